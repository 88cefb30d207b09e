// The conversation list: mine, waiting, the team's, closed.

import XiaoerRules

/// Which conversations a list shows.
public enum ListScope: String, CaseIterable, Sendable, Codable {
    case mine, waiting, team, closed
}

/// How many conversations stand where, for the tabs.
public struct ListCounts: Codable, Hashable, Sendable {
    public var mine = 0
    public var overdue = 0
    public var toAnswer = 0
    public var waitingBuyer = 0
    public var queue = 0
}

/// A page of the list.
public struct ConversationList: Encodable, Sendable {
    public let items: [ConversationView]
    public let next: String?
    public let counts: ListCounts
}

extension Desk {
    static let mostOwnConversations = 300

    /// One page of a list, newest first; what the actor may not see is not in it.
    public func listConversations(
        _ scope: ListScope, cursor: String?, limit: Int, as authority: Authority
    ) async throws -> ConversationList {
        let now = now()
        let settings = try await settings(of: authority.shop)
        let until = try cursor.map { text in
            guard let value = Int64(text) else { throw InvalidInput("cursor", "is not one of ours") }
            return Instant(milliseconds: value)
        }
        return try await database.read { db in
            let (rows, next) = try Self.rows(scope, until: until, limit: limit, authority, now, db)
            let names = try SeatTable.names(in: authority.shop, db)
            let views = try rows.map { row in
                ConversationView(
                    row, customer: try SeatTable.customer(row.customer, db), ownerName: row.owner.flatMap { names[$0] },
                    targets: settings.responseTargets, now: now)
            }
            return ConversationList(
                items: views, next: next, counts: try Self.counts(authority, settings.responseTargets, now, db))
        }
    }

    /// The counts alone, for the live stream.
    public func listCounts(as authority: Authority) async throws -> ListCounts {
        let now = now()
        let settings = try await settings(of: authority.shop)
        return try await database.read { db in try Self.counts(authority, settings.responseTargets, now, db) }
    }

    private static func rows(
        _ scope: ListScope, until: Instant?, limit: Int, _ authority: Authority, _ now: Instant, _ db: any Connection
    ) throws -> ([ConversationRow], next: String?) {
        let newest = until ?? now.adding(days: 1)
        switch scope {
        case .mine:
            guard let person = authority.person else { return ([], nil) }
            return (try ConversationTable.active(of: person, limit: mostOwnConversations, db), nil)
        case .waiting:
            return (
                try ConversationTable.queued(in: authority.shop, limit: 500, db)
                    .filter { authority.maySee($0.scope) }.prefix(limit).map(\.self), nil
            )
        case .team:
            let mine = authority.person
            return try page(authority, limit: limit, from: newest, keeping: { $0.owner != mine }) { until, count in
                try ConversationTable.page(authority.shop, .active, until: until, limit: count, db)
            }
        case .closed:
            let seesMore = authority.may(.conversationSeeAll) || authority.may(.conversationSeeGroup)
            return try page(authority, limit: limit, from: newest, keeping: { _ in true }) { until, count in
                if !seesMore, let person = authority.person {
                    return try ConversationTable.page(of: person, .closed, until: until, limit: count, db)
                }
                return try ConversationTable.page(authority.shop, .closed, until: until, limit: count, db)
            }
        }
    }

    /// Reads on until the page is full, passing over what the actor may not see; gives up after a bounded number.
    private static func page(
        _ authority: Authority, limit: Int, from newest: Instant, keeping: (ConversationRow) -> Bool,
        _ fetch: (Instant, Int) throws -> [ConversationRow]
    ) throws -> ([ConversationRow], next: String?) {
        var found: [ConversationRow] = []
        var until = newest
        for _ in 0..<20 {
            let batch = try fetch(until, limit + 1)
            for row in batch
            where authority.maySee(row.scope) && keeping(row) && !found.contains(where: { $0.id == row.id }) {
                if found.count == limit { return (found, String(row.lastMessageAt.milliseconds)) }
                found.append(row)
            }
            guard batch.count > limit, let last = batch.last else { return (found, nil) }
            // Many with the very same millisecond: step below it rather than read it for ever.
            until = last.lastMessageAt == until ? Instant(milliseconds: until.milliseconds - 1) : last.lastMessageAt
        }
        return (found, found.isEmpty ? nil : String(until.milliseconds))
    }

    private static func counts(
        _ authority: Authority, _ targets: ResponseTargets, _ now: Instant, _ db: any Connection
    ) throws -> ListCounts {
        var counts = ListCounts()
        if let person = authority.person {
            for row in try ConversationTable.active(of: person, limit: mostOwnConversations, db) {
                counts.mine += 1
                switch Bucket(turn: row.turn(targets), noReplyNeeded: row.noReplyNeeded, now: now) {
                case .overdue: counts.overdue += 1
                case .toAnswer: counts.toAnswer += 1
                case .waitingBuyer: counts.waitingBuyer += 1
                }
            }
        }
        counts.queue = try ConversationTable.queued(in: authority.shop, limit: 500, db)
            .filter { authority.maySee($0.scope) }.count
        return counts
    }
}
