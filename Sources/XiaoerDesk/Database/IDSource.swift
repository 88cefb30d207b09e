// Where ids come from: time-sortable numbers made by the application.

import Synchronization
import XiaoerRules

/// Makes 63-bit ids: milliseconds since 2024 in the upper 41 bits, the node in 6, a counter in the lower 16.
///
/// Ids of one source always rise, also when the clock is set back. Nodes with different numbers never collide.
public final class IDSource: Sendable {
    private static let epochMilliseconds: Int64 = 1_704_067_200_000
    private let last = Mutex<Int64>(0)
    private let node: Int64

    /// `node` is 0…63 and differs between machines that share a database.
    public init(node: Int = 0) { self.node = Int64(node & 63) }

    public func next<Kind>(_ kind: Kind.Type = Kind.self, now: Instant) -> ID<Kind> {
        let fresh = max(1, now.milliseconds - Self.epochMilliseconds) << 16
        let tick = last.withLock { last in
            last = max(last + 1, fresh)
            return last
        }
        // tick = milliseconds · 65,536 + counter; the node goes between them.
        return ID((tick >> 16) << 22 | node << 16 | tick & 0xFFFF)
    }
}
