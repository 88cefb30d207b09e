// A person's own new password.

import XiaoerRules

extension Desk {
    /// Replaces the password of whoever asks and ends all their other sessions; `session` is the cookie that stays.
    ///
    /// Throws ``LoginRefusal`` for a wrong current password, ``Refusal`` for a weak new one.
    public func changePassword(
        _ authority: Authority, current: String, new: String, keeping session: String
    ) async throws {
        let id = try authority.requirePerson("session:password")
        guard let person = try await database.read({ db in try PersonTable.find(id, db) }) else {
            throw NotLoggedIn()
        }
        try Password.check(new, login: person.login)

        // Whoever finds an open session must not be able to guess on without end.
        let guarded = GuardedAttempt(key: "password:\(id)", at: now())
        try await guarded.begin(database)
        guard try await passwords.isRight(current, stored: person.passwordHash) else { throw LoginRefusal.wrong }
        let hash = try await passwords.hash(new, salt: secrets.bytes(16))

        try await database.write { db in
            guard var fresh = try PersonTable.find(id, db), fresh.isActive, fresh.passwordHash == person.passwordHash
            else { throw NotLoggedIn() }
            fresh.passwordHash = hash
            try PersonTable.update(fresh, db)
            try SessionTable.deleteAll(of: id, except: Secret.digest(session), db)
            try guarded.succeed(db)
            try db.tell(
                Event(
                    shop: fresh.shop, at: guarded.at, type: "person.password_changed", actor: authority.actor,
                    subject: .init("person", id.value)))
        }
    }
}

/// An attempt by somebody who is logged in, counted like one at the door.
struct GuardedAttempt: Sendable {
    let key: String
    let at: Instant

    func begin(_ database: any Database) async throws {
        let wait = try await database.write { db in
            let rule = LoginThrottle.ofLogin
            let count = try LoginThrottleTable.find(key, db)
            let wait = rule.waitSeconds(count, now: at)
            if wait == 0 {
                let next = rule.counting(count, now: at)
                try LoginThrottleTable.save(next, blockedUntil: rule.blockedUntil(next), key, db)
            }
            return wait
        }
        if wait > 0 { throw LoginRefusal.throttled(retryAfterSeconds: wait) }
    }

    func succeed(_ db: any Transaction) throws { try LoginThrottleTable.delete(key, db) }
}
