// Takes order lines from a file; a line whose order is still missing waits for it.

import XiaoerRules

/// Settles one chunk of order lines.
struct OrderLineIntake {
    private struct Place: Hashable {
        let number: String
        let position: Int
    }

    private let chunk: Chunk<OrderLineRow>
    private let db: any Connection
    /// What was paid for each line is not in the file and follows from the order.
    private let sharesPayment: Bool

    init(_ chunk: Chunk<OrderLineRow>, _ db: any Connection, sharesPayment: Bool) {
        self.chunk = chunk
        self.db = db
        self.sharesPayment = sharesPayment
    }

    func settle() throws -> ChunkOutcome {
        var orders: [String: OrderRow?] = [:]
        var touched: [ID<Order>: OrderRow] = [:]
        func order(_ number: String) throws -> OrderRow? {
            if let known = orders[number] { return known }
            let found = try OrderTable.find(number: number, shop: chunk.shop, db)
            orders[number] = .some(found)
            return found
        }
        let outcome = try chunk.settle(
            by: { Place(number: $0.orderNumber, position: $0.position) },
            find: { draft in
                if let order = try order(draft.row.orderNumber) {
                    return try OrderLineTable.find(order: order.id, position: draft.row.position, db)
                }
                return try OrderLineTable.waiting(
                    number: draft.row.orderNumber, position: draft.row.position, shop: chunk.shop, db)
            },
            create: { draft in
                var line = draft.row
                line.id = ID(draft.freshID)
                let paid = chunk.columns.contains { $0.name == "paid" }
                if !paid { line.paidCents = line.priceCents * line.quantity }
                if sharesPayment, let sku = try SKUTable.find(code: line.skuCode, shop: chunk.shop, db) {
                    line.styleNumber = sku.styleNumber
                }
                return line
            },
            check: { _, _ in nil },
            save: { line, stored in
                var line = line
                guard let order = try order(line.orderNumber) else { return try OrderLineTable.wait(line, db) }
                line.order = order.id
                if stored == nil { try OrderLineTable.insert(line, db) } else { try OrderLineTable.update(line, db) }
                touched[order.id] = order
            })
        if sharesPayment {
            for order in touched.values { try OrderIntake.sharePayment(of: order, db) }
        }
        return outcome
    }
}
