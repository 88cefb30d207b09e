// Hidden tool: how often would the language check bother the agents of real conversations?

import ArgumentParser
import Foundation
import XiaoerRules

/// Counts findings over a file of sellers' messages: columns `session_no`, `turn_no`, …, `text`, tab separated, one
/// header line. With the buyers' file of the same conversations each message is checked in its conversation.
struct MeasureLanguage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-language", abstract: "Count the language check's findings over real messages.",
        shouldDisplay: false)

    @Option(help: "Sellers' messages.") var file: String
    @Option(help: "Buyers' messages of the same conversations.") var buyers: String?
    @Flag(help: "Show some of the messages.") var examples = false

    func run() async throws {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let check = LanguageCheck()
        var turns = try Turn.read(file, isBuyer: false)
        if let buyers { turns += try Turn.read(buyers, isBuyer: true) }
        turns.sort { ($0.session, $0.number) < ($1.session, $1.number) }
        var lines: [LanguageReport.Line] = []
        var facts = ConversationFacts.none(now: now)
        var session = -1
        for turn in turns {
            if turn.session != session {
                facts.earlier = []
                session = turn.session
            }
            if !turn.isBuyer {
                facts.mood = check.mood(of: facts.earlier)
                lines.append((turn.text, facts))
            }
            facts.earlier.append(.init(turn.isBuyer ? .buyer : .agent, turn.text, at: now))
        }
        print(LanguageReport(lines, check: check).text(withExamples: examples))
    }

    private struct Turn {
        var session: Int
        var number: Int
        var isBuyer: Bool
        var text: String

        static func read(_ path: String, isBuyer: Bool) throws -> [Turn] {
            let content = try String(contentsOfFile: path, encoding: .utf8)
            return content.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count >= 3, let session = Int(fields[0]), let number = Int(fields[1]) else { return nil }
                return Turn(session: session, number: number, isBuyer: isBuyer, text: String(fields[fields.count - 1]))
            }
        }
    }
}
