// One setting of a shop: what it is called, what it may be, and how it is written.

/// A setting of the rulebook. Its default is that of the property it stands for.
public struct ShopSetting: Sendable {
    /// The stable name: `sla.first_s`.
    public let name: String
    public let kind: Kind
    /// The rule behind it, if the rulebook has one.
    public let rule: String?
    public let chinese: String
    public let english: String

    /// What a number counts. Money is written in yuan and kept in cents; a clock is written `12:00` and kept in minutes.
    public enum Unit: String, Sendable, Codable { case seconds, minutes, hours, days, count, percent, money, clock }

    /// The kind of value and the property that holds it.
    public enum Kind: Sendable {
        case number(WritableKeyPath<Settings, Int> & Sendable, Unit, ClosedRange<Int>)
        case flag(WritableKeyPath<Settings, Bool> & Sendable)
        case hours(WritableKeyPath<Settings, ClockRange> & Sendable)
        /// Words, separated by commas.
        case list(WritableKeyPath<Settings, [String]> & Sendable)
        case pageRule(WritableKeyPath<Settings, PageRuleScript> & Sendable)
    }

    init(_ name: String, _ kind: Kind, _ rule: String?, _ chinese: String, _ english: String) {
        self.name = name
        self.kind = kind
        self.rule = rule
        self.chinese = chinese
        self.english = english
    }

    /// The setting of a name; nil when there is none.
    public static func named(_ name: String) -> ShopSetting? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension ShopSetting {
    /// The kind as programs see it.
    public var kindName: String {
        switch kind {
        case .number(_, .money, _): "money"
        case .number(_, .clock, _): "clock"
        case .number: "number"
        case .flag: "flag"
        case .hours: "hours"
        case .list: "list"
        case .pageRule: "choice"
        }
    }

    /// What a number counts, if it counts anything.
    public var unit: Unit? {
        if case .number(_, let unit, _) = kind { unit } else { nil }
    }

    /// What may be entered: `1–600`, `true, false`, `peak_only, always, never`; nil where the kind says it all.
    public var range: String? {
        switch kind {
        case .number(_, let unit, let range):
            "\(Self.text(range.lowerBound, unit))–\(Self.text(range.upperBound, unit))"
        case .flag: "true, false"
        case .pageRule: PageRuleScript.allCases.map(\.rawValue).joined(separator: ", ")
        case .hours, .list: nil
        }
    }

    /// The value as it is written.
    public func text(_ settings: Settings) -> String {
        switch kind {
        case .number(let path, let unit, _): Self.text(settings[keyPath: path], unit)
        case .flag(let path): String(settings[keyPath: path])
        case .hours(let path): settings[keyPath: path].description
        case .list(let path): settings[keyPath: path].joined(separator: ",")
        case .pageRule(let path): settings[keyPath: path].rawValue
        }
    }

    /// The default as it is written.
    public var standard: String { text(Settings()) }

    /// Reads a value into the settings. Throws ``InvalidInput`` that says what would be right.
    public func set(_ text: String, in settings: inout Settings) throws(InvalidInput) {
        let text = text.trimmed
        switch kind {
        case .number(let path, let unit, let range):
            guard let number = Self.number(text, unit), range.contains(number) else {
                throw InvalidInput("value", "\(name) must be \(self.range ?? "a number") (\(unit.rawValue)).")
            }
            settings[keyPath: path] = number
        case .flag(let path):
            guard let flag = Bool(text) else { throw InvalidInput("value", "\(name) must be true or false.") }
            settings[keyPath: path] = flag
        case .hours(let path):
            guard let hours = ClockRange(text), hours.fromMinute < hours.toMinute else {
                throw InvalidInput("value", "\(name) must be hours such as 09:00-17:30.")
            }
            settings[keyPath: path] = hours
        case .list(let path):
            let words = text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
            guard words.count <= 200, words.allSatisfy({ $0.count <= 200 }) else {
                throw InvalidInput("value", "\(name) must have at most 200 entries of at most 200 characters.")
            }
            settings[keyPath: path] = words
        case .pageRule(let path):
            guard let choice = PageRuleScript(rawValue: text) else {
                throw InvalidInput("value", "\(name) must be one of \(range ?? "").")
            }
            settings[keyPath: path] = choice
        }
    }

    private static func text(_ number: Int, _ unit: Unit) -> String {
        switch unit {
        case .money: Money.text(cents: number)
        case .clock: String(ClockRange(fromMinute: number, toMinute: number).description.prefix { $0 != "-" })
        case .seconds, .minutes, .hours, .days, .count, .percent: String(number)
        }
    }

    private static func number(_ text: String, _ unit: Unit) -> Int? {
        switch unit {
        case .money: Money.cents(text)
        case .clock: ClockRange("\(text)-\(text)")?.fromMinute
        case .seconds, .minutes, .hours, .days, .count, .percent: Int(text)
        }
    }
}

extension Settings {
    /// The defaults with a shop's own choices, given as they are stored.
    ///
    /// A choice that no longer fits (a newer version narrowed its range) counts as none: better the rulebook's default
    /// than a shop that does not open. The names of such choices come back for the log.
    public init(chosen: [String: String], unusable: inout [String]) {
        self.init()
        for (name, text) in chosen.sorted(by: { $0.key < $1.key }) {
            do {
                guard let setting = ShopSetting.named(name) else { throw InvalidInput("name", "unknown") }
                try setting.set(text, in: &self)
            } catch {
                unusable.append(name)
            }
        }
    }

    /// Throws when values contradict each other: the stages of REC-143 come one after the other.
    public func checkTogether() throws(InvalidInput) {
        let stages = [
            ("sla.golden_s", slaGoldenSeconds), ("sla.first_s", slaFirstSeconds), ("sla.turn_s", slaTurnSeconds),
            ("sla.busy_notice_warn_s", slaBusyNoticeWarnSeconds), ("sla.busy_notice_s", slaBusyNoticeSeconds),
            ("sla.hard_s", slaHardSeconds),
        ]
        for (earlier, later) in zip(stages, stages.dropFirst()) where earlier.1 > later.1 {
            throw InvalidInput("value", "\(earlier.0) (\(earlier.1)) must not be later than \(later.0) (\(later.1)).")
        }
        if loadAutoReplyAt > loadQueueAt {
            throw InvalidInput("value", "load.auto_reply_at must not be above load.queue_at.")
        }
    }
}
