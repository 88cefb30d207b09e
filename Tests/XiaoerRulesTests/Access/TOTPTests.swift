// One-time codes against the vectors of RFC 6238 and RFC 4648.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct TOTPTests {
    static let hmac = Secret.hmacSHA1(key: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, SHA-1: seconds since 1970, eight digits.
    static let vectors: [(Int64, String)] = [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]

    @Test(arguments: vectors) func `codes are those of RFC 6238`(seconds: Int64, code: String) {
        let now = Instant(milliseconds: seconds * 1000)
        #expect(TOTP.code(step: TOTP.step(at: now), digits: 8, hmac: Self.hmac) == code)
        #expect(TOTP.code(step: TOTP.step(at: now), hmac: Self.hmac) == code.suffix(6))
    }

    /// offset in seconds of the clock that made the code, whether it is taken
    static let windows: [(Int, Bool)] = [(0, true), (-30, true), (30, true), (-60, false), (60, false), (3600, false)]

    @Test(arguments: windows) func `a clock may be one step off`(offset: Int, isTaken: Bool) {
        let now = Instant(milliseconds: 1_111_111_109_000)
        let step = TOTP.step(at: now.adding(seconds: offset))
        let code = TOTP.code(step: step, hmac: Self.hmac)
        #expect(TOTP.acceptedStep(code, now: now, lastUsed: 0, hmac: Self.hmac) == (isTaken ? step : nil))
    }

    @Test func `a code works once, and none before it works any more`() throws {
        let now = Instant(milliseconds: 1_111_111_109_000)
        let step = TOTP.step(at: now)
        let code = TOTP.code(step: step, hmac: Self.hmac)
        #expect(TOTP.acceptedStep(code, now: now, lastUsed: step - 1, hmac: Self.hmac) == step)
        #expect(TOTP.acceptedStep(code, now: now, lastUsed: step, hmac: Self.hmac) == nil)
        let before = TOTP.code(step: step - 1, hmac: Self.hmac)
        #expect(TOTP.acceptedStep(before, now: now, lastUsed: step, hmac: Self.hmac) == nil)
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "０８１８０４"]) func `what is no code is refused`(code: String) {
        let now = Instant(milliseconds: 1_111_111_109_000)
        #expect(TOTP.acceptedStep(code, now: now, lastUsed: 0, hmac: Self.hmac) == nil)
    }

    @Test func `a code may be typed with a gap`() {
        let now = Instant(milliseconds: 1_111_111_109_000)
        #expect(TOTP.acceptedStep("081 804", now: now, lastUsed: 0, hmac: Self.hmac) != nil)
    }

    /// RFC 4648 §10.
    static let base32: [(String, String)] = [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ]

    @Test(arguments: base32) func `base 32 is that of RFC 4648`(plain: String, text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
        #expect(Base32.bytes(text.lowercased()) == Array(plain.utf8))
    }

    @Test func `base 32 refuses what it is not`() {
        #expect(Base32.bytes("MZXW1") == nil)
        #expect(Base32.bytes("MZ XW 6= ") == Array("foo".utf8))
    }

    @Test func `the address for the app names shop and login`() {
        #expect(
            TOTP.uri(secret: "MZXW6", login: "nan@lizi", shop: "栗子")
                == "otpauth://totp/%E6%A0%97%E5%AD%90:nan%40lizi?secret=MZXW6&issuer=%E6%A0%97%E5%AD%90")
    }
}
