// What the language check says about a message, and how bad it is.

/// How serious a finding is (02 §4), from statistics to a full stop.
public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
    /// Counted, not shown as a fault.
    case info
    /// A hint; the message goes out.
    case warn
    /// Goes out only after the agent confirms with a reason; counts in quality checks.
    case error
    /// Cannot be sent.
    case block

    private var rank: Int { Severity.allCases.firstIndex(of: self)! }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One thing the language check found in a message.
public struct Finding: Sendable, Codable, Equatable {
    /// The rule: `LNT-25`.
    public var rule: String
    public var severity: Severity
    public var span: Span
    public var advice: Words
    /// The words that were found, as the agent wrote them; empty when the fault is what is missing.
    public var matched: String

    public init(rule: String, severity: Severity, span: Span, advice: Words, matched: String) {
        self.rule = rule
        self.severity = severity
        self.span = span
        self.advice = advice
        self.matched = matched
    }

    /// A part of the text in UTF-16 code units, the unit of browsers.
    public struct Span: Sendable, Codable, Hashable {
        public var start: Int
        public var length: Int

        public init(start: Int, length: Int) {
            self.start = start
            self.length = length
        }
    }

    /// The same words in the languages of the interface.
    public struct Words: Sendable, Codable, Hashable {
        public var zh: String
        public var en: String

        public init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }
}
