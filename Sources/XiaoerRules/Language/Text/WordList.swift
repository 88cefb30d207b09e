// The word lists by name: what each is for, and which of them people try to hide from.

/// A list of words the language check looks for. A shop may edit each of them (02 §4: word lists are editable);
/// the delivered content stands in `DeliveredWords`.
public enum WordList: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    // What an answer should have.
    case apology, alternative, greeting, particle, thanks
    // What it should not have.
    case refusal, welcomeNo, sendAway, concreteAnswer, rhetorical, uncertain, blame, buyerFault, contempt, soundLetters
    // Promises and facts.
    case anythingElse, giftOffer, stockClaim, stockQuestion, scarcity, refundPromise, refundAmount, refundExplained
    // Safety.
    case paymentElsewhere, messenger, askSecret, favourableReview, reviewReward, accountLabel, roadMark, regionMark
    // Reading buyers and sentences.
    case negation, question, giftNamed, complaint, insult, bargain, doubt, colour, condition

    /// Position in the bit set of found lists.
    var bit: UInt64 { 1 << UInt64(WordList.positions[self]!) }

    private static let positions: [WordList: Int] = {
        Dictionary(uniqueKeysWithValues: WordList.allCases.enumerated().map { ($1, $0) })
    }()

    /// Words of these lists count even when signs or line breaks were put between their letters.
    var reachesOverSentences: Bool { self == .messenger || self == .paymentElsewhere }
}
