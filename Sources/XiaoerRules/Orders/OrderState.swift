// The platform's states of an order (ORD-2).

/// Where an order stands on the platform.
public enum OrderState: String, CaseIterable, Hashable, Sendable, Codable {
    case unpaid, paid, shipped, completed, closed, refunding

    /// The platform's own words, as they stand in its exports.
    public var platformWords: String {
        switch self {
        case .unpaid: "等待买家付款"
        case .paid: "买家已付款，等待卖家发货"
        case .shipped: "卖家已发货，等待买家确认"
        case .completed: "交易成功"
        case .closed: "交易关闭"
        case .refunding: "退款中"
        }
    }

    /// Reads the platform's words in their many spellings, or the name of the case; nil for anything else.
    public init?(words: String) {
        if let state = OrderState(rawValue: words) {
            self = state
        } else if let exact = OrderState.allCases.first(where: { $0.platformWords == words }) {
            self = exact
        } else if let (_, state) = OrderState.marks.first(where: { words.contains($0.0) }) {
            self = state
        } else {
            return nil
        }
    }

    /// Long enough to be told from each other. Closing comes first: a closed order's words name the payment too.
    private static let marks: [(String, OrderState)] = [
        ("关闭", .closed), ("退款中", .refunding), ("交易成功", .completed), ("等待买家付款", .unpaid),
        ("部分发货", .paid), ("卖家已发货", .shipped), ("买家已付款", .paid), ("等待卖家发货", .paid),
    ]
}
