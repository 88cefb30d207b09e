// How text is cut into search words: the same on both engines, exact for Chinese words of any length.

import Foundation

/// A part of a text that the reader should see marked, in UTF-16 units as JavaScript counts them.
public struct TextMark: Hashable, Sendable, Codable {
    public let start: Int
    public let length: Int

    public init(start: Int, length: Int) {
        self.start = start
        self.length = length
    }
}

/// Cuts texts and queries into tokens.
///
/// Every Chinese, Japanese or Korean character is a token of its own and a query is a phrase of such tokens, so two
/// characters are found as surely as ten. Latin words and numbers stay whole. Everything is folded first: lower case,
/// half width, simplified characters, no accents.
public enum SearchText {
    /// The tokens of a text, separated by spaces: what the full-text index stores.
    public static func tokens(for text: String) -> String {
        var answer = ""
        answer.reserveCapacity(text.utf8.count + text.utf8.count / 3)
        scan(text) { token, _, _, _ in
            if !answer.isEmpty { answer.append(" ") }
            answer.append(token)
        }
        return answer
    }

    /// The text as it is compared: folded, with everything between the words left out. Empty for pure punctuation.
    static func folded(_ text: String) -> String {
        var answer = ""
        scan(text) { token, _, _, _ in answer.append(token) }
        return answer
    }

    /// What somebody typed: each part between spaces is a phrase, and all of them must occur.
    public struct Query: Hashable, Sendable {
        /// Each phrase's tokens in order.
        let phrases: [[String]]
        /// Whether each phrase's last token is a Latin word or a number, which may go on: `LZ26` finds `LZ2601`.
        let isOpen: [Bool]

        /// Nil when the text holds nothing that could be searched.
        public init?(_ text: String) {
            var phrases: [[String]] = []
            var isOpen: [Bool] = []
            for part in text.split(whereSeparator: \.isWhitespace) {
                var tokens: [String] = []
                var open = false
                scan(String(part)) { token, isIdeograph, _, _ in
                    tokens.append(token)
                    open = !isIdeograph
                }
                guard !tokens.isEmpty else { continue }
                phrases.append(tokens)
                isOpen.append(open)
            }
            guard !phrases.isEmpty else { return nil }
            self.phrases = phrases
            self.isOpen = isOpen
        }

        /// As SQLite's fts5 wants it: `"退 货" "lz26" *`. Tokens hold only letters and digits, so nothing can break out.
        var fts5: String {
            zip(phrases, isOpen).map { "\"\($0.joined(separator: " "))\"" + ($1 ? " *" : "") }.joined(separator: " ")
        }

        /// As PostgreSQL's `to_tsquery` wants it: `'退' <-> '货' & 'lz26':*`.
        var tsquery: String {
            zip(phrases, isOpen).map { tokens, open in
                "(" + tokens.map { "'\($0)'" }.joined(separator: " <-> ") + (open ? ":*" : "") + ")"
            }.joined(separator: " & ")
        }
    }

    /// Where the phrases of a query stand in a text, from left to right, not overlapping.
    public static func marks(of query: Query, in text: String) -> [TextMark] {
        var words: [(token: String, start: Int, end: Int)] = []
        scan(text) { token, _, start, end in words.append((token, start, end)) }
        var marks: [TextMark] = []
        var next = 0
        while next < words.count {
            let longest = zip(query.phrases, query.isOpen).filter {
                matches($0, open: $1, words.map(\.token), at: next)
            }
            .map(\.0.count).max()
            guard let longest else {
                next += 1
                continue
            }
            let start = words[next].start
            marks.append(TextMark(start: start, length: words[next + longest - 1].end - start))
            next += longest
        }
        return marks
    }

    /// The part of a text around the first mark, at most `length` UTF-16 units long, with the marks inside it.
    public static func snippet(of query: Query, in text: String, length: Int = 80) -> (text: String, marks: [TextMark])
    {
        let all = marks(of: query, in: text)
        let units = text.utf16
        guard units.count > length else { return (text, all) }
        let first = all.first?.start ?? 0
        var start = units.index(units.startIndex, offsetBy: max(0, min(first - length / 3, units.count - length)))
        var end = units.index(start, offsetBy: length)
        // Never cut a character in two.
        start = text.rangeOfComposedCharacterSequence(at: start).lowerBound
        if end < text.endIndex { end = text.rangeOfComposedCharacterSequence(at: end).lowerBound }
        let offset = units.distance(from: units.startIndex, to: start)
        let size = units.distance(from: start, to: end)
        let inside = all.filter { $0.start >= offset && $0.start + $0.length <= offset + size }
        return (String(text[start..<end]), inside.map { TextMark(start: $0.start - offset, length: $0.length) })
    }

    private static func matches(_ phrase: [String], open: Bool, _ words: [String], at start: Int) -> Bool {
        guard start + phrase.count <= words.count else { return false }
        for (offset, token) in phrase.enumerated() {
            let word = words[start + offset]
            let isLast = offset == phrase.count - 1
            guard word == token || isLast && open && word.hasPrefix(token) else { return false }
        }
        return true
    }
}

// MARK: - Scanning

extension SearchText {
    /// Calls `found` with each token, whether it is a single ideograph, and where it stands in UTF-16 units.
    static func scan(_ text: String, found: (String, _ isIdeograph: Bool, _ start: Int, _ end: Int) -> Void) {
        var word = ""
        var wordStart = 0
        var position = 0
        for scalar in text.unicodeScalars {
            let width = scalar.value > 0xFFFF ? 2 : 1
            let value = halfWidth(scalar.value)
            if isIdeograph(value) {
                if !word.isEmpty { found(word, false, wordStart, position) }
                word = ""
                found(String(Character(simplified(value))), true, position, position + width)
            } else if isWordPart(value) {
                if word.isEmpty { wordStart = position }
                append(value, to: &word)
            } else if !word.isEmpty, !isMark(value) {
                found(word, false, wordStart, position)
                word = ""
            }
            position += width
        }
        if !word.isEmpty { found(word, false, wordStart, position) }
    }

    private static func halfWidth(_ value: UInt32) -> UInt32 {
        (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value
    }

    static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    private static func isWordPart(_ value: UInt32) -> Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        default:
            switch Unicode.Scalar(value)?.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber: true
            default: false
            }
        }
    }

    /// Accents that stand as characters of their own belong to the word and are left out of it.
    private static func isMark(_ value: UInt32) -> Bool { (0x300...0x36F).contains(value) }

    private static func append(_ value: UInt32, to word: inout String) {
        guard let scalar = Unicode.Scalar(value) else { return }
        if value < 0x80 {
            let isUpper = (0x41...0x5A).contains(value)
            word.unicodeScalars.append(isUpper ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
        } else {
            for part in scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars
            where !isMark(part.value) { word.unicodeScalars.append(part) }
        }
    }

    private static func simplified(_ value: UInt32) -> Unicode.Scalar {
        let folded = (0x4E00...0x9FFF).contains(value) ? simplifiedForms[Int(value - 0x4E00)] : value
        return Unicode.Scalar(folded) ?? "\u{FFFD}"
    }

    /// The simplified form of each of the 20,992 basic ideographs. Asked from ICU once, in one go: a call per text would
    /// cost more than all the rest.
    private static let simplifiedForms: [UInt32] = {
        let basic = (UInt32(0x4E00)...0x9FFF).map { $0 }
        var lines = String.UnicodeScalarView()
        for value in basic {
            lines.append(Unicode.Scalar(value) ?? " ")
            lines.append("\n")
        }
        let converted = String(lines).applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? ""
        let forms = converted.split(separator: "\n").compactMap { line -> UInt32? in
            guard let scalar = line.unicodeScalars.first, line.unicodeScalars.count == 1 else { return nil }
            return scalar.value
        }
        return forms.count == basic.count ? forms : basic
    }()
}
