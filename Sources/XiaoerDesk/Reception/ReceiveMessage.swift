// A buyer writes: recognised, stored, clocked and given to somebody, in one transaction.

import XiaoerRules

/// What a buyer sends.
public struct IncomingMessage: Sendable {
    public var clientID: String
    public var text: String
    public var attachment: ID<Attachment>?
    /// A product the buyer points at, as JSON.
    public var product: String?
    /// The page the buyer writes from, as JSON (REC-32).
    public var page: String?
    public var source: String

    public init(
        clientID: String, text: String, attachment: ID<Attachment>? = nil, product: String? = nil, page: String? = nil,
        source: String = "web"
    ) {
        self.clientID = clientID
        self.text = text
        self.attachment = attachment
        self.product = product
        self.page = page
        self.source = source
    }
}

/// A stored message, and whether this call stored it or an earlier one with the same client id did.
public struct StoredMessage: Sendable {
    public let message: MessageRow
    public let conversation: ConversationRow
    public let isRepeat: Bool
}

extension Desk {
    /// Takes a buyer's message. A repeat with the same client id answers what the first one did.
    ///
    /// Throws ``InvalidInput`` for an empty or too long text or a malformed client id.
    public func receiveMessage(_ incoming: IncomingMessage, from buyer: Buyer) async throws -> StoredMessage {
        let text = try MessageText.checked(
            incoming.text, clientID: incoming.clientID,
            mayBeEmpty: incoming.attachment != nil || incoming.product != nil)
        let now = now()
        let reading = await understand(text, from: buyer)
        let settings = try await settings(of: buyer.shop)
        let messageID: ID<Message> = ids.next(now: now)
        let conversationID: ID<Conversation> = ids.next(now: now)
        let files = files
        let stored = try await database.write { db in
            let newest = try ConversationTable.newest(of: buyer.customer, db)
            if let newest, let sent = try MessageTable.sent(in: newest.id, clientID: incoming.clientID, db) {
                return StoredMessage(message: sent, conversation: newest, isRepeat: true)
            }
            var conversation = try Self.current(
                newest, for: buyer, id: conversationID, incoming: incoming, reading: reading, settings, now, db)
            var message = MessageRow(
                id: messageID, shop: buyer.shop, conversation: conversation.id, clientID: incoming.clientID,
                author: .buyer, authorID: buyer.customer.value, kind: incoming.kind, text: text,
                attachment: incoming.attachment, product: incoming.product, at: now)
            message.intents = reading.intentsJSON
            message.slots = reading.slotsJSON
            let actor = Actor.visitor(buyer.customer)
            let attachment = try incoming.attachment.map { try Self.attachable($0, shop: buyer.shop, by: actor, db) }
            message.setKind(attachment)
            conversation.take(&message, reading: reading, now: now)
            try Self.append(
                message, authorName: nil, attachment: attachment.map { files.view($0, now) }, to: conversation,
                by: actor, db)
            return StoredMessage(message: message, conversation: conversation, isRepeat: false)
        }
        if !stored.isRepeat { talk.add(text, fromBuyer: true, of: buyer.customer) }
        return stored
    }

    /// The conversation the message belongs to: the open one, the one to reopen (REC-1), or a new one.
    private static func current(
        _ newest: ConversationRow?, for buyer: Buyer, id: ID<Conversation>, incoming: IncomingMessage,
        reading: Understanding,
        _ settings: Settings, _ now: Instant, _ db: any Transaction
    ) throws -> ConversationRow {
        if var open = newest, open.state != .closed {
            if let page = incoming.page { open.page = page }
            if open.state == .queued { try assign(&open, settings, now, db) }
            return open
        }
        let reopens = newest.map {
            now < ($0.closedAt ?? $0.lastMessageAt).adding(hours: settings.conversationReopenHours)
        }
        var conversation: ConversationRow
        if let newest, reopens == true {
            conversation = newest
            conversation.state = .queued
            conversation.closedAt = nil
            conversation.closedBy = nil
            conversation.outcome = nil
            conversation.queuedAt = now
            conversation.noReplyNeeded = false
        } else {
            conversation = ConversationRow(
                id: id, shop: buyer.shop, customer: buyer.customer, group: "pre_sale", source: incoming.source, now: now
            )
            let stage = try SeatTable.newestOrderStage(of: buyer.customer, db)
            conversation.phase = Phase(newestOrder: stage, now: now)
            if let topic = reading.topic { conversation.topic = topic }
            conversation.group = Routing.group(topic: reading.topic, phase: conversation.phase)
            // The one who knew the buyer last time is asked first (REC-6, REC-64).
            conversation.owner = newest?.owner
        }
        conversation.page = incoming.page ?? conversation.page
        if reopens == true {
            try ConversationTable.save(conversation, db)
        } else {
            let remembered = conversation.owner
            conversation.owner = nil
            try ConversationTable.insert(conversation, db)
            conversation.owner = remembered
        }
        try db.tell(
            conversation.event(
                reopens == true ? "conversation.reopened" : "conversation.opened", by: .visitor(buyer.customer), now,
                ["group": conversation.group, "phase": conversation.phase.rawValue]))
        try assign(&conversation, settings, now, db)
        return conversation
    }

    /// Stores a message with its conversation and its event. It becomes searchable a moment later (`indexMessages`).
    static func append(
        _ message: MessageRow, authorName: String?, attachment: AttachmentView? = nil, to conversation: ConversationRow,
        by actor: Actor, _ db: any Transaction
    ) throws {
        try MessageTable.insert(message, db)
        try ConversationTable.saveAfterMessage(conversation, db)
        try db.tell(
            Event(
                shop: message.shop, at: message.at, type: "message.created", actor: actor,
                subject: .init("message", message.id.value), conversation: message.conversation,
                data: #"{"seq":\#(message.seq),"from":"\#(message.author.rawValue)"}"#,
                echo: LiveEcho.message(message, conversation, authorName: authorName, attachment: attachment)))
    }
}

extension IncomingMessage {
    var kind: MessageRow.Kind {
        if attachment != nil { return .image }
        return product != nil && text.isEmpty ? .product : .text
    }
}

extension ConversationRow {
    /// The conversation after a buyer's message: numbered, counted, clocked.
    mutating func take(_ message: inout MessageRow, reading: Understanding, now: Instant) {
        lastSeq += 1
        message.seq = lastSeq
        buyerReadSeq = lastSeq
        lastMessageAt = now
        unread += 1
        preview = MessageText.preview(message)
        previewFrom = .buyer
        if let intent = reading.intent {
            self.intent = intent
            intentConfidence = reading.confidence
        }
        if !topicConfirmed, let topic = reading.topic { self.topic = topic }
        isUpset = isUpset || reading.isUpset
        isObjecting = reading.isObjecting
        // "Good, thank you" after an answer asks for nothing: no clock runs (and the list does not nag).
        guard !(reading.isAcknowledgement && waitingSince == nil && humanMessages > 0) else { return }
        noReplyNeeded = false
        if waitingSince == nil {
            waitingSince = now
            turnKind = humanMessages == 0 ? .first : .later
        }
    }

    /// An event about this conversation, with plain facts.
    func event(
        _ type: String, by actor: Actor, _ now: Instant, _ facts: [String: String] = [:],
        former: ConversationScope? = nil
    ) -> Event {
        Event(
            shop: shop, at: now, type: type, actor: actor, subject: .init("conversation", id.value), conversation: id,
            data: JSONText.object(facts), echo: LiveEcho.conversation(self, former: former))
    }
}
