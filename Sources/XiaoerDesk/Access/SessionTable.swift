// The statements about agents' sessions. Tokens stand here only as digests.

import XiaoerRules

/// A session as it stands in the database.
struct SessionRow: Sendable {
    let person: ID<Person>
    let shop: ID<Shop>
    let createdAt: Instant
    let expiresAt: Instant
}

/// Reading, adding and ending sessions.
enum SessionTable {
    static let insert = """
        INSERT INTO session (token_hash, person_id, shop_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)
        """
    static let one = "SELECT person_id, shop_id, created_at, expires_at FROM session WHERE token_hash = ?"
    static let delete = "DELETE FROM session WHERE token_hash = ?"
    static let deleteOthers = "DELETE FROM session WHERE person_id = ? AND token_hash <> ?"
    static let deleteExpired = "DELETE FROM session WHERE person_id = ? AND expires_at <= ?"
    /// Every statement of this file, for the test that prepares them.
    static let statements = [insert, one, delete, deleteOthers, deleteExpired]

    static func insert(_ session: SessionRow, digest: String, _ db: any Connection) throws {
        try db.run(insert, [digest, session.person, session.shop, session.createdAt, session.expiresAt])
    }

    static func find(digest: String, _ db: any Connection) throws -> SessionRow? {
        try db.first(one, [digest]) { row in
            SessionRow(person: row.id(0), shop: row.id(1), createdAt: row.instant(2), expiresAt: row.instant(3))
        }
    }

    @discardableResult static func delete(digest: String, _ db: any Connection) throws -> Int {
        try db.run(delete, [digest])
    }

    /// Ends all sessions of a person, except one if given. Returns how many.
    @discardableResult
    static func deleteAll(of person: ID<Person>, except digest: String? = nil, _ db: any Connection) throws -> Int {
        try db.run(deleteOthers, [person, digest ?? ""])
    }

    static func deleteExpired(of person: ID<Person>, now: Instant, _ db: any Connection) throws {
        try db.run(deleteExpired, [person, now])
    }
}
