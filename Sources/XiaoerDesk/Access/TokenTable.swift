// The statements about machines' tokens. Tokens stand here only as digests.

import XiaoerRules

/// A token for programs, without the secret itself, which is shown once and not kept.
public struct TokenRow: Hashable, Sendable {
    public let id: ID<Token>
    public let shop: ID<Shop>
    public let name: String
    public let permissions: Set<Permission>
    public let createdBy: ID<Person>?
    public let createdAt: Instant
    public let expiresAt: Instant?
    public let lastUsedAt: Instant?
    public let revokedAt: Instant?

    func isValid(at now: Instant) -> Bool { revokedAt == nil && (expiresAt.map { now < $0 } ?? true) }
}

/// Reading, adding and revoking tokens.
public enum TokenTable {
    static let insert = """
        INSERT INTO api_token (id, shop_id, name, hash, permissions, created_by, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let byDigest = columns + " WHERE hash = ?"
    static let ofShop = columns + " WHERE shop_id = ? ORDER BY id"
    static let revoke = "UPDATE api_token SET revoked_at = ? WHERE id = ? AND shop_id = ? AND revoked_at IS NULL"
    static let used = "UPDATE api_token SET last_used_at = ? WHERE id = ?"
    private static let columns = """
        SELECT id, shop_id, name, permissions, created_by, created_at, expires_at, last_used_at, revoked_at
        FROM api_token
        """
    /// Every statement of this file, for the test that prepares them.
    static let statements = [insert, byDigest, ofShop, revoke, used]

    static func insert(_ token: TokenRow, digest: String, _ db: any Connection) throws {
        let permissions = token.permissions.map(\.rawValue).sorted().joined(separator: " ")
        try db.run(
            insert,
            [
                token.id, token.shop, token.name, digest, permissions, token.createdBy, token.createdAt,
                token.expiresAt,
            ])
    }

    static func find(digest: String, _ db: any Connection) throws -> TokenRow? {
        try db.first(byDigest, [digest], decode)
    }

    public static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [TokenRow] {
        try db.query(ofShop, [shop], decode)
    }

    /// False when the shop has no such token or it was revoked before.
    static func revoke(_ id: ID<Token>, of shop: ID<Shop>, at now: Instant, _ db: any Connection) throws -> Bool {
        try db.run(revoke, [now, id, shop]) > 0
    }

    static func noteUse(of id: ID<Token>, at now: Instant, _ db: any Connection) throws { try db.run(used, [now, id]) }

    private static func decode(_ row: any Row) -> TokenRow {
        TokenRow(
            id: row.id(0), shop: row.id(1), name: row.text(2),
            permissions: Set(row.text(3).split(separator: " ").compactMap { Permission(rawValue: String($0)) }),
            createdBy: row.idIfAny(4), createdAt: row.instant(5), expiresAt: row.instantIfAny(6),
            lastUsedAt: row.instantIfAny(7), revokedAt: row.instantIfAny(8))
    }
}
