// What late dispatch or a declared shortage may cost (STK-24, STK-25, STK-28).

/// The clock and the sum an order card shows.
public struct DispatchExposure: Hashable, Sendable, Codable {
    /// By when the order must be dispatched.
    public let due: Instant
    /// The share of each item after the cap, in cents, in the order of the items.
    public let itemCents: [Int]
    public let points: Int

    /// Sum over the items (STK-25).
    public var totalCents: Int { itemCents.reduce(0, +) }

    /// - Parameters:
    ///   - itemCents: what was paid for each item.
    ///   - paid: when the order was paid. The clock also runs in an oversell case (STK-28, C05-4).
    public init(itemCents: [Int], paid: Instant, _ settings: SettingValues = SettingValues()) {
        let percent = settings.number(StockSettings.penaltyPercent)
        let cap = settings.cents(StockSettings.penaltyCap)
        due = paid.adding(hours: settings.number(StockSettings.penaltyHours))
        points = settings.number(StockSettings.penaltyPoints)
        // Rounded half up to a whole cent, per item.
        self.itemCents = itemCents.map { min((max(0, $0) * percent + 50) / 100, cap) }
    }
}
