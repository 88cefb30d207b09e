// The short keys under which people, orders and goods are found while somebody is still typing.

import Foundation

/// Computes the keys of a thing when it is written. Looking up is then a plain prefix search (``SearchKeyTable``).
public enum SearchKeys {
    /// A person's name: the name and its endings (王小明, 小明, 明), the pinyin of each (wangxiaoming, xiaoming, ming) and
    /// its initials (wxm, xm, m). Names with a reading of their own (单, 曾, 解) are found under both readings.
    public static func ofName(_ name: String) -> [String] {
        keys(of: syllables(of: name), endings: 8, spellsEndings: true)
    }

    /// The title of a style: its endings, its whole pinyin and the initials of every ending (雪地靴, xuedixue, xdx).
    public static func ofTitle(_ title: String) -> [String] {
        let parts = syllables(of: title).map { part in
            guard let reading = readingsInTitles[part.written] else { return part }
            return Syllable(written: part.written, isIdeograph: true, readings: [part.readings[0], reading])
        }
        return keys(of: parts, endings: 24, spellsEndings: false)
    }

    /// A phone number: whole, without +86, and its last eight and four digits. Masked numbers give their visible tail.
    public static func ofPhone(_ phone: String) -> [String] {
        let tail = String(phone.reversed().prefix { $0 != "*" }.reversed())
        var digits = tail.filter(\.isASCII).filter(\.isNumber)
        if phone.contains("*") { return digits.count >= 4 ? [String(digits.suffix(4))] : [] }
        for prefix in ["0086", "86"] where digits.hasPrefix(prefix) && digits.count >= 11 + prefix.count {
            digits.removeFirst(prefix.count)
        }
        guard digits.count >= 4 else { return [] }
        return unique([digits, String(digits.suffix(8)), String(digits.suffix(4))])
    }

    /// An order or after-sales number: whole, and its last eight, six and four characters.
    public static func ofOrderNumber(_ number: String) -> [String] {
        let folded = SearchText.folded(number)
        guard !folded.isEmpty else { return [] }
        let tails = [8, 6, 4].filter { $0 < folded.count }.map { String(folded.suffix($0)) }
        return unique([folded] + tails)
    }

    /// A style number, SKU code or tracking number: as an order number.
    public static func ofCode(_ code: String) -> [String] { ofOrderNumber(code) }

    /// What somebody typed, folded as the keys are; nil when nothing is left of it.
    public static func query(_ text: String) -> String? {
        let folded = SearchText.folded(text)
        return folded.isEmpty ? nil : folded
    }

    // MARK: -

    /// The first letters of a title's syllables and words, as one types them to find a phrase: `kcbz`.
    public static func initials(of title: String) -> String {
        syllables(of: title).compactMap { ($0.readings.first ?? $0.written).first }.map(String.init).joined()
    }

    /// Longer keys help nobody and make the index large.
    private static let longestKey = 48

    /// How characters with several readings read in the names of clothes and shoes: 雪地靴, 长袖, 薄款. ICU takes the
    /// reading that is the most frequent in running text.
    private static let readingsInTitles = [
        "地": "di", "长": "chang", "薄": "bao", "重": "zhong", "便": "bian", "夹": "jia", "单": "dan", "系": "xi", "都": "du",
        "着": "zhuo", "调": "tiao", "行": "xing", "发": "fa", "背": "bei", "扎": "zha", "露": "lu", "盖": "gai",
    ]

    private static func keys(of parts: [Syllable], endings: Int, spellsEndings: Bool) -> [String] {
        guard !parts.isEmpty else { return [] }
        var keys: [String] = []
        for start in 0..<min(parts.count, endings) {
            let ending = parts[start...]
            keys.append(ending.map(\.written).joined())
            for reading in 0..<2 where ending.contains(where: \.isIdeograph) {
                let spelled = ending.map { $0.readings[reading] }
                if start == 0 || spellsEndings { keys += spellings(spelled.joined()) }
                keys += spellings(String(spelled.compactMap(\.first)))
            }
        }
        return unique(keys.map { String($0.prefix(longestKey)) })
    }

    /// ü is typed as v on Chinese keyboards and as u elsewhere.
    private static func spellings(_ pinyin: String) -> [String] {
        guard pinyin.contains("ü") else { return [pinyin] }
        return [pinyin.replacing("ü", with: "v"), pinyin.replacing("ü", with: "u")]
    }

    private struct Syllable {
        let written: String
        let isIdeograph: Bool
        /// As a common word, and as a name. A Latin word or number reads as itself.
        let readings: [String]
    }

    private static func syllables(of text: String) -> [Syllable] {
        var words: [(token: String, isIdeograph: Bool)] = []
        SearchText.scan(text) { token, isIdeograph, _, _ in words.append((token, isIdeograph)) }
        var answer: [Syllable] = []
        var next = 0
        while next < words.count {
            guard words[next].isIdeograph else {
                let word = words[next].token
                answer.append(Syllable(written: word, isIdeograph: false, readings: [word, word]))
                next += 1
                continue
            }
            // A whole run at once, so that 重庆 reads chongqing and not zhongqing.
            let run = words[next...].prefix { $0.isIdeograph }.map(\.token)
            let common = pinyin(run, "Han-Latin; Lower")
            let named = pinyin(run, "Han-Latin/Names; Lower")
            for (index, character) in run.enumerated() {
                answer.append(
                    Syllable(written: character, isIdeograph: true, readings: [common[index], named[index]]))
            }
            next += run.count
        }
        return answer
    }

    /// One syllable for each character, without tones; the character itself where ICU knows none.
    private static func pinyin(_ run: [String], _ transform: String) -> [String] {
        let whole = split(run.joined(), transform)
        if whole.count == run.count { return whole }
        return run.map { split($0, transform).joined() }
    }

    private static func split(_ text: String, _ transform: String) -> [String] {
        let latin = text.applyingTransform(StringTransform(transform), reverse: false) ?? text
        return latin.split(separator: " ").map { syllable in
            var plain = ""
            for scalar in syllable.decomposedStringWithCanonicalMapping.unicodeScalars {
                // The diaeresis of ü is part of the letter, every other mark is a tone.
                if scalar.value == 0x308, plain.hasSuffix("u") {
                    plain.removeLast()
                    plain.append("ü")
                } else if !(0x300...0x36F).contains(scalar.value) {
                    plain.unicodeScalars.append(scalar)
                }
            }
            return plain
        }
    }

    private static func unique(_ keys: [String]) -> [String] {
        var seen: Set<String> = []
        return keys.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
