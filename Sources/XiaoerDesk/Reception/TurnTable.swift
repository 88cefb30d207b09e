// Answered turns: every response time stays recomputable (REC-21).

import XiaoerRules

/// One answered turn.
struct TurnRow: Sendable {
    let id: Int64
    let shop: ID<Shop>
    let conversation: ID<Conversation>
    let kind: Turn.Kind
    let startedAt: Instant
    let answeredAt: Instant
    let person: ID<Person>?
    let isLate: Bool
}

/// Statements on turns.
public enum TurnTable {
    static let insert = """
        INSERT INTO turn (id, shop_id, conversation_id, kind, started_at, answered_at, person_id, late)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert]

    static func insert(_ row: TurnRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                row.id, row.shop, row.conversation, row.kind.rawValue, row.startedAt, row.answeredAt, row.person,
                row.isLate,
            ])
    }
}
