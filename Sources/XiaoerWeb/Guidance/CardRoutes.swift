// The step card of a conversation and its one-click actions.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct CardIntentBody: Codable, Sendable {
    var cardId: ID<Card>?
    var messageId: ID<Message>?
    var intent: Intent
}

struct CardSlotsBody: Codable, Sendable {
    var style: String?
    var colour: String?
    var size: String?
}

struct CardDismissBody: Codable, Sendable {
    var cardId: ID<Card>
}

struct ActionBody: Codable, Sendable {
    var action: String
    var args: [String: JSONValue]?
    var cardId: ID<Card>?
}

/// Addresses under `/api/conversations/{id}/card` and `…/actions`.
struct CardRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/conversations/{id}/card", .permission(.guidanceUse),
                "What the procedure says now; null for nothing."
            ) {
                call in try await desk.showCard(of: try call.id(), as: try call.authority)
            },
            .take(
                .put, "/api/conversations/{id}/card/intent", .permission(.guidanceUse),
                "Corrects what was recognised; the desk learns from it.", CardIntentBody.self
            ) { call, body in
                try await desk.correctIntent(
                    of: body.messageId, in: try call.id(), to: body.intent, as: try call.authority)
            },
            .take(
                .put, "/api/conversations/{id}/card/slots", .permission(.guidanceUse),
                "Fills in style, colour or size.",
                CardSlotsBody.self
            ) { call, body in
                let slots = [("style", body.style), ("colour", body.colour), ("size", body.size)]
                let facts = slots.reduce(into: [String: String?]()) { facts, slot in
                    // An emptied field forgets the slot.
                    if let value = slot.1 { facts[slot.0] = .some(value.isEmpty ? nil : value) }
                }
                return try await desk.answerCard(in: try call.id(), facts: facts, as: try call.authority)
            },
            .take(
                .put, "/api/conversations/{id}/card/facts", .permission(.guidanceUse), "Notes what the buyer answered.",
                [String: JSONValue].self
            ) { call, body in
                let facts = body.mapValues { value -> String? in value == .null ? nil : value.plain }
                return try await desk.answerCard(in: try call.id(), facts: facts, as: try call.authority)
            },
            .take(
                .post, "/api/conversations/{id}/card/dismiss", .permission(.guidanceUse), "Puts the card away.",
                CardDismissBody.self
            ) { call, body in
                try await desk.dismissCard(body.cardId, in: try call.id(), as: try call.authority)
                return Done()
            },
            .take(
                .post, "/api/conversations/{id}/actions", .permission(.guidanceUse),
                "Runs an action of the card; takes an Idempotency-Key.", ActionBody.self
            ) { call, body in
                try await run(body, call)
            },
        ]
    }

    private func run(_ body: ActionBody, _ call: Call) async throws -> ActionOutcome {
        let authority = try call.authority
        let args = body.args ?? [:]
        let key = call.request.headers[.idempotencyKey]
        var outcome: ActionOutcome
        if let skus = try Self.skus(body.action, args) {
            outcome = try await desk.sendProducts(
                skus, in: try call.id(), card: body.cardId, key: key, as: authority)
        } else {
            outcome = try await desk.runAction(
                body.action, args.mapValues(\.plain), in: try call.id(), key: key, as: authority)
        }
        outcome.toast = ActionWords.text(outcome.toast, english: try await desk.isEnglish(authority))
        return outcome
    }

    /// The goods to send, for the actions that send some.
    private static func skus(_ action: String, _ args: [String: JSONValue]) throws -> [ID<SKU>]? {
        let named: [JSONValue]
        switch (action, args["skuIds"], args["skuId"]) {
        case ("recommend", .list(let list)?, _), ("send_product", .list(let list)?, _): named = list
        case ("send_product", _, let one?): named = [one]
        default: return nil
        }
        return try named.map { value in
            guard let id = ID<SKU>(value.plain) else { throw InvalidInput("skuIds", "are ids of SKUs") }
            return id
        }
    }
}

extension JSONValue {
    /// The value as plain text; lists by spaces.
    var plain: String {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
        case .text(let text): text
        case .list(let values): values.map(\.plain).joined(separator: " ")
        case .object: ""
        }
    }
}

/// What the page says after an action.
enum ActionWords {
    private static let words: [String: Wording] = [
        "stock.looked_up": Wording(zh: "已查库存", en: "Stock looked up"),
        "restock.registered": Wording(zh: "已登记到货通知", en: "Restock notice registered"),
        "listing.requested": Wording(zh: "已通知产品组上架", en: "The product team was asked to list it"),
        "task.created": Wording(zh: "已加入待办", en: "Added to your promises"),
        "card.recommended": Wording(zh: "已记录推荐", en: "Recommendation noted"),
        "notice.sent": Wording(zh: "已转给负责的同事", en: "The colleague in charge was told"),
        "product.sent": Wording(zh: "商品已发送", en: "Sent"),
    ]

    static func text(_ code: String, english: Bool) -> String {
        words[code].map { english ? $0.en : $0.zh } ?? code
    }
}
