// Phrases of a shop's people and how often each phrase is used: statements.

import XiaoerRules

/// A phrase an agent wrote for the own use (SCR-2).
public struct PersonalPhraseRow: Sendable {
    public let id: ID<Phrase>
    public let title: String
    public let text: String
}

/// Statements on phrases.
public enum PhraseTable {
    static let ofPerson = """
        SELECT id, title, text FROM phrase WHERE shop_id = ? AND person_id = ? AND is_active = 1 ORDER BY id
        """
    static let insert = """
        INSERT INTO phrase (id, shop_id, person_id, scenario, title, text, class, is_active, at)
        VALUES (?, ?, ?, NULL, ?, ?, 'other', 1, ?)
        """
    static let update = "UPDATE phrase SET title = ?, text = ?, at = ? WHERE id = ? AND person_id = ?"
    static let delete = "UPDATE phrase SET is_active = 0 WHERE id = ? AND person_id = ?"
    static let count = """
        INSERT INTO phrase_use (shop_id, phrase_key, day, count) VALUES (?, ?, ?, 1)
        ON CONFLICT (shop_id, phrase_key, day) DO UPDATE SET count = phrase_use.count + 1
        """
    static let used = """
        SELECT phrase_key, sum(count) FROM phrase_use WHERE shop_id = ? AND day >= ? GROUP BY phrase_key
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [ofPerson, insert, update, delete, count, used]

    static func all(of person: ID<Person>, in shop: ID<Shop>, _ db: any Connection) throws -> [PersonalPhraseRow] {
        try db.query(ofPerson, [shop, person]) { PersonalPhraseRow(id: $0.id(0), title: $0.text(1), text: $0.text(2)) }
    }

    static func insert(
        _ id: ID<Phrase>, shop: ID<Shop>, person: ID<Person>, title: String, text: String, at now: Instant,
        _ db: any Connection
    ) throws { try db.run(insert, [id, shop, person, title, text, now]) }

    /// True when the person has such a phrase.
    static func update(
        _ id: ID<Phrase>, of person: ID<Person>, title: String, text: String, at now: Instant, _ db: any Connection
    ) throws -> Bool { try db.run(update, [title, text, now, id, person]) > 0 }

    static func delete(_ id: ID<Phrase>, of person: ID<Person>, _ db: any Connection) throws -> Bool {
        try db.run(delete, [id, person]) > 0
    }

    /// SCR-15: one more use on a business day.
    static func count(_ key: String, shop: ID<Shop>, day: String, _ db: any Connection) throws {
        try db.run(count, [shop, key, day])
    }

    static func used(in shop: ID<Shop>, since day: String, _ db: any Connection) throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try db.query(used, [shop, day]) { ($0.text(0), $0.int(1)) })
    }
}
