// Recognition and the language check, for pages and for programs.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct RecogniseBody: Codable, Sendable {
    var text: String
    /// The sentences before it, oldest first: plain texts of the buyer, or texts with who said them.
    var previous: [Earlier]?

    enum Earlier: Codable, Sendable {
        case text(String)
        case said(String, from: String?)

        private enum CodingKeys: String, CodingKey { case text, from }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .text(text)
                return
            }
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .said(
                try container.decode(String.self, forKey: .text),
                from: try container.decodeIfPresent(String.self, forKey: .from))
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .text(let text):
                var container = encoder.singleValueContainer()
                try container.encode(text)
            case .said(let text, let from):
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(text, forKey: .text)
                try container.encodeIfPresent(from, forKey: .from)
            }
        }

        var message: PreviousMessage {
            switch self {
            case .text(let text): PreviousMessage(text: text, fromBuyer: nil)
            case .said(let text, let from):
                PreviousMessage(text: text, fromBuyer: from.map { $0 == "buyer" || $0 == "customer" })
            }
        }
    }
}

struct RecognitionView: Codable, Sendable {
    struct Guess: Codable, Sendable {
        let id: Intent
        let confidence: Double
    }

    let intents: [Guess]
    let slots: Slots
}

struct CheckBody: Codable, Sendable {
    var text: String
    var conversationId: ID<Conversation>?
}

struct FindingsView: Codable, Sendable {
    let findings: [FindingView]
}

/// Addresses under `/api/guidance/recognise`, `/api/language` and `/api/intents`.
struct LanguageRoutes: Sendable {
    let desk: Desk
    private static let mostEarlier = 20

    var endpoints: [Endpoint] {
        [
            .take(
                .post, "/api/guidance/recognise", .permission(.guidanceUse),
                "What a text wants, and the particulars in it.",
                RecogniseBody.self
            ) { call, body in
                let previous = (body.previous ?? []).suffix(Self.mostEarlier).map(\.message)
                let found = try desk.recognise(body.text, previous: previous, as: try call.authority)
                return RecognitionView(
                    intents: found.intents.map { .init(id: $0.intent, confidence: $0.confidence) }, slots: found.slots)
            },
            .take(
                .post, "/api/language/check", .permission(.phraseUse), "What is wrong with a text before it is sent.",
                CheckBody.self
            ) { call, body in
                guard body.text.utf8.count <= MessageText.longestCharacters * 16 else {
                    throw Refusal(
                        "message.too_long", "A message has at most \(MessageText.longestCharacters) characters.")
                }
                let findings = try await desk.checkLanguage(
                    body.text, in: body.conversationId, as: try call.authority)
                return FindingsView(findings: findings.map(FindingView.init))
            },
            .give(.get, "/api/intents", .signedIn, "What a buyer may want, by name.") { call in
                Page(try await desk.listIntents(as: try call.authority))
            },
            .give(
                .get, "/api/language/overrides", .permission(.qualityRead),
                "Findings that were sent over, newest first.",
                query: ["cursor", "limit"]
            ) { call in
                let before = try call.query("cursor").map { text in
                    guard let id = Int64(text) else { throw InvalidInput("cursor", "is not one of ours") }
                    return id
                }
                let limit = try call.queryInt("limit", default: 50, in: 1...200)
                let hits = try await desk.listLanguageOverrides(
                    before: before, limit: limit + 1, as: try call.authority)
                let shown = Array(hits.prefix(limit))
                return Page(shown, next: hits.count > limit ? shown.last?.id : nil)
            },
        ]
    }
}
