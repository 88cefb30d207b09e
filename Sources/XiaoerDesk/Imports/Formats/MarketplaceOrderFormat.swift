// The order export of a marketplace's seller centre. Columns come and go between years; only names count.

import XiaoerRules

enum MarketplaceOrderFormat: ImportFormat {
    static let kind = ImportKind.marketplaceOrders
    static let source = "marketplace"

    static let columns: [Column<OrderRow>] = [
        .code("order_number", "订单编号", \.number, or: "订单号", "主订单编号").required(),
        .text("account", "买家会员名", \.account, upTo: 100, or: "买家昵称", "买家账号").required(),
        .money("freight", "买家应付邮费", \.freightCents),
        .money("total", "总金额", \.totalCents),
        .money("paid", "买家实际支付金额", \.paidCents, or: "买家实付金额"),
        OrderFormat.state("订单状态").required(),
        .text("buyer_note", "买家留言", \.buyerNote, upTo: 1000),
        .text("consignee", "收货人姓名", \.consignee, upTo: 100),
        address,
        mobile,
        telephone,
        .time("placed_at", "订单创建时间", \.placedAt).required(),
        .timeIfAny("paid_at", "订单付款时间", \.paidAt),
        trackingNumber,
        .textIfAny("courier", "物流公司", \.courier, upTo: 60),
        .text("seller_note", "订单备注", \.sellerNote, upTo: 2000, or: "商家备注", "卖家备注"),
        closedReason,
        .timeIfAny("shipped_at", "发货时间", \.shippedAt),
        .timeIfAny("finished_at", "确认收货时间", \.finishedAt),
    ]

    static let ignored = [
        "买家支付宝账号", "买家应付货款", "买家支付积分", "返点积分", "买家实际支付积分", "运送方式", "宝贝标题", "宝贝种类", "宝贝总数量",
        "店铺Id", "店铺名称", "卖家服务费", "买家服务费", "发票抬头", "是否手机订单", "分阶段订单信息", "特权订金订单id", "定金排名",
        "修改后的sku", "修改后的收货地址", "异常信息", "天猫卡券抵扣", "集分宝抵扣", "是否是O2O交易", "新零售交易类型", "新零售导购门店名称",
        "新零售导购门店id", "新零售发货门店名称", "新零售发货门店id", "退款金额", "预约门店", "打款商家金额", "含应开票给个人的个人红包",
        "是否信用购", "前N有礼", "支付单号", "支付详情", "数字藏品", "是否代付", "是否主动赔付", "应发货时间", "买家主动赔付金额",
    ]

    /// `广东省 佛山市 禅城区 朝安南路134号(528000)`: province, city and the rest.
    private static let address = Column<OrderRow>(
        name: "address", heading: "收货地址", others: [], kind: "province, city and the rest, separated by blanks",
        read: { text, _, order throws(RowDefect) in
            let parts = try CellType.text(text, upTo: 400)
                .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
            order.province = parts.isEmpty ? "" : String(parts[0])
            order.city = parts.count < 2 ? "" : String(parts[1])
            order.address = parts.count < 3 ? "" : String(parts[2])
        },
        copy: { from, to in
            to.province = from.province
            to.city = from.city
            to.address = from.address
        },
        write: { order, _ in
            .text([order.province, order.city, order.address].filter { !$0.isEmpty }.joined(separator: " "))
        })

    private static let mobile = Column<OrderRow>(
        name: "phone", heading: "联系手机", others: ["手机"], kind: "telephone number",
        read: { text, _, order throws(RowDefect) in
            let phone = try CellType.phone(text)
            if !phone.isEmpty { order.phone = phone }
        },
        copy: { $1.phone = $0.phone }, write: { order, _ in .text(order.phone) })

    /// A land line counts where no mobile number is given.
    private static let telephone = Column<OrderRow>(
        name: "telephone", heading: "联系电话", others: [], kind: "telephone number",
        read: { text, _, order throws(RowDefect) in
            let phone = try CellType.phone(text)
            if order.phone.isEmpty { order.phone = phone }
        },
        copy: { $1.phone = $0.phone }, write: { _, _ in .text("") })

    private static let trackingNumber = Column<OrderRow>(
        name: "tracking_number", heading: "物流单号", others: ["运单号"], kind: "tracking number, with or without No:",
        read: { text, _, order throws(RowDefect) in
            let number = text.hasPrefix("No:") ? String(text.dropFirst(3)) : text
            order.trackingNumber = number.isEmpty ? nil : try CellType.code(number, upTo: 300)
        },
        copy: { $1.trackingNumber = $0.trackingNumber },
        write: { order, _ in .text(order.trackingNumber.map { "No:\($0)" } ?? "") })

    private static let closedReason = Column<OrderRow>(
        name: "closed_reason", heading: "订单关闭原因", others: [], kind: "text, 订单未关闭 for an open order",
        read: { text, _, order throws(RowDefect) in
            order.closedReason = text.isEmpty || text == "订单未关闭" ? nil : try CellType.text(text, upTo: 200)
        },
        copy: { $1.closedReason = $0.closedReason }, write: { order, _ in .text(order.closedReason ?? "订单未关闭") })

    static func blank(_ shop: ID<Shop>, now: Instant) -> OrderRow {
        var order = OrderFormat.blank(shop, now: now)
        order.source = source
        return order
    }

    static func settle(_ chunk: Chunk<OrderRow>, _ db: any Connection) throws -> ChunkOutcome {
        try OrderIntake(chunk, db).settle()
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [OrderRow], next: Int64?
    ) {
        try OrderFormat.page(shop: shop, after: id, limit: limit, db)
    }
}
