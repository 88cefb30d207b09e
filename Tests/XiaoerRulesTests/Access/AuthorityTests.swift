// Who may do and see what, as tables.

import Testing
import XiaoerRules

@Suite struct AuthorityTests {
    /// One row per permission: every role that has it. What is not listed is not allowed.
    static let matrix: [(Permission, String)] = {
        let seats = """
            pre_sale after_sale after_sale_assistant tracing refund_clerk payout_clerk prize_clerk order_entry \
            order_change unpacking restock_clerk complaint call_centre leader supervisor head manager owner
            """
        let offices = seats + " meal_planner operations finance auditor crm reviewer"
        let everybody = Role.allCases.map(\.rawValue).joined(separator: " ")
        let without = { (all: String, gone: String) in
            all.split(separator: " ").filter { !gone.split(separator: " ").contains($0) }.joined(separator: " ")
        }
        return [
            (.conversationAnswer, seats),
            (.conversationTransfer, seats),
            (.conversationOverride, "leader supervisor"),
            (.conversationSeeGroup, "leader supervisor head manager owner"),
            (.conversationSeeAll, "supervisor head manager owner operations reviewer"),
            (.customerRead, offices),
            (.customerWrite, seats + " crm"),
            (.orderRead, offices + " warehouse"),
            (.orderWrite, seats + " auditor"),
            (.catalogRead, without(everybody, "hr")),
            (.catalogWrite, "owner operations product"),
            (.stockWrite, "owner operations product purchasing warehouse"),
            (.phraseUse, seats + " operations reviewer admin"),
            (.phraseWrite, "leader supervisor head manager owner operations admin"),
            (.guidanceUse, seats + " operations reviewer admin"),
            (.guidanceWrite, "supervisor head manager owner operations admin"),
            (.restockRegister, seats),
            (.restockNotify, "restock_clerk leader supervisor head manager owner"),
            (.taskWork, everybody),
            (.teamRead, everybody),
            (.presenceSet, seats + " meal_planner"),
            (.peakSwitch, "leader supervisor head manager owner"),
            (.searchUse, seats + " operations finance auditor crm reviewer"),
            (.qualityRead, "leader supervisor head manager owner operations hr reviewer admin"),
            (.peopleRead, "supervisor head manager owner hr admin"),
            (.peopleWrite, "owner admin"),
            (.tokenWrite, "owner admin"),
            (.settingRead, "supervisor head manager owner admin"),
            (.settingWrite, "owner admin"),
            (.importRun, "owner operations product purchasing warehouse admin"),
            (.exportRun, "owner operations finance crm admin"),
            (.eventRead, "supervisor head manager owner reviewer admin"),
            (.systemRead, "owner admin"),
        ]
    }()

    @Test(arguments: matrix)
    func `04 §6 a permission belongs to exactly these roles`(permission: Permission, roles: String) throws {
        let expected = try Set(roles.split(separator: " ").map { try #require(Role(rawValue: String($0)), "\($0)") })
        #expect(Set(Role.allCases.filter { $0.permissions.contains(permission) }) == expected)
    }

    @Test func `04 §6 the table above knows every permission once`() {
        #expect(Self.matrix.map(\.0.rawValue).sorted() == Permission.allCases.map(\.rawValue).sorted())
    }

    @Test func `TEAM-1 every role has a name in Chinese and in English and allows something`() {
        #expect(Set(Role.allCases.map(\.chinese)).count == Role.allCases.count)
        #expect(Set(Role.allCases.map(\.english)).count == Role.allCases.count)
        #expect(Role.allCases.allSatisfy { !$0.permissions.isEmpty })
    }

    /// role, groups, group of the conversation, owner (me / other / none), served (me or not), queued, sees, answers
    static let scopes: [(String, Role, String, String, String, Bool, Bool, Bool, Bool)] = [
        ("an agent's own", .preSale, "pre_sale", "pre_sale", "me", true, false, true, true),
        ("an agent's own in a foreign group", .preSale, "pre_sale", "after_sale", "me", true, false, true, true),
        ("a colleague's", .preSale, "pre_sale", "pre_sale", "other", false, false, false, false),
        ("served before, now a colleague's", .preSale, "pre_sale", "after_sale", "other", true, false, true, false),
        ("the queue of the own group", .preSale, "pre_sale", "pre_sale", "none", false, true, true, false),
        ("the queue of another group", .preSale, "pre_sale", "after_sale", "none", false, true, false, false),
        ("closed, without owner, own group", .preSale, "pre_sale", "pre_sale", "none", false, false, false, false),
        ("a leader's group", .leader, "pre_sale", "pre_sale", "other", false, false, true, true),
        ("a leader's foreign group", .leader, "pre_sale", "after_sale", "other", false, false, false, false),
        ("a leader's own elsewhere", .leader, "pre_sale", "after_sale", "me", true, false, true, true),
        ("a supervisor's shop", .supervisor, "", "after_sale", "other", false, false, true, true),
        ("a manager's shop", .manager, "", "tracing", "none", false, true, true, true),
        ("an owner's shop", .owner, "", "complaint", "other", false, false, true, true),
        ("a reviewer reads", .reviewer, "", "pre_sale", "other", false, false, true, false),
        ("operations read", .operations, "", "pre_sale", "other", false, false, true, false),
        ("an administrator does not", .admin, "pre_sale", "pre_sale", "other", false, true, false, false),
        ("finance does not", .finance, "pre_sale", "pre_sale", "other", false, true, false, false),
        ("a former agent, now in the warehouse", .warehouse, "pre_sale", "pre_sale", "me", true, false, false, false),
    ]

    @Test(arguments: scopes)
    func `TEAM-110 who sees and answers a conversation`(
        _: String, role: Role, groups: String, group: String, owner: String, served: Bool, isQueued: Bool, sees: Bool,
        answers: Bool
    ) {
        let me = ID<Person>(1)
        let other = ID<Person>(2)
        let owners: [String: ID<Person>] = ["me": me, "other": other]
        let scope = { (shop: Int64) in
            ConversationScope(
                shop: ID(shop), group: group, owner: owners[owner], served: served ? [me] : [other], isQueued: isQueued)
        }
        let authority = Authority(
            shop: ID(7), identity: .person(me), permissions: role.permissions,
            groups: Set(groups.split(separator: " ").map(String.init)))
        #expect(authority.maySee(scope(7)) == sees)
        #expect(authority.mayAnswer(scope(7)) == answers)
        // Another shop's conversation does not exist, whatever the role.
        #expect(!authority.maySee(scope(8)))
        #expect(!authority.mayAnswer(scope(8)))
    }

    @Test func `TEAM-110 a token reads what its list says and never answers as a person`() {
        let scope = ConversationScope(shop: ID(7), group: "pre_sale", owner: ID(1), served: [ID(1)], isQueued: true)
        let seeing = Authority(
            shop: ID(7), identity: .token(ID(1)), permissions: [.conversationSeeAll, .conversationAnswer], groups: [])
        #expect(seeing.maySee(scope))
        #expect(!seeing.mayAnswer(scope))
        let blind = Authority(
            shop: ID(7), identity: .token(ID(1)), permissions: [.conversationAnswer], groups: ["pre_sale"])
        #expect(!blind.maySee(scope))
    }

    @Test func `04 §6 what is not allowed names the permission that is missing`() {
        let authority = Authority(
            shop: ID(7), identity: .person(ID(1)), permissions: Role.preSale.permissions, groups: [])
        #expect(throws: Forbidden("setting:write")) { try authority.require(.settingWrite) }
        #expect(throws: Never.self) { try authority.require(.conversationAnswer) }
    }
}

@Suite struct RoleAssignmentTests {
    static let noon = Instant(milliseconds: 1_763_697_600_000)

    static let rows: [(Int?, Int?, Bool)] = [
        (-10, nil, true), (0, nil, true), (1, nil, false), (-10, 10, true), (-10, 0, false), (-10, -1, false),
        (-10, 1, true),
    ]

    @Test(arguments: rows)
    func `TEAM-28 a role counts from its first moment up to its end`(from: Int?, until: Int?, counts: Bool) {
        let now = Self.noon
        let role = RoleAssignment(
            .leader, from: now.adding(seconds: from ?? 0), until: until.map { now.adding(seconds: $0) })
        #expect(role.isValid(at: now) == counts)
    }

    @Test func `TEAM-28 several roles add up, and only those that count`() {
        let now = Self.noon
        let held = [
            RoleAssignment(.preSale, from: now.adding(days: -1)),
            RoleAssignment(.restockClerk, from: now.adding(days: -1)),
            RoleAssignment(.owner, from: now.adding(days: 1)),
            RoleAssignment(.admin, from: now.adding(days: -9), until: now.adding(days: -2)),
        ]
        #expect(held.roles(at: now) == [.preSale, .restockClerk])
        #expect(held.permissions(at: now) == Role.preSale.permissions.union([.restockNotify]))
        #expect(held.compactMap { $0.nextChange(after: now) } == [now.adding(days: 1)])
    }
}
