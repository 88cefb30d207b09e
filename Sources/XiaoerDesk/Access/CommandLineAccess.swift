// What the command line may do without signing in: whoever can read the data folder owns the data.

import XiaoerRules

extension Desk {
    /// All shops.
    public func listShops() async throws -> [ShopRow] {
        try await database.read { db in try ShopTable.all(db) }
    }

    /// The people of a shop.
    public func people(of shop: ID<Shop>) async throws -> [PersonRow] {
        try await database.read { db in try PersonTable.all(of: shop, db) }
    }

    private func person(login: String) async throws -> PersonRow {
        guard let person = try await database.read({ db in try PersonTable.find(login: login.lowercased(), db) }) else {
            throw NotFound("person")
        }
        return person
    }

    /// A token with the permissions that a person's roles have now, ending after some days. Answers its secret, which is
    /// not kept.
    public func tokenForScripts(login: String, days: Int) async throws -> String {
        let person = try await person(login: login)
        let at = now()
        let secret = "xt_" + secrets.token()
        let id: ID<Token> = ids.next(now: at)
        try await database.write { db in
            let permissions = try PersonTable.roles(of: person.id, db).permissions(at: at)
            let row = TokenRow(
                id: id, shop: person.shop, name: "\(login) (script)", permissions: permissions, createdBy: person.id,
                createdAt: at, expiresAt: at.adding(days: days), lastUsedAt: nil, revokedAt: nil)
            try TokenTable.insert(row, digest: Secret.digest(secret), db)
            try db.tell(
                Event(
                    shop: person.shop, at: at, type: "token.created", actor: .system, subject: .init("token", id.value))
            )
        }
        return secret
    }

    /// Sets a password and ends the person's sessions. Throws ``Refusal`` for a weak one.
    public func resetPassword(login: String, to password: String) async throws {
        let person = try await person(login: login)
        try Password.check(password, login: person.login)
        let hash = try await passwords.hash(password, salt: secrets.bytes(16))
        let at = now()
        try await database.write { db in
            guard var fresh = try PersonTable.find(person.id, db) else { throw NotFound("person") }
            fresh.passwordHash = hash
            try PersonTable.update(fresh, db)
            try SessionTable.deleteAll(of: fresh.id, except: "", db)
            try db.tell(
                Event(
                    shop: fresh.shop, at: at, type: "person.password_changed", actor: .system,
                    subject: .init("person", fresh.id.value)))
        }
    }
}
