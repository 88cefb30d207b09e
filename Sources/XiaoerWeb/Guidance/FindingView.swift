// A finding of the language check as pages read it.

import XiaoerRules

/// One finding with its place in the text.
struct FindingView: Codable, Sendable {
    let rule: String
    let severity: Severity
    let title: String
    let advice: String
    let adviceEn: String
    let span: Finding.Span
    let match: String

    init(_ finding: Finding) {
        rule = finding.rule
        severity = finding.severity
        title = LanguageRules.all.first { $0.id == finding.rule }?.title.zh ?? finding.rule
        advice = finding.advice.zh
        adviceEn = finding.advice.en
        span = finding.span
        match = finding.matched
    }
}
