// Taking a buyer out of the queue, and small changes of a conversation.

import XiaoerRules

extension Desk {
    /// Takes a queued conversation; the grab is recorded. Throws `conversation.taken` when a colleague was faster.
    public func claimConversation(_ id: ID<Conversation>, as authority: Authority) async throws -> ConversationRow {
        try authority.require(.conversationAnswer)
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        let now = now()
        return try await database.write { db in
            var conversation = try Self.visible(id, to: authority, db)
            guard conversation.state == .queued else {
                if conversation.owner == person { return conversation }
                throw Refusal("conversation.taken", "A colleague was faster: somebody has this buyer already.")
            }
            let former = conversation.scope
            let waited = conversation.queuedAt.map { now.seconds(since: $0) } ?? 0
            conversation.give(to: person)
            try ConversationTable.save(conversation, db)
            try db.tell(
                conversation.event(
                    "conversation.assigned", by: .person(person), now,
                    ["person": person.description, "reason": "claimed", "waitedSeconds": String(waited)],
                    former: former))
            return conversation
        }
    }

    /// Changes one thing about a conversation and tells it. `change` returns the facts to record, nil for no change.
    func changeConversation(
        _ id: ID<Conversation>, as authority: Authority, type: String,
        _ change: @escaping @Sendable (inout ConversationRow) throws -> [String: String]?
    ) async throws -> ConversationRow {
        let now = now()
        return try await database.write { db in
            var conversation = try Self.answerable(id, by: authority, db)
            guard let facts = try change(&conversation) else { return conversation }
            try ConversationTable.save(conversation, db)
            try db.tell(
                conversation.event(type, by: authority.person.map(Actor.person) ?? .system, now, facts))
            return conversation
        }
    }

    /// The last message of the buyer needs no answer: the clock stops without counting a turn.
    public func setNoReplyNeeded(
        _ value: Bool, in id: ID<Conversation>, as authority: Authority
    ) async throws -> ConversationRow {
        try await changeConversation(id, as: authority, type: "conversation.no_reply") { conversation in
            guard conversation.noReplyNeeded != value else { return nil }
            conversation.noReplyNeeded = value
            return ["value": value ? "true" : "false"]
        }
    }

    /// The agent sets or clears the upset flag (EMO-1).
    public func setUpset(
        _ value: Bool, in id: ID<Conversation>, as authority: Authority
    ) async throws -> ConversationRow {
        try await changeConversation(id, as: authority, type: "conversation.mood") { conversation in
            guard conversation.isUpset != value else { return nil }
            conversation.isUpset = value
            return ["upset": value ? "true" : "false"]
        }
    }

    /// The agent corrects phase or topic (REC-4, REC-5).
    public func setTopic(
        _ topic: Topic?, phase: Phase?, in id: ID<Conversation>, as authority: Authority
    ) async throws -> ConversationRow {
        try await changeConversation(id, as: authority, type: "conversation.topic") { conversation in
            if let topic {
                conversation.topic = topic
                conversation.topicConfirmed = true
            }
            if let phase { conversation.phase = phase }
            return ["topic": conversation.topic.rawValue, "phase": conversation.phase.rawValue]
        }
    }
}
