// How far the full-text index has read the event log: statements.

import XiaoerRules

/// Statements on the index's place in the event log.
public enum SearchProgressTable {
    static let find = "SELECT seq FROM search_progress WHERE name = 'messages'"
    static let upsert = """
        INSERT INTO search_progress (name, seq) VALUES ('messages', ?)
        ON CONFLICT (name) DO UPDATE SET seq = excluded.seq
        """
    static let fresh = """
        SELECT e.seq, m.id, m.text FROM event e JOIN message m ON m.id = e.subject_id
        WHERE e.seq > ? AND e.type = 'message.created' ORDER BY e.seq LIMIT ?
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [find, upsert, fresh]

    static func reached(_ db: any Connection) throws -> Int64 { try db.first(find) { $0.integer(0) } ?? 0 }

    static func save(_ seq: Int64, _ db: any Connection) throws { try db.run(upsert, [seq]) }

    static func messages(
        after seq: Int64, limit: Int, _ db: any Connection
    ) throws -> [(seq: Int64, id: ID<Message>, text: String)] {
        try db.query(fresh, [seq, limit]) { (seq: $0.integer(0), id: $0.id(1), text: $0.text(2)) }
    }
}
