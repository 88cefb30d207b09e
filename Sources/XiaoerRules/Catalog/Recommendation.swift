// What to offer instead when the wanted item is out (DT-STK-3, RCM-1).

/// The steps of DT-STK-3, in their order.
public enum RecommendationStep: String, Hashable, Sendable, Codable, CaseIterable {
    case colours, similar, bestsellers, category
}

/// Something that could be offered.
public struct RecommendationCandidate: Hashable, Sendable, Codable {
    public var sku: String
    public var style: String
    public var colour: String
    public var size: String
    /// Available minus unaudited.
    public var sellable: Int
    /// Pieces sold lately; the best sellers are ordered by it.
    public var sold: Int
    /// How closely material, price and form match, 0…100; similar styles are ordered by it.
    public var closeness: Int
    public var isBestseller: Bool
    /// One selling point for the card (RCM-3).
    public var feature: String

    public init(
        sku: String, style: String, colour: String, size: String, sellable: Int, sold: Int = 0, closeness: Int = 0,
        isBestseller: Bool = false, feature: String = ""
    ) {
        self.sku = sku
        self.style = style
        self.colour = colour
        self.size = size
        self.sellable = sellable
        self.sold = sold
        self.closeness = closeness
        self.isBestseller = isBestseller
        self.feature = feature
    }
}

/// What the buyer wanted.
public struct RecommendationWish: Hashable, Sendable, Codable {
    public var style: String
    public var colour: String?
    public var size: String?

    public init(style: String, colour: String? = nil, size: String? = nil) {
        self.style = style
        self.colour = colour
        self.size = size
    }
}

/// Chooses and orders what is offered.
public enum Recommendation {
    /// The candidates of one step: in stock, in the wanted size, at most `recommend.max_items` (DT-STK-3, RCM-1).
    public static func candidates(
        _ step: RecommendationStep, for wish: RecommendationWish, among goods: [RecommendationCandidate],
        _ settings: SettingValues = SettingValues()
    ) -> [RecommendationCandidate] {
        let inStock = goods.filter { $0.sellable >= 1 && (wish.size == nil || $0.size == wish.size) }
        let others = inStock.filter { $0.style != wish.style }
        let chosen: [RecommendationCandidate] =
            switch step {
            case .colours:
                inStock.filter { $0.style == wish.style && $0.colour != wish.colour }
                    .sorted { ($1.sold, $0.sku) < ($0.sold, $1.sku) }
            case .similar:
                onePerStyle(
                    others.filter { $0.closeness > 0 }
                        .sorted { ($1.closeness, $1.sold, $0.sku) < ($0.closeness, $0.sold, $1.sku) })
            case .bestsellers:
                onePerStyle(
                    others.filter(\.isBestseller)
                        .sorted { ($1.sold, $1.closeness, $0.sku) < ($0.sold, $0.closeness, $1.sku) })
            case .category: []
            }
        return Array(chosen.prefix(settings.number(StockSettings.recommendItems)))
    }

    /// The facts of DT-STK-3: how many candidates each step has, and what was already tried.
    public static func facts(
        for wish: RecommendationWish, among goods: [RecommendationCandidate], tried: Set<RecommendationStep>,
        need: String?, at now: Instant, _ settings: SettingValues = SettingValues()
    ) -> Facts {
        var facts = Facts()
        for (name, step) in [
            ("colour_candidates", RecommendationStep.colours), ("similar_candidates", .similar),
            ("bestseller_candidates", .bestsellers),
        ] {
            let count = candidates(step, for: wish, among: goods, settings).count
            facts.set(name, .number(count), source: .catalogue, at: now)
        }
        facts.set("tried", .set(Set(tried.map(\.rawValue))), source: .derived, at: now)
        if let need { facts.set("need", .text(need), source: .buyer, at: now) }
        return facts
    }

    private static func onePerStyle(_ goods: [RecommendationCandidate]) -> [RecommendationCandidate] {
        var styles: Set<String> = []
        return goods.filter { styles.insert($0.style).inserted }
    }
}
