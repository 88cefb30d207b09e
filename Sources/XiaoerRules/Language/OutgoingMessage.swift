// A message on its way to a buyer, as far as the language check needs to know it.

/// What is about to be sent.
public struct OutgoingMessage: Sendable {
    public var text: String
    public var hasImage: Bool
    public var hasLink: Bool
    public var hasCard: Bool
    /// Names of attached files; executable ones are refused (LNT-64).
    public var attachments: [String]
    /// The phrase it was made from, if any.
    public var phrase: PhraseUse?
    /// False for automatic replies: their wording is checked when they are saved, not when they go out.
    public var byHuman: Bool

    public init(
        _ text: String, hasImage: Bool = false, hasLink: Bool = false, hasCard: Bool = false,
        attachments: [String] = [], phrase: PhraseUse? = nil, byHuman: Bool = true
    ) {
        self.text = text
        self.hasImage = hasImage
        self.hasLink = hasLink
        self.hasCard = hasCard
        self.attachments = attachments
        self.phrase = phrase
        self.byHuman = byHuman
    }

    /// Something beside the text that answers by itself.
    var carriesMore: Bool { hasImage || hasLink || hasCard }
}

/// Which phrase of the library a message was made from.
public struct PhraseUse: Sendable, Codable, Hashable {
    /// The scenario it belongs to: `SCR-61`.
    public var scenario: String
    public var kind: Kind
    /// Sent as the library has it, slots filled and nothing else changed.
    public var unmodified: Bool
    /// Kept by the shop and not by the agent (SCR-2).
    public var isShopLevel: Bool

    public init(scenario: String, kind: Kind = .other, unmodified: Bool = true, isShopLevel: Bool = true) {
        self.scenario = scenario
        self.kind = kind
        self.unmodified = unmodified
        self.isShopLevel = isShopLevel
    }

    /// The class of a phrase, which feeds the rules (SCR-3).
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case opener, hold, busy, transfer, closing, apology, nudge, other
        case anythingElse = "anything_else"
    }
}
