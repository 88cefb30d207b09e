// Conversations: statements and row mapping.

import XiaoerRules

/// Reading and saving conversations.
public enum ConversationTable {
    private static let columns = """
        SELECT id, shop_id, customer_id, state, group_key, owner_id, source, phase, topic, topic_confirmed, opened_at,
            queued_at, last_message_at, last_seq, buyer_read_seq, agent_read_seq, waiting_since, turn_kind, answered_turns,
            first_response_ms, unread, preview, preview_from, is_upset, is_objecting, no_reply_needed, page, intent,
            intent_confidence, transfer_note, served, closed_at, closed_by, outcome, busy_noticed_at, breached_at,
            human_messages
        FROM conversation
        """
    static let byID = columns + " WHERE id = ?"
    static let newestOfCustomer = columns + " WHERE customer_id = ? ORDER BY id DESC LIMIT 1"
    static let ofCustomer = columns + " WHERE customer_id = ? ORDER BY id DESC LIMIT ?"
    static let ofOwner = columns + " WHERE owner_id = ? AND state = 'active' ORDER BY last_message_at DESC LIMIT ?"
    static let ofOwnerState =
        columns
        + " WHERE owner_id = ? AND state = ? AND last_message_at <= ? ORDER BY last_message_at DESC, id DESC LIMIT ?"
    static let queued = columns + " WHERE shop_id = ? AND state = 'queued' ORDER BY queued_at LIMIT ?"
    static let ofShopState =
        columns
        + " WHERE shop_id = ? AND state = ? AND last_message_at <= ? ORDER BY last_message_at DESC, id DESC LIMIT ?"
    static let waitingBefore =
        columns + " WHERE waiting_since IS NOT NULL AND waiting_since <= ? ORDER BY waiting_since LIMIT ?"
    static let insert = """
        INSERT INTO conversation (id, shop_id, customer_id, state, group_key, owner_id, source, phase, topic,
            topic_confirmed, opened_at, queued_at, last_message_at, last_seq, buyer_read_seq, agent_read_seq,
            waiting_since, turn_kind, answered_turns, first_response_ms, unread, preview, preview_from, is_upset,
            is_objecting, no_reply_needed, page, intent, intent_confidence, transfer_note, served, closed_at, closed_by,
            outcome, busy_noticed_at, breached_at, human_messages)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let update = """
        UPDATE conversation SET state = ?, group_key = ?, owner_id = ?, source = ?, phase = ?, topic = ?,
            topic_confirmed = ?, opened_at = ?, queued_at = ?, last_message_at = ?, last_seq = ?, buyer_read_seq = ?,
            agent_read_seq = ?, waiting_since = ?, turn_kind = ?, answered_turns = ?, first_response_ms = ?, unread = ?,
            preview = ?, preview_from = ?, is_upset = ?, is_objecting = ?, no_reply_needed = ?, page = ?, intent = ?,
            intent_confidence = ?, transfer_note = ?, served = ?, closed_at = ?, closed_by = ?, outcome = ?,
            busy_noticed_at = ?, breached_at = ?, human_messages = ?
        WHERE id = ?
        """
    /// What an ordinary message changes; the whole row would cost three times as much.
    static let updateAfterMessage = """
        UPDATE conversation SET last_message_at = ?, last_seq = ?, buyer_read_seq = ?, agent_read_seq = ?,
            waiting_since = ?, turn_kind = ?, answered_turns = ?, unread = ?, preview = ?, preview_from = ?, is_upset = ?,
            is_objecting = ?, no_reply_needed = ?, intent = ?, intent_confidence = ?, topic = ?, busy_noticed_at = ?,
            breached_at = ?, human_messages = ?, first_response_ms = ?
        WHERE id = ?
        """
    static let loads = """
        SELECT owner_id, count(*), max(opened_at) FROM conversation
        WHERE state = 'active' AND owner_id IN (SELECT person_id FROM group_member WHERE shop_id = ? AND group_key = ?)
        GROUP BY owner_id
        """
    static let queueLength = """
        SELECT count(*) FROM conversation WHERE shop_id = ? AND state = 'queued' AND group_key = ? AND queued_at < ?
        """
    static let oldestWaits = """
        SELECT owner_id, count(*), min(waiting_since) FROM conversation WHERE shop_id = ? AND state = 'active'
        GROUP BY owner_id
        """
    static let queueByGroup = """
        SELECT group_key, count(*), min(queued_at) FROM conversation WHERE shop_id = ? AND state = 'queued' GROUP BY group_key
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [
        byID, newestOfCustomer, ofCustomer, ofOwner, ofOwnerState, queued, ofShopState, waitingBefore, insert, update,
        updateAfterMessage, loads, queueLength, oldestWaits, queueByGroup,
    ]

    public static func find(_ id: ID<Conversation>, _ db: any Connection) throws -> ConversationRow? {
        try db.first(byID, [id], decode)
    }

    /// The newest conversation of a customer, open or closed.
    static func newest(of customer: ID<Customer>, _ db: any Connection) throws -> ConversationRow? {
        try db.first(newestOfCustomer, [customer], decode)
    }

    static func all(of customer: ID<Customer>, limit: Int, _ db: any Connection) throws -> [ConversationRow] {
        try db.query(ofCustomer, [customer, limit], decode)
    }

    static func active(of owner: ID<Person>, limit: Int, _ db: any Connection) throws -> [ConversationRow] {
        try db.query(ofOwner, [owner, limit], decode)
    }

    /// The queue of all groups, longest waiting first.
    static func queued(in shop: ID<Shop>, limit: Int, _ db: any Connection) throws -> [ConversationRow] {
        try db.query(queued, [shop, limit], decode)
    }

    static func page(
        _ shop: ID<Shop>, _ state: ConversationRow.State, until: Instant, limit: Int, _ db: any Connection
    ) throws -> [ConversationRow] {
        try db.query(ofShopState, [shop, state.rawValue, until, limit], decode)
    }

    static func page(
        of owner: ID<Person>, _ state: ConversationRow.State, until: Instant, limit: Int, _ db: any Connection
    ) throws -> [ConversationRow] {
        try db.query(ofOwnerState, [owner, state.rawValue, until, limit], decode)
    }

    /// Conversations of all shops whose buyer has been waiting since before a moment.
    static func waiting(since: Instant, limit: Int, _ db: any Connection) throws -> [ConversationRow] {
        try db.query(waitingBefore, [since, limit], decode)
    }

    static func insert(_ row: ConversationRow, _ db: any Connection) throws {
        var values: [any Bindable] = [row.id, row.shop, row.customer]
        values += changeable(row)
        try db.run(insert, values)
    }

    static func save(_ row: ConversationRow, _ db: any Connection) throws {
        try db.run(update, changeable(row) + [row.id])
    }

    static func saveAfterMessage(_ row: ConversationRow, _ db: any Connection) throws {
        try db.run(
            updateAfterMessage,
            [
                row.lastMessageAt, row.lastSeq, row.buyerReadSeq, row.agentReadSeq, row.waitingSince,
                row.turnKind?.rawValue, row.answeredTurns, row.unread, row.preview, row.previewFrom.rawValue,
                row.isUpset,
                row.isObjecting, row.noReplyNeeded, row.intent, row.intentConfidence, row.topic.rawValue,
                row.busyNoticedAt, row.breachedAt, row.humanMessages, row.firstResponseMilliseconds, row.id,
            ])
    }

    /// Open customers and newest assignment of each seat of a group that has any.
    static func loads(
        of group: String, in shop: ID<Shop>, _ db: any Connection
    ) throws -> [ID<Person>: (load: Int, lastAssignedAt: Instant)] {
        let rows = try db.query(loads, [shop, group]) { row in
            (ID<Person>(row.integer(0)), (load: row.int(1), lastAssignedAt: row.instant(2)))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// How many wait in a group's queue before a moment.
    static func queueLength(
        of group: String, in shop: ID<Shop>, before: Instant, _ db: any Connection
    ) throws -> Int {
        try db.count(queueLength, [shop, group, before])
    }

    /// Open conversations and the oldest waiting buyer of each seat.
    static func waits(
        in shop: ID<Shop>, _ db: any Connection
    ) throws -> [ID<Person>: (open: Int, oldest: Instant?)] {
        let rows = try db.query(oldestWaits, [shop]) { row -> (ID<Person>?, (open: Int, oldest: Instant?)) in
            (row.idIfAny(0), (row.int(1), row.instantIfAny(2)))
        }
        return Dictionary(rows.compactMap { pair in pair.0.map { ($0, pair.1) } }, uniquingKeysWith: { one, _ in one })
    }

    /// Length and oldest entry of each group's queue.
    static func queues(
        in shop: ID<Shop>, _ db: any Connection
    ) throws -> [String: (count: Int, oldest: Instant?)] {
        let rows = try db.query(queueByGroup, [shop]) { row in
            (row.text(0), (count: row.int(1), oldest: row.instantIfAny(2)))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private static func changeable(_ row: ConversationRow) -> [any Bindable] {
        [
            row.state.rawValue, row.group, row.owner, row.source, row.phase.rawValue, row.topic.rawValue,
            row.topicConfirmed, row.openedAt, row.queuedAt, row.lastMessageAt, row.lastSeq, row.buyerReadSeq,
            row.agentReadSeq, row.waitingSince, row.turnKind?.rawValue, row.answeredTurns,
            row.firstResponseMilliseconds,
            row.unread, row.preview, row.previewFrom.rawValue, row.isUpset, row.isObjecting, row.noReplyNeeded,
            row.page,
            row.intent, row.intentConfidence, row.transferNote, row.served.map(\.description).joined(separator: " "),
            row.closedAt, row.closedBy, row.outcome?.rawValue, row.busyNoticedAt, row.breachedAt, row.humanMessages,
        ]
    }

    private static func decode(_ row: any Row) throws -> ConversationRow {
        var value = ConversationRow(
            id: row.id(0), shop: row.id(1), customer: row.id(2), group: row.text(4), source: row.text(6),
            now: row.instant(10))
        value.state = ConversationRow.State(rawValue: row.text(3)) ?? .closed
        value.owner = row.idIfAny(5)
        value.phase = Phase(rawValue: row.text(7)) ?? .preSale
        value.topic = Topic(rawValue: row.text(8)) ?? .other
        value.topicConfirmed = row.bool(9)
        value.queuedAt = row.instantIfAny(11)
        value.lastMessageAt = row.instant(12)
        value.lastSeq = row.int(13)
        value.buyerReadSeq = row.int(14)
        value.agentReadSeq = row.int(15)
        value.waitingSince = row.instantIfAny(16)
        value.turnKind = row.textIfAny(17).flatMap(Turn.Kind.init)
        value.answeredTurns = row.int(18)
        value.firstResponseMilliseconds = row.intIfAny(19)
        value.unread = row.int(20)
        value.preview = row.text(21)
        value.previewFrom = ConversationRow.Side(rawValue: row.text(22)) ?? .buyer
        value.isUpset = row.bool(23)
        value.isObjecting = row.bool(24)
        value.noReplyNeeded = row.bool(25)
        value.page = row.textIfAny(26)
        value.intent = row.textIfAny(27)
        value.intentConfidence = row.isNull(28) ? nil : row.real(28)
        value.transferNote = row.textIfAny(29)
        value.served = row.text(30).split(separator: " ").compactMap { ID<Person>(String($0)) }
        value.closedAt = row.instantIfAny(31)
        value.closedBy = row.idIfAny(32)
        value.outcome = row.textIfAny(33).flatMap(Outcome.init)
        value.busyNoticedAt = row.instantIfAny(34)
        value.breachedAt = row.instantIfAny(35)
        value.humanMessages = row.int(36)
        return value
    }
}
