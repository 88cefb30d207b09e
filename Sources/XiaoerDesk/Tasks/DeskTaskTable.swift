// Work items and reminders: statements and row mapping.

import XiaoerRules

/// Something somebody has to do by a time: a person's reminder, or a desk's work item.
public struct DeskTaskRow: Sendable {
    public let id: ID<DeskTask>
    public let shop: ID<Shop>
    /// `listing`, `follow_up`, `watch_returns`, `notice`, …
    public let kind: String
    public let title: String
    public let detail: String
    public let conversation: ID<Conversation>?
    public let customer: ID<Customer>?
    /// What it is about, such as a SKU's code.
    public let subject: String?
    public let owner: ID<Person>?
    /// The desk that does it, when it is nobody's in particular.
    public let group: String?
    public var dueAt: Instant
    public var isDone = false
    public let createdBy: ID<Person>?
    public let createdAt: Instant
    public var doneAt: Instant?
    public var doneBy: ID<Person>?
}

/// Reading and changing tasks.
public enum DeskTaskTable {
    private static let columns = """
        SELECT id, shop_id, kind, title, detail, conversation_id, customer_id, subject, owner_id, group_key, due_at, state,
            created_by, created_at, done_at, done_by
        FROM desk_task
        """
    static let byID = columns + " WHERE id = ? AND shop_id = ?"
    static let ofOwner = columns + " WHERE shop_id = ? AND state = ? AND owner_id = ? ORDER BY due_at LIMIT ?"
    static let ofGroups = columns + " WHERE shop_id = ? AND state = ? AND owner_id IS NULL ORDER BY due_at LIMIT ?"
    static let insert = """
        INSERT INTO desk_task (id, shop_id, kind, title, detail, conversation_id, customer_id, subject, owner_id, group_key,
            due_at, state, created_by, created_at, done_at, done_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, NULL, NULL)
        """
    static let openAbout =
        columns
        + " WHERE shop_id = ? AND state = 'open' AND kind = ? AND (subject = ? OR subject = ?) ORDER BY id LIMIT 500"
    static let setDue = "UPDATE desk_task SET due_at = ? WHERE id = ?"
    static let finish = "UPDATE desk_task SET state = 'done', done_at = ?, done_by = ? WHERE id = ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [byID, ofOwner, ofGroups, openAbout, insert, setDue, finish]

    static func find(_ id: ID<DeskTask>, shop: ID<Shop>, _ db: any Connection) throws -> DeskTaskRow? {
        try db.first(byID, [id, shop], decode)
    }

    static func ofOwner(
        _ person: ID<Person>, shop: ID<Shop>, done: Bool, limit: Int, _ db: any Connection
    ) throws -> [DeskTaskRow] {
        try db.query(ofOwner, [shop, done ? "done" : "open", person, limit], decode)
    }

    /// Tasks that belong to a desk and to nobody in particular.
    static func ofDesks(shop: ID<Shop>, done: Bool, limit: Int, _ db: any Connection) throws -> [DeskTaskRow] {
        try db.query(ofGroups, [shop, done ? "done" : "open", limit], decode)
    }

    /// Open tasks of a kind about something that has two names, such as a SKU's code and its id.
    static func open(
        _ kind: String, about subjects: [String], shop: ID<Shop>, _ db: any Connection
    ) throws -> [DeskTaskRow] {
        try db.query(openAbout, [shop, kind, subjects.first ?? "", subjects.last ?? ""], decode)
    }

    static func setDue(_ id: ID<DeskTask>, _ dueAt: Instant, _ db: any Connection) throws {
        try db.run(setDue, [dueAt, id])
    }

    static func insert(_ row: DeskTaskRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                row.id, row.shop, row.kind, row.title, row.detail, row.conversation, row.customer, row.subject,
                row.owner,
                row.group, row.dueAt, row.createdBy, row.createdAt,
            ])
    }

    static func finish(_ id: ID<DeskTask>, by person: ID<Person>?, at now: Instant, _ db: any Connection) throws {
        try db.run(finish, [now, person, id])
    }

    private static func decode(_ row: any Row) throws -> DeskTaskRow {
        var value = DeskTaskRow(
            id: row.id(0), shop: row.id(1), kind: row.text(2), title: row.text(3), detail: row.text(4),
            conversation: row.idIfAny(5), customer: row.idIfAny(6), subject: row.textIfAny(7), owner: row.idIfAny(8),
            group: row.textIfAny(9), dueAt: row.instant(10), createdBy: row.idIfAny(12), createdAt: row.instant(13))
        value.isDone = row.text(11) == "done"
        value.doneAt = row.instantIfAny(14)
        value.doneBy = row.idIfAny(15)
        return value
    }
}
