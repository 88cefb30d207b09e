// How the buyer feels, read from what the buyer wrote (EMO-1).

/// The two flags the rules use (02 §4). The agent can set or clear them; that decision is the caller's.
public struct Mood: Sendable, Codable, Hashable {
    /// Angry or hurt: soothe first (EMO-2).
    public var upset: Bool
    /// Bargains, doubts or complains.
    public var objection: Bool
    /// What it was read from, in the order of the messages.
    public var signs: [Sign]

    public init(upset: Bool = false, objection: Bool = false, signs: [Sign] = []) {
        self.upset = upset
        self.objection = objection
        self.signs = signs
    }

    /// Nothing to worry about.
    public static let calm = Mood()

    /// A reason for a flag.
    public enum Sign: String, Codable, Sendable, CaseIterable {
        case complaint, insult, bargain, doubt
        case questionMarks = "question_marks"
        case exclamationMarks = "exclamation_marks"
        case sameQuestion = "same_question"
    }
}

extension Mood {
    /// The mood of a buyer who has written these messages, oldest first (EMO-1).
    public init(buyerMessages: [String], check: LanguageCheck = .delivered) {
        let unknown = Instant(milliseconds: 0)
        self = check.mood(of: buyerMessages.map { ConversationFacts.Earlier(.buyer, $0, at: unknown) })
    }
}

extension LanguageCheck {
    /// Reads the mood from a conversation; only the buyer's messages count. A bargain or a doubt is over once the buyer
    /// has written three messages without one, anger stays until the agent clears it.
    public func mood(of earlier: [ConversationFacts.Earlier]) -> Mood {
        let texts = earlier.suffix(200).filter { $0.author == .buyer }.map { LanguageText($0.text) }
        var mood = Mood()
        for (index, text) in texts.enumerated() {
            let signs = signs(in: text)
            let isRecent = texts.count - index <= 3
            for sign in signs where !mood.signs.contains(sign) { mood.signs.append(sign) }
            if signs.contains(where: \.isAnger) { mood.upset = true }
            if isRecent, signs.contains(where: \.isObjection) { mood.objection = true }
        }
        if repeatsQuestion(texts) {
            mood.upset = true
            mood.signs.append(.sameQuestion)
        }
        return mood
    }

    private func signs(in text: LanguageText) -> [Mood.Sign] {
        let hits = matcher.hits(in: text)
        var signs: [Mood.Sign] = []
        if hits.has(.complaint) { signs.append(.complaint) }
        if hits.has(.insult) { signs.append(.insult) }
        if hits.has(.bargain) { signs.append(.bargain) }
        if hits.has(.doubt) { signs.append(.doubt) }
        // 太好了！！谢谢！ is joy.
        let isGlad = hits.has(.thanks) && !hits.has(.complaint) && !hits.has(.insult)
        if text.longestQuestionRun >= settings.moodQuestionMarks { signs.append(.questionMarks) }
        if text.exclamations.count >= settings.moodExclamationMarks, !isGlad { signs.append(.exclamationMarks) }
        return signs
    }

    /// The same question, nearly word for word, as often as `mood.same_question`.
    private func repeatsQuestion(_ texts: [LanguageText]) -> Bool {
        let questions = texts.suffix(30).filter { $0.core.count >= 2 && (asks($0) || $0.longestQuestionRun > 0) }
            .map { TextLikeness($0) }
        for (index, question) in questions.enumerated() {
            let alike = questions[index...].filter { $0.share(with: question) >= 0.8 }
            if alike.count >= settings.moodSameQuestion { return true }
        }
        return false
    }
}

extension Mood.Sign {
    var isAnger: Bool {
        switch self {
        case .complaint, .insult, .questionMarks, .exclamationMarks, .sameQuestion: true
        case .bargain, .doubt: false
        }
    }

    var isObjection: Bool {
        switch self {
        case .complaint, .insult, .bargain, .doubt: true
        case .questionMarks, .exclamationMarks, .sameQuestion: false
        }
    }
}
