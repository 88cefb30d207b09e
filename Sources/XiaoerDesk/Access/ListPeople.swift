// The shop's people.

import XiaoerRules

extension Desk {
    /// Everybody of the shop, those who left too.
    public func listPeople(_ authority: Authority) async throws -> [PersonProfile] {
        try authority.require(.peopleRead)
        return try await database.read { db in
            let roles = try PersonTable.roles(ofShop: authority.shop, db)
            let presence = try PresenceTable.all(of: authority.shop, db)
            var groups: [ID<Person>: [String]] = [:]
            for (key, members) in try GroupTable.members(of: authority.shop, db).sorted(by: { $0.key < $1.key }) {
                for member in members { groups[member, default: []].append(key) }
            }
            return try PersonTable.all(of: authority.shop, db).map { row in
                PersonProfile(
                    row, roles: roles[row.id] ?? [], groups: groups[row.id] ?? [], presence: presence[row.id])
            }
        }
    }

    /// The names of a shop's people, for pages that tell who did something.
    public func names(of shop: ID<Shop>) async throws -> [ID<Person>: String] {
        try await database.read { db in try SeatTable.names(in: shop, db) }
    }
}
