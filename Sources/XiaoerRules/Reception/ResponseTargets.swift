// How long a buyer may wait: the staged targets of a turn and what they mean for the list.

/// The response-time settings of a shop, in seconds (REC-7…12, REC-20).
public struct ResponseTargets: Hashable, Sendable, Codable {
    /// REC-7: the golden seconds; missing them is never a violation.
    public var goldenSeconds = 6
    /// REC-8: first answer.
    public var firstSeconds = 15
    /// REC-9: average over all turns.
    public var averageSeconds = 30
    /// REC-10: ordinary ceiling of any turn; later is late.
    public var turnSeconds = 60
    /// REC-11: when the busy phrase is offered, and when the buyer must have been told.
    public var busyNoticeWarnSeconds = 90
    public var busyNoticeSeconds = 120
    /// REC-12: breach.
    public var hardSeconds = 300
    /// REC-20: each seat's waiting alarm.
    public var alertWaitSeconds = 15

    public init() {}
}

/// The clock of one turn: from the oldest unanswered buyer message to the next human answer (REC-3, REC-21).
///
/// The clock belongs to the buyer: it runs on when the conversation changes hands.
public struct Turn: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable { case first, later }

    public let kind: Kind
    public let startedAt: Instant
    public let goldenAt: Instant
    /// REC-8 for a first turn; a later turn has only its ceiling.
    public let targetAt: Instant
    public let lateAt: Instant
    public let busyWarnAt: Instant
    public let busyAt: Instant
    public let hardAt: Instant

    public init(kind: Kind, startedAt: Instant, targets: ResponseTargets) {
        self.kind = kind
        self.startedAt = startedAt
        goldenAt = startedAt.adding(seconds: targets.goldenSeconds)
        targetAt = startedAt.adding(seconds: kind == .first ? targets.firstSeconds : targets.turnSeconds)
        lateAt = startedAt.adding(seconds: targets.turnSeconds)
        busyWarnAt = startedAt.adding(seconds: targets.busyNoticeWarnSeconds)
        busyAt = startedAt.adding(seconds: targets.busyNoticeSeconds)
        hardAt = startedAt.adding(seconds: targets.hardSeconds)
    }

    /// What the list shows about the turn at a moment.
    public enum Stage: String, Sendable, Codable {
        case golden, running, warned, late, breached
    }

    public func stage(at now: Instant) -> Stage {
        if now >= hardAt { return .breached }
        if now >= lateAt { return .late }
        if now >= targetAt { return .warned }
        return now < goldenAt ? .golden : .running
    }

    /// REC-10: whether an answer at this moment counts as late.
    public func isLate(answeredAt: Instant) -> Bool { answeredAt > lateAt }

    /// REC-14: between the first target and the ceiling an apology is suggested, after the ceiling it is expected.
    public func apology(at now: Instant) -> Apology {
        if now > lateAt { return .expected }
        return now > targetAt ? .suggested : .none
    }

    public enum Apology: String, Sendable, Codable { case none, suggested, expected }
}

/// Where a conversation stands in the list.
public enum Bucket: String, Sendable, Codable {
    case overdue
    case toAnswer
    case waitingBuyer

    /// `waitingSince` is the oldest unanswered buyer message; "no reply needed" counts as answered.
    public init(turn: Turn?, noReplyNeeded: Bool, now: Instant) {
        guard let turn, !noReplyNeeded else {
            self = .waitingBuyer
            return
        }
        self = now >= turn.lateAt ? .overdue : .toAnswer
    }
}

/// REC-19: who is answered first: beyond the hard limit, then buyers about to buy, then the upset, then by wait.
public struct WaitingRank: Comparable, Sendable {
    let isBreached: Bool
    let isBuying: Bool
    let isUpset: Bool
    let waitingSince: Instant

    public init(isBreached: Bool, isBuying: Bool, isUpset: Bool, waitingSince: Instant) {
        self.isBreached = isBreached
        self.isBuying = isBuying
        self.isUpset = isUpset
        self.waitingSince = waitingSince
    }

    /// True when `left` is to be answered before `right`.
    public static func < (left: Self, right: Self) -> Bool {
        if left.isBreached != right.isBreached { return left.isBreached }
        if left.isBuying != right.isBuying { return left.isBuying }
        if left.isUpset != right.isUpset { return left.isUpset }
        return left.waitingSince < right.waitingSince
    }
}
