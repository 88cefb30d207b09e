// Ending a conversation with the right farewell, and making room for the next buyer.

import XiaoerRules

extension Desk {
    /// Closes a conversation, sending the farewell first when one is given.
    ///
    /// Throws ``Refusal`` `close.unanswered` or `close.open_question` while the buyer waits (LNT-1).
    public func closeConversation(
        _ id: ID<Conversation>, outcome: Outcome, farewell: String?, phrase: Answer.PhraseUsed? = nil,
        as authority: Authority
    ) async throws -> ConversationRow {
        try authority.require(.conversationAnswer)
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        let now = now()
        let settings = try await settings(of: authority.shop)
        let messageID: ID<Message> = ids.next(now: now)
        return try await database.write { db in
            var conversation = try Self.answerable(id, by: authority, db)
            guard conversation.state != .closed else { return conversation }
            let check = ClosingCheck(
                humanMessages: conversation.humanMessages,
                hasUnansweredQuestion: conversation.waitingSince != nil && !conversation.noReplyNeeded, outcome: outcome
            )
            if let blocker = check.blockers.first { throw blocker }
            let former = conversation.scope
            if let farewell, !farewell.trimmed().isEmpty {
                var message = MessageRow(
                    id: messageID, shop: authority.shop, conversation: id, clientID: "close-\(messageID)",
                    author: .agent,
                    authorID: person.value, kind: .text,
                    text: try MessageText.checked(farewell, clientID: "close", mayBeEmpty: false), at: now)
                message.phraseClass = "closing"
                message.phraseKey = phrase?.id
                try conversation.answer(
                    &message, by: person, turnID: messageID.value, settings.responseTargets, now: now, db)
                try Self.append(
                    message, authorName: try SeatTable.name(of: person, db), to: conversation, by: .person(person), db)
            }
            conversation.state = .closed
            conversation.closedAt = now
            conversation.closedBy = person
            conversation.outcome = outcome
            conversation.owner = conversation.owner ?? person
            conversation.waitingSince = nil
            conversation.unread = 0
            try ConversationTable.save(conversation, db)
            try db.tell(
                conversation.event(
                    "conversation.closed", by: .person(person), now, ["outcome": outcome.rawValue], former: former))
            try Self.drainQueue(of: authority.shop, settings, now, db)
            return conversation
        }
    }
}
