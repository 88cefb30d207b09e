// What a conversation is about: its phase, its topic and the group that is competent for it.

/// REC-4: before the order, between order and receipt, after receipt.
public enum Phase: String, CaseIterable, Sendable, Codable {
    case preSale = "pre_sale"
    case inSale = "in_sale"
    case afterSale = "after_sale"

    /// Derived from the newest order; an order that was closed or finished long ago leaves a buyer pre-sale again.
    public init(newestOrder: OrderStage?, now: Instant, finishedOrderDays: Int = 15) {
        switch newestOrder {
        case nil, .closed?: self = .preSale
        case .open?: self = .inSale
        case .finished(let at)?: self = now < at.adding(days: finishedOrderDays) ? .afterSale : .preSale
        }
    }

    /// As much of an order's state as the phase needs.
    public enum OrderStage: Hashable, Sendable {
        case open
        case finished(at: Instant)
        case closed
    }
}

/// REC-5: the kinds of enquiry, proposed from the intent and confirmed by the agent.
public enum Topic: String, CaseIterable, Sendable, Codable {
    case product, campaign, ordering
    case returnExchange = "return_exchange"
    case tracing, refund, complaint, other

    /// The topic an intent stands for; intents that say nothing about a topic keep the one before.
    public init?(intent: String) {
        switch intent {
        case "stock", "restock", "product_info", "quality", "size", "recommend", "product_link", "after_how":
            self = .product
        case "price", "promotion", "gift", "wholesale": self = .campaign
        case "postage", "courier", "dispatch_time", "payment", "order_placed", "order_change", "price_adjust",
            "invoice":
            self = .ordering
        case "return_exchange", "damaged_missing", "quality_issue": self = .returnExchange
        case "tracking", "delivery_problem", "delivery_time": self = .tracing
        case "refund": self = .refund
        case "complaint": self = .complaint
        case "review": self = .other
        default: return nil
        }
    }
}

/// REC-70…82: which group is competent for a topic.
public enum Routing {
    /// The group for a new conversation. `delivery_time` before an order is a pre-sale question, so the phase counts
    /// as much as the topic: what pre-sale can solve is not sent on (REC-68).
    public static func group(topic: Topic?, phase: Phase) -> String {
        switch (topic, phase) {
        case (nil, .afterSale): "after_sale"
        case (nil, _): "pre_sale"
        case (.returnExchange?, .inSale), (.returnExchange?, .afterSale): "after_sale"
        case (.refund?, .inSale), (.refund?, .afterSale): "after_sale"
        case (.complaint?, .inSale), (.complaint?, .afterSale): "after_sale"
        case (.tracing?, .inSale), (.tracing?, .afterSale): "tracing"
        default: "pre_sale"
        }
    }
}
