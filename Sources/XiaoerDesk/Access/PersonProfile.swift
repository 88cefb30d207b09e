// A person as others see them: without anything secret.

import XiaoerRules

/// Somebody of the shop with roles, groups and presence.
public struct PersonProfile: Hashable, Sendable {
    public let id: ID<Person>
    public let login: String
    public let name: String
    public let code: String
    public let language: InterfaceLanguage
    public let isActive: Bool
    public let isTOTPOn: Bool
    /// All assignments, past and future ones too (TEAM-28).
    public let roles: [RoleAssignment]
    public let groups: [String]
    public let presence: Presence?

    init(_ row: PersonRow, roles: [RoleAssignment], groups: [String], presence: Presence?) {
        id = row.id
        login = row.login
        name = row.name
        code = row.code
        language = row.language
        isActive = row.isActive
        isTOTPOn = row.isTOTPOn
        self.roles = roles
        self.groups = groups
        self.presence = presence
    }

    static func of(_ row: PersonRow, _ db: any Connection) throws -> PersonProfile {
        PersonProfile(
            row, roles: try PersonTable.roles(of: row.id, db), groups: try GroupTable.groups(of: row.id, db),
            presence: try PresenceTable.find(row.id, db))
    }
}

/// What an event tells of a person.
struct PersonStory: Encodable {
    let login: String
    let name: String
    let code: String
    let isActive: Bool
    let roles: [RoleAssignment]
    let groups: [String]

    init(_ profile: PersonProfile) {
        login = profile.login
        name = profile.name
        code = profile.code
        isActive = profile.isActive
        roles = profile.roles
        groups = profile.groups
    }
}
