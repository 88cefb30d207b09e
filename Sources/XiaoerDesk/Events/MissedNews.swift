// What a listener missed while away, read back from the event log.

import XiaoerRules

/// A recorded event with what it is about, as it stands now.
public struct MissedNews: Sendable {
    public let event: Event
    public let echo: LiveEcho
    /// For a changed row: how it looks now to agents.
    public var view: ConversationView?
    /// For a changed row: how it looks now to the buyer.
    public var side: ChatView.ConversationSide?
}

extension Desk {
    /// More than this is not told one by one: the page reloads instead.
    static let mostMissed = 2000

    /// The number of the newest event.
    public func newestEvent() async throws -> Int64 { try await database.read { db in try EventTable.newest(db) } }

    /// What an agent missed; nil when it is too much. Filtered like everything else the agent sees.
    public func missedNews(
        by authority: Authority, after: Int64
    ) async throws -> (news: [MissedNews], newest: Int64)? {
        let now = now()
        let settings = try await settings(of: authority.shop)
        let files = files
        return try await database.read { db in
            let events = try EventTable.ofShop(authority.shop, after: after, limit: Self.mostMissed + 1, db)
            guard events.count <= Self.mostMissed else { return nil }
            let names = try SeatTable.names(in: authority.shop, db)
            var news: [MissedNews] = []
            for event in events {
                guard let echo = try Self.echo(of: event, names, files, now, db), authority.maySee(echo.row.scope)
                else { continue }
                var missed = MissedNews(event: event, echo: echo)
                if case .conversation(let row, _) = echo {
                    missed.view = ConversationView(
                        row, customer: try SeatTable.customer(row.customer, db),
                        ownerName: row.owner.flatMap { names[$0] }, targets: settings.responseTargets, now: now)
                }
                news.append(missed)
            }
            return (news, max(after, events.last?.seq ?? after))
        }
    }

    /// What a buyer missed in the newest conversation.
    public func missedNews(by buyer: Buyer, after: Int64) async throws -> (news: [MissedNews], newest: Int64) {
        let now = now()
        let files = files
        return try await database.read { db in
            let newest = try EventTable.newest(db)
            guard let row = try ConversationTable.newest(of: buyer.customer, db) else { return ([], newest) }
            let names = try SeatTable.names(in: buyer.shop, db)
            let events = try EventTable.ofConversation(row.id, after: after, limit: Self.mostMissed, db)
            let news = try events.compactMap { event -> MissedNews? in
                guard let echo = try Self.echo(of: event, names, files, now, db) else { return nil }
                var missed = MissedNews(event: event, echo: echo)
                if case .conversation(let row, _) = echo {
                    missed.side = try Self.chatSide(row, isOpen: true, names, db)
                }
                return missed
            }
            // With a full page there may be more: the listener asks again from the last one told.
            return (news, events.count == Self.mostMissed ? events.last?.seq ?? newest : newest)
        }
    }

    /// What an event of another process is about.
    public func echo(of event: Event) async throws -> LiveEcho? {
        let now = now()
        let files = files
        return try await database.read { db in
            try Self.echo(of: event, try SeatTable.names(in: event.shop, db), files, now, db)
        }
    }

    private static func echo(
        of event: Event, _ names: [ID<Person>: String], _ files: FileStore, _ now: Instant, _ db: any Connection
    ) throws -> LiveEcho? {
        guard let id = event.conversation, let row = try ConversationTable.find(id, db) else { return nil }
        switch event.type {
        case "message.created":
            guard let message = try MessageTable.find(ID(event.subject.number), db) else { return nil }
            let name = message.author == .buyer ? nil : message.authorID.flatMap { names[ID($0)] }
            return .message(
                message, row, authorName: name,
                attachment: try message.attachment.flatMap { try files.view($0, now, db) })
        case "message.read":
            let side: ConversationRow.Side = event.data.contains(#""by":"agent""#) ? .agent : .buyer
            return .read(row, side: side, seq: side == .agent ? row.agentReadSeq : row.buyerReadSeq)
        case let type where type.hasPrefix("conversation."): return .conversation(row, former: nil)
        default: return nil
        }
    }

    /// A row as agents see it now.
    public func conversationView(of row: ConversationRow) async throws -> ConversationView {
        let now = now()
        let settings = try await settings(of: row.shop)
        return try await database.read { db in
            ConversationView(
                row, customer: try SeatTable.customer(row.customer, db),
                ownerName: try row.owner.map { try SeatTable.name(of: $0, db) }, targets: settings.responseTargets,
                now: now)
        }
    }

    /// A row as its buyer sees it now.
    public func chatSide(of row: ConversationRow) async throws -> ChatView.ConversationSide {
        let now = now()
        return try await database.read { db in
            guard let shop = try ShopTable.find(row.shop, db) else { throw NotFound("shop") }
            let hours = try GroupTable.find(row.group, in: row.shop, db)?.hours
            return try Self.chatSide(
                row, isOpen: try Self.isAnybodyThere(row.group, hours, shop, now, db),
                try SeatTable.names(in: row.shop, db), db)
        }
    }
}

extension LiveEcho {
    /// The conversation it is about.
    public var row: ConversationRow {
        switch self {
        case .message(_, let row, _, _), .conversation(let row, _), .read(let row, _, _): row
        }
    }
}
