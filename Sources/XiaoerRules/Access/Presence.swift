// Where a seat's person is, and what that means for the customers.

/// The states of a seat (REC-53). A saved intent: neither a lost connection nor a restart changes it.
public enum SeatState: String, CaseIterable, Sendable, Codable {
    case online, suspended, busy, away, meal, invisible, off

    /// REC-54, REC-94: only online seats that are not suspended receive new or transferred customers.
    public var receivesCustomers: Bool { self == .online }

    /// Whether a person sits there at all; decides if the own customers can expect an answer soon.
    public var isAtTheDesk: Bool { self == .online || self == .suspended || self == .busy || self == .invisible }
}

extension SeatState {
    /// REC-55: the states in which an automatic reply may answer for the seat.
    public var allowsAutomaticReply: Bool {
        switch self {
        case .busy, .away, .meal, .off: true
        case .online, .suspended, .invisible: false
        }
    }

    /// REC-57: leaving with customers open asks who looks after them.
    public func asksForStandIn(openConversations: Int) -> Bool { self == .away && openConversations > 0 }

    public var chinese: String {
        switch self {
        case .online: "在线"
        case .suspended: "挂起"
        case .busy: "忙碌"
        case .away: "离开"
        case .meal: "就餐"
        case .invisible: "隐身"
        case .off: "下班"
        }
    }

    public var english: String {
        switch self {
        case .online: "Online"
        case .suspended: "Suspended"
        case .busy: "Busy"
        case .away: "Away"
        case .meal: "At meal"
        case .invisible: "Invisible"
        case .off: "Off duty"
        }
    }
}

/// What a person has said about the own seat.
public struct Presence: Hashable, Sendable {
    public let state: SeatState
    /// Who looks after the open customers meanwhile (REC-57).
    public let standIn: ID<Person>?
    public let since: Instant

    public init(state: SeatState, standIn: ID<Person>? = nil, since: Instant) {
        self.state = state
        self.standIn = standIn
        self.since = since
    }
}
