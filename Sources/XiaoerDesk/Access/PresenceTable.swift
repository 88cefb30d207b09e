// The statements about where the seats' people are.

import XiaoerRules

/// Reading and saving presence.
public enum PresenceTable {
    static let save = """
        INSERT INTO presence (person_id, shop_id, state, stand_in_id, since) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (person_id) DO UPDATE SET state = excluded.state, stand_in_id = excluded.stand_in_id,
            since = excluded.since
        """
    static let one = "SELECT state, stand_in_id, since FROM presence WHERE person_id = ?"
    static let ofShop = "SELECT person_id, state, stand_in_id, since FROM presence WHERE shop_id = ?"
    static let openConversations = "SELECT count(*) FROM conversation WHERE owner_id = ? AND state = 'active'"
    /// Every statement of this file, for the test that prepares them.
    static let statements = [save, one, ofShop, openConversations]

    public static func save(
        _ presence: Presence, of person: ID<Person>, in shop: ID<Shop>, _ db: any Connection
    ) throws {
        try db.run(save, [person, shop, presence.state.rawValue, presence.standIn, presence.since])
    }

    /// What somebody said last; nil for a person who was never on duty.
    public static func find(_ person: ID<Person>, _ db: any Connection) throws -> Presence? {
        try db.first(one, [person]) { decode($0, from: 0) }
    }

    /// Everybody of a shop who was ever on duty.
    public static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [ID<Person>: Presence] {
        let rows = try db.query(ofShop, [shop]) { ($0.id(0, of: Person.self), decode($0, from: 1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// How many customers the person has open.
    public static func openConversations(of person: ID<Person>, _ db: any Connection) throws -> Int {
        try db.count(openConversations, [person])
    }

    private static func decode(_ row: any Row, from column: Int) -> Presence {
        Presence(
            state: SeatState(rawValue: row.text(column)) ?? .off, standIn: row.idIfAny(column + 1),
            since: row.instant(column + 2))
    }
}
