// One box for everything: what was said, who it was, what was ordered, what is sold.

import XiaoerRules

/// What one search found. Each list holds only what the reader may know of.
public struct SearchView: Codable, Sendable {
    public struct CustomerBrief: Codable, Sendable {
        public let id: ID<Customer>
        public let name: String
    }

    /// A message that was found, under its conversation's id.
    public struct ConversationHit: Codable, Sendable {
        public let id: ID<Conversation>
        public let customer: CustomerBrief
        public let messageId: ID<Message>
        public let seq: Int64
        public let at: Instant
        public let preview: String
        public let snippet: String
        public let marks: [TextMark]
    }

    public struct CustomerHit: Codable, Sendable {
        public let id: ID<Customer>
        public let name: String
        public let account: String
        public let phoneMasked: String?
        public let city: String?
        public let level: CustomerLevel
        public let conversationId: ID<Conversation>?
    }

    public struct OrderHit: Codable, Sendable {
        public let id: ID<Order>
        public let number: String
        public let state: OrderState
        public let stateText: String
        public let customer: CustomerBrief
        public let totalCents: Int
        public let placedAt: Instant
        public let conversationId: ID<Conversation>?
    }

    public let conversations: [ConversationHit]
    public let customers: [CustomerHit]
    public let orders: [OrderHit]
    public let styles: [StyleCardView]
}

extension Desk {
    private static let mostHits = 8
    private static let longestQuery = 100

    /// Searches messages, customers, orders and styles at once. An empty query finds nothing.
    public func searchEverything(_ query: String, as authority: Authority) async throws -> SearchView {
        try authority.require(.searchUse)
        guard query.count <= Self.longestQuery else {
            throw InvalidInput("q", "at most \(Self.longestQuery) characters")
        }
        let words = query.trimmed()
        return try await database.read { db in
            SearchView(
                conversations: try Self.messages(words, authority, db),
                customers: authority.may(.customerRead) ? try Self.customers(words, authority, db) : [],
                orders: authority.may(.orderRead) ? try Self.orders(words, authority, db) : [],
                styles: authority.may(.catalogRead) ? try Self.styles(words, authority, db) : [])
        }
    }

    /// The newest message of each conversation that holds the words.
    private static func messages(
        _ words: String, _ authority: Authority, _ db: any Connection
    ) throws -> [SearchView.ConversationHit] {
        guard let query = SearchText.Query(words) else { return [] }
        var seen: Set<ID<Conversation>> = []
        return try MessageTextTable.search(query, for: authority, limit: mostHits * 4, db).hits
            .filter { seen.insert($0.conversation).inserted }.prefix(mostHits).map { hit in
                SearchView.ConversationHit(
                    id: hit.conversation, customer: try brief(hit.customer, db), messageId: hit.message, seq: hit.seq,
                    at: hit.at, preview: hit.snippet, snippet: hit.snippet, marks: hit.marks)
            }
    }

    private static func customers(
        _ words: String, _ authority: Authority, _ db: any Connection
    ) throws -> [SearchView.CustomerHit] {
        try SearchKeyTable.search(words, shop: authority.shop, kind: "customer", limit: mostHits, db).compactMap {
            hit in
            guard let customer = try CustomerTable.find(ID(hit.subject), shop: authority.shop, db) else { return nil }
            return SearchView.CustomerHit(
                id: customer.id, name: customer.name, account: customer.account,
                phoneMasked: customer.phone.map(Masked.phone), city: customer.city, level: customer.level,
                conversationId: try newestVisible(of: customer.id, authority, db))
        }
    }

    private static func orders(
        _ words: String, _ authority: Authority, _ db: any Connection
    ) throws -> [SearchView.OrderHit] {
        try SearchKeyTable.search(words, shop: authority.shop, kind: "order", limit: mostHits, db).compactMap { hit in
            guard let order = try OrderTable.find(ID(hit.subject), shop: authority.shop, db) else { return nil }
            return SearchView.OrderHit(
                id: order.id, number: order.number, state: order.state, stateText: order.state.platformWords,
                customer: try brief(order.customer, db), totalCents: order.totalCents, placedAt: order.placedAt,
                conversationId: try newestVisible(of: order.customer, authority, db))
        }
    }

    private static func styles(
        _ words: String, _ authority: Authority, _ db: any Connection
    ) throws -> [StyleCardView] {
        try SearchKeyTable.search(words, shop: authority.shop, kind: "style", limit: mostHits, db).compactMap { hit in
            try StyleTable.find(ID(hit.subject), shop: authority.shop, db).map { StyleCardView($0) }
        }
    }

    private static func brief(_ id: ID<Customer>, _ db: any Connection) throws -> SearchView.CustomerBrief {
        SearchView.CustomerBrief(id: id, name: try SeatTable.customer(id, db)?.name ?? "?")
    }

    /// A customer's newest conversation that the reader may open; nil when there is none.
    static func newestVisible(
        of customer: ID<Customer>, _ authority: Authority, _ db: any Connection
    ) throws -> ID<Conversation>? {
        try ConversationTable.all(of: customer, limit: 20, db).first { authority.maySee($0.scope) }?.id
    }
}
