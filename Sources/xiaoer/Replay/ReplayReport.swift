// The report of a replay, in Markdown.

import Foundation

/// Adds up what became of the conversations and writes it down.
struct ReplayReport {
    /// What was played against what, line by line.
    var circumstances: [(String, String)]
    var talks: [ReplayedTalk]
    var seconds: Double

    /// The totals as lines of name and value.
    var totals: [(String, String)] {
        let sent = sum(\.sent)
        let accepted = sum(\.accepted)
        let sample = Sample(talks.flatMap(\.milliseconds))
        var lines = [
            ("conversations", "\(talks.count)"), ("buyers' messages sent", "\(sent)"),
            ("accepted", share(accepted, of: sent)),
            (
                "time to the desk's answer",
                "p50 \(Figure.text(sample.at(0.5))) ms, p99 \(Figure.text(sample.at(0.99))) ms"
            ),
        ]
        let watched = talks.filter { $0.recognised != nil }
        if !watched.isEmpty {
            let seen = watched.reduce(0) { $0 + $1.accepted }
            lines.append(("conversations watched", share(watched.count, of: talks.count)))
            lines.append(
                ("messages with a recognised intent", share(watched.reduce(0) { $0 + ($1.recognised ?? 0) }, of: seen)))
            lines.append(("conversations routed", share(watched.count { $0.route != nil }, of: watched.count)))
            lines.append(
                ("conversations with a running clock", share(watched.count { $0.isTimed == true }, of: watched.count)))
        }
        if sum(\.labelled) > 0 {
            lines.append(("first guess right, strictly", share(sum(\.strictHits), of: sum(\.labelled))))
            lines.append(("first guess right, leniently", share(sum(\.lenientHits), of: sum(\.labelled))))
        }
        if sum(\.answersSent) > 0 {
            lines.append(("sellers' answers sent", "\(sum(\.answersSent))"))
            lines.append(("accepted", share(sum(\.answersAccepted), of: sum(\.answersSent))))
            let findings = findings.map { "\($0.rule) × \($0.count)" }.joined(separator: ", ")
            lines.append(("findings of the language check", findings.isEmpty ? "none" : findings))
        }
        lines.append(("failures", "\(talks.reduce(0) { $0 + $1.failures.count })"))
        lines.append(("duration", "\(Figure.text(seconds)) s"))
        return lines
    }

    /// The whole report.
    var markdown: String {
        var text = "# Replay\n\n"
        for (name, value) in circumstances { text += "- \(name): \(value)\n" }
        text += "\n## Totals\n\n| | |\n|---|---|\n"
        for (name, value) in totals { text += "| \(name) | \(Self.cell(value)) |\n" }
        text += "\n## Conversations\n\n"
        text +=
            "| session | conversation | sent | accepted | recognised | routed to | clock | strict | lenient | failures |\n"
        text += "|---:|---|---:|---:|---:|---|---|---:|---:|---:|\n"
        for talk in talks { text += Self.line(talk) + "\n" }
        let failed = talks.filter { !$0.failures.isEmpty }
        if !failed.isEmpty {
            text += "\n## Failures\n\n"
            for talk in failed { for failure in talk.failures { text += "- session \(talk.session), \(failure)\n" } }
        }
        return text
    }

    private static func line(_ talk: ReplayedTalk) -> String {
        let cells = [
            "\(talk.session)", talk.conversation ?? "–", "\(talk.sent)", "\(talk.accepted)",
            talk.recognised.map { "\($0)" } ?? "–", talk.route ?? "–",
            talk.isTimed.map { $0 ? "ran" : "none" } ?? "–",
            talk.labelled > 0 ? "\(talk.strictHits)/\(talk.labelled)" : "–",
            talk.labelled > 0 ? "\(talk.lenientHits)/\(talk.labelled)" : "–", "\(talk.failures.count)",
        ]
        return "| " + cells.map(cell).joined(separator: " | ") + " |"
    }

    private var findings: [(rule: String, count: Int)] {
        var counts: [String: Int] = [:]
        for talk in talks { counts.merge(talk.findings, uniquingKeysWith: +) }
        return counts.map { (rule: $0.key, count: $0.value) }.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
    }

    private func sum(_ path: KeyPath<ReplayedTalk, Int>) -> Int { talks.reduce(0) { $0 + $1[keyPath: path] } }

    private func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "\(part)" }
        return "\(part) of \(whole) (\(String(format: "%.1f", Double(part) * 100 / Double(whole))) %)"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
