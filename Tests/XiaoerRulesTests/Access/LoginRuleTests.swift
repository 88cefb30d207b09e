// Waiting after failed logins, and which passwords are good enough.

import Testing
import XiaoerRules

@Suite struct LoginThrottleTests {
    static let start = Instant(milliseconds: 1_763_697_600_000)

    /// mistakes in a row, seconds to wait after the last one, for one login
    static let waits: [(Int, Int)] = [
        (0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (500, 900),
        (2_000_000, 900),
    ]

    @Test(arguments: waits) func `a login's mistakes cost more each time, up to a limit`(failures: Int, wait: Int) {
        let count = LoginThrottle.Count(failures: failures, lastAt: Self.start)
        #expect(LoginThrottle.ofLogin.waitSeconds(count, now: Self.start) == wait)
        #expect(LoginThrottle.ofLogin.waitSeconds(count, now: Self.start.adding(seconds: wait)) == 0)
    }

    @Test func `nothing counted is no wait, and after a day all is forgotten`() {
        let rule = LoginThrottle.ofLogin
        #expect(rule.waitSeconds(nil, now: Self.start) == 0)
        let many = LoginThrottle.Count(failures: 40, lastAt: Self.start)
        #expect(rule.counting(many, now: Self.start.adding(hours: 23)).failures == 41)
        #expect(rule.counting(many, now: Self.start.adding(hours: 24)).failures == 1)
    }

    @Test func `an address bears an office full of mistakes before it waits`() {
        let rule = LoginThrottle.ofAddress
        #expect(rule.waitSeconds(.init(failures: 49, lastAt: Self.start), now: Self.start) == 0)
        #expect(rule.waitSeconds(.init(failures: 50, lastAt: Self.start), now: Self.start) == 30)
    }

    @Test func `taking back one attempt leaves those beside it counted`() {
        let rule = LoginThrottle.ofLogin
        #expect(rule.takingBack(.init(failures: 6, lastAt: Self.start)).failures == 5)
        #expect(rule.waitSeconds(rule.takingBack(.init(failures: 6, lastAt: Self.start)), now: Self.start) == 30)
        #expect(rule.takingBack(.init(failures: 1, lastAt: Self.start), by: 9).failures == 0)
    }

    static let addresses: [(String, String)] = [
        ("203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8::9", "2001:db8:0:0::/64"), ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
        ("", ""), (":", "::/64"), ("localhost", "localhost"),
    ]

    @Test(arguments: addresses)
    func `an IPv6 line counts as one, whatever its last 64 bits`(address: String, network: String) {
        #expect(LoginCounters.network(of: address) == network)
    }

    @Test func `a login known at an address is counted by itself there`() {
        let counters = LoginCounters(login: "Nan", address: "203.0.113.9")
        #expect(counters.deciding(isKnown: true).map(\.key) == ["pair:nan|203.0.113.9"])
        #expect(counters.deciding(isKnown: false).map(\.key) == ["login:nan", "address:203.0.113.9"])
    }
}

@Suite struct PasswordTests {
    /// login, password, what speaks against it
    static let rows: [(String, String, String?)] = [
        ("nan", "xiaoer-demo", nil), ("nan", "correct horse battery", nil), ("nan", "一二三四五六七八九十十一", nil),
        ("nan", "春眠不觉晓处处闻啼鸟", nil), ("nan", "short", "password.short"), ("nan", "123456789", "password.short"),
        ("nan", "", "password.short"), ("nan", String(repeating: "ab1-", count: 60), "password.long"),
        ("linxiaonan", "linxiaonan", "password.login"), ("LinXiaoNan", "my-linxiaonan-1", "password.login"),
        ("nan", "bananabread", nil), ("nan", "1234567890", "password.common"), ("nan", "9876543210", "password.common"),
        ("nan", "abcdefghijkl", "password.common"), ("nan", "aaaaaaaaaaaa", "password.common"),
        ("nan", "1212121212", "password.common"), ("nan", "Password123", "password.common"),
        ("nan", "woaini1314", "password.common"), ("nan", "QWERTYUIOP", "password.common"),
        ("nan", "1234567890abc", "password.common"),
    ]

    @Test(arguments: rows) func `a password is long, its own, and not the first guess`(
        login: String, password: String, code: String?
    ) {
        var found: String?
        do { try Password.check(password, login: login) } catch { found = error.code }
        #expect(found == code, "\(password)")
    }
}
