// Who listens, and how a frame reaches them.

import NIOCore
import Synchronization
import XiaoerDesk
import XiaoerRules

/// A piece of an event stream; `seq` is 0 for what is told only once and never again (typing, viewers).
struct Frame: Sendable {
    let seq: Int64
    let bytes: ByteBuffer
}

/// Who is at the other end of a stream.
enum Listener: Sendable {
    case agent(Authority)
    case buyer(Buyer)
}

/// All open streams. Slow readers are cut off: the browser comes back and asks for what it missed.
final class Hub: Sendable {
    /// Frames that may wait for a slow reader.
    static let mostWaiting = 1024

    private struct Subscription {
        let listener: Listener
        let stream: AsyncStream<Frame>.Continuation
        let cut: @Sendable () -> Void
    }

    private struct State {
        var lastNumber = 0
        var isClosed = false
        var all: [Int: Subscription] = [:]
        var byPerson: [ID<Person>: Set<Int>] = [:]
        var byCustomer: [ID<Customer>: Set<Int>] = [:]
        var agentsByShop: [ID<Shop>: Set<Int>] = [:]
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.all.count } }

    /// Opens a stream. `cut` closes the connection itself when its reader is too slow.
    func subscribe(_ listener: Listener, cut: @escaping @Sendable () -> Void) -> (number: Int, AsyncStream<Frame>) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Frame.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let number = state.withLock { state in
            if state.isClosed { continuation.finish() }
            state.lastNumber += 1
            let number = state.lastNumber
            state.all[number] = Subscription(listener: listener, stream: continuation, cut: cut)
            switch listener {
            case .agent(let authority):
                if let person = authority.person { state.byPerson[person, default: []].insert(number) }
                state.agentsByShop[authority.shop, default: []].insert(number)
            case .buyer(let buyer): state.byCustomer[buyer.customer, default: []].insert(number)
            }
            return number
        }
        return (number, stream)
    }

    func unsubscribe(_ number: Int) {
        let gone = state.withLock { state -> Subscription? in
            guard let gone = state.all.removeValue(forKey: number) else { return nil }
            switch gone.listener {
            case .agent(let authority):
                if let person = authority.person { Self.remove(number, from: &state.byPerson, at: person) }
                Self.remove(number, from: &state.agentsByShop, at: authority.shop)
            case .buyer(let buyer): Self.remove(number, from: &state.byCustomer, at: buyer.customer)
            }
            return gone
        }
        gone?.stream.finish()
    }

    /// To all windows of a person.
    func send(_ frame: Frame, to person: ID<Person>) {
        deliver(frame) { state in state.byPerson[person] ?? [] }
    }

    /// To all windows of a buyer.
    func send(_ frame: Frame, to customer: ID<Customer>) {
        deliver(frame) { state in state.byCustomer[customer] ?? [] }
    }

    /// To those agents of a shop who may hear it.
    func send(_ frame: Frame, toAgentsOf shop: ID<Shop>, who mayHear: (Authority) -> Bool) {
        deliver(frame) { state in
            (state.agentsByShop[shop] ?? []).filter { number in
                if case .agent(let authority)? = state.all[number]?.listener { mayHear(authority) } else { false }
            }
        }
    }

    /// To everybody: the heartbeat.
    func sendToAll(_ frame: Frame) { deliver(frame) { state in Set(state.all.keys) } }

    /// Whether any window of the buyer is open.
    func isListening(_ customer: ID<Customer>) -> Bool {
        state.withLock { !($0.byCustomer[customer] ?? []).isEmpty }
    }

    func isListening(_ person: ID<Person>) -> Bool { state.withLock { !($0.byPerson[person] ?? []).isEmpty } }

    /// Ends all streams; graceful shutdown waits for them.
    func close() {
        let all = state.withLock { state in
            state.isClosed = true
            defer { state.all = [:] }
            return state.all
        }
        for subscription in all.values { subscription.stream.finish() }
    }

    private func deliver(_ frame: Frame, to choose: (State) -> Set<Int>) {
        var slow: [(Int, Subscription)] = []
        let chosen = state.withLock { state in
            choose(state).compactMap { number in state.all[number].map { (number, $0) } }
        }
        for (number, subscription) in chosen {
            if case .dropped = subscription.stream.yield(frame) { slow.append((number, subscription)) }
        }
        for (number, subscription) in slow {
            unsubscribe(number)
            subscription.cut()
        }
    }

    private static func remove<Key: Hashable>(_ number: Int, from index: inout [Key: Set<Int>], at key: Key) {
        index[key]?.remove(number)
        if index[key]?.isEmpty == true { index[key] = nil }
    }
}
