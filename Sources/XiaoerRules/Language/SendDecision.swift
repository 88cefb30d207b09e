// May a message go out, given what the language check found and what the agent answered?

/// The answer to an agent who presses "send".
public enum SendDecision: Sendable, Equatable {
    case allow
    /// These rules want a reason each; the message is held.
    case needsReason([String])
    /// These rules cannot be overridden; the message has to change.
    case blocked([String])

    /// A reason shorter than this says nothing.
    public static let shortestReason = 2

    /// A `block` always holds; an `error` goes out with a reason of at least two letters per rule; hints never hold.
    /// - Parameter overrides: reason by rule id.
    public init(_ findings: [Finding], overrides: [String: String] = [:]) {
        let blocking = SendDecision.rules(of: findings, with: .block)
        guard blocking.isEmpty else {
            self = .blocked(blocking)
            return
        }
        let open = SendDecision.rules(of: findings, with: .error).filter { rule in
            LanguageText.core(of: overrides[rule] ?? "").count < SendDecision.shortestReason
        }
        self = open.isEmpty ? .allow : .needsReason(open)
    }

    private static func rules(of findings: [Finding], with severity: Severity) -> [String] {
        var rules: [String] = []
        for finding in findings where finding.severity == severity && !rules.contains(finding.rule) {
            rules.append(finding.rule)
        }
        return rules
    }
}
