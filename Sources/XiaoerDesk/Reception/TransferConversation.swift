// Passing a buyer on: notice first, then the note, then the new seat.

import XiaoerRules

/// A wish to pass a buyer on, as it comes from the page.
public struct TransferWish: Sendable {
    public var group: String
    public var person: ID<Person>?
    public var reason: TransferReason
    public var note: TransferNote
    /// The notice the buyer gets (REC-83).
    public var notice: String
    public var consent: ID<Message>?
    public var overrideReason: String?

    public init(
        group: String, person: ID<Person>?, reason: TransferReason, note: TransferNote, notice: String,
        consent: ID<Message>? = nil, overrideReason: String? = nil
    ) {
        self.group = group
        self.person = person
        self.reason = reason
        self.note = note
        self.notice = notice
        self.consent = consent
        self.overrideReason = overrideReason
    }
}

extension Desk {
    /// Sends the notice and hands the conversation to a seat or a group's queue, in one step (REC-83…94).
    ///
    /// Throws the ``Refusal`` of the first rule that stands against it; then nothing has been sent.
    public func transferConversation(
        _ id: ID<Conversation>, _ wish: TransferWish, as authority: Authority
    ) async throws -> ConversationRow {
        try authority.require(.conversationTransfer)
        guard let person = authority.person else { throw Forbidden(Permission.conversationTransfer.rawValue) }
        let now = now()
        let settings = try await settings(of: authority.shop)
        let messageID: ID<Message> = ids.next(now: now)
        let transferID: ID<Message> = ids.next(now: now)
        return try await database.write { db in
            var conversation = try Self.answerable(id, by: authority, db)
            guard conversation.state != .closed else {
                throw Refusal("conversation.closed", "This conversation is closed. There is nobody to pass on.")
            }
            guard try GroupTable.find(wish.group, in: authority.shop, db) != nil else {
                throw InvalidInput("group", "there is no such group")
            }
            try Self.request(wish, for: conversation, from: person, authority, db)
                .check(maxAgents: settings.transferMaxAgents)
            let former = conversation.scope
            let fromGroup = conversation.group
            var notice = MessageRow(
                id: messageID, shop: authority.shop, conversation: id, clientID: "transfer-\(transferID)",
                author: .agent,
                authorID: person.value, kind: .text, text: wish.notice.trimmed(), at: now)
            notice.phraseClass = "transfer"
            // The notice is not the answer: the buyer's clock runs on (REC-102).
            conversation.lastSeq += 1
            notice.seq = conversation.lastSeq
            conversation.lastMessageAt = now
            conversation.preview = MessageText.preview(notice)
            conversation.previewFrom = .agent
            try Self.append(
                notice, authorName: try SeatTable.name(of: person, db), to: conversation, by: .person(person), db)
            let note = JSONText.object([
                "topic": wish.note.topic, "promised": wish.note.promised, "open": wish.note.open,
                "orderNumber": wish.note.orderNumber ?? "", "by": person.description,
            ])
            try TransferTable.insert(
                TransferRow(
                    id: transferID.value, shop: authority.shop, conversation: id, from: person, to: wish.person,
                    fromGroup: fromGroup, toGroup: wish.group, reason: wish.reason, note: note, consent: wish.consent,
                    overrideReason: wish.overrideReason, at: now), db)
            conversation.group = wish.group
            conversation.transferNote = note
            conversation.owner = nil
            conversation.state = .queued
            conversation.queuedAt = now
            if conversation.waitingSince == nil {
                // Somebody has to take up the matter: the receiver's clock starts now.
                conversation.waitingSince = now
                conversation.turnKind = .later
            }
            if let target = wish.person { conversation.give(to: target) }
            try ConversationTable.save(conversation, db)
            try db.tell(
                conversation.event(
                    "conversation.transferred", by: .person(person), now,
                    [
                        "from": person.description, "to": wish.person?.description ?? "", "fromGroup": fromGroup,
                        "toGroup": wish.group, "reason": wish.reason.rawValue, "override": wish.overrideReason ?? "",
                    ], former: former))
            if wish.person == nil { try Self.assignAfterTransfer(&conversation, from: person, settings, now, db) }
            try Self.drainQueue(of: authority.shop, settings, now, db)
            return conversation
        }
    }

    private static func request(
        _ wish: TransferWish, for conversation: ConversationRow, from person: ID<Person>, _ authority: Authority,
        _ db: any Connection
    ) throws -> TransferRequest {
        var targetState: SeatState?
        if let target = wish.person {
            guard try SeatTable.groups(of: target, db).contains(wish.group) else {
                throw InvalidInput("personId", "that person does not belong to the group")
            }
            targetState = try SeatTable.state(of: target, db)
        }
        if let consent = wish.consent {
            guard let message = try MessageTable.find(consent, db), message.conversation == conversation.id,
                message.author == .buyer
            else { throw InvalidInput("consentMessageId", "choose a message of the buyer in this conversation") }
        }
        let partner = try TransferTable.partner(
            in: conversation.id, of: wish.group, from: conversation.group, db)
        return TransferRequest(
            reason: wish.reason, note: wish.note, notice: wish.notice, isUpset: conversation.isUpset,
            hasConsent: wish.consent != nil, served: conversation.served, target: wish.person, targetState: targetState,
            partner: partner, partnerState: try partner.map { try SeatTable.state(of: $0, db) },
            mayOverride: authority.may(.conversationOverride), overrideReason: wish.overrideReason)
    }

    /// To a group without naming a seat: the least-loaded one that is not the sender, else the queue.
    private static func assignAfterTransfer(
        _ conversation: inout ConversationRow, from person: ID<Person>, _ settings: Settings, _ now: Instant,
        _ db: any Transaction
    ) throws {
        let seats = try SeatTable.seats(of: conversation.group, in: conversation.shop, db)
            .filter { $0.person != person }
        let partner = conversation.served.last { $0 != person }
        let decision = Assignment.decide(previousOwner: partner, seats: seats, limit: settings.loadQueueAt)
        guard let target = decision.person else { return }
        let former = conversation.scope
        conversation.give(to: target)
        try ConversationTable.save(conversation, db)
        try db.tell(
            conversation.event(
                "conversation.assigned", by: .system, now,
                ["person": target.description, "reason": decision.reason.rawValue, "group": conversation.group],
                former: former))
    }
}
