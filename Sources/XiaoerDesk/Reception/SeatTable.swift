// Seats of a group and the names of the people in a conversation: statements.

import XiaoerRules

/// What reception needs to know of people and customers.
public enum SeatTable {
    static let ofGroup = """
        SELECT m.person_id, coalesce(p.state, 'off') FROM group_member m
        JOIN person ON person.id = m.person_id AND person.is_active = 1
        LEFT JOIN presence p ON p.person_id = m.person_id
        WHERE m.shop_id = ? AND m.group_key = ? ORDER BY m.person_id
        """
    static let personName = "SELECT name FROM person WHERE id = ?"
    static let personNames = "SELECT id, name FROM person WHERE shop_id = ?"
    static let stateOf = "SELECT state FROM presence WHERE person_id = ?"
    static let groupsOf = "SELECT group_key FROM group_member WHERE person_id = ?"
    static let customerBrief = """
        SELECT id, name, account, level, completed_orders FROM customer WHERE id = ?
        """
    static let newestOrder = """
        SELECT state, finished_at FROM shop_order WHERE customer_id = ? ORDER BY placed_at DESC LIMIT 1
        """
    static let recentQueueWaits = """
        SELECT data FROM event WHERE shop_id = ? AND type = 'conversation.assigned' ORDER BY seq DESC LIMIT 20
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [
        ofGroup, personName, personNames, stateOf, groupsOf, customerBrief, newestOrder, recentQueueWaits,
    ]

    /// The seats of a group with their loads, for the assignment.
    static func seats(of group: String, in shop: ID<Shop>, _ db: any Connection) throws -> [Seat] {
        let loads = try ConversationTable.loads(of: group, in: shop, db)
        return try db.query(ofGroup, [shop, group]) { row in
            let person: ID<Person> = row.id(0)
            return Seat(
                person: person, state: SeatState(rawValue: row.text(1)) ?? .off, load: loads[person]?.load ?? 0,
                lastAssignedAt: loads[person]?.lastAssignedAt)
        }
    }

    static func state(of person: ID<Person>, _ db: any Connection) throws -> SeatState {
        try db.first(stateOf, [person]) { SeatState(rawValue: $0.text(0)) ?? .off } ?? .off
    }

    static func groups(of person: ID<Person>, _ db: any Connection) throws -> [String] {
        try db.query(groupsOf, [person]) { $0.text(0) }
    }

    static func name(of person: ID<Person>, _ db: any Connection) throws -> String {
        try db.first(personName, [person]) { $0.text(0) } ?? "?"
    }

    static func names(in shop: ID<Shop>, _ db: any Connection) throws -> [ID<Person>: String] {
        Dictionary(uniqueKeysWithValues: try db.query(personNames, [shop]) { (ID<Person>($0.integer(0)), $0.text(1)) })
    }

    static func customer(_ id: ID<Customer>, _ db: any Connection) throws -> CustomerBrief? {
        try db.first(customerBrief, [id]) { row in
            CustomerBrief(
                id: row.id(0), name: row.text(1), account: row.text(2), level: row.text(3), completedOrders: row.int(4))
        }
    }

    static func newestOrderState(of customer: ID<Customer>, _ db: any Connection) throws -> String? {
        try db.first(newestOrder, [customer]) { $0.text(0) }
    }

    /// As much of the newest order as the phase needs (REC-4).
    static func newestOrderStage(of customer: ID<Customer>, _ db: any Connection) throws -> Phase.OrderStage? {
        try db.first(newestOrder, [customer]) { row in
            switch row.text(0) {
            case "completed": .finished(at: row.instantIfAny(1) ?? Instant(milliseconds: 0))
            case "closed": .closed
            default: .open
            }
        }
    }
}

/// As much of a customer as a list row shows.
public struct CustomerBrief: Sendable {
    public let id: ID<Customer>
    public let name: String
    public let account: String
    public let level: String
    public let completedOrders: Int
}
