// The event log's statements.

import XiaoerRules

/// Reading and appending events.
public enum EventTable {
    static let insert = """
        INSERT INTO event (seq, shop_id, at, type, actor_kind, actor_id, subject_kind, subject_id, conversation_id, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let newest = "SELECT coalesce(max(seq), 0) FROM event"
    static let after = columns + " WHERE seq > ? ORDER BY seq LIMIT ?"
    static let ofShop = columns + " WHERE shop_id = ? AND seq > ? ORDER BY seq LIMIT ?"
    static let ofShopBackwards = columns + " WHERE shop_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?"
    static let ofShopTypeBackwards = columns + " WHERE shop_id = ? AND type = ? AND seq < ? ORDER BY seq DESC LIMIT ?"
    static let ofShopKindBackwards =
        columns + " WHERE shop_id = ? AND type LIKE ? ESCAPE '\\' AND seq < ? ORDER BY seq DESC LIMIT ?"
    static let ofConversation = columns + " WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?"
    private static let columns = """
        SELECT seq, shop_id, at, type, actor_kind, actor_id, subject_kind, subject_id, conversation_id, data FROM event
        """

    static let statements = [
        insert, newest, after, ofShop, ofShopBackwards, ofShopTypeBackwards, ofShopKindBackwards, ofConversation,
    ]

    /// Appends under a number that the caller's writer has handed out.
    static func append(_ event: Event, seq: Int64, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                seq, event.shop, event.at, event.type, event.actor.kind, event.actor.number, event.subject.kind,
                event.subject.number, event.conversation, event.data,
            ])
    }

    /// The highest number so far, 0 for an empty log.
    public static func newest(_ db: any Connection) throws -> Int64 {
        try db.first(newest) { $0.integer(0) } ?? 0
    }

    /// Events of all shops above a number, oldest first.
    public static func after(_ seq: Int64, limit: Int, _ db: any Connection) throws -> [Event] {
        try db.query(after, [seq, limit], decode)
    }

    /// Events of one shop above a number, oldest first.
    public static func ofShop(_ shop: ID<Shop>, after seq: Int64, limit: Int, _ db: any Connection) throws -> [Event] {
        try db.query(ofShop, [shop, seq, limit], decode)
    }

    /// Events of one shop below a number, newest first, of one type (`task.done`) or kind (`task`) if given.
    public static func ofShop(
        _ shop: ID<Shop>, before seq: Int64, type: String?, limit: Int, _ db: any Connection
    ) throws -> [Event] {
        if let type, !type.contains(".") {
            let kind = type.filter { $0.isLetter || $0.isNumber || $0 == "_" }.replacing("_", with: "\\_")
            return try db.query(ofShopKindBackwards, [shop, kind + ".%", seq, limit], decode)
        }
        if let type { return try db.query(ofShopTypeBackwards, [shop, type, seq, limit], decode) }
        return try db.query(ofShopBackwards, [shop, seq, limit], decode)
    }

    /// Events of one conversation above a number, oldest first.
    public static func ofConversation(
        _ conversation: ID<Conversation>, after seq: Int64, limit: Int, _ db: any Connection
    ) throws -> [Event] {
        try db.query(ofConversation, [conversation, seq, limit], decode)
    }

    static func decode(_ row: any Row) -> Event {
        Event(
            seq: row.integer(0), shop: row.id(1), at: row.instant(2), type: row.text(3),
            actor: Actor(kind: row.text(4), number: row.isNull(5) ? nil : row.integer(5)),
            subject: .init(row.text(6), row.integer(7)), conversation: row.idIfAny(8), data: row.text(9))
    }
}
