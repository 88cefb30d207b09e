// The panel beside a conversation: who the buyer is, what they look at, what they bought.

import XiaoerRules

/// Everything the side panel shows of a buyer.
public struct CustomerPanel: Codable, Sendable {
    public struct CustomerSide: Codable, Sendable {
        public let id: ID<Customer>
        public let name: String
        public let account: String
        public let phoneMasked: String?
        public let city: String?
        public let level: CustomerLevel
        public let rfmScore: Int
        public let since: Instant
        public let tags: [String]
        public let notes: String
        public let preferences: [String]
        public let guest: Bool
    }

    public struct StatsSide: Codable, Sendable {
        public let spentCents: Int
        public let orders: Int
        /// After-sale cases; none are kept yet.
        public let cases: Int
    }

    public let customer: CustomerSide
    public let stats: StatsSide
    /// The style the buyer looks at or asks about, with the stock of each SKU.
    public let focus: StyleView?
    /// Newest first; empty for whoever may not read orders.
    public let orders: [OrderCardView]
    /// One line on what to expect of such a buyer (REC-36).
    public let hint: String
}

/// An order as the panel shows it.
public struct OrderCardView: Codable, Sendable {
    public struct LineSide: Codable, Sendable {
        public let styleNumber: String
        public let name: String
        public let colour: String
        public let size: String
        public let quantity: Int
        public let priceCents: Int
        public let picture: PictureView
    }

    public let id: ID<Order>
    public let number: String
    public let state: OrderState
    public let stateText: String
    public let placedAt: Instant
    public let paidAt: Instant?
    public let totalCents: Int
    public let lines: [LineSide]
    public let consigneeMasked: String
    public let trackingNumber: String?
    public let courier: String?
    public let note: String?
}

/// What an agent learnt about a buyer; nil leaves it as it is.
public struct CustomerChange: Sendable {
    public var tags: [String]?
    public var notes: String?
    public var preferences: [String]?

    public init(tags: [String]? = nil, notes: String? = nil, preferences: [String]? = nil) {
        self.tags = tags
        self.notes = notes
        self.preferences = preferences
    }
}

extension Desk {
    private static let ordersShown = 20

    /// The buyer of a conversation that the caller may see.
    public func showCustomer(of id: ID<Conversation>, as authority: Authority) async throws -> CustomerPanel {
        try authority.require(.customerRead)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        let english = try await isEnglish(authority)
        return try await database.read { db in
            let row = try Self.visible(id, to: authority, db)
            guard let customer = try CustomerTable.find(row.customer, shop: shop.id, db) else {
                throw NotFound("customer")
            }
            let orders = try OrderTable.ofCustomer(row.customer, limit: Self.ordersShown, db)
            let focus = try CardFacts.focus(of: row, now, db)
            return CustomerPanel(
                customer: .init(customer),
                stats: .init(
                    spentCents: customer.spentCents, orders: max(customer.completedOrders, orders.count), cases: 0),
                focus: try focus.map {
                    StyleView(
                        $0, try SKUTable.ofStyle($0.id, shop: shop.id, db), shop.time, figures: settings.settingValues)
                },
                orders: authority.may(.orderRead) ? try orders.map { try Self.orderCard($0, db) } : [],
                hint: Self.hint(customer, returningFrom: settings.returningMinOrders, english: english))
        }
    }

    /// Notes tags, preferences or free words about a customer of the own shop (STK-21).
    public func changeCustomer(
        _ id: ID<Customer>, _ change: CustomerChange, as authority: Authority
    ) async throws -> CustomerPanel.CustomerSide {
        try authority.require(.customerWrite)
        for (field, list) in [("tags", change.tags), ("preferences", change.preferences)] {
            guard let list else { continue }
            guard list.count <= 30, list.allSatisfy({ (1...60).contains($0.trimmed().count) }) else {
                throw InvalidInput(field, "at most 30 entries of 1 to 60 characters")
            }
        }
        guard (change.notes ?? "").count <= 2000 else { throw InvalidInput("notes", "at most 2,000 characters") }
        let now = now()
        return try await database.write { db in
            guard var customer = try CustomerTable.find(id, shop: authority.shop, db) else {
                throw NotFound("customer")
            }
            let before = customer
            if let tags = change.tags { customer.tags = tags.map { $0.trimmed() } }
            if let notes = change.notes { customer.notes = notes.trimmed() }
            if let preferences = change.preferences { customer.preferences = preferences.map { $0.trimmed() } }
            guard customer != before else { return .init(customer) }
            try CustomerTable.update(customer, db)
            try db.tell(
                Event(
                    shop: customer.shop, at: now, type: "customer.changed", actor: authority.actor,
                    subject: .init("customer", id.value),
                    data: try Event.json(of: ["before": CustomerStory(before), "after": CustomerStory(customer)])))
            return .init(customer)
        }
    }

    private static func orderCard(_ order: OrderRow, _ db: any Connection) throws -> OrderCardView {
        let lines = try OrderLineTable.ofOrder(order.id, db).map { line in
            let sku = line.skuCode.isEmpty ? nil : try SKUTable.find(code: line.skuCode, shop: order.shop, db)
            let style = try StyleTable.find(number: line.styleNumber, shop: order.shop, db)
            return OrderCardView.LineSide(
                styleNumber: line.styleNumber, name: line.name, colour: line.colour, size: line.size,
                quantity: line.quantity,
                priceCents: line.priceCents,
                picture: PictureView(kind: style?.pictureKind ?? "tee", hue: sku?.hue ?? style?.hue ?? 0))
        }
        let notes = [order.sellerNote, order.buyerNote].filter { !$0.isEmpty }.joined(separator: " · ")
        let place = [order.province, order.city].filter { !$0.isEmpty }.joined(separator: " ")
        return OrderCardView(
            id: order.id, number: order.number, state: order.state, stateText: order.state.platformWords,
            placedAt: order.placedAt, paidAt: order.paidAt, totalCents: order.totalCents, lines: lines,
            consigneeMasked: [Masked.name(order.consignee), Masked.phone(order.phone), place].filter { !$0.isEmpty }
                .joined(separator: " "),
            trackingNumber: order.trackingNumber, courier: order.courier, note: notes.isEmpty ? nil : notes)
    }

    /// REC-36.
    private static func hint(_ customer: CustomerRow, returningFrom orders: Int, english: Bool) -> String {
        if customer.completedOrders >= orders {
            return english
                ? "Returning buyer: knows the shop, decides quickly. Be short, and build on what was bought before."
                : "老顾客：熟悉店铺，看款快、问得少，回复简洁些，可从上次买的聊起。"
        }
        return english
            ? "New buyer: looks at sales, reviews and price, asks about after-sale. Be patient and give reasons."
            : "新顾客：会看销量、评价和价格，常问售后，也爱讲价。多点耐心，把理由讲清楚。"
    }
}

extension CustomerPanel.CustomerSide {
    init(_ customer: CustomerRow) {
        id = customer.id
        name = customer.name
        account = customer.account
        phoneMasked = customer.phone.map(Masked.phone)
        city = customer.city
        level = customer.level
        rfmScore = customer.rfmScore
        since = customer.since
        tags = customer.tags
        notes = customer.notes
        preferences = customer.preferences
        guest = customer.isGuest
    }
}

extension CardFacts {
    /// The style a conversation is about: what was named last, else the page the buyer writes from.
    static func focus(of row: ConversationRow, _ now: Instant, _ db: any Connection) throws -> StyleRow? {
        if let style = try gather(row, now, db)?.style { return style }
        guard let number = row.page.flatMap({ styleNumber(inPage: $0) }) else { return nil }
        return try StyleTable.find(number: number, shop: row.shop, db)
    }
}

private struct CustomerStory: Encodable {
    let tags: [String]
    let notes: String
    let preferences: [String]

    init(_ row: CustomerRow) {
        tags = row.tags
        notes = row.notes
        preferences = row.preferences
    }
}
