// Passing a buyer on: with a reason, a notice and a note, to at most two seats, never against the buyer's wish.

/// REC-67: why a buyer may be passed on.
public enum TransferReason: String, CaseIterable, Sendable, Codable {
    case overload, meal
    case shiftChange = "shift_change"
    case otherTopic = "other_topic"
    case escalation, absence
}

/// What the receiving agent must know so that the buyer need not say it twice (REC-92).
public struct TransferNote: Hashable, Sendable, Codable {
    public var topic: String
    public var promised: String
    public var open: String
    public var orderNumber: String?

    public init(topic: String, promised: String, open: String, orderNumber: String? = nil) {
        self.topic = topic
        self.promised = promised
        self.open = open
        self.orderNumber = orderNumber
    }
}

/// A wish to pass a buyer on, with everything that decides whether it may happen.
public struct TransferRequest: Sendable {
    public var reason: TransferReason
    public var note: TransferNote
    /// The notice the buyer gets before leaving the seat.
    public var notice: String
    public var isUpset: Bool
    /// The buyer's message that agrees to it.
    public var hasConsent: Bool
    /// Seats that have served this buyer, in order.
    public var served: [ID<Person>]
    /// Nil: to the group's queue.
    public var target: ID<Person>?
    public var targetState: SeatState?
    /// The state of the earlier seat of the other group, when there is one (sticky pair).
    public var partner: ID<Person>?
    public var partnerState: SeatState?
    /// The actor may override limits, and has said why.
    public var mayOverride: Bool
    public var overrideReason: String?

    public init(
        reason: TransferReason, note: TransferNote, notice: String, isUpset: Bool, hasConsent: Bool,
        served: [ID<Person>], target: ID<Person>?, targetState: SeatState?, partner: ID<Person>? = nil,
        partnerState: SeatState? = nil, mayOverride: Bool, overrideReason: String?
    ) {
        self.reason = reason
        self.note = note
        self.notice = notice
        self.isUpset = isUpset
        self.hasConsent = hasConsent
        self.served = served
        self.target = target
        self.targetState = targetState
        self.partner = partner
        self.partnerState = partnerState
        self.mayOverride = mayOverride
        self.overrideReason = overrideReason
    }

    /// Throws the first rule that stands against it. `maxAgents` is `transfer.max_agents`.
    public func check(maxAgents: Int) throws(Refusal) {
        guard !notice.allSatisfy(\.isWhitespace) else {
            throw Refusal("transfer.notice", rule: "REC-83", "The buyer is told first: write the notice.")
        }
        guard !note.topic.allSatisfy(\.isWhitespace), !note.open.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                "transfer.note", rule: "REC-92", "Say what it is about and what is open, so that nobody asks again.")
        }
        if isUpset && !hasConsent {
            throw Refusal(
                "transfer.consent", rule: "REC-86",
                "The buyer is upset: ask for agreement and select the message that gives it.")
        }
        let overrides = mayOverride && !(overrideReason ?? "").allSatisfy(\.isWhitespace)
        guard let target else {
            // The group's queue ends with a seat as well: it counts as one more unless nobody new can be meant.
            guard Set(served).count < maxAgents || overrides else { throw tooMany }
            return
        }
        guard let targetState, targetState.receivesCustomers else {
            throw Refusal("transfer.unavailable", rule: "REC-94", "That seat is not receiving customers now.")
        }
        if Set(served + [target]).count > maxAgents && !overrides { throw tooMany }
        if let partner, let partnerState, partnerState.receivesCustomers, target != partner, !overrides {
            throw Refusal(
                "transfer.partner", rule: "REC-88", "This buyer goes back to the colleague who served them before.")
        }
    }

    private var tooMany: Refusal {
        Refusal(
            "transfer.third_agent", rule: "REC-87",
            "Two seats have served this buyer: the second finishes, or a leader overrides with a reason.")
    }
}
