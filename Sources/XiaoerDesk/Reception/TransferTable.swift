// Transfers: who passed whom to whom, why and with which note (statements).

import XiaoerRules

/// One transfer.
struct TransferRow: Sendable {
    let id: Int64
    let shop: ID<Shop>
    let conversation: ID<Conversation>
    let from: ID<Person>?
    let to: ID<Person>?
    let fromGroup: String
    let toGroup: String
    let reason: TransferReason
    let note: String
    let consent: ID<Message>?
    let overrideReason: String?
    let at: Instant
}

/// Statements on transfers.
public enum TransferTable {
    static let insert = """
        INSERT INTO transfer (id, shop_id, conversation_id, from_id, to_id, from_group, to_group, reason, note,
            consent_message_id, override_reason, at, opened_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
        """
    static let partner = """
        SELECT from_id FROM transfer WHERE conversation_id = ? AND from_group = ? AND to_group = ? AND from_id IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """
    static let open = "UPDATE transfer SET opened_at = ? WHERE conversation_id = ? AND to_id = ? AND opened_at IS NULL"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert, partner, open]

    static func insert(_ row: TransferRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                row.id, row.shop, row.conversation, row.from, row.to, row.fromGroup, row.toGroup, row.reason.rawValue,
                row.note, row.consent, row.overrideReason, row.at,
            ])
    }

    /// REC-88: the seat of a group that passed this conversation to the present one.
    static func partner(
        in conversation: ID<Conversation>, of group: String, from present: String, _ db: any Connection
    ) throws -> ID<Person>? {
        try db.first(partner, [conversation, group, present]) { $0.id(0) }
    }

    /// REC-84: the receiver has opened the history.
    static func markOpened(
        _ conversation: ID<Conversation>, by person: ID<Person>, at now: Instant, _ db: any Connection
    ) throws { try db.run(open, [now, conversation, person]) }
}
