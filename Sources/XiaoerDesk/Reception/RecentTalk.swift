// The last few sentences of running conversations, kept in memory for the recogniser.

import Synchronization
import XiaoerRules

/// What was said last, per customer. A cache: losing it costs accuracy for one message, nothing else.
public final class RecentTalk: Sendable {
    private static let sentencesKept = 4
    private static let customersKept = 4096

    private struct Store {
        var said: [ID<Customer>: [PreviousMessage]] = [:]
        var order: [ID<Customer>] = []
    }
    private let store = Mutex(Store())

    public init() {}

    func add(_ text: String, fromBuyer: Bool, of customer: ID<Customer>) {
        store.withLock { store in
            if store.said[customer] == nil {
                store.order.append(customer)
                if store.order.count > Self.customersKept * 2 {
                    for old in store.order.prefix(Self.customersKept) { store.said[old] = nil }
                    store.order.removeFirst(Self.customersKept)
                }
            }
            var said = store.said[customer] ?? []
            if said.count == Self.sentencesKept { said.removeFirst() }
            said.append(PreviousMessage(text: String(text.prefix(200)), fromBuyer: fromBuyer))
            store.said[customer] = said
        }
    }

    /// Fills in what was read back from the database.
    func remember(_ said: [PreviousMessage], of customer: ID<Customer>) {
        for one in said.suffix(Self.sentencesKept) { add(one.text, fromBuyer: one.fromBuyer ?? true, of: customer) }
        if said.isEmpty { store.withLock { $0.said[customer] = $0.said[customer] ?? [] } }
    }

    func of(_ customer: ID<Customer>) -> [PreviousMessage]? { store.withLock { $0.said[customer] } }
}
