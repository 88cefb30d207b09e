// The groups that customers are routed to, as they are delivered.

/// A routing group (TEAM-30). Shops change names, hours and overflow; the keys stay.
public enum SkillGroup: String, CaseIterable, Sendable, Codable {
    case preSale = "pre_sale"
    case afterSale = "after_sale"
    case tracing
    case refund
    /// Order entry and order change.
    case order
    case complaint
    /// Prizes and instant payouts.
    case payout
    case supervisor
    case mainAccount = "main_account"

    public var chinese: String {
        switch self {
        case .preSale: "售前"
        case .afterSale: "售后"
        case .tracing: "查件"
        case .refund: "退款"
        case .order: "录单改单"
        case .complaint: "投诉"
        case .payout: "领奖与到账"
        case .supervisor: "主管"
        case .mainAccount: "主号"
        }
    }

    public var english: String {
        switch self {
        case .preSale: "Pre-sale"
        case .afterSale: "After-sale"
        case .tracing: "Tracing"
        case .refund: "Refunds"
        case .order: "Order entry and changes"
        case .complaint: "Complaints"
        case .payout: "Prizes and payouts"
        case .supervisor: "Supervisor"
        case .mainAccount: "Main account"
        }
    }

    /// The hours a new shop starts with: both shifts for pre-sale (TEAM-32, TEAM-33), REC-151 and TEAM-36 for
    /// after-sale and complaints, TEAM-37 for tracing; office hours where the sources are silent.
    public var deliveredHours: OpeningHours {
        switch self {
        case .preSale: Self.hours("08:30-24:00", "08:30-24:00")
        case .afterSale, .complaint: Self.hours("09:00-22:30", "09:00-17:30")
        case .tracing, .refund, .order, .payout, .supervisor, .mainAccount: Self.hours("09:00-17:30", "09:00-17:30")
        }
    }

    /// Who takes over where nobody of the group is on the roster (REC-79, REC-159).
    public var deliveredOverflow: SkillGroup? {
        switch self {
        case .tracing, .refund, .complaint: .afterSale
        case .order, .payout: .preSale
        case .preSale, .afterSale, .supervisor, .mainAccount: nil
        }
    }

    private static func hours(_ weekdays: String, _ weekend: String) -> OpeningHours {
        let never = ClockRange(fromMinute: 0, toMinute: 0)
        return OpeningHours(weekdays: ClockRange(weekdays) ?? never, weekend: ClockRange(weekend) ?? never)
    }
}
