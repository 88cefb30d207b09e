// Ending a conversation: what stands against it and which farewell fits.

/// How a conversation ended.
public enum Outcome: String, CaseIterable, Sendable, Codable {
    case ordered, unpaid
    case notBought = "not_bought"
    case thinking, solved, spam
}

/// REC-120: the five farewells.
public enum ClosingType: String, CaseIterable, Sendable, Codable {
    /// Enquired, in stock, not ordered.
    case enquired = "a"
    case unpaid = "b"
    case bought = "c"
    case notBuying = "d"
    case thinking = "e"

    /// Chosen from the newest order's state and the last thing the buyer said.
    public init(hasUnpaidOrder: Bool, hasPaidOrder: Bool, saidThinking: Bool, saidNo: Bool) {
        if hasPaidOrder {
            self = .bought
        } else if hasUnpaidOrder {
            self = .unpaid
        } else if saidThinking {
            self = .thinking
        } else {
            self = saidNo ? .notBuying : .enquired
        }
    }

    public var outcome: Outcome {
        switch self {
        case .enquired, .notBuying: .notBought
        case .unpaid: .unpaid
        case .bought: .ordered
        case .thinking: .thinking
        }
    }
}

/// What must be true before a conversation may be closed by an agent (LNT-1, LNT-3, REC-121).
public struct ClosingCheck: Sendable {
    public var humanMessages: Int
    public var hasUnansweredQuestion: Bool
    public var outcome: Outcome

    public init(humanMessages: Int, hasUnansweredQuestion: Bool, outcome: Outcome) {
        self.humanMessages = humanMessages
        self.hasUnansweredQuestion = hasUnansweredQuestion
        self.outcome = outcome
    }

    /// What stands against it, worst first; empty when it may be closed. Spam may always be closed.
    public var blockers: [Refusal] {
        guard outcome != .spam else { return [] }
        if humanMessages == 0 {
            return [
                Refusal("close.unanswered", rule: "LNT-1", "Nobody has answered this buyer yet. Answer before closing.")
            ]
        }
        if hasUnansweredQuestion {
            return [
                Refusal(
                    "close.open_question", rule: "LNT-1",
                    "The buyer's last question has no answer. Answer it, or mark it as needing no reply.")
            ]
        }
        return []
    }
}
