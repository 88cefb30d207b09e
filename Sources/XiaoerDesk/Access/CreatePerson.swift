// A new colleague gets a login.

import XiaoerRules

/// What is needed to add somebody.
public struct NewPerson: Sendable {
    public var login: String
    public var name: String
    public var code: String
    public var password: String
    public var roles: [Role]
    public var groups: [String]
    public var language: InterfaceLanguage

    public init(
        login: String, name: String, code: String, password: String, roles: [Role], groups: [String],
        language: InterfaceLanguage = .simplifiedChinese
    ) {
        self.login = login
        self.name = name
        self.code = code
        self.password = password
        self.roles = roles
        self.groups = groups
        self.language = language
    }
}

extension Desk {
    /// Adds somebody to the shop of whoever asks. Throws ``InvalidInput``, or ``Refusal`` for a weak password or a
    /// login that is taken.
    public func createPerson(_ authority: Authority, _ new: NewPerson) async throws -> PersonProfile {
        try authority.require(.peopleWrite)
        return try await addPerson(new, to: authority.shop, by: authority.actor)
    }

    /// Adds somebody without asking who wants it: for the command line and for a new shop's first administrator.
    public func addPerson(_ new: NewPerson, to shop: ID<Shop>, by actor: Actor = .system) async throws -> PersonProfile
    {
        let login = new.login.lowercased()
        try PersonInput.checkLogin(login)
        try PersonInput.checkName(new.name)
        try PersonInput.checkCode(new.code)
        try Password.check(new.password, login: login)
        let at = now()
        let row = PersonRow(
            id: ids.next(now: at), shop: shop, login: login, name: new.name, code: new.code,
            passwordHash: try await passwords.hash(new.password, salt: secrets.bytes(16)), language: new.language)
        let roles = Set(new.roles).sorted { $0.rawValue < $1.rawValue }.map { RoleAssignment($0, from: at) }
        return try await database.write { db in
            guard try PersonTable.find(login: login, db) == nil else {
                throw Refusal("person.login_taken", "This login is taken. Choose another one.")
            }
            try PersonInput.checkGroups(new.groups, in: shop, db)
            try PersonTable.insert(row, at: at, db)
            try PersonTable.setRoles(roles, of: row.id, db)
            try GroupTable.setGroups(new.groups, of: row.id, in: shop, db)
            let profile = try PersonProfile.of(row, db)
            try db.tell(
                Event(
                    shop: shop, at: at, type: "person.created", actor: actor, subject: .init("person", row.id.value),
                    data: try Event.json(of: PersonStory(profile))))
            return profile
        }
    }
}

/// What may be entered for a person.
enum PersonInput {
    static func checkLogin(_ login: String) throws(InvalidInput) {
        let allowed = login.allSatisfy { $0.isLetter || $0.isNumber || "._-@".contains($0) }
        guard (2...40).contains(login.count), allowed else {
            throw InvalidInput("login", "2 to 40 letters, digits, dots, dashes or underscores.")
        }
    }

    static func checkName(_ name: String) throws(InvalidInput) {
        guard !name.allSatisfy(\.isWhitespace), name.count <= 40 else {
            throw InvalidInput("name", "The name that customers read, at most 40 characters.")
        }
    }

    static func checkCode(_ code: String) throws(InvalidInput) {
        guard code.count <= 20 else { throw InvalidInput("code", "The code in order notes, at most 20 characters.") }
    }

    static func checkGroups(_ groups: [String], in shop: ID<Shop>, _ db: any Connection) throws {
        let known = Set(try GroupTable.all(of: shop, db).map(\.key))
        if let unknown = groups.first(where: { !known.contains($0) }) {
            throw InvalidInput("groups", "There is no group \(unknown).")
        }
    }
}
