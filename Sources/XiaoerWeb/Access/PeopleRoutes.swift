// People, roles and groups.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct NewPersonBody: Codable, Sendable {
    var login: String
    var name: String
    var code: String?
    var password: String
    var roles: [Role]
    var groups: [String]?
    var language: InterfaceLanguage?
}

struct PersonChangeBody: Codable, Sendable {
    var name: String?
    var code: String?
    var roles: [Role]?
    var groups: [String]?
    var active: Bool?
    var password: String?
    var removeTotp: Bool?
}

struct GroupBody: Codable, Sendable {
    var name: String?
    var hours: HoursBody?
    /// Null takes the overflow group away; missing leaves it.
    var overflow: String??

    struct HoursBody: Codable, Sendable {
        var weekdays: ClockRange?
        var weekend: ClockRange?
    }

    enum CodingKeys: String, CodingKey { case name, hours, overflow }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        hours = try container.decodeIfPresent(HoursBody.self, forKey: .hours)
        overflow = try container.decodeGiven(String.self, forKey: .overflow)
    }
}

/// Somebody of the shop.
struct PersonRowView: Codable, Sendable {
    let id: ID<Person>
    let login: String
    let name: String
    let code: String
    let roles: [Role]
    let groups: [String]
    let active: Bool
    let language: InterfaceLanguage
    let totpEnabled: Bool
    let presence: PresenceView?

    init(_ profile: PersonProfile, now: Instant) {
        id = profile.id
        login = profile.login
        name = profile.name
        code = profile.code
        roles = profile.roles.roles(at: now)
        groups = profile.groups
        active = profile.isActive
        language = profile.language
        totpEnabled = profile.isTOTPOn
        presence = profile.presence.map(PresenceView.init)
    }
}

struct RoleView: Codable, Sendable {
    let id: Role
    let name: String
    let permissions: [String]
}

struct GroupView: Codable, Sendable {
    struct HoursSide: Codable, Sendable {
        let weekdays: ClockRange
        let weekend: ClockRange
    }

    let id: String
    let name: String
    let hours: HoursSide
    let overflow: String?
    let members: [ID<Person>]
    let open: Bool
}

/// Addresses under `/api/people`, `/api/roles` and `/api/groups`.
struct PeopleRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] { people + desks }

    private var people: [Endpoint] {
        [
            .give(.get, "/api/people", .permission(.peopleRead), "Everybody of the shop.") { call in
                let now = desk.now()
                return Page(try await desk.listPeople(try call.authority).map { PersonRowView($0, now: now) })
            },
            .take(
                .post, "/api/people", .permission(.peopleWrite), "Adds a colleague.", NewPersonBody.self,
                status: .created
            ) {
                call, body in
                let person = try await desk.createPerson(
                    try call.authority,
                    NewPerson(
                        login: body.login, name: body.name, code: body.code ?? body.name, password: body.password,
                        roles: body.roles, groups: body.groups ?? [], language: body.language ?? .simplifiedChinese))
                return PersonRowView(person, now: desk.now())
            },
            .take(.patch, "/api/people/{id}", .permission(.peopleWrite), "Changes a colleague.", PersonChangeBody.self)
            {
                call, body in
                var change = PersonChange()
                change.name = body.name
                change.code = body.code
                let now = desk.now()
                change.roles = body.roles.map { roles in
                    Set(roles).sorted { $0.rawValue < $1.rawValue }.map { RoleAssignment($0, from: now) }
                }
                change.groups = body.groups
                change.isActive = body.active
                change.password = body.password.flatMap { $0.isEmpty ? nil : $0 }
                change.removesTOTP = body.removeTotp ?? false
                let person = try await desk.changePerson(try call.authority, try call.id(), change)
                return PersonRowView(person, now: now)
            },
        ]
    }

    private var desks: [Endpoint] {
        [
            .give(.get, "/api/roles", .permission(.peopleRead), "All roles with their permissions.") { call in
                let english = try await desk.isEnglish(try call.authority)
                return Page(
                    Role.allCases.map { role in
                        RoleView(
                            id: role, name: english ? role.english : role.chinese,
                            permissions: role.permissions.map(\.rawValue).sorted())
                    })
            },
            .give(.get, "/api/groups", .permission(.teamRead), "All groups with hours and members.") { call in
                let authority = try call.authority
                let shop = try await desk.shop(authority.shop)
                return Page(
                    try await desk.listGroups(authority).map { view($0.group, members: $0.members, shop) })
            },
            .take(
                .put, "/api/groups/{id}", .permission(.settingWrite), "Changes a group's name, hours or overflow.",
                GroupBody.self
            ) {
                call, body in
                let authority = try call.authority
                var change = GroupChange()
                change.name = body.name
                change.weekdays = body.hours?.weekdays
                change.weekend = body.hours?.weekend
                change.overflow = body.overflow
                let key = try call.parameter("id")
                let group = try await desk.changeGroup(authority, key, change)
                let members =
                    authority.may(.teamRead)
                    ? try await desk.listGroups(authority).first { $0.group.key == key }?.members ?? [] : []
                return view(group, members: members, try await desk.shop(authority.shop))
            },
        ]
    }

    private func view(_ group: GroupRow, members: [ID<Person>], _ shop: ShopRow) -> GroupView {
        GroupView(
            id: group.key, name: group.name, hours: .init(weekdays: group.hours.weekdays, weekend: group.hours.weekend),
            overflow: group.overflow, members: members, open: group.hours.isOpen(desk.now(), in: shop.time))
    }
}
