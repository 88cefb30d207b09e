// Group commit: whatever is queued while one transaction runs goes into the next one.

import Synchronization
import XiaoerRules

/// An engine's transaction as the group sees it.
package protocol GroupTransaction: Transaction {
    /// The first statement that the engine refused, since it was last set to nil.
    var statementFailure: (any Error)? { get set }
}

/// One body waiting for its turn, with the type of its result erased.
package protocol WaitingWrite: AnyObject, Sendable {
    /// Runs the body; its failure is kept until the group has been committed.
    func run(in transaction: any GroupTransaction)
    var hasFailed: Bool { get }
    /// Tells the caller: the body's own result, or why the whole group failed.
    func finish(groupFailure: (any Error)?)
}

/// Touched by the engine's thread while the group runs and by nobody else before it is finished.
private final class Write<T: Sendable>: WaitingWrite, @unchecked Sendable {
    private let body: @Sendable (any Transaction) throws -> T
    private let caller: CheckedContinuation<T, any Error>
    private var outcome: Result<T, any Error>?

    init(_ body: @escaping @Sendable (any Transaction) throws -> T, _ caller: CheckedContinuation<T, any Error>) {
        self.body = body
        self.caller = caller
    }

    func run(in transaction: any GroupTransaction) {
        transaction.statementFailure = nil
        let result = Result { try body(transaction) }
        // PostgreSQL cannot go on after a failed statement. Neither may a body on SQLite, or it would only work there.
        if case .success = result, let failure = transaction.statementFailure {
            outcome = .failure(failure)
        } else {
            outcome = result
        }
    }

    var hasFailed: Bool {
        if case .failure = outcome { true } else { false }
    }

    func finish(groupFailure: (any Error)?) {
        if hasFailed, let outcome {
            caller.resume(with: outcome)
        } else if let groupFailure {
            caller.resume(throwing: groupFailure)
        } else if let outcome {
            caller.resume(with: outcome)
        } else {
            caller.resume(throwing: DatabaseFailure.broken("a write was never run"))
        }
    }
}

/// An engine's way to run a group of writes in one transaction. Called on one thread at a time.
package protocol GroupRunner: Sendable {
    /// Runs and commits the bodies and finishes each. Must not throw.
    func run(_ group: [any WaitingWrite])
}

/// The queue in front of the single writer. A write that finds nobody waiting starts at once.
package final class GroupCommit: Sendable {
    private struct Queue {
        var waiting: [any WaitingWrite] = []
        var isRunning = false
        var isClosed = false
        var onIdle: [CheckedContinuation<Void, Never>] = []
    }

    private enum Admission { case run, wait, refuse }

    /// More than this in one transaction gains nothing and makes the first ones wait.
    package static let largestGroup = 512

    private let queue = Mutex(Queue())
    private let runner: any GroupRunner
    private let start: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// `start` runs a closure on the writer's thread.
    package init(runner: any GroupRunner, start: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
        self.runner = runner
        self.start = start
    }

    package func submit<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            let write = Write(body, caller)
            let next: Admission = queue.withLock { queue in
                if queue.isClosed { return .refuse }
                queue.waiting.append(write)
                if queue.isRunning { return .wait }
                queue.isRunning = true
                return .run
            }
            switch next {
            case .run: start { self.drain() }
            case .wait: break
            case .refuse: caller.resume(throwing: DatabaseFailure.unreachable("the database is closed"))
            }
        }
    }

    /// Waits for what is queued, then refuses everything.
    package func close() async {
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let idle = queue.withLock { queue in
                queue.isClosed = true
                if !queue.isRunning { return true }
                queue.onIdle.append(done)
                return false
            }
            if idle { done.resume() }
        }
    }

    private func drain() {
        while true {
            let (group, idle): ([any WaitingWrite], [CheckedContinuation<Void, Never>]) = queue.withLock { queue in
                let group = Array(queue.waiting.prefix(Self.largestGroup))
                queue.waiting.removeFirst(group.count)
                guard group.isEmpty else { return (group, []) }
                queue.isRunning = false
                defer { queue.onIdle = [] }
                return ([], queue.onIdle)
            }
            if group.isEmpty {
                for waiter in idle { waiter.resume() }
                return
            }
            runner.run(group)
        }
    }
}

/// The events that the bodies of one transaction tell, and their numbers.
///
/// Whoever holds one is the only writer of the whole database until the transaction ends: that is what makes the order
/// of numbers the order of commits.
package struct ToldEvents {
    package private(set) var events: [Event] = []
    /// The newest number before this transaction.
    private var newestBefore: Int64?

    package init() {}

    /// Numbers the event, appends it to the log and returns its number.
    package mutating func append(_ event: Event, _ db: any Connection) throws -> Int64 {
        let before = try newestBefore ?? EventTable.newest(db)
        newestBefore = before
        var numbered = event
        numbered.seq = before + Int64(events.count) + 1
        try EventTable.append(numbered, seq: numbered.seq, db)
        events.append(numbered)
        return numbered.seq
    }

    /// A body was rolled back: its events never happened and their numbers go to the next ones.
    package mutating func forget(downTo count: Int) { events.removeSubrange(count...) }
}

/// Hands committed events to whoever listens, in order.
final class CommitListeners: Sendable {
    private let listeners = Mutex<[@Sendable ([Event]) -> Void]>([])

    func add(_ heard: @escaping @Sendable ([Event]) -> Void) { listeners.withLock { $0.append(heard) } }

    func tell(_ events: [Event]) {
        guard !events.isEmpty else { return }
        for heard in listeners.withLock({ $0 }) { heard(events) }
    }
}
