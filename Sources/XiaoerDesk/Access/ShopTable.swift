// The shops' statements.

import XiaoerRules

/// A shop as it stands in the database.
public struct ShopRow: Hashable, Sendable {
    public let id: ID<Shop>
    /// The name in addresses: `lizi`.
    public let slug: String
    public let name: String
    public let type: ShopType
    public let time: BusinessTime
    /// The key that signs visitors. Never leaves the server, except to the shop's own administrator.
    public let secret: String
    public let isDemo: Bool

    public init(
        id: ID<Shop>, slug: String, name: String, type: ShopType, time: BusinessTime, secret: String, isDemo: Bool
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.type = type
        self.time = time
        self.secret = secret
        self.isDemo = isDemo
    }
}

/// Reading and adding shops.
public enum ShopTable {
    static let insert = """
        INSERT INTO shop (id, slug, name, type, offset_minutes, day_cut_minutes, secret, is_demo, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let byID = columns + " WHERE id = ?"
    static let bySlug = columns + " WHERE slug = ?"
    static let every = columns + " ORDER BY id"
    private static let columns = """
        SELECT id, slug, name, type, offset_minutes, day_cut_minutes, secret, is_demo FROM shop
        """
    /// Every statement of this file, for the test that prepares them.
    static let statements = [insert, byID, bySlug, every]

    public static func insert(_ shop: ShopRow, at now: Instant, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                shop.id, shop.slug, shop.name, shop.type.rawValue, shop.time.offsetMinutes, shop.time.dayCutMinutes,
                shop.secret, shop.isDemo, now,
            ])
    }

    public static func find(_ id: ID<Shop>, _ db: any Connection) throws -> ShopRow? {
        try db.first(byID, [id], decode)
    }

    public static func find(slug: String, _ db: any Connection) throws -> ShopRow? {
        try db.first(bySlug, [slug], decode)
    }

    public static func all(_ db: any Connection) throws -> [ShopRow] { try db.query(every, decode) }

    private static func decode(_ row: any Row) -> ShopRow {
        ShopRow(
            id: row.id(0), slug: row.text(1), name: row.text(2), type: ShopType(rawValue: row.text(3)) ?? .ordinary,
            time: BusinessTime(offsetMinutes: row.int(4), dayCutMinutes: row.int(5)), secret: row.text(6),
            isDemo: row.bool(7))
    }
}
