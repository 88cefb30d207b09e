// Renders the rules of the language check for the manual, from the rules themselves.

/// The manual's page about the language check.
public enum LanguageDocument {
    /// A Markdown table of all rules, then each rule's examples.
    public static func markdown() -> String {
        var lines = [
            "| Rule | Severity | Stage | Scope | What it finds | Advice |", "|---|---|---|---|---|---|",
        ]
        for rule in LanguageRules.all {
            let cells = [
                rule.id, rule.severity.rawValue, rule.stage.rawValue, rule.scope.rawValue,
                "\(rule.title.zh) · \(rule.title.en)", "\(rule.advice.zh) · \(rule.advice.en)",
            ]
            lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
        }
        for rule in LanguageRules.all {
            lines += ["", "### \(rule.id) \(rule.title.zh) · \(rule.title.en)", ""]
            lines.append("Finds: " + examples(rule.bad))
            lines.append("")
            lines.append("Leaves alone: " + examples(rule.good))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func examples(_ examples: [RuleExample]) -> String {
        examples.map(\.message.text).filter { !$0.isEmpty }.map { "`\(cell($0))`" }.joined(separator: " ")
    }

    /// Text that cannot break the table or the code marks around it.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("`", with: "'").replacing("\n", with: " ")
    }
}
