// A conversation as it is stored.

import XiaoerRules

/// REC-1: the messages between one customer and the shop from an inbound message to its close.
public struct ConversationRow: Sendable {
    public enum State: String, Sendable, Codable { case queued, active, closed }
    public enum Side: String, Sendable, Codable { case buyer, agent, system }

    public let id: ID<Conversation>
    public let shop: ID<Shop>
    public let customer: ID<Customer>
    public var state: State
    public var group: String
    public var owner: ID<Person>?
    public var source: String
    public var phase: Phase
    public var topic: Topic
    public var topicConfirmed: Bool
    public var openedAt: Instant
    public var queuedAt: Instant?
    public var lastMessageAt: Instant
    public var lastSeq: Int
    public var buyerReadSeq: Int
    public var agentReadSeq: Int
    /// The oldest unanswered buyer message (REC-3); nil when the buyer is not waiting.
    public var waitingSince: Instant?
    public var turnKind: Turn.Kind?
    public var answeredTurns: Int
    public var firstResponseMilliseconds: Int?
    /// Buyer messages the owner has not seen.
    public var unread: Int
    public var preview: String
    public var previewFrom: Side
    public var isUpset: Bool
    public var isObjecting: Bool
    public var noReplyNeeded: Bool
    /// The page the buyer came from, as JSON (REC-32).
    public var page: String?
    public var intent: String?
    public var intentConfidence: Double?
    public var transferNote: String?
    /// Seats that have served this buyer, in order (REC-87).
    public var served: [ID<Person>]
    public var closedAt: Instant?
    public var closedBy: ID<Person>?
    public var outcome: Outcome?
    public var busyNoticedAt: Instant?
    public var breachedAt: Instant?
    /// Messages written by people of the shop.
    public var humanMessages: Int

    /// What decides who may see it.
    public var scope: ConversationScope {
        ConversationScope(shop: shop, group: group, owner: owner, served: served, isQueued: state == .queued)
    }

    /// The running clock, or nil when the buyer is not waiting.
    public func turn(_ targets: ResponseTargets) -> Turn? {
        guard let waitingSince, state != .closed else { return nil }
        return Turn(kind: turnKind ?? .later, startedAt: waitingSince, targets: targets)
    }
}

extension ConversationRow {
    /// A conversation that begins now.
    init(id: ID<Conversation>, shop: ID<Shop>, customer: ID<Customer>, group: String, source: String, now: Instant) {
        self.id = id
        self.shop = shop
        self.customer = customer
        self.group = group
        self.source = source
        state = .queued
        phase = .preSale
        topic = .other
        topicConfirmed = false
        openedAt = now
        queuedAt = now
        lastMessageAt = now
        lastSeq = 0
        buyerReadSeq = 0
        agentReadSeq = 0
        answeredTurns = 0
        unread = 0
        preview = ""
        previewFrom = .buyer
        isUpset = false
        isObjecting = false
        noReplyNeeded = false
        served = []
        humanMessages = 0
    }
}
