// The team panel: what an agent looks at before any transfer (REC-65).

import XiaoerRules

/// All groups with their queues and seats.
public struct TeamView: Codable, Sendable {
    public struct SeatSide: Codable, Sendable {
        public let id: ID<Person>
        public let name: String
        public let state: SeatState
        public let suspended: Bool
        /// Customers the seat has open, and how many it may have.
        public let open: Int
        public let limit: Int
        public let oldestWaitSeconds: Int?
    }

    public struct GroupSide: Codable, Sendable {
        public let id: String
        public let name: String
        public let open: Bool
        public let hoursText: String
        public let queue: Int
        public let oldestWaitSeconds: Int?
        public let seats: [SeatSide]
    }

    public let groups: [GroupSide]
    public let peak: Bool
}

extension Desk {
    /// The groups of the own shop with hours, queue and seats.
    public func showTeam(as authority: Authority) async throws -> TeamView {
        try authority.require(.teamRead)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        return try await database.read { db in
            let people = try PersonTable.all(of: shop.id, db).filter(\.isActive)
            let presence = try PresenceTable.all(of: shop.id, db)
            let members = try GroupTable.members(of: shop.id, db)
            let waits = try ConversationTable.waits(in: shop.id, db)
            let queues = try ConversationTable.queues(in: shop.id, db)
            let groups = try GroupTable.all(of: shop.id, db).map { group in
                let own = Set(members[group.key] ?? [])
                let queue = queues[group.key]
                return TeamView.GroupSide(
                    id: group.key, name: group.name, open: group.hours.isOpen(now, in: shop.time),
                    hoursText: Self.hoursText(group.hours), queue: queue?.count ?? 0,
                    oldestWaitSeconds: queue?.oldest.map { now.seconds(since: $0) },
                    seats: people.filter { own.contains($0.id) }.map { person in
                        let state = presence[person.id]?.state ?? .off
                        return TeamView.SeatSide(
                            id: person.id, name: person.name, state: state, suspended: state == .suspended,
                            open: waits[person.id]?.open ?? 0, limit: settings.loadQueueAt,
                            oldestWaitSeconds: waits[person.id]?.oldest.map { now.seconds(since: $0) })
                    })
            }
            return TeamView(groups: groups, peak: settings.peakMode)
        }
    }

    /// Switches peak mode (REC-62, TEAM-108).
    public func switchPeak(_ isOn: Bool, as authority: Authority) async throws {
        try authority.require(.peakSwitch)
        try await changeSetting(authority, "peak.mode", to: isOn ? "true" : "false")
    }
}
