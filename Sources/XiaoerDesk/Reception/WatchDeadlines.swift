// The clockwork: busy notices, breaches and the queue, from the stored clocks, so that a restart forgets nothing.

import XiaoerRules

extension Desk {
    /// Does what the clocks of waiting buyers call for. Run about once a second on one node; running it twice does no harm.
    ///
    /// REC-11: sends the busy notice at its time. REC-12: records the breach and tells the leaders.
    public func watchDeadlines(busyNotice: @Sendable @escaping (ID<Shop>) -> String?) async throws {
        let now = now()
        // The shortest deadline of any shop is far above this; whoever waits less has nothing due.
        let waiting = try await database.read { db in
            try ConversationTable.waiting(since: now.adding(seconds: -10), limit: 1000, db)
        }
        for conversation in waiting where conversation.state != .closed && !conversation.noReplyNeeded {
            let settings = try await settings(of: conversation.shop)
            guard let turn = conversation.turn(settings.responseTargets) else { continue }
            if now >= turn.hardAt && conversation.breachedAt == nil {
                try await recordBreach(conversation.id, now)
            }
            let isNoticeDue = now >= turn.busyAt && now < turn.hardAt && conversation.busyNoticedAt == nil
            if isNoticeDue, settings.busyNoticeAutomatic, !conversation.isUpset, !conversation.isObjecting,
                let text = busyNotice(conversation.shop)
            {
                try await sendBusyNotice(text, in: conversation.id, now)
            }
        }
    }

    private func recordBreach(_ id: ID<Conversation>, _ now: Instant) async throws {
        try await database.write { db in
            guard var conversation = try ConversationTable.find(id, db), conversation.breachedAt == nil,
                let since = conversation.waitingSince
            else { return }
            conversation.breachedAt = now
            try ConversationTable.saveAfterMessage(conversation, db)
            try db.tell(
                conversation.event(
                    "conversation.breached", by: .system, now,
                    [
                        "owner": conversation.owner?.description ?? "", "group": conversation.group,
                        "waitedSeconds": String(now.seconds(since: since)),
                    ]))
        }
    }

    /// LNT-22: never to an upset or objecting buyer; the caller has checked it, and it is checked again here.
    private func sendBusyNotice(_ text: String, in id: ID<Conversation>, _ now: Instant) async throws {
        let messageID: ID<Message> = ids.next(now: now)
        try await database.write { db in
            guard var conversation = try ConversationTable.find(id, db), conversation.busyNoticedAt == nil,
                conversation.waitingSince != nil, !conversation.isUpset, !conversation.isObjecting
            else { return }
            conversation.busyNoticedAt = now
            conversation.lastSeq += 1
            conversation.lastMessageAt = now
            var message = MessageRow(
                id: messageID, shop: conversation.shop, conversation: id, seq: conversation.lastSeq,
                clientID: "busy-\(messageID)", author: .auto, authorID: nil, kind: .text, text: text, at: now)
            message.phraseClass = "busy"
            try Self.append(message, authorName: nil, to: conversation, by: .system, db)
        }
    }
}
