// The file of orders: one row per order, its lines in a file of their own.

import XiaoerRules

enum OrderFormat: ImportFormat {
    static let kind = ImportKind.orders

    static let columns: [Column<OrderRow>] = [
        .code("order_number", "订单编号", \.number, or: "订单号").required(),
        .text("account", "会员名", \.account, upTo: 100, or: "买家会员名", "账号").required(),
        state("订单状态").required(),
        .money("total", "订单总额", \.totalCents, or: "总金额"),
        .money("paid", "实付金额", \.paidCents, or: "买家实际支付金额"),
        .money("freight", "运费", \.freightCents, or: "买家应付邮费"),
        .text("consignee", "收货人", \.consignee, upTo: 100, or: "收货人姓名"),
        phone("收货电话"),
        .text("province", "省份", \.province, upTo: 60, or: "省"),
        .text("city", "城市", \.city, upTo: 60, or: "市"),
        .text("address", "地址", \.address, upTo: 300),
        .textIfAny("courier", "物流公司", \.courier, upTo: 60, or: "快递公司"),
        .textIfAny("tracking_number", "物流单号", \.trackingNumber, upTo: 300, or: "运单号", "快递单号"),
        .text("buyer_note", "买家留言", \.buyerNote, upTo: 1000),
        .text("seller_note", "卖家备注", \.sellerNote, upTo: 2000, or: "订单备注"),
        .text("flag", "旗帜", \.flag, upTo: 20),
        .time("placed_at", "下单时间", \.placedAt, or: "订单创建时间").required(),
        .timeIfAny("paid_at", "付款时间", \.paidAt, or: "订单付款时间"),
        .timeIfAny("shipped_at", "发货时间", \.shippedAt),
        .timeIfAny("finished_at", "完成时间", \.finishedAt, or: "确认收货时间"),
        .textIfAny("closed_reason", "关闭原因", \.closedReason, or: "订单关闭原因"),
    ]

    static func state(_ heading: String) -> Column<OrderRow> {
        .choice(
            "state", heading, \.state, words: OrderState.allCases.map { $0.platformWords },
            read: { OrderState(words: $0) }, write: { $0.platformWords }, or: "状态")
    }

    static func phone(_ heading: String) -> Column<OrderRow> {
        Column<OrderRow>(
            name: "phone", heading: heading, others: ["联系手机", "手机", "电话"], kind: "telephone number",
            read: { text, _, order throws(RowDefect) in order.phone = try CellType.phone(text) },
            copy: { $1.phone = $0.phone }, write: { order, _ in .text(order.phone) })
    }

    static func blank(_ shop: ID<Shop>, now: Instant) -> OrderRow {
        OrderRow(id: ID(0), shop: shop, number: "", customer: ID(0), account: "", placedAt: now)
    }

    static func settle(_ chunk: Chunk<OrderRow>, _ db: any Connection) throws -> ChunkOutcome {
        try OrderIntake(chunk, db).settle()
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [OrderRow], next: Int64?
    ) {
        let rows = try OrderTable.page(shop: shop, after: ID(id), limit: limit, db)
        return (rows, rows.last?.id.value)
    }
}
