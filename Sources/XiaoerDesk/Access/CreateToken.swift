// Tokens for programs: made, listed, revoked.

import XiaoerRules

/// A new token with its secret, which is shown once and not kept.
public struct NewToken: Sendable {
    public let secret: String
    public let row: TokenRow
}

extension Desk {
    /// Makes a token that may do what the list says, and nothing its maker may not do. People only: a program cannot
    /// make itself a successor.
    public func createToken(
        _ authority: Authority, name: String, permissions: Set<Permission>, expiresAt: Instant?
    ) async throws -> NewToken {
        try authority.require(.tokenWrite)
        let maker = try authority.requirePerson(Permission.tokenWrite.rawValue)
        for permission in permissions.sorted(by: { $0.rawValue < $1.rawValue }) { try authority.require(permission) }
        let at = now()
        guard !name.allSatisfy(\.isWhitespace), name.count <= 60 else {
            throw InvalidInput("name", "Name the program, in at most 60 characters.")
        }
        guard !permissions.isEmpty else { throw InvalidInput("permissions", "A token needs at least one permission.") }
        if let expiresAt, expiresAt <= at { throw InvalidInput("expiresAt", "The end lies in the past.") }

        let secret = "xt_" + secrets.token()
        let row = TokenRow(
            id: ids.next(now: at), shop: authority.shop, name: name, permissions: permissions, createdBy: maker,
            createdAt: at, expiresAt: expiresAt, lastUsedAt: nil, revokedAt: nil)
        try await database.write { db in
            try TokenTable.insert(row, digest: Secret.digest(secret), db)
            try db.tell(
                Event(
                    shop: authority.shop, at: at, type: "token.created", actor: authority.actor,
                    subject: .init("token", row.id.value),
                    data: try Event.json(
                        of: TokenStory(
                            name: name, permissions: permissions.map(\.rawValue).sorted(), expiresAt: expiresAt))))
        }
        return NewToken(secret: secret, row: row)
    }

    /// The shop's tokens, oldest first, the revoked ones too.
    public func listTokens(_ authority: Authority) async throws -> [TokenRow] {
        try authority.require(.tokenWrite)
        return try await database.read { db in try TokenTable.all(of: authority.shop, db) }
    }

    /// Makes a token useless at once. Throws ``NotFound`` for another shop's.
    public func revokeToken(_ authority: Authority, _ id: ID<Token>) async throws {
        try authority.require(.tokenWrite)
        let at = now()
        try await database.write { db in
            guard try TokenTable.revoke(id, of: authority.shop, at: at, db) else { throw NotFound("token") }
            try db.tell(
                Event(
                    shop: authority.shop, at: at, type: "token.revoked", actor: authority.actor,
                    subject: .init("token", id.value)))
        }
    }
}

private struct TokenStory: Encodable {
    let name: String
    let permissions: [String]
    let expiresAt: Instant?
}
