// A bucket of tokens per address, for what strangers may call.

import Synchronization
import XiaoerRules

/// So many calls at once, then so many a second. An office shares one address, so it is generous.
final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let burst: Double
    private let perSecond: Double
    /// More addresses than this are not remembered: whoever is forgotten starts with a full bucket.
    private let mostAddresses = 50_000

    init(burst: Int = 300, perSecond: Int = 20) {
        self.burst = Double(burst)
        self.perSecond = Double(perSecond)
    }

    /// Takes a token. Throws ``RateLimited`` with the seconds until there is one again.
    func take(_ address: String, now: Instant) throws(RateLimited) {
        let missing = buckets.withLock { buckets -> Double in
            if buckets.count >= mostAddresses, buckets[address] == nil { buckets.removeAll() }
            var bucket = buckets[address] ?? Bucket(tokens: burst, at: now)
            let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + passed * perSecond)
            bucket.at = now
            let missing = 1 - bucket.tokens
            if missing <= 0 { bucket.tokens -= 1 }
            buckets[address] = bucket
            return missing
        }
        guard missing <= 0 else {
            throw RateLimited(retryAfterSeconds: max(1, Int((missing / perSecond).rounded(.up))))
        }
    }
}

/// Too many calls from one address.
struct RateLimited: Error {
    let retryAfterSeconds: Int
}
