// Internal notes: for colleagues only, in the same order as the messages.

import XiaoerRules

extension Desk {
    /// Leaves a note in a conversation that only the shop's people see. It does not stop the buyer's clock.
    public func writeNote(
        _ text: String, clientID: String, in id: ID<Conversation>, as authority: Authority
    ) async throws -> StoredMessage {
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        let text = try MessageText.checked(text, clientID: clientID, mayBeEmpty: false)
        let now = now()
        let messageID: ID<Message> = ids.next(now: now)
        return try await database.write { db in
            var conversation = try Self.visible(id, to: authority, db)
            if let sent = try MessageTable.sent(in: id, clientID: clientID, db) {
                return StoredMessage(message: sent, conversation: conversation, isRepeat: true)
            }
            conversation.lastSeq += 1
            let message = MessageRow(
                id: messageID, shop: authority.shop, conversation: id, seq: conversation.lastSeq, clientID: clientID,
                author: .note, authorID: person.value, kind: .text, text: text, at: now)
            let name = try SeatTable.name(of: person, db)
            try Self.append(message, authorName: name, to: conversation, by: .person(person), db)
            return StoredMessage(message: message, conversation: conversation, isRepeat: false)
        }
    }
}
