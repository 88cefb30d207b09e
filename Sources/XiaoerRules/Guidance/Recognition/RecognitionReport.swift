// How well the recogniser does on labelled conversations.

/// Figures over a file of labelled messages: first guess by the label, first guess and first three by any accepted one.
public struct RecognitionReport: Sendable {
    /// One labelled message of a conversation.
    public struct Line: Sendable {
        public var session: Int
        public var turn: Int
        public var intent: Intent
        public var accepted: Set<Intent>
        public var text: String
    }

    /// One message whose first guess is not the label.
    public struct Miss: Sendable {
        public var line: Line
        public var guesses: [IntentGuess]
        public var lenient: Bool
    }

    /// Which earlier turns the recogniser is given.
    public enum Context: String, CaseIterable, Sendable { case both, buyer, none }

    public private(set) var count = 0
    public private(set) var strict = 0
    public private(set) var lenient = 0
    public private(set) var lenientTopThree = 0
    public private(set) var perIntent: [Intent: (count: Int, right: Int)] = [:]
    public private(set) var misses: [Miss] = []

    /// Recognises every line with the turns of its session before it.
    public init(
        _ lines: [Line], sellers: [(session: Int, turn: Int, text: String)] = [], context: Context,
        recogniser: Recogniser
    ) {
        var turns: [Int: [(turn: Int, message: PreviousMessage)]] = [:]
        for line in lines {
            turns[line.session, default: []].append((line.turn, .init(text: line.text, fromBuyer: true)))
        }
        if context == .both {
            for line in sellers {
                turns[line.session, default: []].append((line.turn, .init(text: line.text, fromBuyer: false)))
            }
        }
        for key in turns.keys { turns[key]!.sort { $0.turn < $1.turn } }
        for line in lines {
            let before = context == .none ? [] : turns[line.session]!.filter { $0.turn < line.turn }.map(\.message)
            add(line, recogniser.recognise(line.text, previous: before).intents)
        }
    }

    private mutating func add(_ line: Line, _ guesses: [IntentGuess]) {
        let first = guesses[0].intent
        count += 1
        if first == line.intent { strict += 1 }
        let accepted = line.accepted.union([line.intent])
        if accepted.contains(first) { lenient += 1 }
        if guesses.prefix(3).contains(where: { accepted.contains($0.intent) }) { lenientTopThree += 1 }
        var own = perIntent[line.intent] ?? (0, 0)
        own.count += 1
        if first == line.intent {
            own.right += 1
        } else {
            misses.append(Miss(line: line, guesses: Array(guesses.prefix(3)), lenient: accepted.contains(first)))
        }
        perIntent[line.intent] = own
    }

    /// Reads `session_no turn_no intent also_ok text`, tab separated, with a header line.
    public static func lines(_ table: String) -> [Line] {
        table.split(separator: "\n").dropFirst().compactMap { row in
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 5, let session = Int(fields[0]), let turn = Int(fields[1]),
                let intent = Intent(rawValue: fields[2])
            else { return nil }
            let accepted = Set(fields[3].split(separator: ",").compactMap { Intent(rawValue: String($0)) })
            return Line(session: session, turn: turn, intent: intent, accepted: accepted, text: fields[4])
        }
    }

    /// Reads `session_no turn_no text`, tab separated, with a header line.
    public static func sellerLines(_ table: String) -> [(session: Int, turn: Int, text: String)] {
        table.split(separator: "\n").dropFirst().compactMap { row in
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 3, let session = Int(fields[0]), let turn = Int(fields[1]) else { return nil }
            return (session, turn, fields[2])
        }
    }
}

extension RecognitionReport {
    /// One line: how many, strict first, lenient first, lenient among three.
    public var summary: String {
        "\(count) messages, strict first \(share(strict)), lenient first \(share(lenient)), "
            + "lenient among three \(share(lenientTopThree))"
    }

    /// Each intent of the file with its right first guesses.
    public var table: String {
        perIntent.sorted { $0.key.index < $1.key.index }
            .map { "\($0.key.rawValue)\t\($0.value.right) of \($0.value.count)" }.joined(separator: "\n")
    }

    /// One line for each miss: `~` when the guess is accepted, `x` when not.
    public var missTable: String {
        misses.map { miss in
            let guesses = miss.guesses.map { "\($0.intent.rawValue) \(Int($0.confidence * 100))" }
            let place = "\(miss.line.session)/\(miss.line.turn)"
            return "\(miss.lenient ? "~" : "x") \(place) \(miss.line.intent.rawValue): \(miss.line.text) → "
                + guesses.joined(separator: ", ")
        }.joined(separator: "\n")
    }

    private func share(_ part: Int) -> String {
        let tenths = count == 0 ? 0 : (part * 1_000 + count / 2) / count
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
