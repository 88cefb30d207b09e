// The language check: reads a message once and asks every rule about it.

/// The check before sending (02 §4). Building one compiles the word lists, so keep it as long as the settings stay the
/// same; checking is pure and may happen on any thread.
public struct LanguageCheck: Sendable {
    public let settings: LanguageSettings
    let matcher: WordMatcher
    private let rules: [any LanguageRule]

    /// The check with the delivered settings, compiled once.
    public static let delivered = LanguageCheck()

    public init(_ settings: LanguageSettings = LanguageSettings()) {
        self.settings = settings
        var lists: [WordList: [String]] = [:]
        for list in WordList.allCases { lists[list] = settings.words(list) }
        matcher = WordMatcher(lists)
        rules = LanguageRules.all.filter { !settings.switchedOff.contains($0.id) }
    }

    /// What is wrong with a message, the worst first, then in reading order. Empty for a good message.
    public func findings(in message: OutgoingMessage, _ facts: ConversationFacts) -> [Finding] {
        let reading = Reading(message, facts, settings: settings, matcher: matcher)
        let trusted = isTrusted(message)
        var findings: [Finding] = []
        for rule in rules where !(trusted && rule.scope == .wording) {
            for match in rule.matches(in: reading) {
                findings.append(finding(match, of: rule, in: reading))
            }
        }
        if findings.count > 1 {
            findings.sort { ($1.severity, $0.span.start, $0.rule) < ($0.severity, $1.span.start, $1.rule) }
        }
        return findings
    }

    /// Wording is not checked for automatic replies and for shop phrases sent as they are.
    private func isTrusted(_ message: OutgoingMessage) -> Bool {
        if !message.byHuman { return true }
        guard settings.trustShopPhrases, let phrase = message.phrase else { return false }
        return phrase.unmodified && phrase.isShopLevel
    }

    private func finding(_ match: RuleMatch, of rule: any LanguageRule, in reading: Reading) -> Finding {
        let delivered = match.severity ?? rule.severity
        let chosen = settings.severities[rule.id]
        // A case that is milder than its rule stays milder when the shop changes the rule.
        let severity = delivered == rule.severity ? chosen ?? delivered : min(delivered, chosen ?? delivered)
        return Finding(
            rule: rule.id, severity: severity,
            span: Finding.Span(start: match.range.lowerBound, length: match.range.count),
            advice: match.advice ?? rule.advice,
            matched: match.range.count <= 60 ? reading.text.substring(match.range) : "")
    }
}
