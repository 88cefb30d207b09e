// Read marks of both sides.

import XiaoerRules

extension Desk {
    /// The agent's screen showed everything up to a message. Only the owner's reading counts for the buyer.
    public func markRead(_ seq: Int, in id: ID<Conversation>, as authority: Authority) async throws {
        let now = now()
        try await database.write { db in
            var conversation = try Self.visible(id, to: authority, db)
            guard conversation.owner == authority.person else { return }
            let reached = min(seq, conversation.lastSeq)
            guard reached > conversation.agentReadSeq || conversation.unread > 0 else { return }
            conversation.agentReadSeq = max(reached, conversation.agentReadSeq)
            if reached == conversation.lastSeq { conversation.unread = 0 }
            try ConversationTable.saveAfterMessage(conversation, db)
            try db.tell(
                Event(
                    shop: conversation.shop, at: now, type: "message.read",
                    actor: authority.person.map(Actor.person) ?? .system, subject: .init("conversation", id.value),
                    conversation: id, data: #"{"by":"agent","seq":\#(reached)}"#,
                    echo: LiveEcho.read(conversation, side: .agent, seq: reached)))
        }
    }

    /// The buyer's screen showed everything up to a message.
    public func markRead(_ seq: Int, by buyer: Buyer) async throws {
        let now = now()
        try await database.write { db in
            guard var conversation = try ConversationTable.newest(of: buyer.customer, db) else { return }
            let reached = min(seq, conversation.lastSeq)
            guard reached > conversation.buyerReadSeq else { return }
            conversation.buyerReadSeq = reached
            try ConversationTable.saveAfterMessage(conversation, db)
            try db.tell(
                Event(
                    shop: conversation.shop, at: now, type: "message.read", actor: .visitor(buyer.customer),
                    subject: .init("conversation", conversation.id.value), conversation: conversation.id,
                    data: #"{"by":"buyer","seq":\#(reached)}"#,
                    echo: LiveEcho.read(conversation, side: .buyer, seq: reached)))
        }
    }
}
