// Changing the own password and the second factor.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct ChangePasswordTests {
    @Test func `a new password ends the other sessions and keeps this one`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        let elsewhere = try await here.logIn()
        try await here.desk.changePassword(
            here.nanAuthority, current: AccessShop.password, new: "quite another word", keeping: session.token)
        _ = try await here.desk.authority(ofSession: session.token)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: elsewhere.token) }
        #expect(try await here.refusal() == .wrong)
        #expect(try await here.refusal("nan", "quite another word") == nil)
        let told = try await here.events("person.password_changed")
        #expect(told.map(\.actor) == [.person(here.nan.id)])
        #expect(told.map(\.data) == ["{}"])
    }

    @Test func `a weak one is refused with the reason, a wrong current one with patience that ends`() async throws {
        let here = try await AccessShop.open()
        let change = { (current: String, new: String) in
            try await here.desk.changePassword(here.nanAuthority, current: current, new: new, keeping: "")
        }
        let weak = await #expect(throws: Refusal.self) { try await change(AccessShop.password, "short") }
        #expect(weak?.code == "password.short")
        for _ in 1...5 {
            await #expect(throws: LoginRefusal.wrong) { try await change("wrong", "quite another word") }
        }
        await #expect(throws: LoginRefusal.throttled(retryAfterSeconds: 30)) {
            try await change(AccessShop.password, "quite another word")
        }
        #expect(try await here.refusal() == nil, "nothing has changed, and the door is another counter")
    }

    @Test func `a token has no password to change`() async throws {
        let here = try await AccessShop.open()
        let token = Authority(shop: here.shop.id, identity: .token(ID(5)), permissions: [.settingRead], groups: [])
        await #expect(throws: Forbidden.self) {
            try await here.desk.changePassword(token, current: "x", new: "quite another word", keeping: "")
        }
    }
}

@Suite struct SecondFactorTests {
    /// Nan with the second factor on, and the secret in the app.
    static func open() async throws -> (AccessShop, TOTP.HMAC) {
        let here = try await AccessShop.open()
        let setup = try await here.desk.enableTOTP(here.nanAuthority)
        let hmac = Secret.hmacSHA1(key: try #require(Base32.bytes(setup.secret)))
        #expect(setup.uri.contains("secret=\(setup.secret)"))
        #expect(try await here.refusal() == nil, "not yet confirmed: the password alone is enough")
        try await here.desk.confirmTOTP(here.nanAuthority, code: code(here, hmac))
        return (here, hmac)
    }

    static func code(_ here: AccessShop, _ hmac: TOTP.HMAC, steps: Int64 = 0) -> String {
        TOTP.code(step: TOTP.step(at: here.clock.now) + steps, hmac: hmac)
    }

    @Test func `with the second factor on, a code is asked for, and works once`() async throws {
        let (here, hmac) = try await Self.open()
        let first = Self.code(here, hmac)
        #expect(try await here.refusal() == .codeNeeded)
        #expect(try await here.refusal(code: "") == .codeNeeded)
        #expect(try await here.refusal(code: first) == .codeWrong, "used to confirm")
        here.clock.advance(seconds: 30)
        let second = Self.code(here, hmac)
        #expect(try await here.refusal(code: second) == nil)
        #expect(try await here.refusal(code: second) == .codeWrong, "used to log in")
        #expect(try await here.refusal("nan", "wrong", code: Self.code(here, hmac, steps: 1)) == .wrong)
        #expect(try await here.refusal(code: Self.code(here, hmac, steps: 1)) == nil, "a clock that is fast")
    }

    @Test func `two logins with one code at once: one gets in`() async throws {
        let (here, hmac) = try await Self.open()
        here.clock.advance(seconds: 60)
        let code = Self.code(here, hmac)
        async let left = here.refusal(code: code)
        async let right = here.refusal(code: code)
        let outcomes = try await [left, right]
        #expect(outcomes.filter { $0 == nil }.count == 1)
        #expect(outcomes.contains(.codeWrong))
    }

    @Test func `whoever has the password cannot guess codes for ever`() async throws {
        let (here, _) = try await Self.open()
        for _ in 1...5 {
            #expect(try await here.refusal(code: "000000", from: "198.51.100.7") == .codeWrong)
            // A login without code is no mistake, but it does not wipe the mistakes out either.
            if try await here.refusal(from: "198.51.100.7") != .codeNeeded { break }
        }
        let last = try await here.refusal(code: "000000", from: "198.51.100.7")
        #expect(last == .throttled(retryAfterSeconds: 30))
    }

    @Test func `forgetting the code ten times is no mistake`() async throws {
        let (here, hmac) = try await Self.open()
        for _ in 1...10 { #expect(try await here.refusal() == .codeNeeded) }
        here.clock.advance(seconds: 30)
        #expect(try await here.refusal(code: Self.code(here, hmac)) == nil)
    }

    @Test func `an open session is not enough to switch it off`() async throws {
        let (here, hmac) = try await Self.open()
        await #expect(throws: LoginRefusal.codeWrong) {
            try await here.desk.disableTOTP(here.nanAuthority, code: "000000")
        }
        let again = await #expect(throws: Refusal.self) { try await here.desk.enableTOTP(here.nanAuthority) }
        #expect(again?.code == "totp.on")
        here.clock.advance(seconds: 30)
        try await here.desk.disableTOTP(here.nanAuthority, code: Self.code(here, hmac))
        #expect(try await here.refusal() == nil)
        #expect(
            try await here.events().prefix { $0.type != "person.totp_enabled" }.map(\.type).contains(
                "person.totp_disabled"))
    }

    @Test func `an administrator helps who lost the phone`() async throws {
        let (here, _) = try await Self.open()
        var change = PersonChange()
        change.removesTOTP = true
        let after = try await here.desk.changePerson(here.admin, here.nan.id, change)
        #expect(!after.isTOTPOn)
        #expect(try await here.refusal() == nil)
    }
}
