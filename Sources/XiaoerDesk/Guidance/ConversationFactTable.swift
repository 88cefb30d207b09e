// Slots and answers noted in a conversation: statements.

import XiaoerRules

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
