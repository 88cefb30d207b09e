// Customers of a shop, buyers and guests.

import XiaoerRules

/// One customer.
public struct CustomerRow: Hashable, Sendable {
    public var id: ID<Customer>
    public var shop: ID<Shop>
    /// The platform's account name; unique in the shop.
    public var account: String
    public var name: String
    public var phone: String?
    public var province: String?
    public var city: String?
    public var address: String?
    public var level: CustomerLevel
    public var rfmScore: Int
    public var completedOrders: Int
    public var spentCents: Int
    public var tags: [String]
    public var notes: String
    public var preferences: [String]
    /// `1990-05-17`, or `05-17` when the year is unknown.
    public var birthday: String?
    public var since: Instant
    public var isGuest: Bool
    public var createdAt: Instant

    /// A customer of whom nothing but the account is known.
    public init(id: ID<Customer>, shop: ID<Shop>, account: String, since: Instant, createdAt: Instant) {
        self.id = id
        self.shop = shop
        self.account = account
        name = ""
        level = .none
        rfmScore = 0
        completedOrders = 0
        spentCents = 0
        tags = []
        notes = ""
        preferences = []
        self.since = since
        isGuest = false
        self.createdAt = createdAt
    }
}

/// The statements of the customers.
public enum CustomerTable {
    static let statements = [insert, update, updatePurchases, byID, byAccount, page]

    private static let insert = """
        INSERT INTO customer (
            shop_id, account, name, phone, province, city, address, level, rfm_score, completed_orders, spent_cents, tags,
            notes, preferences, birthday, since, is_guest, created_at, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE customer SET
            shop_id = ?, account = ?, name = ?, phone = ?, province = ?, city = ?, address = ?, level = ?, rfm_score = ?,
            completed_orders = ?, spent_cents = ?, tags = ?, notes = ?, preferences = ?, birthday = ?, since = ?,
            is_guest = ?, created_at = ?
        WHERE id = ?
        """
    private static let updatePurchases = """
        UPDATE customer SET level = ?, rfm_score = ?, completed_orders = ?, spent_cents = ? WHERE id = ?
        """
    private static let columns = """
        SELECT id, shop_id, account, name, phone, province, city, address, level, rfm_score, completed_orders, spent_cents,
            tags, notes, preferences, birthday, since, is_guest, created_at FROM customer
        """
    private static let byID = columns + " WHERE shop_id = ? AND id = ?"
    private static let byAccount = columns + " WHERE shop_id = ? AND account = ?"
    private static let page = columns + " WHERE shop_id = ? AND id > ? ORDER BY id LIMIT ?"

    /// Writes a new customer with the search keys.
    public static func insert(_ customer: CustomerRow, _ db: any Connection) throws {
        try db.run(insert, arguments(customer))
        try SearchKeyTable.replace(
            kind: "customer", subject: customer.id.value, shop: customer.shop, keys: keys(customer), db)
    }

    /// Writes all of a customer who exists, with the search keys.
    public static func update(_ customer: CustomerRow, _ db: any Connection) throws {
        try db.run(update, arguments(customer))
        try SearchKeyTable.replace(
            kind: "customer", subject: customer.id.value, shop: customer.shop, keys: keys(customer), db)
    }

    /// Writes what follows from the orders.
    public static func updatePurchases(_ customer: CustomerRow, _ db: any Connection) throws {
        try db.run(
            updatePurchases,
            [
                customer.level.rawValue, customer.rfmScore, customer.completedOrders, customer.spentCents, customer.id,
            ])
    }

    public static func find(_ id: ID<Customer>, shop: ID<Shop>, _ db: any Connection) throws -> CustomerRow? {
        try db.first(byID, [shop, id], decode)
    }

    public static func find(account: String, shop: ID<Shop>, _ db: any Connection) throws -> CustomerRow? {
        try db.first(byAccount, [shop, account], decode)
    }

    /// All customers in the order of their ids, from above one.
    public static func page(
        shop: ID<Shop>, after id: ID<Customer>, limit: Int, _ db: any Connection
    ) throws -> [CustomerRow] {
        try db.query(page, [shop, id, limit], decode)
    }

    private static func keys(_ customer: CustomerRow) -> [String] {
        let account = SearchKeys.query(customer.account).map { [$0] } ?? []
        return NameKeys.of(customer.name) + SearchKeys.ofPhone(customer.phone ?? "") + account
    }

    private static func arguments(_ customer: CustomerRow) -> [any Bindable] {
        [
            customer.shop, customer.account, customer.name, customer.phone, customer.province, customer.city,
            customer.address, customer.level.rawValue, customer.rfmScore, customer.completedOrders, customer.spentCents,
            TextList.encode(customer.tags), customer.notes, TextList.encode(customer.preferences), customer.birthday,
            customer.since, customer.isGuest, customer.createdAt, customer.id,
        ]
    }

    private static func decode(_ row: any Row) -> CustomerRow {
        var customer = CustomerRow(
            id: row.id(0), shop: row.id(1), account: row.text(2), since: row.instant(16), createdAt: row.instant(18))
        customer.name = row.text(3)
        customer.phone = row.textIfAny(4)
        customer.province = row.textIfAny(5)
        customer.city = row.textIfAny(6)
        customer.address = row.textIfAny(7)
        customer.level = CustomerLevel(rawValue: row.text(8)) ?? .none
        customer.rfmScore = row.int(9)
        customer.completedOrders = row.int(10)
        customer.spentCents = row.int(11)
        customer.tags = TextList.decode(row.text(12))
        customer.notes = row.text(13)
        customer.preferences = TextList.decode(row.text(14))
        customer.birthday = row.textIfAny(15)
        customer.isGuest = row.bool(17)
        return customer
    }
}
