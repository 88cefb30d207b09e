// The phrase library: which phrases fit a scenario in this conversation (SCR-7, SCR-8, SCR-9, SCR-16).

/// What decides which phrase fits.
public struct PhraseContext: Hashable, Sendable {
    public var shopType: ShopType?
    public var shift: PhraseShift?
    public var peak: Bool
    /// How often the buyer has tried the same thing in this conversation, this time included (SCR-9).
    public var attempt: Int
    /// The business day, `2026-11-21`; phrases outside their validity are left out.
    public var day: String?
    /// Risky families an admin has switched on (SCR-16).
    public var allowedRisks: Set<PhraseRisk>
    /// Ids already used in this conversation: they come last, so that nobody hears a sentence twice.
    public var used: Set<String>

    public init(
        shopType: ShopType? = nil, shift: PhraseShift? = nil, peak: Bool = false, attempt: Int = 1,
        day: String? = nil, allowedRisks: Set<PhraseRisk> = [], used: Set<String> = []
    ) {
        self.shopType = shopType
        self.shift = shift
        self.peak = peak
        self.attempt = attempt
        self.day = day
        self.allowedRisks = allowedRisks
        self.used = used
    }
}

/// A set of phrases.
public struct PhraseLibrary: Sendable {
    public let phrases: [PhraseTemplate]
    private let byScenario: [String: [PhraseTemplate]]

    public init(_ phrases: [PhraseTemplate]) {
        self.phrases = phrases
        byScenario = Dictionary(grouping: phrases) { $0.scenario }
    }

    /// Scenarios and variants that tables may name.
    public var references: Set<String> { Set(phrases.flatMap { [$0.scenario, $0.reference] }) }

    /// A phrase by its id.
    public func phrase(_ id: String) -> PhraseTemplate? { phrases.first { $0.id == id } }

    /// The phrases for a reference such as `SCR-61` or `SCR-66/known`, best first.
    ///
    /// Among those that may be used here, a phrase made for this shop type or shift comes before a general one.
    public func choose(_ reference: String, _ context: PhraseContext = PhraseContext()) -> [PhraseTemplate] {
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        guard let scenario = parts.first else { return [] }
        let variant = parts.count == 2 ? parts[1] : nil
        let all = byScenario[scenario] ?? []
        // A scenario named without a variant means its plain phrases; one that has only variants offers all of them.
        let anyVariant = variant == nil && all.allSatisfy { $0.variant != nil }
        let fitting = all.filter { phrase in
            (anyVariant || phrase.variant == variant) && PhraseLibrary.fits(phrase, context)
        }
        let rung = PhraseLibrary.rung(fitting, attempt: context.attempt)
        return fitting.filter { $0.level == nil || $0.level == rung }.enumerated()
            .sorted { left, right in
                let leftRank = PhraseLibrary.rank(left.element, context)
                let rightRank = PhraseLibrary.rank(right.element, context)
                return leftRank == rightRank ? left.offset < right.offset : leftRank > rightRank
            }
            .map(\.element)
    }

    private static func fits(_ phrase: PhraseTemplate, _ context: PhraseContext) -> Bool {
        if let type = phrase.shopType, type != context.shopType { return false }
        if let shift = phrase.shift, shift != context.shift { return false }
        if phrase.peakOnly && !context.peak { return false }
        if let risk = phrase.risk, !context.allowedRisks.contains(risk) { return false }
        if let day = context.day {
            if let from = phrase.validFrom, day < from { return false }
            if let to = phrase.validTo, day > to { return false }
        }
        return true
    }

    /// The rung of the ladder for this attempt: the highest that does not lie above it, or the lowest there is.
    private static func rung(_ phrases: [PhraseTemplate], attempt: Int) -> Int? {
        let levels = phrases.compactMap(\.level)
        return levels.filter { $0 <= attempt }.max() ?? levels.min()
    }

    private static func rank(_ phrase: PhraseTemplate, _ context: PhraseContext) -> Int {
        var rank = 0
        if phrase.shopType != nil { rank += 1 }
        if phrase.shift != nil { rank += 1 }
        if phrase.peakOnly { rank += 1 }
        if context.used.contains(phrase.id) { rank -= 10 }
        return rank
    }
}
