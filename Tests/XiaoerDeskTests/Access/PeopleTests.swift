// People, groups, tokens and presence.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct PeopleTests {
    @Test func `a new colleague can log in and is told of in the log`() async throws {
        let here = try await AccessShop.open()
        let new = NewPerson(
            login: "Qiao", name: "乔一", code: "A07", password: "another long word", roles: [.preSale, .restockClerk],
            groups: ["pre_sale", "tracing"])
        let person = try await here.desk.createPerson(here.admin, new)
        #expect(person.login == "qiao")
        #expect(Set(person.roles.map(\.role)) == [.preSale, .restockClerk])
        #expect(try await here.refusal("qiao", "another long word") == nil)
        let told = try #require(try await here.events("person.created").first)
        #expect(told.actor == here.admin.actor)
        #expect(told.data.contains(#""groups":["pre_sale","tracing"]"#))
        let people = try await here.desk.listPeople(here.admin)
        #expect(people.map(\.login) == ["admin", "owner", "nan", "qiao"])
        #expect(people.last?.groups == ["pre_sale", "tracing"])
    }

    /// What is entered, and the field or code that speaks against it.
    static let inputs: [(NewPerson, String)] = [
        (AccessShop.person("x", []), "login"), (AccessShop.person("two words", []), "login"),
        (AccessShop.person("nan", []), "person.login_taken"), (AccessShop.person("NAN", []), "person.login_taken"),
        (AccessShop.person("qiao", [], ["nowhere"]), "groups"),
        (NewPerson(login: "qiao", name: " ", code: "", password: AccessShop.password, roles: [], groups: []), "name"),
        (NewPerson(login: "qiao", name: "乔", code: "", password: "short", roles: [], groups: []), "password.short"),
        (
            NewPerson(
                login: "qiao", name: "乔", code: String(repeating: "7", count: 21), password: AccessShop.password,
                roles: [], groups: []), "code"
        ),
    ]

    @Test(arguments: inputs) func `what makes no sense is refused`(new: NewPerson, expected: String) async throws {
        let here = try await AccessShop.open()
        let before = try await here.events().count
        do {
            _ = try await here.desk.createPerson(here.admin, new)
            Issue.record("was taken")
        } catch let error as InvalidInput {
            #expect(error.field == expected)
        } catch let error as Refusal {
            #expect(error.code == expected)
        }
        #expect(try await here.events().count == before)
    }

    @Test func `only who may manage people does`() async throws {
        let here = try await AccessShop.open()
        await #expect(throws: Forbidden("people:write")) {
            try await here.desk.createPerson(here.nanAuthority, AccessShop.person("qiao", []))
        }
        await #expect(throws: Forbidden("people:write")) {
            try await here.desk.changePerson(here.nanAuthority, here.nan.id, PersonChange())
        }
        await #expect(throws: Forbidden("people:read")) { try await here.desk.listPeople(here.nanAuthority) }
    }

    @Test func `another shop's people do not exist here`() async throws {
        let here = try await AccessShop.open()
        let stranger = try await here.desk.addPerson(AccessShop.person("stranger", [.admin]), to: here.other.id)
        var change = PersonChange()
        for password in [nil, "quite another word"] {
            change.password = password
            await #expect(throws: NotFound("person")) {
                try await here.desk.changePerson(here.admin, stranger.id, change)
            }
        }
        let strangers = AccessShop.authority(of: stranger, here.other)
        #expect(try await here.desk.listPeople(strangers).map(\.login) == ["stranger"])
    }

    @Test func `somebody remains who can manage people`() async throws {
        let here = try await AccessShop.open()
        var leaving = PersonChange()
        leaving.isActive = false
        let owner = try #require(here.owner.person)
        let admin = try #require(here.admin.person)
        _ = try await here.desk.changePerson(here.admin, owner, leaving)
        let alone = await #expect(throws: Refusal.self) { try await here.desk.changePerson(here.admin, admin, leaving) }
        #expect(alone?.code == "person.last_admin")
        var demoted = PersonChange()
        demoted.roles = [RoleAssignment(.preSale, from: here.clock.now)]
        await #expect(throws: Refusal.self) { try await here.desk.changePerson(here.admin, admin, demoted) }
        #expect(try await here.refusal("admin") == nil)
    }

    @Test func `a new password from the administrator ends all sessions`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        _ = try await here.desk.authority(ofSession: session.token)
        var change = PersonChange()
        change.password = "quite another word"
        _ = try await here.desk.changePerson(here.admin, here.nan.id, change)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: session.token) }
        #expect(try await here.refusal("nan", "quite another word") == nil)
    }

    @Test func `a changed role counts at once, and the log has before and after`() async throws {
        let here = try await AccessShop.open()
        let session = try await here.logIn()
        #expect(try await !here.desk.authority(ofSession: session.token).may(.conversationSeeGroup))
        var change = PersonChange()
        change.roles = [RoleAssignment(.leader, from: here.clock.now)]
        change.groups = ["after_sale"]
        _ = try await here.desk.changePerson(here.admin, here.nan.id, change)
        let authority = try await here.desk.authority(ofSession: session.token)
        #expect(authority.may(.conversationSeeGroup))
        #expect(authority.groups == ["after_sale"])
        let told = try #require(try await here.events("person.changed").first)
        #expect(told.data.contains(#""before":{"code":"","groups":["pre_sale"]"#))
        #expect(told.data.contains(#""after":{"code":"","groups":["after_sale"]"#))
    }

    @Test func `the language is the person's own`() async throws {
        let here = try await AccessShop.open()
        try await here.desk.setLanguage(here.nanAuthority, .traditionalChinese)
        #expect(try await here.desk.describeSession(here.nanAuthority).person.language == .traditionalChinese)
    }
}

@Suite struct PresenceTests {
    @Test func `REC-53 presence is a saved intent that survives a restart`() async throws {
        let here = try await AccessShop.open()
        let change = try await here.desk.setPresence(here.nanAuthority, .suspended)
        #expect(change.presence == Presence(state: .suspended, since: here.clock.now))
        // Another desk on the same database knows nothing but what is stored.
        let restarted = Desk(database: here.desk.database, now: here.desk.now)
        #expect(try await restarted.describeSession(here.nanAuthority).presence.state == .suspended)
        let told = try #require(try await here.events("presence.changed").first)
        #expect(told.data == #"{"after":"suspended","before":"off"}"#)
        #expect(told.subject == .init("person", here.nan.id.value))
    }

    @Test func `saying the same twice tells nothing and keeps the time`() async throws {
        let here = try await AccessShop.open()
        _ = try await here.desk.setPresence(here.nanAuthority, .online)
        let since = here.clock.now
        here.clock.advance(seconds: 60)
        #expect(try await here.desk.setPresence(here.nanAuthority, .online).presence.since == since)
        #expect(try await here.events("presence.changed").count == 1)
    }

    @Test func `REC-57 the stand-in is a colleague who receives customers`() async throws {
        let here = try await AccessShop.open()
        let qiao = try await here.desk.addPerson(AccessShop.person("qiao", [.preSale]), to: here.shop.id)
        let stranger = try await here.desk.addPerson(AccessShop.person("stranger", [.preSale]), to: here.other.id)
        _ = try await here.desk.setPresence(AccessShop.authority(of: stranger, here.other), .online)
        for wrong in [here.nan.id, qiao.id, stranger.id, ID(99)] {
            let refused = await #expect(throws: InvalidInput.self) {
                try await here.desk.setPresence(here.nanAuthority, .away, standIn: wrong)
            }
            #expect(refused?.field == "standIn")
        }
        _ = try await here.desk.setPresence(AccessShop.authority(of: qiao, here.shop), .online)
        let change = try await here.desk.setPresence(here.nanAuthority, .away, standIn: qiao.id)
        #expect(change.presence.standIn == qiao.id)
    }

    @Test func `who has no seat has no presence`() async throws {
        let here = try await AccessShop.open()
        await #expect(throws: Forbidden("presence:set")) { try await here.desk.setPresence(here.admin, .online) }
    }

    @Test func `who leaves the shop goes off duty`() async throws {
        let here = try await AccessShop.open()
        _ = try await here.desk.setPresence(here.nanAuthority, .online)
        var leaving = PersonChange()
        leaving.isActive = false
        let after = try await here.desk.changePerson(here.admin, here.nan.id, leaving)
        #expect(after.presence?.state == .off)
        #expect(try await here.events("presence.changed").first?.data == #"{"after":"off","before":"online"}"#)
    }
}

@Suite struct GroupTests {
    @Test func `TEAM-30 a new shop has the groups of the rulebook with their hours`() async throws {
        let here = try await AccessShop.open()
        let groups = try await here.desk.listGroups(here.nanAuthority)
        #expect(groups.map(\.group.key) == SkillGroup.allCases.map(\.rawValue))
        #expect(groups.first?.members == [here.nan.id])
        let afterSale = try #require(groups.first { $0.group.key == "after_sale" }).group
        #expect(afterSale.hours.weekdays.description == "09:00-22:30", "REC-151")
        #expect(afterSale.hours.weekend.description == "09:00-17:30", "REC-151")
    }

    @Test func `hours and overflow change, a circle does not`() async throws {
        let here = try await AccessShop.open()
        var change = GroupChange()
        change.weekend = ClockRange("10:00-16:00")
        change.overflow = .some("tracing")
        let refused = await #expect(throws: InvalidInput.self) {
            try await here.desk.changeGroup(here.admin, "after_sale", change)
        }
        #expect(refused?.field == "overflow")
        change.overflow = .some("pre_sale")
        let group = try await here.desk.changeGroup(here.admin, "after_sale", change)
        #expect(group.hours.weekend.description == "10:00-16:00")
        #expect(group.overflow == "pre_sale")
        #expect(try await here.events("group.changed").count == 1)
        await #expect(throws: NotFound("group")) {
            try await here.desk.changeGroup(here.admin, "nowhere", GroupChange())
        }
        await #expect(throws: Forbidden("setting:write")) {
            try await here.desk.changeGroup(here.nanAuthority, "after_sale", change)
        }
    }
}

@Suite struct TokenTests {
    @Test func `a token may do what its list says until it is revoked`() async throws {
        let here = try await AccessShop.open()
        let token = try await here.desk.createToken(
            here.owner, name: "ERP", permissions: [.orderRead, .stockWrite], expiresAt: nil)
        #expect(token.secret.hasPrefix("xt_"))
        let authority = try await here.desk.authority(ofToken: token.secret)
        #expect(authority.permissions == [.orderRead, .stockWrite])
        #expect(authority.identity == .token(token.row.id))
        #expect(try await here.desk.listTokens(here.owner).first?.lastUsedAt == here.clock.now)
        try await here.desk.revokeToken(here.owner, token.row.id)
        await #expect(throws: NotLoggedIn("token.none")) { try await here.desk.authority(ofToken: token.secret) }
        await #expect(throws: NotFound("token")) { try await here.desk.revokeToken(here.owner, token.row.id) }
        let told = try await here.events().map(\.data).joined()
        #expect(!told.contains(token.secret) && !told.contains(Secret.digest(token.secret)))
    }

    @Test func `a token cannot do more than its maker, nor make tokens`() async throws {
        let here = try await AccessShop.open()
        await #expect(throws: Forbidden("conversation:see-all")) {
            try await here.desk.createToken(
                here.admin, name: "x", permissions: [.conversationSeeAll, .settingRead], expiresAt: nil)
        }
        await #expect(throws: Forbidden("token:write")) {
            try await here.desk.createToken(here.nanAuthority, name: "x", permissions: [.orderRead], expiresAt: nil)
        }
        let made = try await here.desk.createToken(
            here.admin, name: "x", permissions: [.tokenWrite], expiresAt: nil)
        let machine = try await here.desk.authority(ofToken: made.secret)
        await #expect(throws: Forbidden.self) {
            try await here.desk.createToken(machine, name: "y", permissions: [.tokenWrite], expiresAt: nil)
        }
    }

    @Test func `a token ends when it was told to, and has to make sense`() async throws {
        let here = try await AccessShop.open()
        let make = { (name: String, permissions: Set<Permission>, seconds: Int?) in
            try await here.desk.createToken(
                here.owner, name: name, permissions: permissions,
                expiresAt: seconds.map { here.clock.now.adding(seconds: $0) })
        }
        await #expect(throws: InvalidInput.self) { try await make(" ", [.orderRead], nil) }
        await #expect(throws: InvalidInput.self) { try await make("x", [], nil) }
        await #expect(throws: InvalidInput.self) { try await make("x", [.orderRead], 0) }
        let token = try await make("x", [.orderRead], 10)
        _ = try await here.desk.authority(ofToken: token.secret)
        here.clock.advance(seconds: 10)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofToken: token.secret) }
    }

    @Test func `another shop's token neither shows nor can be revoked`() async throws {
        let here = try await AccessShop.open()
        let token = try await here.desk.createToken(here.owner, name: "x", permissions: [.orderRead], expiresAt: nil)
        let stranger = Authority(
            shop: here.other.id, identity: .person(ID(1)), permissions: Role.owner.permissions, groups: [])
        #expect(try await here.desk.listTokens(stranger).isEmpty)
        await #expect(throws: NotFound("token")) { try await here.desk.revokeToken(stranger, token.row.id) }
        #expect(try await here.desk.authority(ofToken: token.secret).shop == here.shop.id)
        await #expect(throws: NotLoggedIn.self) { try await here.desk.authority(ofSession: token.secret) }
    }
}
