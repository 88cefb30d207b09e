// Waiting for what happens on other threads, and keeping what was heard.

import Foundation
import Synchronization
import XiaoerDesk

/// Asks again and again until the answer is yes; false when the time is over.
public func eventually(seconds: Double = 10, _ holds: () async -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if await holds() { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return await holds()
}

/// Collects the events that a database tells.
public final class Heard: Sendable {
    private let kept = Mutex<[Event]>([])

    public init(_ database: any Database) {
        database.onCommit { events in self.kept.withLock { $0 += events } }
    }

    public var events: [Event] { kept.withLock { $0 } }
    public var numbers: [Int64] { events.map(\.seq) }
}

/// A door that blocks a thread until a test opens it. Only for bodies of reads and writes: they have their own threads.
public final class Door: Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let reached = Mutex(0)

    public init() {}

    /// Called by the body: waits, at most ten seconds.
    public func pass() {
        reached.withLock { $0 += 1 }
        _ = opened.wait(timeout: .now() + 10)
        opened.signal()
    }

    /// Somebody stands before the door.
    public var isReached: Bool { reached.withLock { $0 > 0 } }

    /// Lets everybody through from now on.
    public func open() { opened.signal() }
}
