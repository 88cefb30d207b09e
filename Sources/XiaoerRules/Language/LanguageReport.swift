// Runs the language check over many lines and counts: how often would it bother a good agent?

/// Findings of a set of messages, by rule and severity.
public struct LanguageReport: Sendable {
    /// One line of the report.
    public struct Row: Sendable, Equatable {
        public var rule: String
        public var severity: Severity
        /// Messages with at least one such finding.
        public var messages: Int
        /// Up to five of them, with the words found.
        public var examples: [String]
    }

    public private(set) var messages = 0
    /// Messages that would be held (`error` or `block`).
    public private(set) var held = 0
    public private(set) var rows: [Row] = []

    /// A message with the conversation before it.
    public typealias Line = (text: String, facts: ConversationFacts)

    public init(_ lines: some Sequence<Line>, check: LanguageCheck) {
        for line in lines {
            messages += 1
            let findings = check.findings(in: OutgoingMessage(line.text), line.facts)
            if findings.contains(where: { $0.severity >= .error }) { held += 1 }
            var seen = Set<String>()
            for finding in findings where seen.insert(finding.rule).inserted { count(finding, line.text) }
        }
        rows.sort { ($1.severity, $1.messages) < ($0.severity, $0.messages) }
    }

    private mutating func count(_ finding: Finding, _ text: String) {
        let place = rows.firstIndex { $0.rule == finding.rule && $0.severity == finding.severity }
        if let place {
            rows[place].messages += 1
            if rows[place].examples.count < 5 { rows[place].examples.append("[\(finding.matched)] \(text)") }
        } else {
            let example = "[\(finding.matched)] \(text)"
            rows.append(Row(rule: finding.rule, severity: finding.severity, messages: 1, examples: [example]))
        }
    }

    /// Plain text for a terminal.
    public func text(withExamples: Bool) -> String {
        var lines = ["\(messages) messages, \(held) held back (\(percent(held)) %)"]
        for row in rows {
            lines.append("\(row.rule)  \(row.severity.rawValue)  \(row.messages)  \(percent(row.messages)) %")
            if withExamples { lines += row.examples.map { "    \($0)" } }
        }
        return lines.joined(separator: "\n")
    }

    private func percent(_ count: Int) -> String {
        let tenths = messages == 0 ? 0 : (count * 1000 + messages / 2) / messages
        return "\(tenths / 10).\(tenths % 10)"
    }
}
