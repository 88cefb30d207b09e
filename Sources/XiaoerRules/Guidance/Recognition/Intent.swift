// What a buyer can want: the thirty-three intents and their names.

/// What a buyer wants with a message. The raw values are the ids of tables, statistics and evaluation files.
public enum Intent: String, CaseIterable, Sendable, Codable, Hashable {
    case greeting, acknowledge
    case productLink = "product_link"
    case stock, restock
    case productInfo = "product_info"
    case quality, size, recommend, price, promotion, postage, courier
    case dispatchTime = "dispatch_time"
    case deliveryTime = "delivery_time"
    case gift, payment
    case orderPlaced = "order_placed"
    case orderChange = "order_change"
    case priceAdjust = "price_adjust"
    case invoice, tracking
    case deliveryProblem = "delivery_problem"
    case damagedMissing = "damaged_missing"
    case qualityIssue = "quality_issue"
    case returnExchange = "return_exchange"
    case refund, review, complaint
    case afterHow = "after_how"
    case wholesale, smalltalk, other

    /// The intent's short name in Simplified Chinese and in English.
    public var names: (zh: String, en: String) {
        switch self {
        case .greeting: ("打招呼", "Greeting")
        case .acknowledge: ("应答致谢", "Acknowledgement")
        case .productLink: ("商品链接", "Product link")
        case .stock: ("有没有货", "In stock")
        case .restock: ("何时到货", "Back in stock")
        case .productInfo: ("商品咨询", "Product facts")
        case .quality: ("质量顾虑", "Quality worry")
        case .size: ("尺码尺寸", "Size")
        case .recommend: ("求推荐", "Recommendation")
        case .price: ("价格", "Price")
        case .promotion: ("活动优惠", "Promotion")
        case .postage: ("邮费", "Postage")
        case .courier: ("快递选择", "Courier")
        case .dispatchTime: ("何时发货", "Dispatch time")
        case .deliveryTime: ("几天能到", "Delivery time")
        case .gift: ("赠品", "Free gift")
        case .payment: ("付款方式", "Payment")
        case .orderPlaced: ("已下单", "Order placed")
        case .orderChange: ("修改订单", "Order change")
        case .priceAdjust: ("要求改价", "Price adjustment")
        case .invoice: ("发票", "Invoice")
        case .tracking: ("查物流", "Tracking")
        case .deliveryProblem: ("派送问题", "Delivery problem")
        case .damagedMissing: ("破损少发错发", "Damaged, short or wrong")
        case .qualityIssue: ("质量问题", "Quality problem")
        case .returnExchange: ("退换货", "Return or exchange")
        case .refund: ("退款", "Refund")
        case .review: ("评价", "Review")
        case .complaint: ("投诉不满", "Complaint")
        case .afterHow: ("使用维修", "Use and repair")
        case .wholesale: ("批发团购", "Wholesale")
        case .smalltalk: ("闲聊", "Small talk")
        case .other: ("其他", "Other")
        }
    }

    /// The intents in the order of their numbers in the model.
    static let ordered = Intent.allCases
    /// The number of the intent in the model.
    var index: Int { Intent.numbers[self]! }
    private static let numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
}
