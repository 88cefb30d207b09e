// What every request asks for and seldom changes, kept in memory until it changes.

import Synchronization
import XiaoerRules

/// Values read from the database, by key. An answer read before a change was heard of is not kept.
public final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Contents {
        var values: [Key: (value: Value, until: Instant)] = [:]
        var generation = 0
    }

    private let contents = Mutex(Contents())
    private let largest: Int

    init(largest: Int = 10_000) { self.largest = largest }

    /// The kept value, or what `read` answers; `until` says how long that may be kept.
    func value(
        _ key: Key, now: Instant, until: (Value) -> Instant, read: () async throws -> Value
    ) async throws -> Value {
        let (kept, generation) = contents.withLock { ($0.values[key], $0.generation) }
        if let kept, kept.until > now { return kept.value }
        let value = try await read()
        contents.withLock { contents in
            guard contents.generation == generation else { return }
            if contents.values.count >= largest { contents.values = [:] }
            contents.values[key] = (value, until(value))
        }
        return value
    }

    /// The kept value, if any, without asking the database.
    func kept(_ key: Key) -> Value? { contents.withLock { $0.values[key]?.value } }

    /// Something changed: everything is read again.
    func forget() {
        contents.withLock { contents in
            contents.values = [:]
            contents.generation += 1
        }
    }
}
