// The buyer's side: coming to the page, the own conversation, the place in the queue.

import XiaoerRules

/// The buyer's chat as the page opens it.
public struct ChatView: Codable, Sendable {
    public struct ShopSide: Codable, Sendable {
        public let name: String
        /// Whether somebody of the first group is on duty by its hours.
        public let open: Bool
        public let nextOpen: Instant?
        public let hoursText: String
    }

    public struct ConversationSide: Codable, Sendable {
        public let id: ID<Conversation>
        /// `queued`, `active`, `closed`, or `offline`: queued while the group is closed.
        public let state: String
        public let queuePosition: Int?
        public let expectedWaitSeconds: Int?
        public let agent: AgentSide?
        public let lastSeq: Int
        public let buyerReadSeq: Int
        public let agentReadSeq: Int
    }

    public struct AgentSide: Codable, Sendable {
        public let name: String
    }

    public let shop: ShopSide
    public let conversation: ConversationSide?
    public let messages: [ChatMessageView]
    public let hasMore: Bool
}

/// A page of the buyer's messages.
public struct ChatPage: Codable, Sendable {
    public let items: [ChatMessageView]
    public let hasMore: Bool
}

extension Desk {
    /// The buyer's newest conversation with its last messages.
    public func openChat(of buyer: Buyer, limit: Int) async throws -> ChatView {
        let now = now()
        let files = files
        return try await database.read { db in
            guard let shop = try ShopTable.find(buyer.shop, db) else { throw NotFound("shop") }
            let row = try ConversationTable.newest(of: buyer.customer, db)
            let group = row?.group ?? "pre_sale"
            let hours = try GroupTable.find(group, in: buyer.shop, db)?.hours
            let isOpen = try Self.isAnybodyThere(group, hours, shop, now, db)
            let names = try SeatTable.names(in: buyer.shop, db)
            let messages =
                try row.map { try MessageTable.page($0.id, before: $0.lastSeq + 1, limit: limit + 1, db) } ?? []
            return ChatView(
                shop: .init(
                    name: shop.name, open: isOpen,
                    nextOpen: isOpen ? nil : hours?.nextOpening(after: now, in: shop.time),
                    hoursText: hours.map(Self.hoursText) ?? ""),
                conversation: try row.map { try Self.chatSide($0, isOpen: isOpen, names, db) },
                messages: try Self.chatViews(Array(messages.suffix(limit)), names, files, now, db),
                hasMore: messages.count > limit)
        }
    }

    /// Older or newer messages of the buyer's conversation.
    public func readChat(of buyer: Buyer, before: Int?, after: Int?, limit: Int) async throws -> ChatPage {
        let now = now()
        let files = files
        return try await database.read { db in
            guard let row = try ConversationTable.newest(of: buyer.customer, db) else {
                return ChatPage(items: [], hasMore: false)
            }
            let names = try SeatTable.names(in: buyer.shop, db)
            let rows =
                if let after {
                    try MessageTable.page(row.id, after: after, limit: limit + 1, db)
                } else {
                    try MessageTable.page(row.id, before: before ?? row.lastSeq + 1, limit: limit + 1, db)
                }
            let shown = after == nil ? Array(rows.suffix(limit)) : Array(rows.prefix(limit))
            return ChatPage(items: try Self.chatViews(shown, names, files, now, db), hasMore: rows.count > limit)
        }
    }

    /// Open by its hours, or somebody is at the desk all the same: whoever stays late answers.
    static func isAnybodyThere(
        _ group: String, _ hours: OpeningHours?, _ shop: ShopRow, _ now: Instant, _ db: any Connection
    ) throws -> Bool {
        if hours?.isOpen(now, in: shop.time) ?? true { return true }
        return try SeatTable.seats(of: group, in: shop.id, db).contains { $0.state.receivesCustomers }
    }

    static func chatSide(
        _ row: ConversationRow, isOpen: Bool, _ names: [ID<Person>: String], _ db: any Connection
    ) throws -> ChatView.ConversationSide {
        var place: QueuePlace?
        if row.state == .queued, let queuedAt = row.queuedAt {
            let ahead = try ConversationTable.queueLength(of: row.group, in: row.shop, before: queuedAt, db)
            place = QueuePlace(ahead: ahead, recentWaitsSeconds: try recentQueueWaits(of: row.shop, db))
        }
        return ChatView.ConversationSide(
            id: row.id, state: row.state == .queued && !isOpen ? "offline" : row.state.rawValue,
            queuePosition: place?.position, expectedWaitSeconds: place?.expectedWaitSeconds,
            agent: row.state == .active ? row.owner.flatMap { names[$0] }.map { ChatView.AgentSide(name: $0) } : nil,
            lastSeq: row.lastSeq, buyerReadSeq: row.buyerReadSeq, agentReadSeq: row.agentReadSeq)
    }

    private static func chatViews(
        _ rows: [MessageRow], _ names: [ID<Person>: String], _ files: FileStore, _ now: Instant, _ db: any Connection
    ) throws -> [ChatMessageView] {
        try rows.compactMap { row in
            ChatMessageView(
                row, authorName: row.author == .agent ? row.authorID.flatMap { names[ID($0)] } : nil,
                attachment: try row.attachment.flatMap { try files.view($0, now, db) })
        }
    }

    /// How long the last ones waited who came out of a queue, in seconds.
    private static func recentQueueWaits(of shop: ID<Shop>, _ db: any Connection) throws -> [Int] {
        try db.query(SeatTable.recentQueueWaits, [shop]) { row -> Int? in
            // Event data is flat text; one number is cheaper to find than to decode.
            row.text(0).split(separator: "\"waitedSeconds\":\"").dropFirst().first?.split(separator: "\"").first
                .flatMap { Int($0) }
        }.compactMap(\.self).filter { $0 > 0 }
    }

    /// `工作日 09:00–22:30 · 周末 09:00–17:30`
    static func hoursText(_ hours: OpeningHours) -> String {
        let weekdays = hours.weekdays.description.replacing("-", with: "–")
        let weekend = hours.weekend.description.replacing("-", with: "–")
        return weekdays == weekend ? "每天 \(weekdays)" : "工作日 \(weekdays) · 周末 \(weekend)"
    }
}
