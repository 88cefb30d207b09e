// Orders as the platform and the ERP know them (ORD-1).

import XiaoerRules

/// One order without its lines.
public struct OrderRow: Hashable, Sendable {
    public var id: ID<Order>
    public var shop: ID<Shop>
    public var number: String
    public var customer: ID<Customer>
    /// The ordering account.
    public var account: String
    public var state: OrderState
    public var totalCents: Int
    public var paidCents: Int
    public var freightCents: Int
    public var consignee: String
    public var phone: String
    public var province: String
    public var city: String
    public var address: String
    public var courier: String?
    public var trackingNumber: String?
    public var buyerNote: String
    public var sellerNote: String
    /// `red`, `blue` … or empty (ORD-5).
    public var flag: String
    public var placedAt: Instant
    public var paidAt: Instant?
    public var shippedAt: Instant?
    public var finishedAt: Instant?
    public var closedReason: String?
    /// Where it came from: `marketplace`, `file`, `demo`.
    public var source: String
    /// What the row of the file looked like from which it was last taken.
    public var fingerprint: String

    /// An order of which nothing but its number and account is known.
    public init(
        id: ID<Order>, shop: ID<Shop>, number: String, customer: ID<Customer>, account: String, placedAt: Instant
    ) {
        self.id = id
        self.shop = shop
        self.number = number
        self.customer = customer
        self.account = account
        state = .unpaid
        totalCents = 0
        paidCents = 0
        freightCents = 0
        consignee = ""
        phone = ""
        province = ""
        city = ""
        address = ""
        buyerNote = ""
        sellerNote = ""
        flag = ""
        self.placedAt = placedAt
        source = "file"
        fingerprint = ""
    }
}

/// The statements of the orders.
public enum OrderTable {
    static let statements = [insert, update, byID, byNumber, ofCustomer, newestOfCustomer, page, purchases]

    private static let insert = """
        INSERT INTO shop_order (
            shop_id, number, customer_id, account, state, total_cents, paid_cents, freight_cents, consignee, phone, province,
            city, address, courier, tracking_number, buyer_note, seller_note, flag, placed_at, paid_at, shipped_at,
            finished_at, closed_reason, source, fingerprint, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE shop_order SET
            shop_id = ?, number = ?, customer_id = ?, account = ?, state = ?, total_cents = ?, paid_cents = ?,
            freight_cents = ?, consignee = ?, phone = ?, province = ?, city = ?, address = ?, courier = ?,
            tracking_number = ?, buyer_note = ?, seller_note = ?, flag = ?, placed_at = ?, paid_at = ?, shipped_at = ?,
            finished_at = ?, closed_reason = ?, source = ?, fingerprint = ?
        WHERE id = ?
        """
    private static let columns = """
        SELECT id, shop_id, number, customer_id, account, state, total_cents, paid_cents, freight_cents, consignee, phone,
            province, city, address, courier, tracking_number, buyer_note, seller_note, flag, placed_at, paid_at,
            shipped_at, finished_at, closed_reason, source, fingerprint FROM shop_order
        """
    private static let byID = columns + " WHERE shop_id = ? AND id = ?"
    private static let byNumber = columns + " WHERE shop_id = ? AND number = ?"
    private static let ofCustomer =
        columns + """
             WHERE customer_id = ? AND shop_id = ? AND placed_at >= ? ORDER BY placed_at DESC, id DESC LIMIT ?
            """
    private static let newestOfCustomer = columns + " WHERE customer_id = ? ORDER BY placed_at DESC, id DESC LIMIT ?"
    private static let page = columns + " WHERE shop_id = ? AND id > ? ORDER BY id LIMIT ?"
    private static let purchases = """
        SELECT coalesce(paid_at, placed_at), paid_cents FROM shop_order WHERE customer_id = ? AND state = 'completed'
        """

    /// Writes a new order with its search keys.
    public static func insert(_ order: OrderRow, _ db: any Connection) throws {
        try db.run(insert, arguments(order))
        try SearchKeyTable.replace(
            kind: "order", subject: order.id.value, shop: order.shop, keys: keys(order), db)
    }

    /// Writes all of an order that exists, with its search keys.
    public static func update(_ order: OrderRow, _ db: any Connection) throws {
        try db.run(update, arguments(order))
        try SearchKeyTable.replace(
            kind: "order", subject: order.id.value, shop: order.shop, keys: keys(order), db)
    }

    public static func find(_ id: ID<Order>, shop: ID<Shop>, _ db: any Connection) throws -> OrderRow? {
        try db.first(byID, [shop, id], decode)
    }

    public static func find(number: String, shop: ID<Shop>, _ db: any Connection) throws -> OrderRow? {
        try db.first(byNumber, [shop, number], decode)
    }

    /// A customer's orders placed since a moment, newest first (ORD-3).
    public static func ofCustomer(
        _ customer: ID<Customer>, shop: ID<Shop>, since: Instant, limit: Int, _ db: any Connection
    ) throws -> [OrderRow] {
        try db.query(ofCustomer, [customer, shop, since, limit], decode)
    }

    /// A customer's newest orders. The customer was found in the shop, so the orders are the shop's.
    public static func ofCustomer(_ customer: ID<Customer>, limit: Int, _ db: any Connection) throws -> [OrderRow] {
        try db.query(newestOfCustomer, [customer, limit], decode)
    }

    /// All orders in the order of their ids, from above one.
    public static func page(shop: ID<Shop>, after id: ID<Order>, limit: Int, _ db: any Connection) throws -> [OrderRow]
    {
        try db.query(page, [shop, id, limit], decode)
    }

    /// When and for how much a customer bought with success.
    public static func purchases(_ customer: ID<Customer>, _ db: any Connection) throws -> [(at: Instant, cents: Int)] {
        try db.query(purchases, [customer]) { ($0.instant(0), $0.int(1)) }
    }

    private static func keys(_ order: OrderRow) -> [String] {
        let numbers = SearchKeys.ofOrderNumber(order.number) + SearchKeys.ofCode(order.trackingNumber ?? "")
        return numbers + NameKeys.of(order.consignee) + SearchKeys.ofPhone(order.phone)
    }

    private static func arguments(_ order: OrderRow) -> [any Bindable] {
        [
            order.shop, order.number, order.customer, order.account, order.state.rawValue, order.totalCents,
            order.paidCents, order.freightCents, order.consignee, order.phone, order.province, order.city,
            order.address,
            order.courier, order.trackingNumber, order.buyerNote, order.sellerNote, order.flag, order.placedAt,
            order.paidAt, order.shippedAt, order.finishedAt, order.closedReason, order.source, order.fingerprint,
            order.id,
        ]
    }

    private static func decode(_ row: any Row) -> OrderRow {
        var order = OrderRow(
            id: row.id(0), shop: row.id(1), number: row.text(2), customer: row.id(3), account: row.text(4),
            placedAt: row.instant(19))
        order.state = OrderState(rawValue: row.text(5)) ?? .unpaid
        order.totalCents = row.int(6)
        order.paidCents = row.int(7)
        order.freightCents = row.int(8)
        order.consignee = row.text(9)
        order.phone = row.text(10)
        order.province = row.text(11)
        order.city = row.text(12)
        order.address = row.text(13)
        order.courier = row.textIfAny(14)
        order.trackingNumber = row.textIfAny(15)
        order.buyerNote = row.text(16)
        order.sellerNote = row.text(17)
        order.flag = row.text(18)
        order.paidAt = row.instantIfAny(20)
        order.shippedAt = row.instantIfAny(21)
        order.finishedAt = row.instantIfAny(22)
        order.closedReason = row.textIfAny(23)
        order.source = row.text(24)
        order.fingerprint = row.text(25)
        return order
    }
}
