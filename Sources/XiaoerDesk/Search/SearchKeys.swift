// The short keys under which a customer, an order or a style is found by typing a few letters or digits.

import Foundation
import Synchronization
import XiaoerRules

/// Makes search keys. All are lower case without spaces.
public enum SearchKeys {
    /// The name itself, its pinyin and the initials of its pinyin, in both readings of surnames.
    public static func ofName(_ name: String) -> [String] {
        var keys: Set<String> = [plain(name)]
        for reading in [Pinyin.common, Pinyin.surname] {
            let syllables = name.map { reading.of($0) }
            keys.insert(syllables.joined())
            keys.insert(syllables.map { String($0.prefix(1)) }.joined())
        }
        keys.remove("")
        return keys.sorted()
    }

    /// The whole number and its last four digits.
    public static func ofPhone(_ phone: String) -> [String] { withTails(digits(phone), [4]) }

    /// The whole number and its last six and four characters.
    public static func ofOrderNumber(_ number: String) -> [String] { withTails(plain(number), [6, 4]) }

    private static func withTails(_ text: String, _ lengths: [Int]) -> [String] {
        guard !text.isEmpty else { return [] }
        return [text] + lengths.filter { $0 < text.count }.map { String(text.suffix($0)) }
    }

    private static func plain(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    private static func digits(_ text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }
}

/// Pinyin of single characters, each asked of the library only once.
private final class Pinyin: Sendable {
    static let common = Pinyin("Han-Latin; Latin-ASCII; Lower")
    static let surname = Pinyin("Han-Latin/Names; Latin-ASCII; Lower")

    private let transform: StringTransform
    private let known = Mutex<[Character: String]>([:])

    init(_ transform: String) { self.transform = StringTransform(rawValue: transform) }

    func of(_ character: Character) -> String {
        if character.isASCII { return character.isLetter || character.isNumber ? character.lowercased() : "" }
        if let found = known.withLock({ $0[character] }) { return found }
        let spelled = (String(character).applyingTransform(transform, reverse: false) ?? "").filter { $0.isASCII && $0.isLetter }
        known.withLock { $0[character] = spelled }
        return spelled
    }
}
