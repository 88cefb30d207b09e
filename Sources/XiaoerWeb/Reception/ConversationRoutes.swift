// The agents' addresses for conversations.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct AnswerBody: Codable, Sendable {
    var clientId: String
    var text: String?
    var attachmentId: ID<Attachment>?
    var product: ProductReference?
    var seenSeq: Int
    var phrase: Answer.PhraseUsed?
    var cardId: ID<Card>?
    var overrides: [OverrideBody]?

    struct OverrideBody: Codable, Sendable {
        var rule: String
        var reason: String
    }
}

struct NoteBody: Codable, Sendable {
    var clientId: String
    var text: String
}

struct DraftBody: Codable, Sendable {
    var text: String
    var version: Int
}

struct FlagBody: Codable, Sendable {
    var value: Bool
}

struct MoodBody: Codable, Sendable {
    var upset: Bool
}

struct TopicBody: Codable, Sendable {
    var phase: Phase?
    var topic: Topic?
}

struct TransferBody: Codable, Sendable {
    var group: String
    var personId: ID<Person>?
    var reason: TransferReason
    var note: NoteParts
    var text: String
    var consentMessageId: ID<Message>?
    var overrideReason: String?

    struct NoteParts: Codable, Sendable {
        var topic: String
        var promised: String?
        var open: String
        var orderId: String?
    }
}

struct CloseBody: Codable, Sendable {
    var outcome: Outcome
    var text: String?
    var phrase: Answer.PhraseUsed?
}

struct MessageReceipt: Codable, Sendable {
    let message: MessageView
}

struct VersionReceipt: Codable, Sendable {
    let version: Int
}

struct ConversationReceipt: Encodable, Sendable {
    let conversation: ConversationView
}

/// Addresses under `/api/conversations`.
struct ConversationRoutes: Sendable {
    let desk: Desk
    let news: LiveNews

    var endpoints: [Endpoint] { reading + writing + drafting + handling }

    private var reading: [Endpoint] {
        [
            .give(
                .get, "/api/conversations", .permission(.conversationAnswer), "The conversation list.",
                query: ["scope", "cursor", "limit"]
            ) { call in
                guard let scope = ListScope(rawValue: call.query("scope") ?? "mine") else {
                    throw InvalidInput("scope", "one of mine, waiting, team, closed")
                }
                return try await desk.listConversations(
                    scope, cursor: call.query("cursor"), limit: try call.queryInt("limit", default: 50, in: 1...200),
                    as: try call.authority)
            },
            .give(.get, "/api/conversations/{id}", .signedIn, "A conversation with its newest messages.") { call in
                let id: ID<Conversation> = try call.id()
                let opened = try await desk.openConversation(id, as: try call.authority)
                return OpenedWithViewers(opened: opened, viewers: news.viewers.list(id, now: desk.now()))
            },
            .give(
                .get, "/api/conversations/{id}/messages", .signedIn, "Older or newer messages.",
                query: ["before", "after", "limit"]
            ) { call in
                let before = try call.query("before").map { _ in
                    try call.queryInt("before", default: 0, in: 0...Int(Int32.max))
                }
                let after = try call.query("after").map { _ in
                    try call.queryInt("after", default: 0, in: 0...Int(Int32.max))
                }
                return try await desk.readMessages(
                    in: try call.id(), before: before, after: after,
                    limit: try call.queryInt("limit", default: 50, in: 1...200), as: try call.authority)
            },
            .give(
                .get, "/api/conversations/{id}/history", .signedIn, "Everything that happened in a conversation.",
                query: ["cursor"]
            ) { call in
                try await desk.showHistory(of: try call.id(), cursor: call.query("cursor"), as: try call.authority)
            },
        ]
    }

    private var writing: [Endpoint] {
        [
            .raw(.post, "/api/conversations/{id}/messages", .permission(.conversationAnswer), "Answers the buyer.") {
                request, call in
                let body = try await JSON.decode(AnswerBody.self, from: request, limit: call.context.bodyLimit)
                return try await answer(body, call)
            },
            .raw(.post, "/api/conversations/{id}/notes", .signedIn, "Leaves an internal note.") { request, call in
                let body = try await JSON.decode(NoteBody.self, from: request, limit: call.context.bodyLimit)
                let authority = try call.authority
                let stored = try await desk.writeNote(
                    body.text, clientID: body.clientId, in: try call.id(), as: authority)
                let name = try await desk.name(of: authority)
                return try JSON.response(
                    MessageReceipt(message: MessageView(stored.message, authorName: name)),
                    status: stored.isRepeat ? .ok : .created)
            },
            .raw(
                .post, "/api/attachments", .permission(.conversationAnswer), "Uploads a picture or file.",
                query: ["name"]
            ) {
                request, call in
                let authority = try call.authority
                guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
                return try await Upload.take(request, call, desk, shop: authority.shop, by: .person(person))
            },
            .take(.post, "/api/conversations/{id}/read", .signedIn, "The agent has read up to a message.", SeqBody.self)
            {
                call, body in
                try await desk.markRead(body.seq, in: try call.id(), as: try call.authority)
                return Done()
            },
            .give(.post, "/api/conversations/{id}/typing", .permission(.conversationAnswer), "The agent is typing.") {
                call in
                try await news.agentTypes(in: try call.id(), as: try call.authority)
                return Done()
            },
            .give(.put, "/api/conversations/{id}/viewing", .signedIn, "The agent has the conversation open.") { call in
                try await news.views(try call.id(), as: try call.authority)
                return Done()
            },
            .give(.delete, "/api/conversations/{id}/viewing", .signedIn, "The agent has left the conversation.") {
                call in
                try await news.leaves(try call.id(), as: try call.authority)
                return Done()
            },
        ]
    }

    private var drafting: [Endpoint] {
        [
            .take(.put, "/api/conversations/{id}/draft", .signedIn, "Saves the own draft.", DraftBody.self) {
                call, body in
                let draft = try await desk.saveDraft(
                    body.text, version: body.version, in: try call.id(), as: try call.authority)
                return VersionReceipt(version: draft.version)
            },
            .give(.delete, "/api/conversations/{id}/draft", .signedIn, "Throws the own draft away.") { call in
                try await desk.deleteDraft(in: try call.id(), as: try call.authority)
                return Done()
            },
        ]
    }

    private var handling: [Endpoint] {
        [
            .give(.post, "/api/conversations/{id}/claim", .permission(.conversationAnswer), "Takes it from the queue.")
            {
                call in
                try await receipt(try await desk.claimConversation(try call.id(), as: try call.authority))
            },
            .take(
                .put, "/api/conversations/{id}/no-reply", .permission(.conversationAnswer),
                "The buyer's last message needs no reply.", FlagBody.self
            ) { call, body in
                try await receipt(
                    try await desk.setNoReplyNeeded(body.value, in: try call.id(), as: try call.authority))
            },
            .take(
                .put, "/api/conversations/{id}/mood", .permission(.conversationAnswer),
                "Sets or clears the upset flag.",
                MoodBody.self
            ) { call, body in
                try await receipt(try await desk.setUpset(body.upset, in: try call.id(), as: try call.authority))
            },
            .take(
                .put, "/api/conversations/{id}/topic", .permission(.conversationAnswer), "Corrects phase or topic.",
                TopicBody.self
            ) { call, body in
                try await receipt(
                    try await desk.setTopic(body.topic, phase: body.phase, in: try call.id(), as: try call.authority))
            },
            .give(
                .get, "/api/conversations/{id}/transfer-targets", .permission(.conversationTransfer),
                "Who could take this buyer, and why not the rest."
            ) { call in
                try await desk.transferTargets(of: try call.id(), as: try call.authority)
            },
            .take(
                .post, "/api/conversations/{id}/transfer", .permission(.conversationTransfer), "Passes the buyer on.",
                TransferBody.self
            ) { call, body in
                let wish = TransferWish(
                    group: body.group, person: body.personId, reason: body.reason,
                    note: TransferNote(
                        topic: body.note.topic, promised: body.note.promised ?? "", open: body.note.open,
                        orderNumber: body.note.orderId), notice: body.text, consent: body.consentMessageId,
                    overrideReason: body.overrideReason)
                return try await receipt(
                    try await desk.transferConversation(try call.id(), wish, as: try call.authority))
            },
            .give(
                .get, "/api/conversations/{id}/closing", .permission(.conversationAnswer),
                "The farewell that fits, and what stands against closing."
            ) { call in
                try await desk.proposeClosing(of: try call.id(), as: try call.authority)
            },
            .take(
                .post, "/api/conversations/{id}/close", .permission(.conversationAnswer), "Closes the conversation.",
                CloseBody.self
            ) { call, body in
                try await receipt(
                    try await desk.closeConversation(
                        try call.id(), outcome: body.outcome, farewell: body.text, phrase: body.phrase,
                        as: try call.authority))
            },
        ]
    }

    private func receipt(_ row: ConversationRow) async throws -> ConversationReceipt {
        ConversationReceipt(conversation: try await desk.conversationView(of: row))
    }

    private func answer(_ body: AnswerBody, _ call: Call) async throws -> Response {
        let authority = try call.authority
        let product = try await desk.productText(
            style: body.product?.styleNumber, sku: body.product?.skuId, shop: authority.shop)
        let overrides = Dictionary(
            (body.overrides ?? []).map { ($0.rule, $0.reason) }, uniquingKeysWith: { first, _ in first })
        let stored = try await desk.sendMessage(
            Answer(
                clientID: body.clientId, text: body.text ?? "", attachment: body.attachmentId, product: product,
                seenSeq: body.seenSeq, phrase: body.phrase, card: body.cardId, overrides: overrides),
            in: try call.id(), as: authority)
        let name = try await desk.name(of: authority)
        return try JSON.response(
            MessageReceipt(message: MessageView(stored.message, authorName: name)),
            status: stored.isRepeat ? .ok : .created)
    }
}

/// An opened conversation with the colleagues who have it open too.
struct OpenedWithViewers: Encodable, Sendable {
    let opened: OpenedConversation
    let viewers: [PersonView]

    enum CodingKeys: String, CodingKey { case viewers }

    func encode(to encoder: any Encoder) throws {
        try opened.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(viewers, forKey: .viewers)
    }
}
