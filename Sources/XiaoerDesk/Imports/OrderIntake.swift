// Takes orders from a file: finds or makes their customers, fetches lines that came first, counts purchases anew.

import XiaoerRules

/// Settles one chunk of orders.
struct OrderIntake {
    private let chunk: Chunk<OrderRow>
    private let db: any Connection

    init(_ chunk: Chunk<OrderRow>, _ db: any Connection) {
        self.chunk = chunk
        self.db = db
    }

    func settle() throws -> ChunkOutcome {
        var customers: Set<ID<Customer>> = []
        var fresh: [String: Draft<OrderRow>] = [:]
        for draft in chunk.drafts { fresh[draft.row.number] = draft }
        let linesWait = try !chunk.isDryRun && OrderLineTable.isAnyWaiting(shop: chunk.shop, db)
        let outcome = try chunk.settle(
            by: \.number, find: { try OrderTable.find(number: $0.row.number, shop: chunk.shop, db) },
            // The same file again changes nothing, even if the order was worked on meanwhile.
            isSame: { $0.fingerprint == $1.fingerprint },
            create: { draft in
                var order = draft.row
                order.id = ID(draft.freshID)
                return order
            },
            check: { order, stored in
                if let stored, stored.account != order.account { return ("account", .otherAccount) }
                return nil
            },
            save: { order, stored in
                var order = order
                guard let draft = fresh[order.number] else { return }
                order.fingerprint = draft.fingerprint
                if stored == nil { order.customer = try customer(of: order, draft) }
                if stored == nil { try OrderTable.insert(order, db) } else { try OrderTable.update(order, db) }
                if linesWait { try fetchLines(of: order) }
                if order.source == MarketplaceOrderFormat.source { try Self.sharePayment(of: order, db) }
                customers.insert(order.customer)
            })
        for customer in customers { try countPurchases(of: customer) }
        return outcome
    }

    private func customer(of order: OrderRow, _ draft: Draft<OrderRow>) throws -> ID<Customer> {
        if let known = try CustomerTable.find(account: order.account, shop: chunk.shop, db) { return known.id }
        var customer = CustomerRow(
            id: ID(draft.spareID), shop: chunk.shop, account: order.account, since: order.placedAt, createdAt: chunk.now
        )
        customer.name = order.consignee.isEmpty ? order.account : order.consignee
        customer.phone = order.phone.isEmpty ? nil : order.phone
        customer.province = order.province.isEmpty ? nil : order.province
        customer.city = order.city.isEmpty ? nil : order.city
        customer.address = order.address.isEmpty ? nil : order.address
        try CustomerTable.insert(customer, db)
        return customer.id
    }

    /// Lines of the order that arrived before it.
    private func fetchLines(of order: OrderRow) throws {
        let waiting = try OrderLineTable.waiting(number: order.number, shop: chunk.shop, db)
        guard !waiting.isEmpty else { return }
        for var line in waiting where try OrderLineTable.find(order: order.id, position: line.position, db) == nil {
            line.id = chunk.ids.next(now: chunk.now)
            line.order = order.id
            try OrderLineTable.insert(line, db)
        }
        try OrderLineTable.forgetWaiting(number: order.number, shop: chunk.shop, db)
    }

    /// Spreads what was paid for the goods over the lines, where the file does not say it itself.
    static func sharePayment(of order: OrderRow, _ db: any Connection) throws {
        let lines = try OrderLineTable.ofOrder(order.id, db)
        let goods = max(0, order.paidCents - order.freightCents)
        let shares = PaidShares.spread(cents: goods, weights: lines.map { $0.priceCents * $0.quantity })
        for (line, share) in zip(lines, shares) where line.paidCents != share {
            try OrderLineTable.updatePaid(line.id, cents: share, db)
        }
    }

    /// A rise in level takes effect at once; a fall waits for the yearly review (CRM-18).
    private func countPurchases(of id: ID<Customer>) throws {
        guard var customer = try CustomerTable.find(id, shop: chunk.shop, db) else { return }
        let before = customer
        let purchases = try OrderTable.purchases(id, db)
        let rfm = RFM(purchases: purchases, now: chunk.now, in: chunk.time)
        customer.completedOrders = purchases.count
        customer.spentCents = purchases.reduce(0) { $0 + $1.cents }
        customer.rfmScore = rfm.score
        customer.level = max(customer.level, CustomerLevel(score: rfm.score))
        if customer != before { try CustomerTable.updatePurchases(customer, db) }
    }
}
