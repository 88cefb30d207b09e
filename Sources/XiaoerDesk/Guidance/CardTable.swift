// Step cards that were shown, and the facts and look-ups they rest on: statements.

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
                id: row.id(0), message: row.id(1), intent: row.text(2), table: row.textIfAny(3), version: row.intIfAny(4),
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

/// What is known in a conversation beyond its messages: slots and answers, set by agents or by the desk.
public enum ConversationFactTable {
    static let all = "SELECT name, value, source, at FROM conversation_fact WHERE conversation_id = ?"
    static let upsert = """
        INSERT INTO conversation_fact (conversation_id, name, value, source, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conversation_id, name) DO UPDATE SET
            value = excluded.value, source = excluded.source, at = excluded.at
        """
    static let delete = "DELETE FROM conversation_fact WHERE conversation_id = ? AND name = ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [all, upsert, delete]

    struct Stored: Sendable {
        let value: String
        let source: String
        let at: Instant
    }

    static func all(of conversation: ID<Conversation>, _ db: any Connection) throws -> [String: Stored] {
        let rows = try db.query(all, [conversation]) { row in
            (row.text(0), Stored(value: row.text(1), source: row.text(2), at: row.instant(3)))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Sets a fact; nil forgets it.
    static func set(
        _ name: String, _ value: String?, source: String, in conversation: ID<Conversation>, at now: Instant,
        _ db: any Connection
    ) throws {
        if let value {
            try db.run(upsert, [conversation, name, value, source, now])
        } else {
            try db.run(delete, [conversation, name])
        }
    }
}

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

/// Corrections of the recognition, from which it learns.
public enum IntentExampleTable {
    static let insert = """
        INSERT INTO intent_example (id, shop_id, text, intent, guessed, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    static let ofShop = "SELECT text, intent FROM intent_example WHERE shop_id = ? ORDER BY id DESC LIMIT 2000"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert, ofShop]

    static func insert(
        _ id: Int64, shop: ID<Shop>, text: String, intent: Intent, guessed: String, by person: ID<Person>?,
        at now: Instant, _ db: any Connection
    ) throws {
        try db.run(insert, [id, shop, text, intent.rawValue, guessed, person, now])
    }

    static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [LabelledExample] {
        try db.query(ofShop, [shop]) { row in
            Intent(rawValue: row.text(1)).map { LabelledExample(text: row.text(0), intent: $0) }
        }.compactMap(\.self)
    }
}
