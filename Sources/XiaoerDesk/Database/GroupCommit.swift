// Group commit: whatever is queued while one transaction runs goes into the next one.

import Synchronization
import XiaoerRules

/// One body waiting for its turn, with the type of its result erased.
protocol WaitingWrite: AnyObject, Sendable {
    /// Runs the body; its failure is kept until the group has been committed.
    func run(in transaction: any Transaction)
    var hasFailed: Bool { get }
    /// Tells the caller: the body's own result, or why the whole group failed.
    func finish(groupFailure: (any Error)?)
}

/// Touched by the engine's thread while the group runs and by nobody else before it is finished.
final class Write<T: Sendable>: WaitingWrite, @unchecked Sendable {
    private let body: @Sendable (any Transaction) throws -> T
    private let caller: CheckedContinuation<T, any Error>
    private var outcome: Result<T, any Error>?

    init(_ body: @escaping @Sendable (any Transaction) throws -> T, _ caller: CheckedContinuation<T, any Error>) {
        self.body = body
        self.caller = caller
    }

    func run(in transaction: any Transaction) { outcome = Result { try body(transaction) } }

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
protocol GroupRunner: Sendable {
    /// Runs and commits the bodies and finishes each. Must not throw.
    func run(_ group: [any WaitingWrite])
}

/// The queue in front of the single writer. A write that finds nobody waiting starts at once.
final class GroupCommit: Sendable {
    private struct Queue {
        var waiting: [any WaitingWrite] = []
        var isRunning = false
        var isClosed = false
        var onIdle: [CheckedContinuation<Void, Never>] = []
    }

    private enum Admission { case run, wait, refuse }

    /// More than this in one transaction gains nothing and makes the first ones wait.
    static let largestGroup = 512

    private let queue = Mutex(Queue())
    private let runner: any GroupRunner
    private let start: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// `start` runs a closure on the writer's thread.
    init(runner: any GroupRunner, start: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
        self.runner = runner
        self.start = start
    }

    func submit<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
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
    func close() async {
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

/// Hands committed events to whoever listens, in order.
final class CommitListeners: Sendable {
    private let listeners = Mutex<[@Sendable ([Event]) -> Void]>([])

    func add(_ heard: @escaping @Sendable ([Event]) -> Void) { listeners.withLock { $0.append(heard) } }

    func tell(_ events: [Event]) {
        guard !events.isEmpty else { return }
        for heard in listeners.withLock({ $0 }) { heard(events) }
    }
}
