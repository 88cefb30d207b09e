// A quick phrase: its text with slots, and when it fits (SCR-3).

/// A phrase of the library, delivered or written by a shop or an agent.
public struct PhraseTemplate: Hashable, Sendable, Codable {
    /// `SCR-66/known/2`: scenario, variant if any, number.
    public var id: String
    /// `SCR-66`.
    public var scenario: String
    /// A branch of the scenario that needs its own words: `known`, `unpaid`.
    public var variant: String?
    /// A short name to find it by, also by its pinyin initials.
    public var title: Wording
    /// The text with `{slots}`; a Chinese and an English one.
    public var text: Wording
    public var category: PhraseClass
    public var phase: PhrasePhase
    /// Step of the reception flow, 1…8 (REC-136).
    public var step: Int?
    public var shopType: ShopType?
    public var shift: PhraseShift?
    /// Only offered in peak mode (SCR-70).
    public var peakOnly: Bool
    /// How firm the phrase is, on the ladder of its scenario (SCR-9).
    public var level: Int?
    /// What opens when the phrase is sent (SCR-10).
    public var action: String?
    /// Says no to the buyer; such a phrase must offer a way on (STK-26).
    public var refuses: Bool
    /// Claims that goods are there; locked until the stock was looked up (STK-16).
    public var claimsStock: Bool
    /// Delivered switched off, because it is risky on platforms (SCR-16).
    public var risk: PhraseRisk?
    public var dialect: Bool
    /// Offered from this day to that day, `2026-11-01`; campaign phrases have both.
    public var validFrom: String?
    public var validTo: String?
    public var version: Int

    /// The slots of the Chinese text in order, each once.
    public var slots: [PhraseSlot] { PhraseText.slots(text.zh) }

    /// The scenario with its variant, as tables name it.
    public var reference: String { variant.map { "\(scenario)/\($0)" } ?? scenario }

    /// Fills the Chinese or the English text.
    public func fill(_ values: [String: String], english: Bool = false) -> FilledPhrase {
        PhraseText.fill(english ? text.en : text.zh, values)
    }
}

/// What a phrase does in a conversation; the language check counts by it (SCR-3).
public enum PhraseClass: String, Hashable, Sendable, Codable, CaseIterable {
    case opener, hold, busy, transfer, closing, apology, nudge, other
    case anythingElse = "anything-else"
}

/// Phase of the conversation a phrase belongs to (REC-4).
public enum PhrasePhase: String, Hashable, Sendable, Codable, CaseIterable {
    case any
    case preSale = "pre-sale"
    case inSale = "in-sale"
    case afterSale = "after-sale"
}

/// Day or night, when groups are open or closed (SCR-8).
public enum PhraseShift: String, Hashable, Sendable, Codable, CaseIterable {
    case day, night
}

/// Families of phrases that are delivered switched off (SCR-16).
public enum PhraseRisk: String, Hashable, Sendable, Codable, CaseIterable {
    case reviewReward = "review-reward"
    case reviewCashBack = "review-cash-back"
    case outsideGroup = "outside-group"
    case noGifts = "no-gifts"

    /// What an admin reads before switching the family on.
    public var warning: Wording {
        switch self {
        case .reviewReward:
            Wording(zh: "平台禁止以好处换好评，可能被处罚。", en: "Platforms punish rewards for favourable reviews.")
        case .reviewCashBack:
            Wording(zh: "评价返现属于违规行为，可能被处罚。", en: "Cash back for a review is against platform rules.")
        case .outsideGroup:
            Wording(zh: "引导买家到站外有资金和隐私风险，平台会处罚。", en: "Leading buyers off the platform is punished and risky.")
        case .noGifts:
            Wording(zh: "包裹里常有小礼物，说没有就不诚实。", en: "Parcels often hold a small extra; denying it is untrue.")
        }
    }
}

/// A phrase with its slots filled as far as they are known.
public struct FilledPhrase: Hashable, Sendable, Codable {
    public let text: String
    /// Slots still open, with their place; such a text cannot be sent (SCR-6).
    public let missing: [OpenSlot]

    public var canBeSent: Bool { missing.isEmpty }
}

/// A slot that nothing filled. The input box puts the cursor there.
public struct OpenSlot: Hashable, Sendable, Codable {
    public let slot: String
    /// First UTF-16 code unit of `{slot}` in the text, as browsers count.
    public let start: Int
    public let length: Int
}

/// Finds and fills `{slots}` in a text.
public enum PhraseText {
    /// A piece of a text: words, or a slot's name.
    private enum Piece {
        case words(Substring)
        case slot(Substring)
    }

    /// Names in braces, in order, known or not, each once.
    public static func names(_ text: String) -> [String] {
        var names: [String] = []
        for case .slot(let name) in pieces(text) where !names.contains(String(name)) { names.append(String(name)) }
        return names
    }

    /// The known slots of a text in order, each once.
    public static func slots(_ text: String) -> [PhraseSlot] { names(text).compactMap { PhraseSlot(rawValue: $0) } }

    /// Puts values into their slots; blank values count as missing.
    public static func fill(_ text: String, _ values: [String: String]) -> FilledPhrase {
        var filled = ""
        var length = 0
        var missing: [OpenSlot] = []
        for piece in pieces(text) {
            switch piece {
            case .words(let words):
                filled += words
                length += words.utf16.count
            case .slot(let name):
                if let value = values[String(name)]?.trimmed, !value.isEmpty {
                    filled += value
                    length += value.utf16.count
                } else {
                    let mark = "{\(name)}"
                    missing.append(OpenSlot(slot: String(name), start: length, length: mark.utf16.count))
                    filled += mark
                    length += mark.utf16.count
                }
            }
        }
        return FilledPhrase(text: filled, missing: missing)
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.words(rest[..<open])) }
            pieces.append(.slot(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(rest)) }
        return pieces
    }
}
