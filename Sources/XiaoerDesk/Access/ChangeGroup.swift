// Routing groups: their names, hours and who takes over.

import XiaoerRules

/// What to change; nil leaves it as it is.
public struct GroupChange: Sendable {
    public var name: String?
    public var weekdays: ClockRange?
    public var weekend: ClockRange?
    /// `.some(nil)` takes the overflow group away.
    public var overflow: String??

    public init() {}
}

/// A group with its members.
public struct GroupProfile: Hashable, Sendable {
    public let group: GroupRow
    public let members: [ID<Person>]
}

extension Desk {
    /// The shop's groups with their members.
    public func listGroups(_ authority: Authority) async throws -> [GroupProfile] {
        try authority.require(.teamRead)
        return try await database.read { db in
            let members = try GroupTable.members(of: authority.shop, db)
            return try GroupTable.all(of: authority.shop, db).map {
                GroupProfile(group: $0, members: members[$0.key] ?? [])
            }
        }
    }

    /// Changes a group of the own shop (TEAM-30). Throws ``NotFound`` and ``InvalidInput``.
    public func changeGroup(_ authority: Authority, _ key: String, _ change: GroupChange) async throws -> GroupRow {
        try authority.require(.settingWrite)
        let at = now()
        if let name = change.name, name.allSatisfy(\.isWhitespace) || name.count > 40 {
            throw InvalidInput("name", "A name of at most 40 characters.")
        }
        return try await database.write { db in
            guard let before = try GroupTable.find(key, in: authority.shop, db) else { throw NotFound("group") }
            var group = before
            group.name = change.name ?? group.name
            group.hours.weekdays = change.weekdays ?? group.hours.weekdays
            group.hours.weekend = change.weekend ?? group.hours.weekend
            if let overflow = change.overflow { group.overflow = overflow }
            try Self.checkOverflow(of: group, db)
            guard group != before else { return group }
            try GroupTable.update(group, db)
            try db.tell(
                Event(
                    shop: authority.shop, at: at, type: "group.changed", actor: authority.actor,
                    subject: .init("shop", authority.shop.value),
                    data: try Event.json(of: GroupStory(key: key, before: .init(before), after: .init(group)))))
            return group
        }
    }

    /// Following the overflow groups must come to an end.
    private static func checkOverflow(of group: GroupRow, _ db: any Connection) throws {
        let groups = Dictionary(
            uniqueKeysWithValues: try GroupTable.all(of: group.shop, db).map { ($0.key, $0.overflow) })
        var seen: Set<String> = [group.key]
        var next = group.overflow
        while let key = next {
            guard let following = groups[key] else { throw InvalidInput("overflow", "There is no group \(key).") }
            guard seen.insert(key).inserted else {
                throw InvalidInput("overflow", "The groups would pass customers round in a circle.")
            }
            next = following
        }
    }
}

private struct GroupStory: Encodable {
    struct State: Encodable {
        let name: String
        let hours: OpeningHours
        let overflow: String?

        init(_ row: GroupRow) {
            name = row.name
            hours = row.hours
            overflow = row.overflow
        }
    }

    let key: String
    let before: State
    let after: State
}
