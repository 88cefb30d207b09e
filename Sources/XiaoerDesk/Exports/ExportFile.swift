// Writes the shop's data into files of the same formats that imports read; importing them again changes nothing.

import XiaoerRules

extension Desk {
    /// Writes all rows of a kind, piece by piece, oldest first. What is written is a snapshot of single pages: rows that
    /// are added meanwhile come too.
    public func exportFile(
        _ kind: ImportKind, shop: ID<Shop>, encoding: TextEncoding = .utf8, time: BusinessTime = BusinessTime(),
        _ write: ([UInt8]) async throws -> Void
    ) async throws {
        switch kind {
        case .products: try await exportRows(ProductFormat.self, shop, encoding, time, write)
        case .skus: try await exportRows(SKUFormat.self, shop, encoding, time, write)
        case .stock: try await exportRows(StockFormat.self, shop, encoding, time, write)
        case .customers: try await exportRows(CustomerFormat.self, shop, encoding, time, write)
        case .orders: try await exportRows(OrderFormat.self, shop, encoding, time, write)
        case .orderLines: try await exportRows(OrderLineFormat.self, shop, encoding, time, write)
        case .marketplaceOrders: try await exportRows(MarketplaceOrderFormat.self, shop, encoding, time, write)
        case .marketplaceOrderLines: try await exportRows(MarketplaceOrderLineFormat.self, shop, encoding, time, write)
        }
    }

    private func exportRows<Format: ImportFormat>(
        _ format: Format.Type, _ shop: ID<Shop>, _ encoding: TextEncoding, _ time: BusinessTime,
        _ write: ([UInt8]) async throws -> Void
    ) async throws {
        let encoder = TextEncoder(encoding: encoding)
        var csv = CSVWriter()
        for column in Format.columns { csv.field(column.heading) }
        csv.endRow()
        try await write(encoder.mark + encoder.encode(csv.take()))
        var after: Int64? = 0
        while let from = after {
            let page = try await database.read { db in try Format.page(shop: shop, after: from, limit: 1000, db) }
            for row in page.rows {
                for column in Format.columns {
                    switch column.write(row, time) {
                    case .text(let text): csv.field(Cell.guarded(text))
                    case .plain(let text): csv.field(text)
                    }
                }
                csv.endRow()
            }
            if !page.rows.isEmpty { try await write(encoder.encode(csv.take())) }
            after = page.next
        }
    }
}
