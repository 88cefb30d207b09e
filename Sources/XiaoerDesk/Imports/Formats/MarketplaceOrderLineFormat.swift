// The companion of the marketplace's order export: one row per line, colour and size inside one property field.

import XiaoerRules

enum MarketplaceOrderLineFormat: ImportFormat {
    static let kind = ImportKind.marketplaceOrderLines

    static let columns: [Column<OrderLineRow>] = [
        .code("order_number", "订单编号", \.orderNumber, or: "主订单编号", "订单号").required(),
        .text("name", "标题", \.name, upTo: 300, or: "商品标题", "宝贝标题").required(),
        .money("price", "价格", \.priceCents, or: "商品价格").required(),
        .number("quantity", "购买数量", \.quantity, in: 1...1_000_000).required(),
        properties,
        .choice(
            "state", "订单状态", \.state, words: OrderState.allCases.map { $0.platformWords },
            read: { OrderState(words: $0) }, write: { $0.platformWords }),
        skuCode,
    ]

    static let ignored = [
        "外部系统编号", "套餐信息", "备注", "子订单编号", "商品ID", "商品id", "联系方式备注", "支付单号", "买家应付货款", "买家实际支付金额", "退款状态",
        "退款金额", "订单创建时间", "订单付款时间", "含应开票给个人的个人红包", "备注标签", "物流单号", "物流公司", "发货时间", "是否主动赔付", "主动赔付金额",
    ]

    /// `颜色分类：青花;尺码：均码`, in this or another order, with wide or narrow signs.
    private static let properties = Column<OrderLineRow>(
        name: "properties", heading: "商品属性", others: ["销售属性"], kind: "颜色分类：黑色;尺码：37",
        read: { text, _, line throws(RowDefect) in
            for part in try CellType.text(text, upTo: 300).split(whereSeparator: { $0 == ";" || $0 == "；" }) {
                guard let colon = part.firstIndex(where: { $0 == "：" || $0 == ":" }) else { continue }
                let name = part[..<colon]
                let value = CellType.trimmed(String(part[part.index(after: colon)...]))
                if name.contains("颜色") {
                    line.colour = value
                } else if name.contains("码") || name.contains("尺") || name.contains("身高") || name.contains("规格") {
                    line.size = value
                }
            }
        },
        copy: { from, to in
            to.colour = from.colour
            to.size = from.size
        },
        write: { line, _ in .text("颜色分类：\(line.colour);尺码：\(line.size)") })

    /// The style number is what stands before the first hyphen, until a SKU of the shop says better.
    private static let skuCode = Column<OrderLineRow>(
        name: "sku_code", heading: "商家编码", others: ["外部商家编码"], kind: "code, up to 80 letters",
        read: { text, _, line throws(RowDefect) in
            line.skuCode = try CellType.code(text, upTo: 80)
            line.styleNumber = line.skuCode.firstIndex(of: "-").map { String(line.skuCode[..<$0]) } ?? line.skuCode
        },
        copy: { from, to in
            to.skuCode = from.skuCode
            if to.styleNumber.isEmpty { to.styleNumber = from.styleNumber }
        },
        write: { line, _ in .text(line.skuCode) })

    static func blank(_ shop: ID<Shop>, now: Instant) -> OrderLineRow { OrderLineFormat.blank(shop, now: now) }

    static func complete(_ line: inout OrderLineRow, _ memory: inout FileMemory) {
        line.position = memory.nextPosition(order: line.orderNumber)
    }

    static func settle(_ chunk: Chunk<OrderLineRow>, _ db: any Connection) throws -> ChunkOutcome {
        try OrderLineIntake(chunk, db, sharesPayment: true).settle()
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [OrderLineRow], next: Int64?
    ) {
        try OrderLineFormat.page(shop: shop, after: id, limit: limit, db)
    }
}
