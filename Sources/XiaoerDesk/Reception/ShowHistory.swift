// Everything that happened in a conversation, in words.

import XiaoerRules

/// One line of a history.
public struct HistoryLine: Codable, Sendable {
    public let seq: Int64
    public let type: String
    public let at: Instant
    public let actor: String
    public let data: StoredJSON
}

/// A page of a history, oldest first.
public struct HistoryPage: Codable, Sendable {
    public let items: [HistoryLine]
    public let next: String?
}

extension Desk {
    /// The event log of one conversation.
    public func showHistory(
        of id: ID<Conversation>, cursor: String?, as authority: Authority
    ) async throws -> HistoryPage {
        let after = try cursor.map { text in
            guard let seq = Int64(text) else { throw InvalidInput("cursor", "is not one of ours") }
            return seq
        }
        return try await database.read { db in
            let row = try Self.visible(id, to: authority, db)
            let events = try EventTable.ofConversation(id, after: after ?? 0, limit: 101, db)
            let names = try SeatTable.names(in: authority.shop, db)
            let customer = try SeatTable.customer(row.customer, db)?.name ?? ""
            let lines = events.prefix(100).map { event in
                HistoryLine(
                    seq: event.seq, type: event.type, at: event.at,
                    actor: Self.name(of: event.actor, names, customer: customer), data: StoredJSON(event.data))
            }
            return HistoryPage(items: lines, next: events.count > 100 ? String(lines.last?.seq ?? 0) : nil)
        }
    }

    /// Who did it, as a name; empty for the system.
    static func name(of actor: Actor, _ names: [ID<Person>: String], customer: String) -> String {
        switch actor {
        case .person(let id): names[id] ?? "?"
        case .visitor: customer
        case .token: "API"
        case .system: ""
        }
    }

    /// The caller's own name.
    public func name(of authority: Authority) async throws -> String {
        guard let person = authority.person else { return "API" }
        let now = now()
        return try await names.value(person, now: now, until: { _ in now.adding(minutes: 5) }) {
            try await database.read { db in try SeatTable.name(of: person, db) }
        }
    }
}
