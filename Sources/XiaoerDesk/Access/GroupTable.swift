// The statements about routing groups and their members.

import XiaoerRules

/// A routing group of a shop (TEAM-30).
public struct GroupRow: Hashable, Sendable {
    public let shop: ID<Shop>
    public let key: String
    public var name: String
    public var position: Int
    public var hours: OpeningHours
    /// The group that takes over where nobody of this one is on the roster.
    public var overflow: String?

    public init(
        shop: ID<Shop>, key: String, name: String, position: Int, hours: OpeningHours, overflow: String? = nil
    ) {
        self.shop = shop
        self.key = key
        self.name = name
        self.position = position
        self.hours = hours
        self.overflow = overflow
    }
}

/// Reading and changing groups.
public enum GroupTable {
    static let insert = """
        INSERT INTO skill_group (shop_id, key, name, position, weekday_hours, weekend_hours, overflow)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    static let update = """
        UPDATE skill_group SET name = ?, weekday_hours = ?, weekend_hours = ?, overflow = ? WHERE shop_id = ? AND key = ?
        """
    static let ofShop = columns + " WHERE shop_id = ? ORDER BY position, key"
    static let one = columns + " WHERE shop_id = ? AND key = ?"
    static let membersOfShop = """
        SELECT group_key, person_id FROM group_member WHERE shop_id = ? ORDER BY group_key, person_id
        """
    static let ofPerson = "SELECT group_key FROM group_member WHERE person_id = ? ORDER BY group_key"
    static let join = "INSERT INTO group_member (shop_id, group_key, person_id) VALUES (?, ?, ?)"
    static let leaveAll = "DELETE FROM group_member WHERE person_id = ?"
    private static let columns = """
        SELECT shop_id, key, name, position, weekday_hours, weekend_hours, overflow FROM skill_group
        """
    /// Every statement of this file, for the test that prepares them.
    static let statements = [insert, update, ofShop, one, membersOfShop, ofPerson, join, leaveAll]

    public static func insert(_ group: GroupRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                group.shop, group.key, group.name, group.position, group.hours.weekdays.description,
                group.hours.weekend.description, group.overflow,
            ])
    }

    public static func update(_ group: GroupRow, _ db: any Connection) throws {
        try db.run(
            update,
            [
                group.name, group.hours.weekdays.description, group.hours.weekend.description, group.overflow,
                group.shop, group.key,
            ])
    }

    public static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [GroupRow] {
        try db.query(ofShop, [shop], decode)
    }

    public static func find(_ key: String, in shop: ID<Shop>, _ db: any Connection) throws -> GroupRow? {
        try db.first(one, [shop, key], decode)
    }

    /// The members of each group of a shop.
    public static func members(of shop: ID<Shop>, _ db: any Connection) throws -> [String: [ID<Person>]] {
        var members: [String: [ID<Person>]] = [:]
        for (key, person) in try db.query(membersOfShop, [shop], { ($0.text(0), $0.id(1, of: Person.self)) }) {
            members[key, default: []].append(person)
        }
        return members
    }

    /// The keys of the groups somebody belongs to.
    public static func groups(of person: ID<Person>, _ db: any Connection) throws -> [String] {
        try db.query(ofPerson, [person]) { $0.text(0) }
    }

    public static func setGroups(
        _ keys: [String], of person: ID<Person>, in shop: ID<Shop>, _ db: any Connection
    ) throws {
        try db.run(leaveAll, [person])
        for key in Set(keys).sorted() { try db.run(join, [shop, key, person]) }
    }

    private static func decode(_ row: any Row) -> GroupRow {
        let never = ClockRange(fromMinute: 0, toMinute: 0)
        return GroupRow(
            shop: row.id(0), key: row.text(1), name: row.text(2), position: row.int(3),
            hours: OpeningHours(
                weekdays: ClockRange(row.text(4)) ?? never, weekend: ClockRange(row.text(5)) ?? never),
            overflow: row.textIfAny(6))
    }
}
