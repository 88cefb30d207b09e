// What a message does, as far as its words tell: asks, apologises, offers another way.

/// Traits of one message, from either side, that rules and statistics use.
public struct MessageTraits: Sendable, Codable, Hashable {
    public var asksQuestion: Bool
    public var asksAnythingElse: Bool
    public var asksForStock: Bool
    public var namesGift: Bool
    public var apologises: Bool
    public var offersAlternative: Bool
    public var thanks: Bool
    public var complains: Bool
    /// Letters, Han characters and digits of the core.
    public var coreLength: Int
    /// Emoji and emoticon codes.
    public var pictures: Int
}

extension LanguageCheck {
    /// Reads the traits of a text.
    public func traits(of text: String) -> MessageTraits {
        let read = LanguageText(text)
        let hits = matcher.hits(in: read)
        return MessageTraits(
            asksQuestion: read.longestQuestionRun > 0 || asks(read, hits), asksAnythingElse: hits.has(.anythingElse),
            asksForStock: hits.has(.stockQuestion) && asks(read, hits), namesGift: hits.has(.giftNamed),
            apologises: hits.has(.apology), offersAlternative: hits.has(.alternative), thanks: hits.has(.thanks),
            complains: hits.has(.complaint) || hits.has(.insult), coreLength: read.core.count, pictures: read.pictures)
    }

    /// Whether a text asks something by its words; buyers seldom type question marks.
    func asks(_ text: LanguageText) -> Bool { asks(text, matcher.hits(in: text)) }

    private func asks(_ text: LanguageText, _ hits: WordHits) -> Bool {
        text.longestQuestionRun > 0 || hits.has(.question)
    }
}
