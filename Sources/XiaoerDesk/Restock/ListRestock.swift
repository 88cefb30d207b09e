// The clerk's queue: who waits for what, and what may be done about it now (STK-20).

import XiaoerRules

/// A restock notice as the clerk sees it.
public struct RestockView: Codable, Sendable {
    public struct SKUSide: Codable, Sendable {
        public let id: ID<SKU>
        public let code: String
        public let style: String
        public let colour: String
        public let size: String
    }

    public struct CustomerSide: Codable, Sendable {
        public let id: ID<Customer>
        public let name: String
    }

    public let id: ID<RestockNotice>
    public let state: RestockNoticeState
    public let stateText: String
    public let stateAt: Instant
    public let customer: CustomerSide
    public let sku: SKUSide
    public let expectedAt: Instant?
    public let channel: String
    public let contactMasked: String
    public let registeredBy: PersonView?
    public let registeredAt: Instant
    public let conversationId: ID<Conversation>?
    /// Pieces that can be sold now.
    public let available: Int
    /// `notify`, `decline`, `ordered`: the moves that are possible and allowed.
    public let allowed: [String]
    public let reason: String?
}

/// A page of the queue, who registered first comes first.
public struct RestockList: Codable, Sendable {
    public let items: [RestockView]
    public let next: String?
    /// How many notices are in each state.
    public let counts: [String: Int]
}

extension Desk {
    /// One page of the notices in a state.
    public func listRestock(
        _ state: RestockNoticeState, cursor: String?, limit: Int, as authority: Authority
    ) async throws -> RestockList {
        try authority.require(.taskWork)
        let after = try cursor.map { text in
            guard let place = RestockNoticeTable.Place(text) else { throw InvalidInput("cursor", "is not one of ours") }
            return place
        }
        let english = try await isEnglish(authority)
        return try await database.read { db in
            let rows = try RestockNoticeTable.page(authority.shop, state, after: after ?? .first, limit: limit + 1, db)
            let shown = rows.prefix(limit)
            let names = try SeatTable.names(in: authority.shop, db)
            return RestockList(
                items: try shown.map { try Self.restockView($0, names, authority, english: english, db) },
                next: rows.count > limit ? shown.last.map { RestockNoticeTable.Place($0).text } : nil,
                counts: try RestockNoticeTable.counts(in: authority.shop, db))
        }
    }

    static func restockView(
        _ row: RestockNoticeRow, _ names: [ID<Person>: String], _ authority: Authority, english: Bool,
        _ db: any Connection
    ) throws -> RestockView {
        let sku = try SKUTable.find(row.sku, shop: row.shop, db)
        let style = try sku.flatMap { try StyleTable.find($0.style, shop: row.shop, db) }
        let customer = try SeatTable.customer(row.customer, db)
        let moves: [(RestockEvent, String)] = [
            (.customerTold, "notify"), (.customerDeclined, "decline"), (.customerOrdered, "ordered"),
        ]
        let possible = Set(row.state.moves.map(\.event))
        return RestockView(
            id: row.id, state: row.state, stateText: english ? row.state.words.en : row.state.words.zh,
            stateAt: row.stateAt,
            customer: .init(id: row.customer, name: customer?.name ?? "?"),
            sku: .init(
                id: row.sku, code: sku?.code ?? "", style: style?.name ?? "", colour: sku?.colour ?? "",
                size: sku?.size ?? ""),
            expectedAt: sku?.expectedAt ?? row.expectedAt, channel: row.channel,
            contactMasked: Masked.contact(row.contact),
            registeredBy: row.registeredBy.map { PersonView(id: $0, name: names[$0] ?? "?") },
            registeredAt: row.registeredAt, conversationId: row.conversation, available: max(0, sku?.sellable ?? 0),
            allowed: authority.may(.restockNotify) ? moves.filter { possible.contains($0.0) }.map(\.1) : [],
            reason: row.reason)
    }
}

extension RestockNoticeState {
    /// The state as people call it.
    var words: Wording {
        switch self {
        case .waiting: Wording(zh: "等待到货", en: "Waiting")
        case .arrived: Wording(zh: "已到货，待通知", en: "Arrived, to be told")
        case .notified: Wording(zh: "已通知", en: "Told")
        case .ordered: Wording(zh: "已下单", en: "Ordered")
        case .declined: Wording(zh: "不需要了", en: "Declined")
        case .expired: Wording(zh: "已过期", en: "Expired")
        }
    }
}
