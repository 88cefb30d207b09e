// Everything a page needs to know about whoever is logged in.

import XiaoerRules

/// The person, the shop, what they may do and the shop's settings.
public struct SessionDescription: Sendable {
    public let person: PersonProfile
    /// The roles that count now.
    public let roles: [Role]
    public let shop: ShopRow
    public let permissions: Set<Permission>
    public let presence: Presence
    public let settings: Settings
}

extension Desk {
    /// Describes the person who asks. Throws ``NotLoggedIn`` for programs.
    public func describeSession(_ authority: Authority) async throws -> SessionDescription {
        guard let id = authority.person else { throw NotLoggedIn() }
        let shop = try await shop(authority.shop)
        let settings = try await settings(of: authority.shop)
        let person = try await database.read { db -> PersonProfile? in
            try PersonTable.find(id, db).map { try PersonProfile.of($0, db) }
        }
        guard let person else { throw NotLoggedIn() }
        return SessionDescription(
            person: person, roles: person.roles.roles(at: now()), shop: shop, permissions: authority.permissions,
            presence: person.presence ?? Presence(state: .off, since: now()), settings: settings)
    }
}
