// The form every rule of the language check has.

/// One rule of 02 §4. A rule is a value in its own file; adding one means adding the file and a line in `LanguageRules`.
public protocol LanguageRule: Sendable {
    /// `LNT-25`.
    var id: String { get }
    /// Delivered severity; a shop may change it.
    var severity: Severity { get }
    var scope: RuleScope { get }
    var title: Finding.Words { get }
    var advice: Finding.Words { get }
    /// Messages the rule must leave alone.
    var good: [RuleExample] { get }
    /// Messages the rule must find.
    var bad: [RuleExample] { get }
    /// Where the message breaks the rule.
    func matches(in reading: Reading) -> [RuleMatch]
}

/// What a rule is about; decides when it applies.
public enum RuleScope: String, Codable, Sendable {
    /// How a sentence is put: unmodified shop phrases and automatic replies are trusted.
    case wording
    /// What fits this conversation: checked for phrases, too.
    case conversation
    /// Privacy, safety, platform (02 §4.6) and unfilled slots: always checked.
    case safety
}

/// When a rule is checked (02 §4). All rules so far look at a message before it goes out.
public enum RuleStage: String, Codable, Sendable {
    case message = "P"
    case event = "E"
    case closing = "C"
}

extension LanguageRule {
    /// Before a message goes out, unless a rule says otherwise.
    public var stage: RuleStage { .message }
}

/// A place where a rule is broken, as core or UTF-16 range, with what differs from the rule's usual answer.
public struct RuleMatch: Sendable {
    /// UTF-16 range in the message.
    var range: Range<Int>
    /// Set when this case is milder than the rule in general.
    var severity: Severity?
    /// Set when there is something more precise to say.
    var advice: Finding.Words?

    init(_ range: Range<Int>, severity: Severity? = nil, advice: Finding.Words? = nil) {
        self.range = range
        self.severity = severity
        self.advice = advice
    }
}

/// A message with the facts that matter, as proof of a rule and for its page in the manual.
public struct RuleExample: Sendable, ExpressibleByStringLiteral {
    public var message: OutgoingMessage
    public var facts: ConversationFacts
    /// The severity that is expected of a bad example when it differs from the rule's.
    public var severity: Severity?

    public init(_ message: OutgoingMessage, _ facts: ConversationFacts = RuleExample.facts(), severity: Severity? = nil)
    {
        self.message = message
        self.facts = facts
        self.severity = severity
    }

    public init(
        _ text: String, severity: Severity? = nil, _ change: (inout ConversationFacts) -> Void
    ) {
        var facts = RuleExample.facts()
        change(&facts)
        self.init(OutgoingMessage(text), facts, severity: severity)
    }

    public init(stringLiteral text: String) { self.init(OutgoingMessage(text)) }

    /// Noon of the day on which all examples happen.
    public static let noon = Instant(milliseconds: 1_795_233_600_000)

    /// A calm conversation without a past.
    public static func facts() -> ConversationFacts {
        ConversationFacts(now: noon, shopName: "小二鞋铺", agentName: "楠楠")
    }
}
