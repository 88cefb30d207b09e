// A person's second factor: set up, confirm, switch off.

import XiaoerRules

/// What the authenticator app needs, shown once.
public struct TOTPSetup: Sendable {
    /// Base 32, for typing.
    public let secret: String
    /// `otpauth://…`, for a QR code.
    public let uri: String
}

extension Desk {
    /// Makes a secret. Nothing changes at the door before the first code is confirmed.
    public func enableTOTP(_ authority: Authority) async throws -> TOTPSetup {
        let id = try authority.requirePerson("session:totp")
        let secret = Base32.text(secrets.bytes(20))
        let shop = try await shop(authority.shop)
        let login = try await database.write { db in
            guard var person = try PersonTable.find(id, db), person.isActive else { throw NotLoggedIn() }
            guard !person.isTOTPOn else {
                throw Refusal("totp.on", "Two-step login is on already. Switch it off first.")
            }
            person.totpSecret = secret
            try PersonTable.update(person, db)
            return person.login
        }
        return TOTPSetup(secret: secret, uri: TOTP.uri(secret: secret, login: login, shop: shop.name))
    }

    /// Switches the second factor on once a code proves that the app has the secret. Throws ``LoginRefusal/codeWrong``.
    public func confirmTOTP(_ authority: Authority, code: String) async throws {
        try await change(authority, code: code, isOn: true)
    }

    /// Switches the second factor off; needs a code, so that an open session is not enough.
    public func disableTOTP(_ authority: Authority, code: String) async throws {
        try await change(authority, code: code, isOn: false)
    }

    private func change(_ authority: Authority, code: String, isOn: Bool) async throws {
        let id = try authority.requirePerson("session:totp")
        let guarded = GuardedAttempt(key: "totp:\(id)", at: now())
        try await guarded.begin(database)
        try await database.write { db in
            guard var person = try PersonTable.find(id, db), person.isActive else { throw NotLoggedIn() }
            guard person.isTOTPOn != isOn, let secret = person.totpSecret.flatMap(Base32.bytes) else {
                throw Refusal("totp.state", isOn ? "There is nothing to confirm." : "Two-step login is off already.")
            }
            guard
                let step = TOTP.acceptedStep(
                    code, now: guarded.at, lastUsed: person.totpStep, hmac: Secret.hmacSHA1(key: secret))
            else { throw LoginRefusal.codeWrong }
            person.isTOTPOn = isOn
            person.totpStep = step
            if !isOn { person.totpSecret = nil }
            try PersonTable.update(person, db)
            try guarded.succeed(db)
            try db.tell(
                Event(
                    shop: person.shop, at: guarded.at, type: isOn ? "person.totp_enabled" : "person.totp_disabled",
                    actor: authority.actor, subject: .init("person", id.value)))
        }
    }
}
