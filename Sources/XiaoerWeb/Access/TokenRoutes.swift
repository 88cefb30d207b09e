// Tokens for programs.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct NewTokenBody: Codable, Sendable {
    var name: String
    var permissions: [Permission]
    var expiresAt: Instant?
}

/// A token without its secret.
struct TokenView: Codable, Sendable {
    let id: ID<Token>
    let name: String
    let permissions: [String]
    let createdAt: Instant
    let expiresAt: Instant?
    let lastUsedAt: Instant?
    /// The secret, shown only once: right after the token was made.
    var token: String?

    init(_ row: TokenRow, secret: String? = nil) {
        id = row.id
        name = row.name
        permissions = row.permissions.map(\.rawValue).sorted()
        createdAt = row.createdAt
        expiresAt = row.expiresAt
        lastUsedAt = row.lastUsedAt
        token = secret
    }
}

/// Addresses under `/api/tokens`.
struct TokenRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/tokens", .permission(.tokenWrite), "The shop's tokens that still work or may have expired."
            ) { call in
                Page(try await desk.listTokens(try call.authority).filter { $0.revokedAt == nil }.map { TokenView($0) })
            },
            .take(
                .post, "/api/tokens", .permission(.tokenWrite), "Makes a token; its secret is shown once.",
                NewTokenBody.self, status: .created
            ) {
                call, body in
                let made = try await desk.createToken(
                    try call.authority, name: body.name, permissions: Set(body.permissions), expiresAt: body.expiresAt)
                return TokenView(made.row, secret: made.secret)
            },
            .give(.delete, "/api/tokens/{id}", .permission(.tokenWrite), "Makes a token useless at once.") { call in
                try await desk.revokeToken(try call.authority, try call.id())
                return Done()
            },
        ]
    }
}
