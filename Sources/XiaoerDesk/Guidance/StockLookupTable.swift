// Look-ups of stock in conversations: statements.

import XiaoerRules

/// Look-ups of stock in a conversation (STK-16).
public enum StockLookupTable {
    static let upsert = """
        INSERT INTO stock_lookup (conversation_id, sku_id, person_id, figure, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conversation_id, sku_id) DO UPDATE SET
            person_id = excluded.person_id, figure = excluded.figure, at = excluded.at
        """
    static let ofConversation = """
        SELECT l.sku_id, l.figure, l.at, s.colour, s.size, t.number, t.name FROM stock_lookup l
        JOIN sku s ON s.id = l.sku_id JOIN style t ON t.id = s.style_id
        WHERE l.conversation_id = ? ORDER BY l.at DESC LIMIT 20
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [upsert, ofConversation]

    static func record(
        _ sku: ID<SKU>, figure: Int, by person: ID<Person>?, in conversation: ID<Conversation>, at now: Instant,
        _ db: any Connection
    ) throws {
        try db.run(upsert, [conversation, sku, person, figure, now])
    }

    /// The look-ups as the language check reads them.
    static func all(
        in conversation: ID<Conversation>, _ db: any Connection
    ) throws -> [ConversationFacts.StockLookUp] {
        try db.query(ofConversation, [conversation]) { row in
            ConversationFacts.StockLookUp(
                sku: row.id(0), styleWords: [row.text(5), row.text(6)], colour: row.text(3), size: row.text(4),
                available: row.int(1), at: row.instant(2))
        }
    }
}
