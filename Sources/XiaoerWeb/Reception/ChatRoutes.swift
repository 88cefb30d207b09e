// The buyer's addresses.

import Hummingbird
import XiaoerDesk
import XiaoerRules

/// A buyer comes to a page.
struct VisitBody: Codable, Sendable {
    var shop: String
    var token: String?
    var identity: Identity?
    var page: JSONValue?

    /// The shop's own signed identity of a buyer.
    struct Identity: Codable, Sendable {
        var id: String
        var name: String
        /// `seconds.hex`, see `SignedCustomer`.
        var signature: String
    }
}

/// What a buyer sends.
struct ChatMessageBody: Codable, Sendable {
    var clientId: String
    var text: String?
    var attachmentId: ID<Attachment>?
    var product: ProductReference?
    var page: JSONValue?
}

/// A style or SKU that somebody points at.
struct ProductReference: Codable, Sendable {
    var styleNumber: String?
    var skuId: ID<SKU>?
}

struct SeqBody: Codable, Sendable {
    var seq: Int
}

/// A buyer's stored message.
struct ChatReceipt: Codable, Sendable {
    struct ConversationSide: Codable, Sendable {
        let id: ID<Conversation>
        let state: String
    }
    let message: ChatMessageView
    let conversation: ConversationSide
}

struct AttachmentReceipt: Codable, Sendable {
    let attachment: AttachmentView
}

/// Addresses under `/api/chat`.
struct ChatRoutes: Sendable {
    let desk: Desk
    let live: LiveStream
    let news: LiveNews

    var endpoints: [Endpoint] {
        [
            .take(.post, "/api/chat/visitor", .anybody, "A buyer comes to the chat and gets a token.", VisitBody.self) {
                call, body in try await visit(body, call)
            },
            .give(.get, "/api/chat", .buyer, "The buyer's conversation with its newest messages.", query: ["limit"]) {
                call in
                try await desk.openChat(of: try call.buyer, limit: try call.queryInt("limit", default: 50, in: 1...200))
            },
            .give(
                .get, "/api/chat/messages", .buyer, "Older or newer messages of the buyer's conversation.",
                query: ["before", "after", "limit"]
            ) { call in
                let before = try call.query("before").map { _ in
                    try call.queryInt("before", default: 0, in: 0...Int(Int32.max))
                }
                let after = try call.query("after").map { _ in
                    try call.queryInt("after", default: 0, in: 0...Int(Int32.max))
                }
                return try await desk.readChat(
                    of: try call.buyer, before: before, after: after,
                    limit: try call.queryInt("limit", default: 50, in: 1...200))
            },
            .raw(.post, "/api/chat/messages", .buyer, "The buyer writes.") { request, call in
                let body = try await JSON.decode(ChatMessageBody.self, from: request, limit: call.context.bodyLimit)
                return try await receive(body, call)
            },
            .take(.post, "/api/chat/read", .buyer, "The buyer has read up to a message.", SeqBody.self) { call, body in
                try await desk.markRead(body.seq, by: try call.buyer)
                return Done()
            },
            .give(.post, "/api/chat/typing", .buyer, "The buyer is typing.") { call in
                try await news.buyerTypes(try call.buyer)
                return Done()
            },
            .raw(.post, "/api/chat/attachments", .buyer, "Uploads a picture or file.", query: ["name"]) {
                request, call in
                let buyer = try call.buyer
                return try await Upload.take(request, call, desk, shop: buyer.shop, by: .visitor(buyer.customer))
            },
            .raw(.get, "/api/chat/live", .buyer, "The buyer's live stream.", query: ["after"]) { request, call in
                live.open(.buyer(try call.buyer), request, call.context)
            },
        ]
    }

    private func visit(_ body: VisitBody, _ call: Call) async throws -> VisitView {
        try await desk.startVisit(
            shop: body.shop, token: body.token,
            identity: body.identity.map {
                SignedCustomer(id: $0.id, name: $0.name, signature: $0.signature)
            })
    }

    private func receive(_ body: ChatMessageBody, _ call: Call) async throws -> Response {
        let buyer = try call.buyer
        let product = try await desk.productText(
            style: body.product?.styleNumber, sku: body.product?.skuId, shop: buyer.shop)
        let stored = try await desk.receiveMessage(
            IncomingMessage(
                clientID: body.clientId, text: body.text ?? "", attachment: body.attachmentId, product: product,
                page: body.page.flatMap { try? JSON.text($0) }), from: buyer)
        guard let view = ChatMessageView(stored.message, authorName: nil, attachment: nil) else {
            throw NotFound("message")
        }
        return try JSON.response(
            ChatReceipt(
                message: view,
                conversation: .init(id: stored.conversation.id, state: stored.conversation.state.rawValue)),
            status: stored.isRepeat ? .ok : .created)
    }
}

/// Uploads of both sides.
enum Upload {
    static func take(
        _ request: Request, _ call: Call, _ desk: Desk, shop: ID<Shop>, by actor: Actor
    ) async throws -> Response {
        var request = request
        let buffer: ByteBuffer
        do {
            buffer = try await request.collectBody(upTo: Desk.largestAttachmentBytes)
        } catch {
            throw Refusal("attachment.too_large", "A file has at most 10 MB.")
        }
        let view = try await desk.storeAttachment(
            Array(buffer: buffer), name: call.query("name") ?? "", shop: shop, uploadedBy: actor)
        return try JSON.response(AttachmentReceipt(attachment: view), status: .created)
    }
}
