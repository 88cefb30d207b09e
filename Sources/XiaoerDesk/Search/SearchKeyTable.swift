// Search keys of customers, orders and styles.

import XiaoerRules

/// What a search key leads to.
public enum SearchKind: String, Sendable {
    case customer, order, style
}

/// The statements of the search keys.
public enum SearchKeyTable {
    static let statements = [forget, insert, find]

    private static let forget = "DELETE FROM search_key WHERE kind = ? AND subject_id = ?"
    private static let insert = """
        INSERT INTO search_key (shop_id, key, kind, subject_id) VALUES (?, ?, ?, ?)
        ON CONFLICT (shop_id, key, kind, subject_id) DO NOTHING
        """
    private static let find = """
        SELECT DISTINCT subject_id FROM search_key WHERE shop_id = ? AND key >= ? AND key < ? AND kind = ?
        ORDER BY subject_id DESC LIMIT ?
        """

    /// Makes these the only keys of the subject.
    public static func replace<Kind>(
        kind: SearchKind, subject: ID<Kind>, shop: ID<Shop>, keys: [String], _ db: any Connection
    ) throws {
        try db.run(forget, [kind.rawValue, subject])
        try add(kind: kind, subject: subject, shop: shop, keys: keys, db)
    }

    /// Adds keys to a subject that is new and has none.
    public static func add<Kind>(
        kind: SearchKind, subject: ID<Kind>, shop: ID<Shop>, keys: [String], _ db: any Connection
    ) throws {
        for key in keys where !key.isEmpty { try db.run(insert, [shop, key, kind.rawValue, subject]) }
    }

    /// Subjects of a kind with a key that begins with the text, newest first.
    public static func find(kind: SearchKind, shop: ID<Shop>, prefix: String, limit: Int, _ db: any Connection) throws
        -> [Int64]
    {
        let key = prefix.lowercased().filter { !$0.isWhitespace }
        guard !key.isEmpty else { return [] }
        return try db.query(find, [shop, key, key + "\u{10FFFF}", kind.rawValue, limit]) { $0.integer(0) }
    }
}
