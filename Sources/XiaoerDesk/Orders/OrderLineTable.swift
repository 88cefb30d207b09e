// Order lines, and those that arrived before their order.

import XiaoerRules

/// One line of an order.
public struct OrderLineRow: Hashable, Sendable {
    public var id: ID<OrderLine>
    public var shop: ID<Shop>
    /// The order; zero while a line waits for its order.
    public var order: ID<Order>
    /// The number of its order; read with the row, written through `order`.
    public var orderNumber: String
    /// 1 for the first line.
    public var position: Int
    public var styleNumber: String
    public var name: String
    public var skuCode: String
    public var colour: String
    public var size: String
    public var quantity: Int
    public var priceCents: Int
    /// What was really paid for all its pieces, its share of discounts taken off.
    public var paidCents: Int
    public var state: OrderState

    public init(id: ID<OrderLine>, shop: ID<Shop>, order: ID<Order>, orderNumber: String, position: Int) {
        self.id = id
        self.shop = shop
        self.order = order
        self.orderNumber = orderNumber
        self.position = position
        styleNumber = ""
        name = ""
        skuCode = ""
        colour = ""
        size = ""
        quantity = 1
        priceCents = 0
        paidCents = 0
        state = .unpaid
    }
}

/// The statements of the order lines.
public enum OrderLineTable {
    static let statements = [
        insert, update, updatePaid, ofOrder, at, page, wait, waiting, waitingAt, isAnyWaiting, forgetWaiting,
    ]

    private static let insert = """
        INSERT INTO order_line (
            shop_id, order_id, position, style_number, name, sku_code, colour, size, quantity, price_cents, paid_cents,
            state, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE order_line SET
            shop_id = ?, order_id = ?, position = ?, style_number = ?, name = ?, sku_code = ?, colour = ?, size = ?,
            quantity = ?, price_cents = ?, paid_cents = ?, state = ?
        WHERE id = ?
        """
    private static let updatePaid = "UPDATE order_line SET paid_cents = ? WHERE id = ?"
    private static let columns = """
        SELECT order_line.id, order_line.shop_id, order_line.order_id, shop_order.number, order_line.position,
            order_line.style_number, order_line.name, order_line.sku_code, order_line.colour, order_line.size,
            order_line.quantity, order_line.price_cents, order_line.paid_cents, order_line.state
        FROM order_line JOIN shop_order ON shop_order.id = order_line.order_id
        """
    private static let ofOrder = columns + " WHERE order_line.order_id = ? ORDER BY order_line.position"
    private static let at = columns + " WHERE order_line.order_id = ? AND order_line.position = ?"
    private static let page =
        columns + """
             WHERE order_line.shop_id = ? AND order_line.id > ? ORDER BY order_line.id LIMIT ?
            """
    private static let wait = """
        INSERT INTO waiting_order_line (
            shop_id, order_number, position, style_number, name, sku_code, colour, size, quantity, price_cents, paid_cents,
            state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (shop_id, order_number, position) DO UPDATE SET
            style_number = excluded.style_number, name = excluded.name, sku_code = excluded.sku_code,
            colour = excluded.colour, size = excluded.size, quantity = excluded.quantity,
            price_cents = excluded.price_cents, paid_cents = excluded.paid_cents, state = excluded.state
        """
    private static let waitingColumns = """
        SELECT 0, shop_id, 0, order_number, position, style_number, name, sku_code, colour, size, quantity, price_cents,
            paid_cents, state FROM waiting_order_line
        """
    private static let waiting = waitingColumns + " WHERE shop_id = ? AND order_number = ? ORDER BY position"
    private static let waitingAt = waitingColumns + " WHERE shop_id = ? AND order_number = ? AND position = ?"
    private static let isAnyWaiting = "SELECT 1 FROM waiting_order_line WHERE shop_id = ? LIMIT 1"
    private static let forgetWaiting = "DELETE FROM waiting_order_line WHERE shop_id = ? AND order_number = ?"

    public static func insert(_ line: OrderLineRow, _ db: any Connection) throws {
        try db.run(insert, arguments(line) + [line.id])
    }

    /// Writes all of a line that exists.
    public static func update(_ line: OrderLineRow, _ db: any Connection) throws {
        try db.run(update, arguments(line) + [line.id])
    }

    /// Writes a line's share of what was paid.
    static func updatePaid(_ line: ID<OrderLine>, cents: Int, _ db: any Connection) throws {
        try db.run(updatePaid, [cents, line])
    }

    /// The lines of an order.
    public static func ofOrder(_ order: ID<Order>, _ db: any Connection) throws -> [OrderLineRow] {
        try db.query(ofOrder, [order], decode)
    }

    static func find(order: ID<Order>, position: Int, _ db: any Connection) throws -> OrderLineRow? {
        try db.first(at, [order, position], decode)
    }

    /// All lines in the order of their ids, from above one.
    public static func page(
        shop: ID<Shop>, after id: ID<OrderLine>, limit: Int, _ db: any Connection
    ) throws -> [OrderLineRow] {
        try db.query(page, [shop, id, limit], decode)
    }

    /// Keeps a line until its order arrives.
    static func wait(_ line: OrderLineRow, _ db: any Connection) throws {
        try db.run(
            wait,
            [
                line.shop, line.orderNumber, line.position, line.styleNumber, line.name, line.skuCode, line.colour,
                line.size, line.quantity, line.priceCents, line.paidCents, line.state.rawValue,
            ])
    }

    static func waiting(number: String, shop: ID<Shop>, _ db: any Connection) throws -> [OrderLineRow] {
        try db.query(waiting, [shop, number], decode)
    }

    static func waiting(number: String, position: Int, shop: ID<Shop>, _ db: any Connection) throws -> OrderLineRow? {
        try db.first(waitingAt, [shop, number, position], decode)
    }

    static func isAnyWaiting(shop: ID<Shop>, _ db: any Connection) throws -> Bool {
        try db.count(isAnyWaiting, [shop]) > 0
    }

    static func forgetWaiting(number: String, shop: ID<Shop>, _ db: any Connection) throws {
        try db.run(forgetWaiting, [shop, number])
    }

    private static func arguments(_ line: OrderLineRow) -> [any Bindable] {
        [
            line.shop, line.order, line.position, line.styleNumber, line.name, line.skuCode, line.colour, line.size,
            line.quantity, line.priceCents, line.paidCents, line.state.rawValue,
        ]
    }

    private static func decode(_ row: any Row) -> OrderLineRow {
        var line = OrderLineRow(
            id: row.id(0), shop: row.id(1), order: row.id(2), orderNumber: row.text(3), position: row.int(4))
        line.styleNumber = row.text(5)
        line.name = row.text(6)
        line.skuCode = row.text(7)
        line.colour = row.text(8)
        line.size = row.text(9)
        line.quantity = row.int(10)
        line.priceCents = row.int(11)
        line.paidCents = row.int(12)
        line.state = OrderState(rawValue: row.text(13)) ?? .unpaid
        return line
    }
}
