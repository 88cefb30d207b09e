// Step cards that were shown: statements.

import XiaoerRules

/// A card as it was shown.
struct CardRow: Sendable {
    let id: ID<Card>
    let shop: ID<Shop>
    let conversation: ID<Conversation>
    let message: ID<Message>
    let intent: String
    let confidence: Double
    let table: String?
    let tableVersion: Int?
    let row: String?
    /// The facts it rested on, as JSON.
    let facts: String
    let correctedFrom: String?
    let madeAt: Instant
}

/// Statements on cards.
public enum CardTable {
    static let insert = """
        INSERT INTO card (id, shop_id, conversation_id, message_id, intent, confidence, table_id, table_version, row_id,
            facts, corrected_from, is_dismissed, made_at, used_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, NULL)
        """
    static let newest = """
        SELECT id, message_id, intent, table_id, table_version, row_id, facts, is_dismissed FROM card
        WHERE conversation_id = ? ORDER BY id DESC LIMIT 1
        """
    static let conversationOf = "SELECT conversation_id FROM card WHERE id = ?"
    static let use = "UPDATE card SET used_at = ? WHERE id = ? AND conversation_id = ? AND used_at IS NULL"
    static let dismiss = "UPDATE card SET is_dismissed = 1 WHERE id = ? AND conversation_id = ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert, newest, conversationOf, use, dismiss]

    /// As much of the newest card as decides whether a new one is due.
    struct Newest: Sendable {
        let id: ID<Card>
        let message: ID<Message>
        let intent: String
        let table: String?
        let version: Int?
        let row: String?
        let facts: String
        let isDismissed: Bool
    }

    static func newest(in conversation: ID<Conversation>, _ db: any Connection) throws -> Newest? {
        try db.first(newest, [conversation]) { row in
            Newest(
                id: row.id(0), message: row.id(1), intent: row.text(2), table: row.textIfAny(3),
                version: row.intIfAny(4),
                row: row.textIfAny(5), facts: row.text(6), isDismissed: row.bool(7))
        }
    }

    static func insert(_ card: CardRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                card.id, card.shop, card.conversation, card.message, card.intent, card.confidence, card.table,
                card.tableVersion, card.row, card.facts, card.correctedFrom, card.madeAt,
            ])
    }

    /// The card led to a message.
    static func use(_ card: ID<Card>, in conversation: ID<Conversation>, at now: Instant, _ db: any Connection) throws {
        try db.run(use, [now, card, conversation])
    }

    static func dismiss(_ card: ID<Card>, in conversation: ID<Conversation>, _ db: any Connection) throws {
        try db.run(dismiss, [card, conversation])
    }
}
