// An agent answers: held back when newer messages were not seen, checked, stored, clocked.

import XiaoerRules

/// What an agent sends to the buyer.
public struct Answer: Sendable {
    public var clientID: String
    public var text: String
    public var attachment: ID<Attachment>?
    public var product: String?
    /// The last sequence number the agent's screen showed.
    public var seenSeq: Int
    public var phrase: PhraseUsed?
    public var card: ID<Card>?
    /// Findings the agent overrides, with reasons: rule → reason.
    public var overrides: [String: String]

    /// The quick phrase an answer was made from.
    public struct PhraseUsed: Sendable, Codable {
        public var id: String
        public var unmodified: Bool

        public init(id: String, unmodified: Bool) {
            self.id = id
            self.unmodified = unmodified
        }
    }

    public init(
        clientID: String, text: String, attachment: ID<Attachment>? = nil, product: String? = nil, seenSeq: Int,
        phrase: PhraseUsed? = nil, card: ID<Card>? = nil, overrides: [String: String] = [:]
    ) {
        self.clientID = clientID
        self.text = text
        self.attachment = attachment
        self.product = product
        self.seenSeq = seenSeq
        self.phrase = phrase
        self.card = card
        self.overrides = overrides
    }
}

/// The answer was not sent: somebody wrote what its author has not seen.
public struct HeldBack: Error, Sendable {
    public let newer: [MessageRow]
}

/// The language check speaks: the answer was not sent.
public struct LanguageStop: Error, Sendable {
    public let findings: [Finding]
    /// True when at least one finding can never be overridden by this person.
    public let isBlocked: Bool
}

extension Desk {
    /// Sends an agent's answer. A repeat with the same client id answers what the first one did.
    ///
    /// Throws ``HeldBack`` when there are newer messages of others than `seenSeq`, ``LanguageStop`` when the language
    /// check wants a reason or blocks, ``Refusal`` `conversation.not_yours` when the conversation belongs to a colleague.
    public func sendMessage(
        _ answer: Answer, in id: ID<Conversation>, as authority: Authority
    ) async throws -> StoredMessage {
        try authority.require(.conversationAnswer)
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        let text = try MessageText.checked(
            answer.text, clientID: answer.clientID, mayBeEmpty: answer.attachment != nil || answer.product != nil)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let check = try await languageVerdict(on: answer, text: text, in: id, as: authority, settings, now: now)
        if let stop = check.stop { throw stop }
        let messageID: ID<Message> = ids.next(now: now)
        let turnID: ID<Message> = ids.next(now: now)
        let files = files
        let name = try await name(of: authority)
        let stored = try await database.write { db in
            var conversation = try Self.answerable(id, by: authority, db)
            if let sent = try MessageTable.sent(in: id, clientID: answer.clientID, db) {
                return StoredMessage(message: sent, conversation: conversation, isRepeat: true)
            }
            guard conversation.state != .closed else {
                throw Refusal("conversation.closed", "This conversation is closed. It reopens when the buyer writes.")
            }
            if conversation.lastSeq > answer.seenSeq {
                let newer = try MessageTable.page(id, after: answer.seenSeq, limit: 50, db)
                    .filter { $0.author == .buyer || ($0.author == .agent && $0.authorID != person.value) }
                if !newer.isEmpty { throw HeldBack(newer: newer) }
            }
            if conversation.state == .queued {
                conversation.give(to: person)
                try ConversationTable.save(conversation, db)
            }
            var message = MessageRow(
                id: messageID, shop: authority.shop, conversation: id, clientID: answer.clientID, author: .agent,
                authorID: person.value, kind: answer.kind, text: text, attachment: answer.attachment,
                product: answer.product, at: now)
            message.phraseKey = answer.phrase?.id
            message.phraseClass = check.phraseClass
            message.card = answer.card
            message.overrides = check.overridesJSON
            try conversation.answer(&message, by: person, turnID: turnID.value, settings.responseTargets, now: now, db)
            try DraftTable.delete(of: person, in: id, db)
            let attachment = try answer.attachment.map {
                try Self.attachable($0, shop: authority.shop, by: .person(person), db)
            }
            message.setKind(attachment)
            try Self.append(
                message, authorName: name, attachment: attachment.map { files.view($0, now) }, to: conversation,
                by: .person(person), db)
            try check.record(message: message, by: person, db)
            return StoredMessage(message: message, conversation: conversation, isRepeat: false)
        }
        if !stored.isRepeat { talk.add(text, fromBuyer: false, of: stored.conversation.customer) }
        return stored
    }

    /// The conversation, if the actor may write to its buyer. What the actor may not see is not found.
    static func answerable(
        _ id: ID<Conversation>, by authority: Authority, _ db: any Connection
    ) throws -> ConversationRow {
        let conversation = try visible(id, to: authority, db)
        guard authority.mayAnswer(conversation.scope) || conversation.state == .queued else {
            throw Refusal(
                "conversation.not_yours",
                "A colleague has this buyer. Leave an internal note, or ask for a transfer.")
        }
        return conversation
    }

    /// The conversation, if the actor may see it; ``NotFound`` otherwise.
    static func visible(
        _ id: ID<Conversation>, to authority: Authority, _ db: any Connection
    ) throws -> ConversationRow {
        guard let conversation = try ConversationTable.find(id, db), authority.maySee(conversation.scope) else {
            throw NotFound("conversation")
        }
        return conversation
    }
}

extension Answer {
    var kind: MessageRow.Kind {
        if attachment != nil { return .image }
        return product != nil && text.isEmpty ? .product : .text
    }
}

extension ConversationRow {
    /// The conversation after a human answer: the buyer's clock stops and is written down (REC-3, REC-21).
    mutating func answer(
        _ message: inout MessageRow, by person: ID<Person>, turnID: Int64, _ targets: ResponseTargets, now: Instant,
        _ db: any Connection
    ) throws {
        lastSeq += 1
        message.seq = lastSeq
        agentReadSeq = lastSeq
        lastMessageAt = now
        unread = 0
        preview = MessageText.preview(message)
        previewFrom = .agent
        noReplyNeeded = false
        humanMessages += 1
        busyNoticedAt = nil
        breachedAt = nil
        guard let waitingSince else { return }
        let turn = Turn(kind: turnKind ?? .later, startedAt: waitingSince, targets: targets)
        try TurnTable.insert(
            TurnRow(
                id: turnID, shop: shop, conversation: id, kind: turn.kind, startedAt: waitingSince, answeredAt: now,
                person: person, isLate: turn.isLate(answeredAt: now)), db)
        if turn.kind == .first && firstResponseMilliseconds == nil {
            firstResponseMilliseconds = Int(now.milliseconds - waitingSince.milliseconds)
        }
        answeredTurns += 1
        self.waitingSince = nil
        turnKind = nil
    }
}
