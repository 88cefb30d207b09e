// A person says where they are; it stays so through disconnects and restarts.

import XiaoerRules

/// The new presence and what it leaves behind.
public struct PresenceChange: Sendable {
    public let presence: Presence
    /// Customers the person still has; they remain until somebody takes them over, also after going off duty.
    public let openConversations: Int
    /// REC-57: ask who looks after them.
    public let asksForStandIn: Bool
}

extension Desk {
    /// Saves the state of the own seat (REC-53); whoever comes online gets from the queue what the seat has room for.
    /// Throws ``InvalidInput`` for a stand-in who cannot stand in.
    public func setPresence(
        _ authority: Authority, _ state: SeatState, standIn: ID<Person>? = nil
    ) async throws -> PresenceChange {
        try authority.require(.presenceSet)
        let id = try authority.requirePerson(Permission.presenceSet.rawValue)
        let at = now()
        let settings = try await settings(of: authority.shop)
        return try await database.write { db in
            if let standIn { try Self.checkStandIn(standIn, for: id, in: authority.shop, db) }
            let before = try PresenceTable.find(id, db)
            let open = try PresenceTable.openConversations(of: id, db)
            let asks = state.asksForStandIn(openConversations: open) && standIn == nil
            if let before, before.state == state, before.standIn == standIn {
                return PresenceChange(presence: before, openConversations: open, asksForStandIn: asks)
            }
            let after = Presence(
                state: state, standIn: standIn, since: before?.state == state ? before?.since ?? at : at)
            try PresenceTable.save(after, of: id, in: authority.shop, db)
            try db.tell(
                Event(
                    shop: authority.shop, at: at, type: "presence.changed", actor: authority.actor,
                    subject: .init("person", id.value),
                    data: try Event.json(
                        of: PresenceStory(
                            before: (before?.state ?? .off).rawValue, after: state.rawValue, standIn: standIn)),
                    echo: after))
            if state.receivesCustomers { try Self.drainQueue(of: authority.shop, settings, at, db) }
            return PresenceChange(presence: after, openConversations: open, asksForStandIn: asks)
        }
    }

    private static func checkStandIn(
        _ standIn: ID<Person>, for person: ID<Person>, in shop: ID<Shop>, _ db: any Connection
    ) throws {
        guard standIn != person else { throw InvalidInput("standIn", "Somebody else has to stand in.") }
        guard let colleague = try PersonTable.find(standIn, in: shop, db), colleague.isActive else {
            throw InvalidInput("standIn", "There is no such colleague.")
        }
        let state = try PresenceTable.find(standIn, db)?.state ?? .off
        guard state.receivesCustomers else {
            throw InvalidInput("standIn", "\(colleague.name) is not receiving customers now.")
        }
    }
}

private struct PresenceStory: Encodable {
    let before: String
    let after: String
    let standIn: ID<Person>?
}
