// The file of products: one row per style.

import XiaoerRules

enum ProductFormat: ImportFormat {
    static let kind = ImportKind.products

    static let columns: [Column<StyleRow>] = [
        .code("style_number", "款号", \.number, upTo: 40, or: "货号", "商品编号").required(),
        .text("name", "名称", \.name, or: "商品名称", "标题").required(),
        .text("brand", "品牌", \.brand),
        .text("category", "类目", \.category, or: "分类"),
        .text("specification", "规格型号", \.specification, upTo: 500),
        .text("purpose", "功能", \.purpose, upTo: 500, or: "功能用途"),
        .text("material", "材质", \.material, or: "面料"),
        .text("trend", "风格", \.trend, or: "款式潮流"),
        .text("description", "描述", \.description, upTo: 5000, or: "商品描述"),
        .list("features", "特点", \.features),
        .text("selling_points", "卖点", \.sellingPoints, upTo: 2000),
        .text("weak_points", "不足", \.weakPoints, upTo: 2000),
        .money("price", "价格", \.priceCents, or: "售价", "一口价"),
        .moneyIfAny("list_price", "吊牌价", \.listPriceCents, or: "原价"),
        .choice(
            "fit_grade", "版型", \.fitGrade, words: ["标准", "偏大", "偏小"],
            read: { text in fits.first { $0.key == text || $0.words == text }?.key },
            write: { key in fits.first { $0.key == key }?.words ?? key }),
        .number("sales_count", "销量", \.salesCount, in: 0...1_000_000_000),
        .number("good_reviews", "好评数", \.goodReviews, in: 0...1_000_000_000),
        .flag("listed", "上架", \.isListed),
        .text("picture_kind", "图样", \.pictureKind, upTo: 20),
        .number("hue", "色相", \.hue, in: 0...PictureHue.white),
    ]

    private static let fits = [("true", "标准"), ("large", "偏大"), ("small", "偏小")].map { (key: $0.0, words: $0.1) }

    static func blank(_ shop: ID<Shop>, now: Instant) -> StyleRow {
        StyleRow(id: ID(0), shop: shop, number: "", createdAt: now)
    }

    static func settle(_ chunk: Chunk<StyleRow>, _ db: any Connection) throws -> ChunkOutcome {
        try chunk.settle(
            by: \.number, find: { try StyleTable.find(number: $0.row.number, shop: chunk.shop, db) },
            create: { draft in
                var style = draft.row
                style.id = ID(draft.freshID)
                return style
            },
            check: { _, _ in nil },
            save: { style, stored in
                if stored == nil { try StyleTable.insert(style, db) } else { try StyleTable.update(style, db) }
            })
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [StyleRow], next: Int64?
    ) {
        let rows = try StyleTable.page(shop: shop, after: ID(id), limit: limit, db)
        return (rows, rows.last?.id.value)
    }
}
