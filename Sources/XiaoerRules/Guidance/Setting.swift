// A shop's settings as rules and tables name them.

/// A setting of the rulebook: its name, its kind and its default.
public struct Setting: Hashable, Sendable {
    /// `stock.low_threshold`.
    public let name: String
    public let kind: FactKind
    public let label: Wording
    public let standard: FactValue
    /// The smallest and largest number a shop may choose.
    public let range: ClosedRange<Int>

    public init(
        name: String, kind: FactKind, label: Wording, standard: FactValue, range: ClosedRange<Int> = Fact.anything
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.standard = standard
        self.range = range
    }
}

/// What a shop chose; a setting it did not touch has the rulebook's default.
public struct SettingValues: Hashable, Sendable, Codable {
    public var chosen: [String: FactValue]

    public init(_ chosen: [String: FactValue] = [:]) { self.chosen = chosen }

    /// The value that holds for a setting; a choice of the wrong kind or outside the range counts as none.
    public func value(_ setting: Setting) -> FactValue {
        guard let value = chosen[setting.name], let code = setting.kind.code(value) else { return setting.standard }
        if setting.kind.isOrdered, !setting.range.contains(code) { return setting.standard }
        return value
    }

    /// A number setting.
    public func number(_ setting: Setting) -> Int {
        if case .number(let number) = value(setting) { return number }
        return 0
    }

    /// An amount setting in cents.
    public func cents(_ setting: Setting) -> Int {
        if case .amount(let cents) = value(setting) { return cents }
        return 0
    }

    /// An on-off setting.
    public func flag(_ setting: Setting) -> Bool { value(setting) == .flag(true) }
}
