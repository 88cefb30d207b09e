// Stock figures of one SKU in the main warehouse and what follows from them (STK-9 … STK-14).

/// The figures the ERP gives for one SKU in one warehouse.
public struct StockFigures: Hashable, Sendable, Codable {
    /// Pieces on the shelf that no audited order has taken.
    public var available: Int
    /// Pieces of orders that are paid but not yet audited (STK-9).
    public var unaudited: Int
    /// Pieces kept back for reissues and exchanges; they are not for sale (STK-14).
    public var reserved: Int
    /// Pieces of orders not paid yet. Shown, never subtracted (STK-11).
    public var unpaid: Int
    public var inTransit: Int
    /// The factory has the materials of the running purchase order; nil when nobody noted it.
    public var materialsIssued: Bool?
    /// When the next batch is expected, as the ERP remark says.
    public var expected: Instant?
    /// Presale is running, with its dispatch date.
    public var presale: Presale?
    /// The product team's word on whether the style is discontinued; it wins over the derivation (STK-10).
    public var discontinuedOverride: Bool?

    public struct Presale: Hashable, Sendable, Codable {
        public var dispatch: Instant
        public init(dispatch: Instant) { self.dispatch = dispatch }
    }

    public init(
        available: Int, unaudited: Int = 0, reserved: Int = 0, unpaid: Int = 0, inTransit: Int = 0,
        materialsIssued: Bool? = nil, expected: Instant? = nil, presale: Presale? = nil,
        discontinuedOverride: Bool? = nil
    ) {
        self.available = available
        self.unaudited = unaudited
        self.reserved = reserved
        self.unpaid = unpaid
        self.inTransit = inTransit
        self.materialsIssued = materialsIssued
        self.expected = expected
        self.presale = presale
        self.discontinuedOverride = discontinuedOverride
    }

    /// Available minus unaudited, the figure that decides (STK-9). Below zero means oversold (STK-27).
    public var sellable: Int { available - reserved - unaudited }

    /// Nothing there, nothing coming, no presale: the style does not come back (STK-10).
    public var isDiscontinued: Bool {
        discontinuedOverride ?? (sellable <= 0 && inTransit <= 0 && presale == nil)
    }

    /// How the count may be spoken of (STK-18, C05-1, C05-2).
    public func level(_ settings: SettingValues) -> StockLevel {
        guard sellable >= 1 else { return .none }
        let threshold = settings.number(StockSettings.lowThreshold)
        if sellable == threshold { return settings.flag(StockSettings.fiveIsLow) ? .low : .plenty }
        return sellable > threshold ? .plenty : .low
    }

    /// Days the stock lasts at the mean daily sales of the window (STK-13); nil when nothing was sold.
    public func daysOfCover(sold pieces: Int, _ settings: SettingValues) -> Int? {
        guard pieces > 0 else { return nil }
        return max(0, sellable) * settings.number(StockSettings.coverDays) / pieces
    }
}

/// How much there is, in the words an agent may use.
public enum StockLevel: String, Hashable, Sendable, Codable {
    case none, low, plenty

    /// "Only n left" is allowed at a low count only (STK-18, C05-1).
    public var allowsScarcity: Bool { self == .low }
}

/// Whether a stock look-up still counts (STK-16).
public enum StockLookup {
    /// A look-up counts up to and including `stock.lookup_ttl_min` minutes.
    public static func isFresh(_ at: Instant?, now: Instant, _ settings: SettingValues) -> Bool {
        guard let at, at <= now else { return false }
        return now <= at.adding(minutes: settings.number(StockSettings.lookupMinutes))
    }
}

/// A SKU whose page count differs from the ERP, for the product team's daily list (STK-12).
public struct StockMismatch: Hashable, Sendable, Codable {
    public let sku: String
    public let page: Int
    public let erp: Int

    /// The SKUs that differ, the widest gap first. An oversold SKU should show zero on the page.
    public static func list(_ counts: [(sku: String, page: Int, figures: StockFigures)]) -> [StockMismatch] {
        counts.filter { $0.page != max(0, $0.figures.sellable) }
            .map { StockMismatch(sku: $0.sku, page: $0.page, erp: $0.figures.sellable) }
            .sorted { ($1.gap, $0.sku) < ($0.gap, $1.sku) }
    }

    private var gap: Int { abs(page - erp) }
}
