// The file of order lines.

import XiaoerRules

enum OrderLineFormat: ImportFormat {
    static let kind = ImportKind.orderLines

    static let columns: [Column<OrderLineRow>] = [
        .code("order_number", "订单编号", \.orderNumber, or: "订单号").required(),
        .number("position", "行号", \.position, in: 1...10_000),
        .code("style_number", "款号", \.styleNumber, upTo: 40, or: "货号"),
        .text("name", "商品名称", \.name, or: "名称", "标题").required(),
        .code("sku_code", "商家编码", \.skuCode, upTo: 80, or: "规格编码"),
        .text("colour", "颜色", \.colour, upTo: 60, or: "color"),
        .text("size", "尺码", \.size, upTo: 60),
        .number("quantity", "数量", \.quantity, in: 1...1_000_000, or: "购买数量").required(),
        .money("price", "单价", \.priceCents, or: "价格").required(),
        .money("paid", "实付金额", \.paidCents, or: "实付"),
        .choice(
            "state", "状态", \.state, words: OrderState.allCases.map { $0.platformWords },
            read: { OrderState(words: $0) }, write: { $0.platformWords }, or: "订单状态"),
    ]

    static func blank(_ shop: ID<Shop>, now: Instant) -> OrderLineRow {
        OrderLineRow(id: ID(0), shop: shop, order: ID(0), orderNumber: "", position: 0)
    }

    /// A file without line numbers counts the lines of each order as they come.
    static func complete(_ line: inout OrderLineRow, _ memory: inout FileMemory) {
        let counted = memory.nextPosition(order: line.orderNumber)
        if line.position == 0 { line.position = counted }
    }

    static func settle(_ chunk: Chunk<OrderLineRow>, _ db: any Connection) throws -> ChunkOutcome {
        try OrderLineIntake(chunk, db, sharesPayment: false).settle()
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [OrderLineRow], next: Int64?
    ) {
        let rows = try OrderLineTable.page(shop: shop, after: ID(id), limit: limit, db)
        return (rows, rows.last?.id.value)
    }
}
