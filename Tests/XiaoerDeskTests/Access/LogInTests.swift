// Logging in: passwords, codes, throttling, sessions.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct LogInTests {
    @Test func `a right password opens a session that knows what its person may do`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn("NAN")
        let authority = try await here.desk.authority(ofSession: session.token)
        #expect(authority.person == here.nan.id)
        #expect(authority.shop == here.shop.id)
        #expect(authority.permissions == Role.preSale.permissions)
        #expect(authority.groups == ["pre_sale"])
        let me = try await here.desk.describeSession(authority)
        #expect(me.person.name == "nan")
        #expect(me.roles == [.preSale])
        #expect(me.presence.state == .off)
        #expect(me.settings.slaFirstSeconds == 15)
    }

    @Test func `an unknown login and a wrong password are refused with the same words`() async throws {
        let here = try await AccessShop.open()
        #expect(try await here.refusal("nan", "not the password") == .wrong)
        #expect(try await here.refusal("nobody", "not the password") == .wrong)
        #expect(try await here.refusal("nan", String(repeating: "x", count: 100_000)) == .wrong)
        #expect(try await here.refusal("", "") == .wrong)
    }

    @Test func `neither passwords nor tokens stand in the database or in the events`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        let stored = try await here.desk.database.read { db in
            try db.query("SELECT token_hash FROM session") { $0.text(0) }
                + db.query("SELECT password_hash FROM person") { $0.text(0) }
        }
        let told = try await here.events().map(\.data)
        #expect(!stored.isEmpty && !told.isEmpty)
        #expect(!(stored + told).contains { $0.contains(session.token) || $0.contains(AccessShop.password) })
        #expect(stored.contains(Secret.digest(session.token)))
        #expect(stored.filter { $0.hasPrefix("scrypt$4$8$1$") }.count == 3)
        #expect(!told.contains { $0.contains("scrypt") || $0.contains(here.shop.secret) })
    }

    @Test func `forged, empty and ended sessions are no sessions`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        for token in ["", "x", session.token + "x", String(session.token.dropLast()), session.token.uppercased()] {
            await #expect(throws: NotLoggedIn("session.none"), "\(token)") {
                try await here.desk.authority(ofSession: token)
            }
        }
        try await here.desk.logOut(session: session.token)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: session.token) }
        try await here.desk.logOut(session: session.token)
        #expect(try await here.events("session.ended").count == 1)
    }

    @Test func `a session ends by itself after the time the shop chose`() async throws {
        let here = try await AccessShop.open()
        try await here.desk.changeSetting(here.admin, "session.lifetime_h", to: "8")
        let session = try await here.logIn()
        here.clock.advance(seconds: 8 * 3600 - 1)
        _ = try await here.desk.authority(ofSession: session.token)
        here.clock.advance(seconds: 1)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: session.token) }
    }

    @Test func `five mistakes are free, then each costs more, and success forgives`() async throws {
        let here = try await AccessShop.open()
        for _ in 1...5 { #expect(try await here.refusal("nan", "wrong") == .wrong) }
        #expect(try await here.refusal() == .throttled(retryAfterSeconds: 30), "the right one waits as well")
        here.clock.advance(seconds: 29)
        #expect(try await here.refusal() == .throttled(retryAfterSeconds: 1))
        here.clock.advance(seconds: 1)
        #expect(try await here.refusal("nan", "wrong") == .wrong)
        #expect(try await here.refusal() == .throttled(retryAfterSeconds: 60))
        here.clock.advance(seconds: 60)
        #expect(try await here.refusal() == nil)
        for _ in 1...5 { #expect(try await here.refusal("nan", "wrong") == .wrong) }
    }

    @Test func `a hundred attempts at once get no more than the free ones through`() async throws {
        let here = try await AccessShop.open()
        let refusals = try await withThrowingTaskGroup(of: LoginRefusal?.self) { group in
            for number in 1...100 { group.addTask { try await here.refusal("nan", "guess \(number)") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.filter { $0 == .wrong }.count == 5)
        #expect(refusals.filter { if case .throttled = $0 { true } else { false } }.count == 95)
    }

    @Test func `a stranger's guesses do not lock out who logs in from the usual place`() async throws {
        let here = try await AccessShop.open()
        try await here.logIn()
        for _ in 1...5 { #expect(try await here.refusal("nan", "wrong", from: "198.51.100.7") == .wrong) }
        #expect(try await here.refusal("nan", AccessShop.password, from: "198.51.100.7") != nil)
        #expect(try await here.refusal() == nil)
    }

    @Test func `a shared office network does not lock the shop out`() async throws {
        let here = try await AccessShop.open()
        try await here.logIn()
        // One password on many logins, from inside the office.
        for number in 1...50 { #expect(try await here.refusal("guess\(number)", "wrong") == .wrong) }
        #expect(try await here.refusal("another", "wrong") == .throttled(retryAfterSeconds: 30))
        #expect(try await here.refusal("owner") == .throttled(retryAfterSeconds: 30), "never seen here")
        #expect(try await here.refusal() == nil, "works here every day")
        here.clock.advance(seconds: 30)
        #expect(try await here.refusal("owner") == nil)
    }

    @Test func `colleagues who mistype and then get in cost their office nothing`() async throws {
        let here = try await AccessShop.open()
        for number in 1...20 {
            _ = try await here.desk.addPerson(AccessShop.person("agent\(number)", [.preSale]), to: here.shop.id)
        }
        for number in 1...20 {
            for _ in 1...4 { #expect(try await here.refusal("agent\(number)", "wrong") == .wrong) }
            #expect(try await here.refusal("agent\(number)") == nil)
        }
    }

    @Test func `somebody who left does not get in, and what was open is closed at once`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        _ = try await here.desk.authority(ofSession: session.token)
        var leaving = PersonChange()
        leaving.isActive = false
        _ = try await here.desk.changePerson(here.admin, here.nan.id, leaving)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: session.token) }
        #expect(try await here.refusal() == .wrong)
    }

    @Test func `TEAM-28 a role begins and ends on time, also for an open session`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        let now = here.clock.now
        var change = PersonChange()
        change.roles = [
            RoleAssignment(.preSale, from: now),
            RoleAssignment(.leader, from: now.adding(seconds: 20), until: now.adding(seconds: 40)),
        ]
        _ = try await here.desk.changePerson(here.admin, here.nan.id, change)
        var seen: [Bool] = []
        for _ in 1...3 {
            seen.append(try await here.desk.authority(ofSession: session.token).may(.peakSwitch))
            here.clock.advance(seconds: 20)
        }
        #expect(seen == [false, true, false])
    }

    @Test func `the log tells of logins and of refused ones, without what was typed`() async throws {
        let here = try await AccessShop.open()
        _ = try await here.refusal("nan", "secret typed in the wrong shop")
        try await here.logIn()
        #expect(try await here.events("session.created").map(\.subject) == [.init("person", here.nan.id.value)])
        #expect(try await here.events("session.refused").map(\.data) == [#"{"code":"session.wrong"}"#])
    }

    @Test func `old counters are dropped`() async throws {
        let here = try await AccessShop.open()
        _ = try await here.refusal("nobody", "wrong")
        #expect(try await here.desk.forgetOldLoginAttempts() == 0)
        here.clock.advance(seconds: 31 * 86_400)
        #expect(try await here.desk.forgetOldLoginAttempts() == 2)
    }
}

@Suite struct PasswordWorkTests {
    @Test func `the real cost is 2^15, and the stored form says so`() async throws {
        let work = PasswordWork()
        let stored = try await work.hash("春眠不觉晓处处闻啼鸟", salt: [UInt8](repeating: 7, count: 16))
        #expect(stored.hasPrefix("scrypt$15$8$1$"))
        #expect(try work.hashBlocking("春眠不觉晓处处闻啼鸟", salt: [UInt8](repeating: 7, count: 16)) == stored)
    }

    @Test func `letters composed in another way are the same password`() throws {
        let work = PasswordWork(cost: 4)
        let salt = [UInt8](repeating: 1, count: 16)
        #expect(
            try work.hashBlocking("caf\u{E9} au lait", salt: salt)
                == work.hashBlocking("cafe\u{301} au lait", salt: salt))
    }

    @Test func `more waiting logins than anybody waits for are sent away`() async throws {
        let work = PasswordWork(cost: 12, threads: 1, longestQueue: 3)
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...30 {
                group.addTask { (try? await work.hash("a-long-enough-word", salt: [1, 2, 3])) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.contains(true))
        #expect(results.contains(false))
        // And afterwards there is room again.
        _ = try await work.hash("a-long-enough-word", salt: [1, 2, 3])
    }
}
