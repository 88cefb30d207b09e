// The event log, to read: newest first for people, from a number on for programs.

import XiaoerRules

/// One recorded event with names instead of numbers.
public struct EventView: Codable, Sendable {
    public struct ActorSide: Codable, Sendable {
        /// `person`, `customer`, `token` or `system`.
        public let kind: String
        public let id: String?
        public let name: String?
    }

    public struct SubjectSide: Codable, Sendable {
        public let kind: String
        public let id: String
    }

    public let seq: Int64
    public let type: String
    public let at: Instant
    public let actor: ActorSide
    public let subject: SubjectSide
    public let conversationId: ID<Conversation>?
    public let data: StoredJSON
}

/// A page of the log.
public struct EventList: Codable, Sendable {
    public let items: [EventView]
    public let next: String?
}

extension Desk {
    /// The shop's events. Without a cursor the newest come first and `next` leads into the past; with a number, those
    /// above it come oldest first, for programs that follow along. `type` is a whole type or its first word.
    public func listEvents(
        cursor: String?, type: String?, limit: Int, as authority: Authority
    ) async throws -> EventList {
        try authority.require(.eventRead)
        // A cursor into the past is the number with a minus sign.
        let seq = try cursor.map { text in
            guard let seq = Int64(text) else { throw InvalidInput("after", "is not one of ours") }
            return seq
        }
        return try await database.read { db in
            let names = try SeatTable.names(in: authority.shop, db)
            if let seq, seq >= 0 {
                let events = try EventTable.ofShop(authority.shop, after: seq, limit: limit + 1, db)
                let shown = events.prefix(limit)
                return EventList(
                    items: shown.filter { type == nil || $0.isOf(type ?? "") }.map { EventView($0, names) },
                    next: events.count > limit ? shown.last.map { String($0.seq) } : nil)
            }
            let events = try EventTable.ofShop(
                authority.shop, before: seq.map { -$0 } ?? .max, type: type, limit: limit + 1, db)
            let shown = events.prefix(limit)
            return EventList(
                items: shown.map { EventView($0, names) },
                next: events.count > limit ? shown.last.map { String(-$0.seq) } : nil)
        }
    }
}

extension Event {
    fileprivate func isOf(_ type: String) -> Bool { self.type == type || self.type.hasPrefix(type + ".") }
}

extension EventView {
    init(_ event: Event, _ names: [ID<Person>: String]) {
        seq = event.seq
        type = event.type
        at = event.at
        var name: String?
        if case .person(let id) = event.actor { name = names[id] }
        actor = ActorSide(kind: event.actor.kind, id: event.actor.number.map(String.init), name: name)
        subject = SubjectSide(kind: event.subject.kind, id: String(event.subject.number))
        conversationId = event.conversation
        data = StoredJSON(event.data)
    }
}
