// Promises and work items: whose they are, making one, getting one done.

import XiaoerRules

/// A task as pages show it.
public struct TaskView: Codable, Sendable {
    public struct CustomerSide: Codable, Sendable {
        public let id: ID<Customer>
        public let name: String
    }

    public let id: ID<DeskTask>
    public let kind: String
    public let title: String
    public let detail: String
    public let conversationId: ID<Conversation>?
    public let customer: CustomerSide?
    /// What it is about, such as a SKU's code.
    public let subject: String?
    public let dueAt: Instant
    public let overdue: Bool
    public let owner: PersonView?
    /// The desk that does it, when it is nobody's in particular.
    public let group: String?
    public let createdAt: Instant
    public let doneAt: Instant?
}

extension Desk {
    private static let mostTasks = 500

    /// The own tasks and those of the own desks, what is due first in front.
    public func listTasks(done: Bool, kind: String?, limit: Int, as authority: Authority) async throws -> [TaskView] {
        try authority.require(.taskWork)
        let now = now()
        return try await database.read { db in
            let desks = try Self.desks(of: authority, at: now, db)
            var rows = try DeskTaskTable.ofDesks(shop: authority.shop, done: done, limit: Self.mostTasks, db)
                .filter { desks.include($0) }
            if let person = authority.person {
                rows += try DeskTaskTable.ofOwner(person, shop: authority.shop, done: done, limit: Self.mostTasks, db)
            }
            let names = try SeatTable.names(in: authority.shop, db)
            return try rows.filter { kind == nil || $0.kind == kind }.sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
                .prefix(limit).map { try Self.taskView($0, names, now, db) }
        }
    }

    /// Notes a promise of one's own. Throws ``InvalidInput``, and ``NotFound`` for a conversation one may not see.
    public func createTask(
        kind: String, text: String, dueAt: Instant, conversation: ID<Conversation>?, as authority: Authority
    ) async throws -> TaskView {
        try authority.require(.taskWork)
        let person = try authority.requirePerson(Permission.taskWork.rawValue)
        let now = now()
        let title = text.trimmed()
        guard (1...200).contains(title.count) else { throw InvalidInput("text", "1 to 200 characters") }
        guard (1...40).contains(kind.count), kind.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "_") }) else {
            throw InvalidInput("kind", "small letters and underscores, at most 40")
        }
        guard dueAt < now.adding(days: 3660) else { throw InvalidInput("dueAt", "is too far away") }
        let id: ID<DeskTask> = ids.next(now: now)
        return try await database.write { db in
            let row = try conversation.map { try Self.visible($0, to: authority, db) }
            let task = DeskTaskRow(
                id: id, shop: authority.shop, kind: kind, title: title, detail: "", conversation: conversation,
                customer: row?.customer, subject: nil, owner: person, group: nil, dueAt: dueAt, createdBy: person,
                createdAt: now)
            try DeskTaskTable.insert(task, db)
            try Self.tellTask(task, "task.created", by: authority.actor, at: now, db)
            return try Self.taskView(task, try SeatTable.names(in: authority.shop, db), now, db)
        }
    }

    /// Gets a task done. Doing it twice changes nothing. Throws ``NotFound`` for what is neither one's own nor the desk's.
    public func finishTask(_ id: ID<DeskTask>, as authority: Authority) async throws -> TaskView {
        try authority.require(.taskWork)
        let now = now()
        return try await database.write { db in
            guard var task = try DeskTaskTable.find(id, shop: authority.shop, db),
                try Self.desks(of: authority, at: now, db).include(task)
            else { throw NotFound("task") }
            try Self.finish(&task, by: authority.actor, at: now, db)
            return try Self.taskView(task, try SeatTable.names(in: authority.shop, db), now, db)
        }
    }

    static func finish(_ task: inout DeskTaskRow, by actor: Actor, at now: Instant, _ db: any Transaction) throws {
        guard !task.isDone else { return }
        task.isDone = true
        task.doneAt = now
        if case .person(let person) = actor { task.doneBy = person }
        try DeskTaskTable.finish(task.id, by: task.doneBy, at: now, db)
        try tellTask(task, "task.done", by: actor, at: now, db)
    }

    static func tellTask(
        _ task: DeskTaskRow, _ type: String, by actor: Actor, at now: Instant, _ db: any Transaction
    ) throws {
        try db.tell(
            Event(
                shop: task.shop, at: now, type: type, actor: actor, subject: .init("task", task.id.value),
                conversation: task.conversation,
                data: JSONText.object([
                    "kind": task.kind, "group": task.group ?? "", "owner": task.owner?.description ?? "",
                    "subject": task.subject ?? "",
                ]), echo: task))
    }

    private static func taskView(
        _ row: DeskTaskRow, _ names: [ID<Person>: String], _ now: Instant, _ db: any Connection
    ) throws -> TaskView {
        TaskView(
            id: row.id, kind: row.kind, title: row.title, detail: row.detail, conversationId: row.conversation,
            customer: try row.customer.flatMap { try SeatTable.customer($0, db) }.map {
                .init(id: $0.id, name: $0.name)
            },
            subject: row.subject, dueAt: row.dueAt, overdue: !row.isDone && row.dueAt <= now,
            owner: row.owner.map { PersonView(id: $0, name: names[$0] ?? "?") }, group: row.group,
            createdAt: row.createdAt,
            doneAt: row.doneAt)
    }

    private static func desks(of authority: Authority, at now: Instant, _ db: any Connection) throws -> Desks {
        guard let person = authority.person else {
            return Desks(person: nil, groups: authority.groups, roles: Role.allCases)
        }
        return Desks(
            person: person, groups: authority.groups, roles: try PersonTable.roles(of: person, db).roles(at: now))
    }
}

extension DeskTaskRow {
    func due(_ at: Instant) -> DeskTaskRow {
        var task = self
        task.dueAt = at
        return task
    }
}

/// Whose work a person does. The decision tables name desks by their own words (05 §0.2).
private struct Desks {
    let person: ID<Person>?
    let groups: Set<String>
    let roles: [Role]

    func include(_ task: DeskTaskRow) -> Bool {
        if let owner = task.owner { return owner == person }
        guard let group = task.group else { return false }
        return groups.contains(group) || roles.contains { $0.rawValue == group || Self.words[$0] == group }
    }

    private static let words: [Role: String] = [
        .preSale: "agent", .afterSale: "aftersales", .tracing: "tracking_agent", .leader: "team_leader",
        .head: "department_head", .manager: "shop_manager", .owner: "general_manager", .product: "product_team",
        .auditor: "audit",
    ]
}
