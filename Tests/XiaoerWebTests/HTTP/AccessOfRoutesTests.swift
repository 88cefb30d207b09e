// Every address is guarded: generated from the table of endpoints, so that a new one cannot be forgotten.

import HTTPTypes
import Testing
import XiaoerRules

@testable import XiaoerWeb

@Suite struct AccessOfRoutesTests {
    /// What strangers may call. This list may only grow with a reason.
    static let open: Set<String> = [
        "POST /api/chat/visitor", "POST /api/session", "DELETE /api/session", "GET /attachments/{id}", "GET /health",
        "GET /api/openapi.json", "GET /api/public/shops", "GET /api/public/shops/{slug}",
        "GET /api/public/shops/{slug}/styles", "GET /api/public/shops/{slug}/styles/{number}", "GET /api/public/demo",
    ]

    private static func name(_ endpoint: Endpoint) -> String { "\(endpoint.method.rawValue) \(endpoint.path)" }

    private static func path(_ endpoint: Endpoint) -> String {
        endpoint.path.split(separator: "/").map { $0.hasPrefix("{") ? "/1" : "/\($0)" }.joined()
    }

    @Test func `only listed addresses are open to strangers`() async throws {
        let site = try await TestSite.open()
        #expect(Set(site.site.endpoints.filter { $0.access == .anybody }.map(Self.name)) == Self.open)
    }

    @Test func `nobody gets in without signing in`() async throws {
        let site = try await TestSite.open()
        for endpoint in site.site.endpoints where endpoint.access != .anybody {
            let answer = try await site.send(endpoint.method, Self.path(endpoint), json: "{}")
            #expect(answer.status == 401, "\(Self.name(endpoint)) answered \(answer.status)")
        }
    }

    @Test func `an agent's token does not open the buyer's addresses`() async throws {
        let site = try await TestSite.open()
        let token = try await site.token(Set(Permission.allCases))
        for endpoint in site.site.endpoints where endpoint.access == .buyer {
            let answer = try await site.send(endpoint.method, Self.path(endpoint), bearer: token, json: "{}")
            #expect(answer.status == 401, "\(Self.name(endpoint)) answered \(answer.status)")
        }
    }

    @Test func `a caller with every permission but the one is refused`() async throws {
        let site = try await TestSite.open()
        var tokens: [Permission: String] = [:]
        for endpoint in site.site.endpoints {
            guard case .permission(let permission) = endpoint.access else { continue }
            if tokens[permission] == nil {
                tokens[permission] = try await site.token(Set(Permission.allCases).subtracting([permission]))
            }
            let answer = try await site.send(
                endpoint.method, Self.path(endpoint), bearer: tokens[permission], json: "{}")
            #expect(answer.status == 403, "\(Self.name(endpoint)) answered \(answer.status)")
            #expect(answer.code == "forbidden")
        }
    }

    @Test func `another site's page cannot act with the cookie`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.send(
            .put, "/api/presence", session: site.mine.session, json: #"{"state":"online"}"#,
            headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"])
        #expect(answer.status == 403)
        #expect(answer.code == "origin.foreign")
    }

    @Test func `TEAM-110 what belongs to another shop is not found`() async throws {
        let site = try await TestSite.open()
        let (their, token) = (site.other, try await site.token(Set(Permission.allCases), of: site.other))
        #expect(!token.isEmpty)
        let conversation = "/api/conversations/\(their.conversation)"
        let rows: [(HTTPRequest.Method, String, String)] = [
            (.get, conversation, ""), (.get, conversation + "/messages", ""), (.get, conversation + "/history", ""),
            (.get, conversation + "/customer", ""), (.get, conversation + "/card", ""),
            (.get, conversation + "/closing", ""),
            (.get, conversation + "/transfer-targets", ""), (.post, conversation + "/claim", "{}"),
            (.post, conversation + "/messages", #"{"clientId":"x1","text":"您好，在的","seenSeq":99}"#),
            (.post, conversation + "/notes", #"{"clientId":"x2","text":"记一下"}"#),
            (.post, conversation + "/read", #"{"seq":1}"#), (.post, conversation + "/typing", "{}"),
            (.put, conversation + "/viewing", "{}"), (.put, conversation + "/draft", #"{"text":"a","version":0}"#),
            (.put, conversation + "/no-reply", #"{"value":true}"#), (.put, conversation + "/mood", #"{"upset":true}"#),
            (.put, conversation + "/topic", #"{"topic":"product"}"#),
            (.post, conversation + "/close", #"{"outcome":"solved"}"#),
            (.put, conversation + "/card/slots", #"{"size":"38"}"#),
            (.put, conversation + "/card/facts", #"{"wait":true}"#),
            (.put, conversation + "/card/intent", #"{"intent":"stock"}"#),
            (.post, conversation + "/card/dismiss", #"{"cardId":"1"}"#),
            (.post, conversation + "/actions", #"{"action":"lookup_stock","args":{"skuId":"1"}}"#),
            (.post, conversation + "/attachments?name=a.png", "x"),
            (.put, "/api/skus/\(their.sku.id)/stock", #"{"available":3}"#),
            (.post, "/api/restock/\(their.notice)/notify", "{}"), (.post, "/api/restock/\(their.notice)/decline", "{}"),
            (.post, "/api/restock/\(their.notice)/ordered", "{}"), (.post, "/api/tasks/\(their.task)/done", "{}"),
            (.patch, "/api/people/\(their.person.id)", #"{"name":"别人"}"#),
            (.put, "/api/customers/\(their.buyer.customer)", #"{"notes":"看过"}"#), (.delete, "/api/tokens/1", ""),
            (.get, "/api/imports/1", ""), (.get, "/api/imports/1/refusals", ""),
            (.get, "/api/phrases?conversation=\(their.conversation)", ""), (.delete, "/api/phrases/1", ""),
            (.post, "/api/language/check", #"{"text":"您好","conversationId":"\#(their.conversation)"}"#),
            (
                .post, "/api/tasks",
                #"{"kind":"promise","text":"a","dueAt":"2026-11-22T00:00:00.000Z","conversationId":"\#(their.conversation)"}"#
            ),
        ]
        for (method, path, json) in rows {
            let answer = try await site.ask(method, path, json: json.isEmpty ? nil : json)
            #expect(answer.status == 404, "\(method) \(path) answered \(answer.status) \(answer.body.prefix(200))")
        }
    }
}
