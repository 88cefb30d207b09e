// Who asks: from the session cookie or the bearer token of a request to what it may do.

import XiaoerRules

/// An identity that was looked up, and how long the answer holds.
struct KnownAuthority: Sendable {
    let authority: Authority
    let until: Instant
}

extension Authority {
    /// How the event log names whoever asks.
    public var actor: Actor {
        switch identity {
        case .person(let id): .person(id)
        case .token(let id): .token(id)
        }
    }

    /// The person who asks. Throws ``Forbidden`` for programs: some things only people do.
    func requirePerson(_ what: String) throws(Forbidden) -> ID<Person> {
        guard let person else { throw Forbidden(what) }
        return person
    }
}

extension Desk {
    /// The longest time a look-up is kept, should an event of another node come late.
    private static let keptSeconds = 60

    /// The authority behind a session cookie. Throws ``NotLoggedIn``.
    public func authority(ofSession token: String) async throws -> Authority {
        let now = self.now()
        let digest = Secret.digest(token)
        return try await authorities.value("session:" + digest, now: now, until: \.until) {
            guard let known = try await database.read({ db in try Self.session(digest, now: now, db) }) else {
                throw NotLoggedIn("session.none")
            }
            return known
        }.authority
    }

    /// The authority behind a machine's bearer token. Throws ``NotLoggedIn``.
    public func authority(ofToken token: String) async throws -> Authority {
        let now = self.now()
        let digest = Secret.digest(token)
        return try await authorities.value("token:" + digest, now: now, until: \.until) {
            guard let row = try await database.read({ db in try TokenTable.find(digest: digest, db) }),
                row.isValid(at: now)
            else { throw NotLoggedIn("token.none") }
            try await noteUse(of: row, at: now)
            let authority = Authority(
                shop: row.shop, identity: .token(row.id), permissions: row.permissions, groups: [])
            return KnownAuthority(
                authority: authority, until: Self.earliest(now.adding(seconds: Self.keptSeconds), row.expiresAt))
        }.authority
    }

    private static func session(_ digest: String, now: Instant, _ db: any Connection) throws -> KnownAuthority? {
        guard let session = try SessionTable.find(digest: digest, db), now < session.expiresAt,
            let person = try PersonTable.find(session.person, db), person.isActive, person.shop == session.shop
        else { return nil }
        let roles = try PersonTable.roles(of: person.id, db)
        let authority = Authority(
            shop: person.shop, identity: .person(person.id), permissions: roles.permissions(at: now),
            groups: Set(try GroupTable.groups(of: person.id, db)))
        // A role that begins or ends in a moment does so on time (TEAM-28).
        let nextRole = roles.compactMap { $0.nextChange(after: now) }.min()
        let until = earliest(now.adding(seconds: keptSeconds), nextRole, session.expiresAt)
        return KnownAuthority(authority: authority, until: until)
    }

    /// Once an hour is enough to tell a living token from a forgotten one.
    private func noteUse(of token: TokenRow, at now: Instant) async throws {
        if let last = token.lastUsedAt, now.seconds(since: last) < 3600 { return }
        try await database.write { db in try TokenTable.noteUse(of: token.id, at: now, db) }
    }

    private static func earliest(_ instant: Instant, _ others: Instant?...) -> Instant {
        others.compactMap { $0 }.reduce(instant, min)
    }
}
