// The statements about the shop's people and their roles.

import XiaoerRules

/// A person of the shop as it stands in the database.
public struct PersonRow: Hashable, Sendable {
    public let id: ID<Person>
    public let shop: ID<Shop>
    /// Unique over all shops, in lower case.
    public let login: String
    public var name: String
    /// The agent's code in order notes, such as `A07`.
    public var code: String
    public var passwordHash: String
    public var language: InterfaceLanguage
    public var isActive: Bool
    /// Base 32; present from the first set-up step on.
    public var totpSecret: String?
    public var isTOTPOn: Bool
    /// The step whose code was used last.
    public var totpStep: Int64

    public init(
        id: ID<Person>, shop: ID<Shop>, login: String, name: String, code: String, passwordHash: String,
        language: InterfaceLanguage = .simplifiedChinese, isActive: Bool = true, totpSecret: String? = nil,
        isTOTPOn: Bool = false, totpStep: Int64 = 0
    ) {
        self.id = id
        self.shop = shop
        self.login = login
        self.name = name
        self.code = code
        self.passwordHash = passwordHash
        self.language = language
        self.isActive = isActive
        self.totpSecret = totpSecret
        self.isTOTPOn = isTOTPOn
        self.totpStep = totpStep
    }
}

/// Reading and changing people.
public enum PersonTable {
    static let insert = """
        INSERT INTO person (id, shop_id, login, name, code, password_hash, language, is_active, totp_secret, totp_on,
            totp_step, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let update = """
        UPDATE person SET name = ?, code = ?, password_hash = ?, language = ?, is_active = ?, totp_secret = ?,
            totp_on = ?, totp_step = ? WHERE id = ?
        """
    static let byID = columns + " WHERE id = ?"
    static let byLogin = columns + " WHERE login = ?"
    static let ofShop = columns + " WHERE shop_id = ? ORDER BY id"
    static let roles = "SELECT role, from_at, until_at FROM person_role WHERE person_id = ?"
    static let rolesOfShop = """
        SELECT r.person_id, r.role, r.from_at, r.until_at FROM person_role r JOIN person p ON p.id = r.person_id
        WHERE p.shop_id = ?
        """
    static let insertRole = "INSERT INTO person_role (person_id, role, from_at, until_at) VALUES (?, ?, ?, ?)"
    static let deleteRoles = "DELETE FROM person_role WHERE person_id = ?"
    private static let columns = """
        SELECT id, shop_id, login, name, code, password_hash, language, is_active, totp_secret, totp_on, totp_step
        FROM person
        """
    /// Every statement of this file, for the test that prepares them.
    static let statements = [
        insert, update, byID, byLogin, ofShop, roles, rolesOfShop, insertRole, deleteRoles,
    ]

    public static func insert(_ person: PersonRow, at now: Instant, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                person.id, person.shop, person.login, person.name, person.code, person.passwordHash,
                person.language.rawValue, person.isActive, person.totpSecret, person.isTOTPOn, person.totpStep, now,
            ])
    }

    public static func update(_ person: PersonRow, _ db: any Connection) throws {
        try db.run(
            update,
            [
                person.name, person.code, person.passwordHash, person.language.rawValue, person.isActive,
                person.totpSecret, person.isTOTPOn, person.totpStep, person.id,
            ])
    }

    public static func find(_ id: ID<Person>, _ db: any Connection) throws -> PersonRow? {
        try db.first(byID, [id], decode)
    }

    /// Somebody of one shop; people of other shops do not exist for it.
    public static func find(_ id: ID<Person>, in shop: ID<Shop>, _ db: any Connection) throws -> PersonRow? {
        try find(id, db).flatMap { $0.shop == shop ? $0 : nil }
    }

    public static func find(login: String, _ db: any Connection) throws -> PersonRow? {
        try db.first(byLogin, [login.lowercased()], decode)
    }

    public static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [PersonRow] {
        try db.query(ofShop, [shop], decode)
    }

    public static func roles(of person: ID<Person>, _ db: any Connection) throws -> [RoleAssignment] {
        try db.query(roles, [person]) { row in
            Role(rawValue: row.text(0)).map { RoleAssignment($0, from: row.instant(1), until: row.instantIfAny(2)) }
        }.compactMap { $0 }
    }

    public static func roles(ofShop shop: ID<Shop>, _ db: any Connection) throws -> [ID<Person>: [RoleAssignment]] {
        var roles: [ID<Person>: [RoleAssignment]] = [:]
        let rows = try db.query(rolesOfShop, [shop]) { row in
            (
                row.id(0, of: Person.self),
                Role(rawValue: row.text(1)).map { RoleAssignment($0, from: row.instant(2), until: row.instantIfAny(3)) }
            )
        }
        for (person, role) in rows { if let role { roles[person, default: []].append(role) } }
        return roles
    }

    public static func setRoles(_ roles: [RoleAssignment], of person: ID<Person>, _ db: any Connection) throws {
        try db.run(deleteRoles, [person])
        for role in roles { try db.run(insertRole, [person, role.role.rawValue, role.from, role.until]) }
    }

    private static func decode(_ row: any Row) -> PersonRow {
        PersonRow(
            id: row.id(0), shop: row.id(1), login: row.text(2), name: row.text(3), code: row.text(4),
            passwordHash: row.text(5), language: InterfaceLanguage(rawValue: row.text(6)) ?? .simplifiedChinese,
            isActive: row.bool(7), totpSecret: row.textIfAny(8), isTOTPOn: row.bool(9), totpStep: row.integer(10))
    }
}
