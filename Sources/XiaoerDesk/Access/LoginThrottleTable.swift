// The statements about failed logins.

import XiaoerRules

/// Counting attempts.
enum LoginThrottleTable {
    static let save = """
        INSERT INTO login_throttle (identity, failures, last_at, blocked_until) VALUES (?, ?, ?, ?)
        ON CONFLICT (identity) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at,
            blocked_until = excluded.blocked_until
        """
    static let one = "SELECT failures, last_at FROM login_throttle WHERE identity = ?"
    static let delete = "DELETE FROM login_throttle WHERE identity = ?"
    static let deleteOld = "DELETE FROM login_throttle WHERE last_at < ?"
    /// Every statement of this file, for the test that prepares them.
    static let statements = [save, one, delete, deleteOld]

    static func find(_ key: String, _ db: any Connection) throws -> LoginThrottle.Count? {
        try db.first(one, [key]) { LoginThrottle.Count(failures: $0.int(0), lastAt: $0.instant(1)) }
    }

    static func save(
        _ count: LoginThrottle.Count, blockedUntil: Instant, _ key: String, _ db: any Connection
    ) throws {
        try db.run(save, [key, count.failures, count.lastAt, blockedUntil])
    }

    static func delete(_ key: String, _ db: any Connection) throws { try db.run(delete, [key]) }

    /// Returns how many counters were forgotten.
    static func deleteOld(before: Instant, _ db: any Connection) throws -> Int { try db.run(deleteOld, [before]) }
}
