// Restock notices: statements and row mapping (STK-20).

import XiaoerRules

/// A buyer who wants to hear when a SKU is back.
public struct RestockNoticeRow: Sendable {
    public let id: ID<RestockNotice>
    public let shop: ID<Shop>
    public let sku: ID<SKU>
    public let customer: ID<Customer>
    public let conversation: ID<Conversation>?
    public let contact: String
    public let channel: String
    public let expectedAt: Instant?
    public var state: RestockNoticeState
    public let registeredBy: ID<Person>?
    /// Decides the place in the queue, also after the goods were sold out again.
    public let registeredAt: Instant
    public var stateAt: Instant
    public var reason: String?
}

/// Reading and changing restock notices.
public enum RestockNoticeTable {
    private static let columns = """
        SELECT id, shop_id, sku_id, customer_id, conversation_id, contact, channel, expected_at, state, registered_by,
            registered_at, state_at, reason
        FROM restock_notice
        """
    static let byID = columns + " WHERE id = ? AND shop_id = ?"
    static let ofState =
        columns
            + """
             WHERE shop_id = ? AND state = ? AND (registered_at > ? OR (registered_at = ? AND id > ?))
            ORDER BY registered_at, id LIMIT ?
            """
    static let openOfCustomer =
        columns
        + " WHERE sku_id = ? AND customer_id = ? AND state IN ('waiting', 'arrived') LIMIT 1"
    static let ofSKU = columns + " WHERE sku_id = ? AND state = ? ORDER BY registered_at, id LIMIT 500"
    static let insert = """
        INSERT INTO restock_notice (id, shop_id, sku_id, customer_id, conversation_id, contact, channel, expected_at, state,
            registered_by, registered_at, state_at, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let move = "UPDATE restock_notice SET state = ?, state_at = ?, reason = ? WHERE id = ?"
    static let counts = "SELECT state, count(*) FROM restock_notice WHERE shop_id = ? GROUP BY state"
    static let overdue =
        columns
        + " WHERE shop_id = ? AND state IN ('waiting', 'notified') AND registered_at <= ? ORDER BY id LIMIT 500"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [byID, ofState, openOfCustomer, ofSKU, insert, move, counts, overdue]

    static func find(_ id: ID<RestockNotice>, shop: ID<Shop>, _ db: any Connection) throws -> RestockNoticeRow? {
        try db.first(byID, [id, shop], decode)
    }

    /// Registers, unless the customer waits for this SKU already: then the earlier notice counts. Answers its id.
    static func register(_ row: RestockNoticeRow, _ db: any Connection) throws -> ID<RestockNotice> {
        if let open = try db.first(openOfCustomer, [row.sku, row.customer], decode) { return open.id }
        try db.run(
            insert,
            [
                row.id, row.shop, row.sku, row.customer, row.conversation, row.contact, row.channel, row.expectedAt,
                row.state.rawValue, row.registeredBy, row.registeredAt, row.stateAt, row.reason,
            ])
        return row.id
    }

    static func page(
        _ shop: ID<Shop>, _ state: RestockNoticeState, after: Place, limit: Int, _ db: any Connection
    ) throws -> [RestockNoticeRow] {
        try db.query(ofState, [shop, state.rawValue, after.at, after.at, after.id, limit], decode)
    }

    /// A place in the queue: time of registration, and the id where times are equal.
    struct Place: Sendable {
        let at: Instant
        let id: Int64

        static let first = Place(at: Instant(milliseconds: .min), id: 0)

        private init(at: Instant, id: Int64) {
            self.at = at
            self.id = id
        }

        init(_ row: RestockNoticeRow) { self.init(at: row.registeredAt, id: row.id.value) }

        init?(_ text: String) {
            let parts = text.split(separator: ".").map { Int64($0) }
            guard parts.count == 2, let at = parts[0], let id = parts[1] else { return nil }
            self.init(at: Instant(milliseconds: at), id: id)
        }

        var text: String { "\(at.milliseconds).\(id)" }
    }

    static func all(of sku: ID<SKU>, _ state: RestockNoticeState, _ db: any Connection) throws -> [RestockNoticeRow] {
        try db.query(ofSKU, [sku, state.rawValue], decode)
    }

    /// Notices of a shop registered up to a moment and not settled.
    static func old(in shop: ID<Shop>, before: Instant, _ db: any Connection) throws -> [RestockNoticeRow] {
        try db.query(overdue, [shop, before], decode)
    }

    static func save(_ row: RestockNoticeRow, _ db: any Connection) throws {
        try db.run(move, [row.state.rawValue, row.stateAt, row.reason, row.id])
    }

    static func counts(in shop: ID<Shop>, _ db: any Connection) throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try db.query(counts, [shop]) { ($0.text(0), $0.int(1)) })
    }

    private static func decode(_ row: any Row) throws -> RestockNoticeRow {
        RestockNoticeRow(
            id: row.id(0), shop: row.id(1), sku: row.id(2), customer: row.id(3), conversation: row.idIfAny(4),
            contact: row.text(5), channel: row.text(6), expectedAt: row.instantIfAny(7),
            state: RestockNoticeState(rawValue: row.text(8)) ?? .waiting, registeredBy: row.idIfAny(9),
            registeredAt: row.instant(10), stateAt: row.instant(11), reason: row.textIfAny(12))
    }
}
