// Looking things up by the beginning of a key: names, pinyin, initials, phone tails, order numbers.

import XiaoerRules

/// The statements of `search_key`.
public enum SearchKeyTable {
    /// A thing that was found.
    public struct Hit: Hashable, Sendable {
        public let kind: String
        public let subject: Int64
    }

    static let statements = [insert, deleteSubject, withPrefix, ofKindWithPrefix]

    private static let insert = """
        INSERT INTO search_key (shop_id, key, kind, subject_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    private static let deleteSubject = "DELETE FROM search_key WHERE kind = ? AND subject_id = ? AND shop_id = ?"
    // A range and not LIKE: both engines walk the primary key for it, the closest keys first.
    private static let withPrefix = """
        SELECT kind, subject_id FROM search_key WHERE shop_id = ? AND key >= ? AND key < ?
        ORDER BY key, kind, subject_id LIMIT ?
        """
    private static let ofKindWithPrefix = """
        SELECT kind, subject_id FROM search_key WHERE shop_id = ? AND key >= ? AND key < ? AND kind = ?
        ORDER BY key, kind, subject_id LIMIT ?
        """

    /// Makes the keys of a thing exactly these. `kind` is `customer`, `order`, `style` …
    public static func replace(
        kind: String, subject: Int64, shop: ID<Shop>, keys: some Sequence<String>, _ db: any Connection
    ) throws {
        try db.run(deleteSubject, [kind, subject, shop])
        for key in Set(keys) where !key.isEmpty { try db.run(insert, [shop, key, kind, subject]) }
    }

    /// Forgets a thing.
    public static func remove(kind: String, subject: Int64, shop: ID<Shop>, _ db: any Connection) throws {
        try db.run(deleteSubject, [kind, subject, shop])
    }

    /// Things of a shop with a key that begins with the text, exact matches first, each once.
    public static func search(
        _ text: String, shop: ID<Shop>, kind: String? = nil, limit: Int, _ db: any Connection
    ) throws -> [Hit] {
        guard let key = SearchKeys.query(text) else { return [] }
        let end = key + "\u{10FFFF}"
        // One thing has many keys with the same beginning: ask for more rows than things are wanted.
        let rows = limit * 8
        let found =
            if let kind {
                try db.query(ofKindWithPrefix, [shop, key, end, kind, rows], decode)
            } else {
                try db.query(withPrefix, [shop, key, end, rows], decode)
            }
        var seen: Set<Hit> = []
        return Array(found.filter { seen.insert($0).inserted }.prefix(limit))
    }

    private static func decode(_ row: any Row) -> Hit { Hit(kind: row.text(0), subject: row.integer(1)) }
}
