// A clock that stands still until a test moves it.

import Synchronization
import XiaoerRules

/// Hands `now` to a `Desk`: `Desk(database: …, now: clock.now)`.
public final class TestClock: Sendable {
    /// Saturday, 21 November 2026, 08:30 UTC: half past four in the afternoon in Shanghai.
    public static let start = Instant(milliseconds: 1_795_249_800_000)

    private let instant: Mutex<Instant>

    public init(_ start: Instant = TestClock.start) { instant = Mutex(start) }

    public var now: @Sendable () -> Instant { { self.instant.withLock { $0 } } }

    public func advance(seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    public func set(_ now: Instant) { instant.withLock { $0 = now } }
}
