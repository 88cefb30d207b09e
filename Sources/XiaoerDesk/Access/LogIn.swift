// Letting an agent in: password, code, and patience with neither guessers nor the office next door.

import XiaoerRules

/// A fresh session. The token goes into the cookie and nowhere else.
public struct NewSession: Sendable {
    public let token: String
    public let person: ID<Person>
    public let shop: ID<Shop>
    public let expiresAt: Instant
}

extension Desk {
    /// Checks login, password and code and opens a session. `address` is the network address of the browser.
    ///
    /// Throws ``LoginRefusal``. An unknown login takes as long as a wrong password.
    public func logIn(login: String, password: String, code: String?, address: String) async throws -> NewSession {
        let attempt = LoginAttempt(
            login: login.lowercased(), password: password, code: code.flatMap { $0.isEmpty ? nil : $0 },
            counters: LoginCounters(login: login, address: address), at: now())

        let admission = try await database.write { db in try attempt.count(db) }
        if admission.waitSeconds > 0 { throw LoginRefusal.throttled(retryAfterSeconds: admission.waitSeconds) }

        let isRight = try await passwords.isRight(password, stored: admission.person?.passwordHash)
        let hours = try await settingsOfLogin(admission.person).sessionHours
        let token = secrets.token()

        let outcome = try await database.write { db in
            try attempt.judge(
                admission, isRight: isRight, digest: Secret.digest(token), lifetimeHours: hours, db)
        }
        switch outcome {
        case .refused(let refusal): throw refusal
        case .opened(let session):
            return NewSession(
                token: token, person: session.person, shop: session.shop, expiresAt: session.expiresAt)
        }
    }

    private func settingsOfLogin(_ person: PersonRow?) async throws -> Settings {
        guard let person else { return Settings() }
        return try await settings(of: person.shop)
    }
}

/// One attempt to log in, in two writes: counted before the password is looked at, judged afterwards.
private struct LoginAttempt: Sendable {
    let login: String
    let password: String
    let code: String?
    let counters: LoginCounters
    let at: Instant

    struct Admission: Sendable {
        let waitSeconds: Int
        let isKnown: Bool
        let person: PersonRow?
    }

    enum Outcome: Sendable {
        case opened(SessionRow)
        case refused(LoginRefusal)
    }

    /// Counts the attempt as a mistake for now: of a hundred attempts at once only the free ones get through. Blocked
    /// attempts are not counted and store nothing.
    func count(_ db: any Transaction) throws -> Admission {
        let known = try LoginThrottleTable.find(counters.known, db)
        let isKnown = known.map { at.seconds(since: $0.lastAt) < LoginThrottle.knownForSeconds } ?? false
        let deciding = try counters.deciding(isKnown: isKnown).map { key, rule in
            (key: key, rule: rule, count: try LoginThrottleTable.find(key, db))
        }
        let wait = deciding.map { $0.rule.waitSeconds($0.count, now: at) }.max() ?? 0
        guard wait == 0 else { return Admission(waitSeconds: wait, isKnown: isKnown, person: nil) }
        for (key, rule, count) in deciding { try save(rule.counting(count, now: at), rule, key, db) }
        return Admission(waitSeconds: 0, isKnown: isKnown, person: try PersonTable.find(login: login, db))
    }

    func judge(
        _ admission: Admission, isRight: Bool, digest: String, lifetimeHours: Int, _ db: any Transaction
    ) throws -> Outcome {
        // Read again: in the meantime somebody may have left or changed the password.
        guard isRight, let then = admission.person, var person = try PersonTable.find(then.id, db), person.isActive,
            person.passwordHash == then.passwordHash
        else { return try refuse(.wrong, admission, db) }
        if person.isTOTPOn {
            guard let code else {
                try takeBack(1, admission, db)
                return .refused(.codeNeeded)
            }
            guard let secret = person.totpSecret.flatMap(Base32.bytes),
                let step = TOTP.acceptedStep(
                    code, now: at, lastUsed: person.totpStep, hmac: Secret.hmacSHA1(key: secret))
            else { return try refuse(.codeWrong, admission, db) }
            person.totpStep = step
            try PersonTable.update(person, db)
        }
        return .opened(try open(person, admission, digest: digest, lifetimeHours: lifetimeHours, db))
    }

    private func open(
        _ person: PersonRow, _ admission: Admission, digest: String, lifetimeHours: Int, _ db: any Transaction
    ) throws -> SessionRow {
        try forgive(admission, db)
        try SessionTable.deleteExpired(of: person.id, now: at, db)
        let session = SessionRow(
            person: person.id, shop: person.shop, createdAt: at, expiresAt: at.adding(hours: lifetimeHours))
        try SessionTable.insert(session, digest: digest, db)
        try db.tell(
            Event(
                shop: person.shop, at: at, type: "session.created", actor: .person(person.id),
                subject: .init("person", person.id.value)))
        return session
    }

    private func refuse(
        _ refusal: LoginRefusal, _ admission: Admission, _ db: any Transaction
    ) throws -> Outcome {
        if let person = admission.person {
            try db.tell(
                Event(
                    shop: person.shop, at: at, type: "session.refused", actor: .system,
                    subject: .init("person", person.id.value), data: try Event.json(of: ["code": refusal.code])))
        } else {
            // A write as well: the time taken must not tell which logins exist.
            try takeBack(0, admission, db)
        }
        return .refused(refusal)
    }

    /// The attempt was no mistake, or no guess: a right password that only lacks its code. Resetting the counter here
    /// would let whoever has the password guess codes for ever.
    private func takeBack(_ failures: Int, _ admission: Admission, _ db: any Transaction) throws {
        for (key, rule) in counters.deciding(isKnown: admission.isKnown) {
            guard let count = try LoginThrottleTable.find(key, db) else { continue }
            try save(rule.takingBack(count, by: failures), rule, key, db)
        }
    }

    /// A success wipes the login's own counter and takes back from the address what this person's mistakes had cost it.
    private func forgive(_ admission: Admission, _ db: any Transaction) throws {
        let own = admission.isKnown ? counters.loginAtAddress : counters.login
        let mistakes = try LoginThrottleTable.find(own, db)?.failures ?? 0
        try LoginThrottleTable.delete(own, db)
        if !admission.isKnown, let count = try LoginThrottleTable.find(counters.address, db) {
            let rule = LoginThrottle.ofAddress
            try save(rule.takingBack(count, by: mistakes), rule, counters.address, db)
        }
        try LoginThrottleTable.save(.init(failures: 0, lastAt: at), blockedUntil: at, counters.known, db)
    }

    private func save(
        _ count: LoginThrottle.Count, _ rule: LoginThrottle, _ key: String, _ db: any Transaction
    ) throws {
        try LoginThrottleTable.save(count, blockedUntil: rule.blockedUntil(count), key, db)
    }
}

extension Desk {
    /// Drops counters nobody will ask for again; a daily job. Returns how many.
    @discardableResult public func forgetOldLoginAttempts() async throws -> Int {
        let before = now().adding(seconds: -LoginThrottle.knownForSeconds)
        return try await database.write { db in try LoginThrottleTable.deleteOld(before: before, db) }
    }
}
