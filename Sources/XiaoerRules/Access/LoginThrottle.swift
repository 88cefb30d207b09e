// How long somebody who keeps failing to log in has to wait.

/// The waiting rule of one counter: some mistakes are free, then each one doubles the wait.
public struct LoginThrottle: Hashable, Sendable {
    /// Mistakes without consequence.
    public let freeFailures: Int
    public let firstWaitSeconds: Int
    public let longestWaitSeconds: Int
    /// After this long without a mistake all is forgotten.
    public let forgetAfterSeconds: Int

    public init(freeFailures: Int, firstWaitSeconds: Int, longestWaitSeconds: Int, forgetAfterSeconds: Int) {
        self.freeFailures = freeFailures
        self.firstWaitSeconds = firstWaitSeconds
        self.longestWaitSeconds = longestWaitSeconds
        self.forgetAfterSeconds = forgetAfterSeconds
    }

    /// For one login: strict, because it guards one password and one six-digit code.
    public static let ofLogin = LoginThrottle(
        freeFailures: 5, firstWaitSeconds: 30, longestWaitSeconds: 900, forgetAfterSeconds: 86_400)

    /// For one address: wide, because a whole office shares it. It stops those who try one password on many logins.
    public static let ofAddress = LoginThrottle(
        freeFailures: 50, firstWaitSeconds: 30, longestWaitSeconds: 300, forgetAfterSeconds: 3600)

    /// How long a login counts as known at an address after it succeeded there.
    public static let knownForSeconds = 30 * 86_400

    /// What was counted so far.
    public struct Count: Hashable, Sendable {
        public var failures: Int
        public var lastAt: Instant

        public init(failures: Int, lastAt: Instant) {
            self.failures = failures
            self.lastAt = lastAt
        }
    }

    /// Seconds still to wait, rounded up; 0 when an attempt is welcome.
    public func waitSeconds(_ count: Count?, now: Instant) -> Int {
        guard let count = current(count, now: now) else { return 0 }
        let left = blockedUntil(count).milliseconds - now.milliseconds
        return left <= 0 ? 0 : Int((left + 999) / 1000)
    }

    /// The count after one more mistake. An attempt is counted before it is judged, so that a hundred at once count.
    public func counting(_ count: Count?, now: Instant) -> Count {
        Count(failures: (current(count, now: now)?.failures ?? 0) + 1, lastAt: now)
    }

    /// The count after one attempt turned out not to be a mistake: others that ran beside it stay counted.
    public func takingBack(_ count: Count, by failures: Int = 1) -> Count {
        Count(failures: max(0, count.failures - failures), lastAt: count.lastAt)
    }

    /// The moment from which attempts are welcome again.
    public func blockedUntil(_ count: Count) -> Instant {
        let beyond = count.failures - freeFailures
        guard beyond >= 0 else { return count.lastAt }
        // Doubling stops long before the shift could overflow.
        let wait = min(longestWaitSeconds, firstWaitSeconds << min(beyond, 20))
        return count.lastAt.adding(seconds: wait)
    }

    private func current(_ count: Count?, now: Instant) -> Count? {
        guard let count, now.seconds(since: count.lastAt) < forgetAfterSeconds else { return nil }
        return count
    }
}

/// The counters an attempt touches.
///
/// A stranger's mistakes must not lock out the person who works here every day, and one colleague's mistakes must not
/// lock out the office. So a login that succeeded at an address before is counted by itself there: neither attempts
/// from elsewhere nor those of others behind the same address touch it.
public struct LoginCounters: Hashable, Sendable {
    /// Present while the login is known at the address.
    public let known: String
    public let login: String
    public let address: String
    public let loginAtAddress: String

    public init(login: String, address: String) {
        let login = String(login.lowercased().prefix(64))
        let address = Self.network(of: address)
        known = "known:\(login)|\(address)"
        self.login = "login:\(login)"
        self.address = "address:\(address)"
        loginAtAddress = "pair:\(login)|\(address)"
    }

    /// The counters that decide, with their rules.
    public func deciding(isKnown: Bool) -> [(key: String, rule: LoginThrottle)] {
        isKnown ? [(loginAtAddress, .ofLogin)] : [(login, .ofLogin), (address, .ofAddress)]
    }

    /// The part of an address that belongs to one customer line: an IPv4 address, or the first 64 bits of an IPv6 one,
    /// because a line has 2^64 of the latter.
    public static func network(of address: String) -> String {
        let address = String(address.lowercased().prefix(64))
        if let last = address.split(separator: ":").last, last.contains(".") { return String(last) }
        guard address.contains(":") else { return address }
        let halves = address.split(separator: "%")[0].split(separator: "::", omittingEmptySubsequences: false)
        var groups = halves[0].split(separator: ":").map(String.init)
        if halves.count > 1 {
            let tail = halves[1].split(separator: ":").map(String.init)
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
        }
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
