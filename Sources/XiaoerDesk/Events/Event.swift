// What happened: the audit trail, the live stream and the outbox are the same record.

import XiaoerRules

/// Who did something.
public enum Actor: Hashable, Sendable {
    case person(ID<Person>)
    case visitor(ID<Customer>)
    case token(ID<Token>)
    /// A timer, an import, a rule.
    case system

    var kind: String {
        switch self {
        case .person: "person"
        case .visitor: "customer"
        case .token: "token"
        case .system: "system"
        }
    }

    var number: Int64? {
        switch self {
        case .person(let id): id.value
        case .visitor(let id): id.value
        case .token(let id): id.value
        case .system: nil
        }
    }

    init(kind: String, number: Int64?) {
        switch (kind, number) {
        case ("person", let number?): self = .person(ID(number))
        case ("customer", let number?): self = .visitor(ID(number))
        case ("token", let number?): self = .token(ID(number))
        default: self = .system
        }
    }
}

/// One thing that happened, as it stands in the event log.
public struct Event: Sendable {
    /// The event's number, given by the writer; 0 until then.
    public var seq: Int64
    public let shop: ID<Shop>
    public let at: Instant
    /// What happened, noun first: `message.created`, `conversation.transferred`.
    public let type: String
    public let actor: Actor
    /// What it happened to: a kind and a number.
    public let subject: Subject
    /// The conversation it belongs to, if any; decides who may hear of it.
    public let conversation: ID<Conversation>?
    /// Before and after and whatever else is worth knowing, as a JSON object. Never secrets.
    public let data: String
    /// What listeners of this process need and the log does not: not stored, nil after a restart.
    public let echo: (any Sendable)?

    public struct Subject: Hashable, Sendable {
        public let kind: String
        public let number: Int64
        public init(_ kind: String, _ number: Int64) {
            self.kind = kind
            self.number = number
        }
    }

    public init(
        seq: Int64 = 0, shop: ID<Shop>, at: Instant, type: String, actor: Actor, subject: Subject,
        conversation: ID<Conversation>? = nil, data: String = "{}", echo: (any Sendable)? = nil
    ) {
        self.seq = seq
        self.shop = shop
        self.at = at
        self.type = type
        self.actor = actor
        self.subject = subject
        self.conversation = conversation
        self.data = data
        self.echo = echo
    }
}
