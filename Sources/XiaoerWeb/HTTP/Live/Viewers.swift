// Who has which conversation open right now. Transient: it is forgotten with the process.

import Synchronization
import XiaoerDesk
import XiaoerRules

/// Heartbeats of open conversations.
final class Viewers: Sendable {
    /// A window that has not said anything for this long is closed.
    static let lifeSeconds = 45

    private struct Viewer {
        let name: String
        var until: Instant
    }
    private let open = Mutex<[ID<Conversation>: [ID<Person>: Viewer]]>([:])

    /// Notes that a person looks at a conversation. True when that is news to the others.
    func see(_ conversation: ID<Conversation>, by person: PersonView, now: Instant) -> Bool {
        open.withLock { open in
            let until = now.adding(seconds: Self.lifeSeconds)
            let before = open[conversation]?[person.id]
            open[conversation, default: [:]][person.id] = Viewer(name: person.name, until: until)
            return before.map { $0.until < now } ?? true
        }
    }

    func leave(_ conversation: ID<Conversation>, by person: ID<Person>) -> Bool {
        open.withLock { open in
            let gone = open[conversation]?.removeValue(forKey: person) != nil
            if open[conversation]?.isEmpty == true { open[conversation] = nil }
            return gone
        }
    }

    func list(_ conversation: ID<Conversation>, now: Instant) -> [PersonView] {
        open.withLock { open in
            (open[conversation] ?? [:]).filter { $0.value.until >= now }
                .map { PersonView(id: $0.key, name: $0.value.name) }.sorted { $0.id < $1.id }
        }
    }

    func people(in conversation: ID<Conversation>) -> [ID<Person>] {
        open.withLock { open in (open[conversation] ?? [:]).map(\.key) }
    }
}
