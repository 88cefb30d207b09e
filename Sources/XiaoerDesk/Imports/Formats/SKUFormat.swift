// The file of SKUs: one row per colour and size, with price and page state.

import XiaoerRules

enum SKUFormat: ImportFormat {
    static let kind = ImportKind.skus

    static let columns: [Column<SKURow>] = [
        .code("sku_code", "商家编码", \.code, upTo: 80, or: "规格编码", "sku编码", "sku").required(),
        .code("style_number", "款号", \.styleNumber, upTo: 40, or: "货号", "商品编号").required(),
        .text("colour", "颜色", \.colour, upTo: 60, or: "color", "颜色分类"),
        .text("size", "尺码", \.size, upTo: 60, or: "鞋码"),
        .money("price", "价格", \.priceCents, or: "售价", "一口价"),
        .flag("selectable", "可拍", \.isSelectable, or: "页面可选"),
        .flag("presale", "预售", \.isPresale),
        .timeIfAny("presale_at", "预售发货时间", \.presaleAt, or: "预售发货日"),
        .number("position", "排序", \.position, in: 0...100_000),
        .number("hue", "色相", \.hue, in: 0...PictureHue.white),
    ]

    static func blank(_ shop: ID<Shop>, now: Instant) -> SKURow {
        SKURow(id: ID(0), shop: shop, style: ID(0), styleNumber: "", code: "", stockAt: now)
    }

    static func settle(_ chunk: Chunk<SKURow>, _ db: any Connection) throws -> ChunkOutcome {
        var styles: [String: ID<Style>] = [:]
        var changes: [StockChange] = []
        var outcome = try chunk.settle(
            by: \.code, find: { try SKUTable.find(code: $0.row.code, shop: chunk.shop, db) },
            create: { draft in
                var sku = draft.row
                sku.id = ID(draft.freshID)
                if sku.hue == 0 { sku.hue = PictureHue.of(colour: sku.colour) }
                return sku
            },
            check: { sku, stored in
                if let stored, stored.styleNumber != sku.styleNumber { return ("style_number", .otherStyle) }
                if let stored {
                    sku.style = stored.style
                    return nil
                }
                let number = sku.styleNumber
                guard let style = try styles[number] ?? StyleTable.find(number: number, shop: chunk.shop, db)?.id else {
                    return ("style_number", .unknownStyle)
                }
                styles[number] = style
                sku.style = style
                return nil
            },
            save: { sku, stored in
                if stored == nil { try SKUTable.insert(sku, db) } else { try SKUTable.update(sku, db) }
                if let change = StockChange(stored, sku) { changes.append(change) }
            })
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
