// Quick phrases and the decision tables.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct PhraseBody: Codable, Sendable {
    var title: String
    var text: String
}

struct PhraseReceipt: Codable, Sendable {
    let id: ID<Phrase>
}

/// Addresses under `/api/phrases` and `/api/guidance/tables`.
struct PhraseRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] { phrases + tables }

    private var phrases: [Endpoint] {
        [
            .give(
                .get, "/api/phrases", .permission(.phraseUse), "Phrases by pinyin initials, title or words.",
                query: ["q", "conversation", "scope", "limit"]
            ) { call in
                let conversation = try call.query("conversation").map { text in
                    guard let id = ID<Conversation>(text) else { throw NotFound("conversation") }
                    return id
                }
                let scope = call.query("scope") ?? "all"
                guard ["all", "personal", "shop"].contains(scope) else {
                    throw InvalidInput("scope", "one of all, personal, shop")
                }
                return Page(
                    try await desk.findPhrases(
                        call.query("q") ?? "", scope: scope, in: conversation,
                        limit: try call.queryInt("limit", default: 60, in: 1...1000), as: try call.authority))
            },
            .take(
                .post, "/api/phrases", .permission(.phraseUse), "Writes a phrase of one's own.", PhraseBody.self,
                status: .created
            ) {
                call, body in
                PhraseReceipt(
                    id: try await desk.savePhrase(nil, title: body.title, text: body.text, as: try call.authority))
            },
            .take(.put, "/api/phrases/{id}", .permission(.phraseUse), "Changes a phrase of one's own.", PhraseBody.self)
            {
                call, body in
                PhraseReceipt(
                    id: try await desk.savePhrase(
                        try call.id(), title: body.title, text: body.text, as: try call.authority))
            },
            .give(.delete, "/api/phrases/{id}", .permission(.phraseUse), "Deletes a phrase of one's own.") { call in
                try await desk.deletePhrase(try call.id(), as: try call.authority)
                return Done()
            },
        ]
    }

    private var tables: [Endpoint] {
        [
            .give(.get, "/api/guidance/tables", .permission(.guidanceUse), "The decision tables.") { call in
                Page(try await desk.listTables(as: try call.authority))
            },
            .give(.get, "/api/guidance/tables/{id}", .permission(.guidanceUse), "One decision table in words.") {
                call in
                try await desk.showTable(try call.parameter("id"), as: try call.authority)
            },
        ]
    }
}
