// The slots a phrase may have (SCR-17 … SCR-27): one list, with what stands in them.

/// A place in a phrase that is filled from the conversation: `{agent}`, `{stock}`, `{ship_promise}`.
public enum PhraseSlot: String, Hashable, Sendable, Codable, CaseIterable {
    // SCR-17 who speaks
    case shop, agent
    case agentCode = "agent_code"
    // SCR-18 who is spoken to
    case customer, level
    case lastItem = "last_item"
    // SCR-19 campaign
    case campaign, threshold, benefit
    case campaignEnd = "campaign_end"
    // SCR-20 goods and stock
    case item, style, colour, size, stock, qty, alternative, feature, material, need, questions, missing
    case shipDate = "ship_date"
    case arrivalDate = "arrival_date"
    // SCR-21 alternatives
    case altItem = "alt_item"
    case link
    // SCR-22 parcels
    case courier
    case trackingNumber = "tracking_no"
    case transitDays = "transit_days"
    case shipPromise = "ship_promise"
    // SCR-23 sums
    case fee, topup, amount, balance, budget, gap
    // SCR-24 hours
    case hours, group
    case nextOpen = "next_open"
    // SCR-25 order
    case order, consignee
    case orderNumber = "order_no"
    case addressShort = "address_short"
    // SCR-26 and what is promised or talked about
    case topic, answer, solution, occasion, reason, date
    case replyBy = "reply_by"
    // SCR-27 how to reach the shop
    case serviceLine = "service_line"

    public var label: Wording {
        let pair = PhraseSlot.labels[self] ?? (rawValue, rawValue)
        return Wording(zh: pair.0, en: pair.1)
    }

    private static let labels: [PhraseSlot: (String, String)] = [
        .shop: ("店铺名", "shop"), .agent: ("客服名", "agent"), .agentCode: ("客服工号", "agent code"),
        .customer: ("买家称呼", "customer"), .level: ("会员等级", "level"), .lastItem: ("上次买的商品", "last item"),
        .campaign: ("活动", "campaign"), .threshold: ("活动门槛", "condition of the offer"),
        .benefit: ("优惠内容", "benefit"), .campaignEnd: ("活动截止", "end of the campaign"),
        .item: ("商品", "item"), .style: ("款号", "style"), .colour: ("颜色", "colour"), .size: ("尺码", "size"),
        .stock: ("库存数", "pieces in stock"), .qty: ("件数", "number of pieces"),
        .alternative: ("替代方案", "alternative"), .feature: ("特点", "feature"), .material: ("材质", "material"),
        .need: ("买家需求", "need"), .questions: ("要问的内容", "questions"), .missing: ("还缺的信息", "what is missing"),
        .shipDate: ("预售发货日", "dispatch date"), .arrivalDate: ("到货日", "arrival date"),
        .altItem: ("推荐商品", "recommended item"), .link: ("链接", "link"),
        .courier: ("快递", "courier"), .trackingNumber: ("运单号", "tracking number"),
        .transitDays: ("路上天数", "days in transit"), .shipPromise: ("发货时效", "dispatch promise"),
        .fee: ("邮费", "postage"), .topup: ("补差金额", "top-up"), .amount: ("金额", "amount"),
        .balance: ("退款金额", "balance"), .budget: ("预算", "budget"), .gap: ("还差金额", "amount to go"),
        .hours: ("服务时间", "opening hours"), .group: ("客服组", "group"), .nextOpen: ("下次上班时间", "next opening"),
        .order: ("订单内容", "order"), .consignee: ("收货人", "consignee"), .orderNumber: ("订单号", "order number"),
        .addressShort: ("收货地址", "address"), .topic: ("事项", "matter"), .answer: ("答复", "answer"),
        .solution: ("处理办法", "solution"), .occasion: ("节日", "occasion"), .reason: ("原因", "reason"),
        .date: ("日期", "date"), .replyBy: ("回复时间", "answer by"), .serviceLine: ("客服电话", "service line"),
    ]
}
