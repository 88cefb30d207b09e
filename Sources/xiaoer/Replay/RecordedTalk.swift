// Recorded conversations, read from tab-separated files.

import ArgumentParser
import Foundation

/// One recorded conversation.
struct RecordedTalk: Sendable {
    let session: Int
    /// In the order of their numbers.
    var turns: [Turn]

    struct Turn: Sendable {
        let number: Int
        let isBuyer: Bool
        let text: String
        /// What the buyer wants, where the file says so.
        let intent: String?
        let alsoAccepted: Set<String>
    }

    /// Reads the buyers' side, and the sellers' if there is a file of it. Columns are found by the names in the first
    /// line: `session_no`, `turn_no`, `text`, and perhaps `intent` and `also_ok`.
    static func read(buyers: String, sellers: String?) throws -> [RecordedTalk] {
        var talks: [Int: RecordedTalk] = [:]
        for (session, turn) in try turns(of: buyers, isBuyer: true) {
            talks[session, default: RecordedTalk(session: session, turns: [])].turns.append(turn)
        }
        if let sellers {
            for (session, turn) in try turns(of: sellers, isBuyer: false) { talks[session]?.turns.append(turn) }
        }
        return talks.values.map { talk in
            RecordedTalk(session: talk.session, turns: talk.turns.sorted { $0.number < $1.number })
        }.sorted { $0.session < $1.session }
    }

    private static func turns(of path: String, isBuyer: Bool) throws -> [(Int, Turn)] {
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("\(path) cannot be read as UTF-8 text.")
        }
        let lines = content.split(whereSeparator: \.isNewline)
        let names = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        guard let session = columns["session_no"], let number = columns["turn_no"], let text = columns["text"] else {
            throw ValidationError("\(path) needs the columns session_no, turn_no and text in its first line.")
        }
        return lines.dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            func field(_ name: String) -> String? {
                columns[name].flatMap { $0 < fields.count && !fields[$0].isEmpty ? fields[$0] : nil }
            }
            guard fields.count > max(session, number, text), let session = Int(fields[session]),
                let number = Int(fields[number]), !fields[text].isEmpty
            else { return nil }
            let also = field("also_ok")?.split(separator: ",").map(String.init) ?? []
            return (
                session,
                Turn(
                    number: number, isBuyer: isBuyer, text: fields[text], intent: isBuyer ? field("intent") : nil,
                    alsoAccepted: Set(also))
            )
        }
    }
}
