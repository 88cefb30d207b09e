// What is known about one conversation when the step card is asked for: values, where they come from, how old they are.

/// Where a fact comes from, shown beside it on the card.
public enum FactSource: String, Hashable, Sendable, Codable, CaseIterable {
    case lookup, order, catalogue, campaign, recognition, buyer, agent, derived

    public var words: Wording {
        switch self {
        case .lookup: Wording(zh: "查询", en: "looked up")
        case .order: Wording(zh: "订单", en: "order")
        case .catalogue: Wording(zh: "商品资料", en: "catalogue")
        case .campaign: Wording(zh: "活动", en: "campaign")
        case .recognition: Wording(zh: "识别", en: "recognised")
        case .buyer: Wording(zh: "买家说", en: "buyer said")
        case .agent: Wording(zh: "客服填写", en: "agent entered")
        case .derived: Wording(zh: "推算", en: "derived")
        }
    }
}

/// A value with its source and the time at which it held.
public struct KnownFact: Hashable, Sendable, Codable {
    public var value: FactValue
    public var source: FactSource
    public var at: Instant

    public init(_ value: FactValue, source: FactSource, at: Instant) {
        self.value = value
        self.source = source
        self.at = at
    }
}

/// The facts of a conversation by name. What is not in here is unknown.
public struct Facts: Hashable, Sendable {
    public private(set) var known: [String: KnownFact]

    public init(_ known: [String: KnownFact] = [:]) { self.known = known }

    /// Facts of one source and time, as tests and derivations have them.
    public init(_ values: [String: FactValue], source: FactSource = .agent, at: Instant = Instant(milliseconds: 0)) {
        known = values.mapValues { KnownFact($0, source: source, at: at) }
    }

    public subscript(_ name: String) -> KnownFact? { known[name] }

    public mutating func set(_ name: String, _ value: FactValue, source: FactSource, at: Instant) {
        known[name] = KnownFact(value, source: source, at: at)
    }

    public mutating func forget(_ name: String) { known[name] = nil }

    /// These facts with newer or further ones laid over them.
    public func adding(_ other: Facts) -> Facts {
        Facts(known.merging(other.known) { _, newer in newer })
    }

    /// `3 · 10:32 查询`: the value with the time and the source, as a card shows it; nil when unknown.
    public func line(_ fact: Fact, in time: BusinessTime = BusinessTime()) -> Wording? {
        guard let entry = known[fact.name] else { return nil }
        let value = fact.kind.words(entry.value, in: time)
        let clock = time.clock(entry.at)
        return Wording(
            zh: "\(fact.label.zh) \(value.zh)\(unit(fact, entry.value, \.zh)) · \(clock) \(entry.source.words.zh)",
            en: "\(fact.label.en) \(value.en)\(unit(fact, entry.value, \.en)) · \(clock) \(entry.source.words.en)")
    }

    private func unit(_ fact: Fact, _ value: FactValue, _ language: KeyPath<Wording, String>) -> String {
        guard let unit = fact.unit, case .number = value else { return "" }
        return " \(unit[keyPath: language])"
    }
}

extension Facts: Codable {
    public init(from decoder: any Decoder) throws {
        known = try decoder.singleValueContainer().decode([String: KnownFact].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(known)
    }
}

/// Who can tell a fact that is still unknown.
public enum FactAsking: String, Hashable, Sendable, Codable {
    /// A question to the buyer.
    case buyer
    /// The agent knows or sees it and ticks it.
    case agent
    /// The system reads it: the card offers the look-up instead of a question.
    case lookup
}

/// A fact as a table declares it.
public struct Fact: Hashable, Sendable {
    public let name: String
    public let kind: FactKind
    public let label: Wording
    /// The unit of a number: 件, pieces.
    public let unit: Wording?
    public let asking: FactAsking
    /// What holds while nobody said otherwise (peak mode off, nobody insisted yet). Without one the fact can be unknown.
    public let fallback: FactValue?
    /// The smallest and largest value a number or amount can have; counts start at 0.
    public let range: ClosedRange<Int>

    public init(
        name: String, kind: FactKind, label: Wording, unit: Wording? = nil, asking: FactAsking = .agent,
        fallback: FactValue? = nil, range: ClosedRange<Int> = Fact.anything
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.unit = unit
        self.asking = asking
        self.fallback = fallback
        self.range = range
    }

    /// No bounds worth naming; far from overflow, so that the proof may step beyond a threshold.
    public static let anything = -1_000_000_000_000_000...1_000_000_000_000_000
}
