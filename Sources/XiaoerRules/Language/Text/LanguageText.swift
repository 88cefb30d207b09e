// A message as the language check reads it: the core letters, each with its place in the original text.

/// One letter of the core: folded, with where it came from.
struct CoreLetter: Sendable {
    /// Folded scalar (`ScriptFolding`).
    var scalar: UInt32
    /// First UTF-16 code unit in the original text.
    var offset: Int32
    /// UTF-16 code units it takes there: 1 or 2.
    var length: Int32
    /// Number of the sentence, split at 。!?…; and line breaks.
    var sentence: Int32
    /// Number of the clause, split at sentence ends and at commas and colons.
    var clause: Int32

    var end: Int { Int(offset + length) }
    var isLatin: Bool { scalar >= 0x61 && scalar <= 0x7A }
    var isDigit: Bool { scalar >= 0x30 && scalar <= 0x39 }
}

/// The normalised message (02 §4): links, e-mail addresses, spaces, punctuation, emoji and emoticon codes are left out
/// of `core`; everything keeps its offset, so that a finding can be underlined in what the agent typed.
struct LanguageText: Sendable {
    /// A web address as written, with its host in lower case.
    struct Link: Sendable {
        var range: Range<Int>
        var host: String
    }

    /// The original as UTF-16 code units, the unit in which browsers count.
    let units: [UInt16]
    private(set) var core: [CoreLetter] = []
    private(set) var links: [Link] = []
    private(set) var emails: [Range<Int>] = []
    /// Offsets of exclamation marks of any width.
    private(set) var exclamations: [Int] = []
    /// The longest run of question marks.
    private(set) var longestQuestionRun = 0
    /// Emoji and emoticon codes.
    private(set) var pictures = 0

    private var sentence: Int32 = 0
    private var clause: Int32 = 0
    private var questionRun = 0

    init(_ text: String) {
        units = Array(text.utf16)
        core.reserveCapacity(units.count)
        var index = 0
        var tokenEnd = 0
        while index < units.count {
            let unit = units[index]
            if index >= tokenEnd, LanguageText.isHostUnit(unit) {
                let token = WebToken(in: units, at: index)
                if let found = token.found {
                    switch found {
                    case .link(let host): links.append(Link(range: index..<token.end, host: host))
                    case .email: emails.append(index..<token.end)
                    }
                    index = token.end
                    continue
                }
                // Read once, not once per letter: a long run without a dot must stay linear.
                tokenEnd = token.end
            }
            if unit == 0x2F, let end = emoticonEnd(at: index) {
                pictures += 1
                index = end
                continue
            }
            index += take(at: index)
        }
    }

    /// The folded core of a text as scalars, for comparing names, addresses and numbers.
    static func core(of text: String) -> [UInt32] { LanguageText(text).core.map(\.scalar) }

    /// The part of the original text that a range of the core covers, as UTF-16 offsets.
    func span(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(core[range.lowerBound].offset)..<core[range.upperBound - 1].end
    }

    func substring(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }

    /// Core range of the sentence that holds a core position.
    func sentence(around position: Int) -> Range<Int> { stretch(around: position) { $0.sentence } }

    /// Core range of the clause that holds a core position.
    func clause(around position: Int) -> Range<Int> { stretch(around: position) { $0.clause } }

    private func stretch(around position: Int, by key: (CoreLetter) -> Int32) -> Range<Int> {
        let number = key(core[position])
        var start = position
        var end = position + 1
        while start > 0, key(core[start - 1]) == number { start -= 1 }
        while end < core.count, key(core[end]) == number { end += 1 }
        return start..<end
    }

    // MARK: Reading

    /// Takes one scalar and returns how many code units it had.
    private mutating func take(at index: Int) -> Int {
        var scalar = UInt32(units[index])
        var length = 1
        if scalar & 0xFC00 == 0xD800, index + 1 < units.count, units[index + 1] & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (UInt32(units[index + 1]) - 0xDC00)
            length = 2
        }
        let folded = ScriptFolding.fold(scalar)
        if folded != 0 {
            questionRun = 0
            core.append(
                CoreLetter(
                    scalar: folded, offset: Int32(index), length: Int32(length), sentence: sentence, clause: clause))
        } else {
            takeSign(scalar, at: index)
        }
        return length
    }

    private mutating func takeSign(_ scalar: UInt32, at index: Int) {
        if ScriptFolding.isPicture(scalar) { pictures += 1 }
        switch scalar {
        case 0x21, 0xFF01, 0x203C, 0x2757, 0x2755:
            exclamations.append(index)
            endSentence()
        case 0x3F, 0xFF1F, 0x2753, 0x2754, 0x2047:
            questionRun += scalar == 0x2047 ? 2 : 1
            longestQuestionRun = max(longestQuestionRun, questionRun)
            endSentence()
        case 0x3002, 0x2026, 0x3B, 0xFF1B, 0x0A, 0x0D, 0x2028, 0x2029: endSentence()
        case 0x2C, 0xFF0C, 0x3001, 0x3A, 0xFF1A, 0x7E, 0xFF5E: clause += 1
        default: break
        }
    }

    private mutating func endSentence() {
        sentence += 1
        clause += 1
    }

    /// `/:` and up to three signs after it, as marketplaces' chat programs write their emoticons.
    private func emoticonEnd(at index: Int) -> Int? {
        guard index + 2 < units.count, units[index + 1] == 0x3A else { return nil }
        var end = index + 2
        while end < min(index + 5, units.count), units[end] > 0x20, units[end] < 0x7F { end += 1 }
        return end > index + 2 ? end : nil
    }

    static func isHostUnit(_ unit: UInt16) -> Bool {
        (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
            || (unit >= 0xFF10 && unit <= 0xFF19) || (unit >= 0xFF21 && unit <= 0xFF3A)
            || (unit >= 0xFF41 && unit <= 0xFF5A)
    }
}
