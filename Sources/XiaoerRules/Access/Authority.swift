// Who asks, and what they may do and see: the one place that decides it.

/// The identity behind a request with everything needed to decide what it may do.
public struct Authority: Hashable, Sendable {
    public enum Identity: Hashable, Sendable {
        case person(ID<Person>)
        case token(ID<Token>)
    }

    public let shop: ID<Shop>
    public let identity: Identity
    public let permissions: Set<Permission>
    /// Keys of the skill groups the person belongs to.
    public let groups: Set<String>

    public init(shop: ID<Shop>, identity: Identity, permissions: Set<Permission>, groups: Set<String>) {
        self.shop = shop
        self.identity = identity
        self.permissions = permissions
        self.groups = groups
    }

    public var person: ID<Person>? {
        if case .person(let id) = identity { id } else { nil }
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Throws ``Forbidden`` when the permission is missing.
    public func require(_ permission: Permission) throws(Forbidden) {
        guard may(permission) else { throw Forbidden(permission.rawValue) }
    }
}

/// What decides who may see a conversation: the same for pages, live streams and search (TEAM-110).
public struct ConversationScope: Hashable, Sendable {
    public let shop: ID<Shop>
    public let group: String
    public let owner: ID<Person>?
    /// Everybody who has had it, the present owner included.
    public let served: [ID<Person>]
    public let isQueued: Bool

    public init(shop: ID<Shop>, group: String, owner: ID<Person>?, served: [ID<Person>], isQueued: Bool) {
        self.shop = shop
        self.group = group
        self.owner = owner
        self.served = served
        self.isQueued = isQueued
    }
}

extension Authority {
    /// Whether the actor may know of the conversation. What they may not see is "not found" to them.
    ///
    /// An agent sees the own conversations, those they once served and their groups' queues; with
    /// `conversation:see-group` all of their groups; with `conversation:see-all` all of the shop (TEAM-110).
    public func maySee(_ conversation: ConversationScope) -> Bool {
        guard conversation.shop == shop else { return false }
        if may(.conversationSeeAll) { return true }
        let inOwnGroup = groups.contains(conversation.group)
        if inOwnGroup && may(.conversationSeeGroup) { return true }
        guard may(.conversationAnswer), let person else { return false }
        if conversation.owner == person || conversation.served.contains(person) { return true }
        return conversation.isQueued && inOwnGroup
    }

    /// Whether the actor may write to the buyer in it: the owner, or whoever may see all of its group.
    public func mayAnswer(_ conversation: ConversationScope) -> Bool {
        guard maySee(conversation), may(.conversationAnswer), let person else { return false }
        if conversation.owner == person { return true }
        return may(.conversationSeeAll) || (may(.conversationSeeGroup) && groups.contains(conversation.group))
    }
}
