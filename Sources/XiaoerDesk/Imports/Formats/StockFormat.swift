// The daily stock sheet of the ERP: figures of SKUs that exist (STK-9, STK-13).

import XiaoerRules

enum StockFormat: ImportFormat {
    static let kind = ImportKind.stock

    static let columns: [Column<SKURow>] = [
        .code("sku_code", "商家编码", \.code, upTo: 80, or: "规格编码", "sku编码", "sku").required(),
        .number("available", "可用数", \.available, in: figures, or: "可用", "库存", "可用库存"),
        .number("unaudited", "未审数", \.unaudited, in: figures, or: "未审"),
        .number("reserved", "留货数", \.reserved, in: figures, or: "留货"),
        .number("in_transit", "在途数", \.inTransit, in: figures, or: "在途"),
        .flag("materials_issued", "已发料", \.materialsIssued),
        .timeIfAny("expected_at", "预计到货时间", \.expectedAt, or: "预计到货", "预计到货日"),
        .text("expected_note", "到货备注", \.expectedNote, upTo: 500),
        .flagIfAny("discontinued", "停产", \.discontinuedOverride),
        .time("read_at", "读取时间", \.stockAt, or: "库存时间"),
    ]

    private static let figures = -1_000_000...1_000_000_000

    static func blank(_ shop: ID<Shop>, now: Instant) -> SKURow {
        SKURow(id: ID(0), shop: shop, style: ID(0), styleNumber: "", code: "", stockAt: now)
    }

    static func settle(_ chunk: Chunk<SKURow>, _ db: any Connection) throws -> ChunkOutcome {
        let namesTime = chunk.columns.contains { $0.name == "read_at" }
        var unknown = ChunkOutcome()
        var changes: [StockChange] = []
        var outcome = try chunk.settle(
            by: \.code, find: { try SKUTable.find(code: $0.row.code, shop: chunk.shop, db) },
            create: { draft in
                unknown.refuse(draft, "sku_code", .unknownSKU)
                return nil
            },
            check: { sku, _ in
                // Figures without a time were read just now; the same figures again prove nothing new.
                if !namesTime { sku.stockAt = chunk.now }
                return nil
            },
            save: { sku, stored in
                try SKUTable.update(sku, db)
                if let change = StockChange(stored, sku) { changes.append(change) }
            })
        outcome.refused += unknown.refused
        outcome.stockChanges = changes
        return outcome
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [SKURow], next: Int64?
    ) {
        let rows = try SKUTable.page(shop: shop, after: ID(id), limit: limit, db)
        return (rows, rows.last?.id.value)
    }
}
