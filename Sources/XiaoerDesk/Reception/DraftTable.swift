// Drafts: what a person has begun to write, kept on the server (statements).

import XiaoerRules

/// A draft of one person in one conversation.
public struct DraftRow: Hashable, Sendable, Codable {
    public let text: String
    /// Rises with each save; a save that does not know the newest version is refused.
    public let version: Int
}

/// Reading and saving drafts.
public enum DraftTable {
    static let byKey = "SELECT text, version FROM draft WHERE conversation_id = ? AND person_id = ?"
    static let upsert = """
        INSERT INTO draft (conversation_id, person_id, text, version, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conversation_id, person_id) DO UPDATE SET
            text = excluded.text, version = excluded.version, at = excluded.at
        """
    static let clear = "UPDATE draft SET text = '', version = version + 1 WHERE conversation_id = ? AND person_id = ?"
    static let deleteOld = "DELETE FROM draft WHERE at < ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [byKey, upsert, clear, deleteOld]

    static func find(of person: ID<Person>, in conversation: ID<Conversation>, _ db: any Connection) throws -> DraftRow?
    {
        try db.first(byKey, [conversation, person]) { DraftRow(text: $0.text(0), version: $0.int(1)) }
    }

    static func save(
        _ draft: DraftRow, of person: ID<Person>, in conversation: ID<Conversation>, at now: Instant,
        _ db: any Connection
    ) throws {
        try db.run(upsert, [conversation, person, draft.text, draft.version, now])
    }

    /// Empties the draft but keeps counting, so that a save that was on its way cannot bring a sent text back.
    static func delete(of person: ID<Person>, in conversation: ID<Conversation>, _ db: any Connection) throws {
        try db.run(clear, [conversation, person])
    }

    static func deleteOlder(than moment: Instant, _ db: any Connection) throws { try db.run(deleteOld, [moment]) }
}
