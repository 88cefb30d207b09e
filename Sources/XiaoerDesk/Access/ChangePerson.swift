// A colleague's name, roles, groups or password changes, or they leave.

import XiaoerRules

/// What to change; nil leaves it as it is.
public struct PersonChange: Sendable {
    public var name: String?
    public var code: String?
    public var roles: [RoleAssignment]?
    public var groups: [String]?
    public var isActive: Bool?
    public var password: String?
    /// Takes the second factor away, for somebody who lost the phone.
    public var removesTOTP = false

    public init() {}
}

extension Desk {
    /// Changes somebody of the own shop. Whoever leaves, or gets a new password, loses all sessions at once.
    ///
    /// Throws ``NotFound`` for other shops' people and ``Refusal`` when nobody would be left to manage people.
    public func changePerson(
        _ authority: Authority, _ id: ID<Person>, _ change: PersonChange
    ) async throws -> PersonProfile {
        try authority.require(.peopleWrite)
        if let name = change.name { try PersonInput.checkName(name) }
        if let code = change.code { try PersonInput.checkCode(code) }
        let at = now()
        let hash = try await newHash(change.password, of: id, in: authority.shop)
        return try await database.write { db in
            guard var row = try PersonTable.find(id, in: authority.shop, db) else { throw NotFound("person") }
            let before = try PersonProfile.of(row, db)
            row.name = change.name ?? row.name
            row.code = change.code ?? row.code
            row.isActive = change.isActive ?? row.isActive
            row.passwordHash = hash ?? row.passwordHash
            if change.removesTOTP { (row.totpSecret, row.isTOTPOn) = (nil, false) }
            try PersonTable.update(row, db)
            if let roles = change.roles { try PersonTable.setRoles(roles, of: id, db) }
            if let groups = change.groups {
                try PersonInput.checkGroups(groups, in: row.shop, db)
                try GroupTable.setGroups(groups, of: id, in: row.shop, db)
            }
            if before.isActive { try Self.checkSomebodyManages(row.shop, at: at, db) }
            if hash != nil || !row.isActive { try SessionTable.deleteAll(of: id, db) }
            if !row.isActive { try Self.goOff(row, at: at, db) }
            let after = try PersonProfile.of(row, db)
            let story = Change(
                before: PersonStory(before), after: PersonStory(after), newPassword: hash != nil,
                removedTOTP: change.removesTOTP)
            try db.tell(
                Event(
                    shop: row.shop, at: at, type: "person.changed", actor: authority.actor,
                    subject: .init("person", id.value), data: try Event.json(of: story)))
            return after
        }
    }

    private func newHash(_ password: String?, of id: ID<Person>, in shop: ID<Shop>) async throws -> String? {
        guard let password else { return nil }
        guard let person = try await database.read({ db in try PersonTable.find(id, in: shop, db) }) else {
            throw NotFound("person")
        }
        try Password.check(password, login: person.login)
        return try await passwords.hash(password, salt: secrets.bytes(16))
    }

    /// A shop in which nobody can change people any more could only be helped from the command line.
    private static func checkSomebodyManages(_ shop: ID<Shop>, at now: Instant, _ db: any Connection) throws {
        let roles = try PersonTable.roles(ofShop: shop, db)
        let remains = try PersonTable.all(of: shop, db).contains { person in
            person.isActive && (roles[person.id] ?? []).permissions(at: now).contains(.peopleWrite)
        }
        guard remains else {
            throw Refusal("person.last_admin", "Somebody has to remain who can manage people. Appoint them first.")
        }
    }

    /// Somebody who left receives no more customers; the open ones stay visible until they are handed over.
    private static func goOff(_ person: PersonRow, at now: Instant, _ db: any Transaction) throws {
        guard let presence = try PresenceTable.find(person.id, db), presence.state != .off else { return }
        try PresenceTable.save(Presence(state: .off, since: now), of: person.id, in: person.shop, db)
        try db.tell(
            Event(
                shop: person.shop, at: now, type: "presence.changed", actor: .system,
                subject: .init("person", person.id.value),
                data: try Event.json(of: ["before": presence.state.rawValue, "after": SeatState.off.rawValue])))
    }
}

private struct Change: Encodable {
    let before: PersonStory
    let after: PersonStory
    let newPassword: Bool
    let removedTOTP: Bool
}
