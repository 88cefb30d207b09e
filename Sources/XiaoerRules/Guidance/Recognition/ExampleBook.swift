// The examples the model learns from: one file an intent, a message or a template on each line.

/// Reads the example files and expands their templates.
///
/// A line with `(a|b|)` chooses one of the words in brackets, `{colour}` takes a word of the list of that name.
/// Lines that start with `#` are notes.
public struct ExampleBook: Sendable {
    /// What is wrong with an example file.
    public struct Broken: Error, CustomStringConvertible {
        public let description: String
    }

    public private(set) var examples: [LabelledExample] = []
    /// How many of the examples stand in the files or come from templates; the rest are combinations of those.
    public private(set) var singleCount = 0
    /// A number that changes whenever a file, the concepts or the trainer changes.
    public private(set) var fingerprint: UInt64

    private var lists: [String: [String]] = [:]
    private var random = LinearCongruential(state: 7)

    /// - Parameter files: name without ending, and text: `vocabulary` and one for each intent.
    /// - Throws: `Broken` for an unknown file name, an unknown list or an open bracket.
    public init(files: [(name: String, text: String)], perTemplate: Int = 12, combined: Bool = true) throws {
        fingerprint = Training.version
        fingerprint.mix(Concepts.groups)
        fingerprint.mix(SlotVocabulary.words)
        for file in files.sorted(by: { $0.name < $1.name }) {
            fingerprint.mix(file.name)
            fingerprint.mix(file.text)
        }
        for line in files.first(where: { $0.name == "vocabulary" })?.text.split(separator: "\n") ?? []
        where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            lists[words[0]] = Array(words.dropFirst())
        }
        for file in files.sorted(by: { $0.name < $1.name }) where file.name != "vocabulary" {
            guard let intent = Intent(rawValue: file.name) else { throw Broken(description: "no intent \(file.name)") }
            for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
                try add(String(line), intent, perTemplate: perTemplate)
            }
        }
        singleCount = examples.count
        if combined { addCombinations() }
    }

    /// Longer messages made of two: a few words of manners before the request, a second request after the first
    /// (the first counts), more of the same.
    private mutating func addCombinations() {
        let single = examples
        let byIntent = Dictionary(grouping: single, by: \.intent)
        let manners = single.filter { [.greeting, .acknowledge, .smalltalk].contains($0.intent) }
        for example in single where !Self.standalone.contains(example.intent) {
            let other = single.randomElement(using: &random)!
            let polite = manners.randomElement(using: &random)!
            switch UInt8.random(in: 0..<8, using: &random) {
            case 0, 1: examples.append(LabelledExample(text: polite.text + example.text, intent: example.intent))
            case 2: examples.append(LabelledExample(text: example.text + polite.text, intent: example.intent))
            case 3, 4:
                let more = byIntent[example.intent]!.randomElement(using: &random)!
                examples.append(LabelledExample(text: example.text + more.text, intent: example.intent))
            case 5 where !Self.standalone.contains(other.intent):
                examples.append(LabelledExample(text: example.text + other.text, intent: example.intent))
            default: continue
            }
        }
    }

    /// Intents that a request beside them outranks.
    private static let standalone: Set<Intent> = [.greeting, .acknowledge, .smalltalk, .other, .productLink]

    private mutating func add(_ line: String, _ intent: Intent, perTemplate: Int) throws {
        guard line.contains("{") || line.contains("(") else {
            examples.append(LabelledExample(text: line, intent: intent))
            return
        }
        var seen: Set<String> = []
        for _ in 0..<perTemplate {
            let text = try expand(line)
            if !text.isEmpty, seen.insert(text).inserted {
                examples.append(LabelledExample(text: text, intent: intent))
            }
        }
    }

    /// One way to read a template.
    private mutating func expand(_ template: String) throws -> String {
        var text = template
        while let open = text.lastIndex(of: "(") {
            guard let close = text[open...].firstIndex(of: ")") else {
                throw Broken(description: "open bracket in \(template)")
            }
            let choices = text[text.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            text.replaceSubrange(open...close, with: choices.randomElement(using: &random)!)
        }
        while let open = text.firstIndex(of: "{") {
            guard let close = text[open...].firstIndex(of: "}") else {
                throw Broken(description: "open brace in \(template)")
            }
            let name = String(text[text.index(after: open)..<close])
            guard let word = lists[name]?.randomElement(using: &random) else {
                throw Broken(description: "no list {\(name)} in \(template)")
            }
            text.replaceSubrange(open...close, with: word)
        }
        return text
    }
}

extension UInt64 {
    /// Folds a text into the number (FNV-1a).
    fileprivate mutating func mix(_ text: String) {
        for byte in text.utf8 { self = (self ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}
