// A running desk as a program outside sees it: the few addresses that a replay needs.

import AsyncHTTPClient
import Foundation
import NIOCore

/// Why a request did not do what it should.
struct DeskRefusal: Error, CustomStringConvertible {
    let status: Int
    let problem: DeskClient.Problem?

    var description: String {
        [String(status), problem?.code, problem?.detail].compactMap(\.self).joined(separator: " ")
    }
}

/// Speaks the JSON API.
struct DeskClient: Sendable {
    let base: String
    let http: HTTPClient

    // MARK: - Shapes

    struct Visit: Decodable { let token: String }

    struct Receipt: Decodable {
        struct Message: Decodable { let seq: Int }
        struct Conversation: Decodable {
            let id: String
            let state: String
        }
        let message: Message
        let conversation: Conversation?
    }

    struct Opened: Decodable {
        struct Person: Decodable { let name: String }
        struct Conversation: Decodable {
            let state: String
            let group: String
            let owner: Person?
            let waitingSince: String?
            let answeredTurns: Int
        }
        let conversation: Conversation
    }

    struct Messages: Decodable {
        struct Message: Decodable {
            struct Guess: Decodable { let id: String }
            let seq: Int
            let clientId: String
            let from: String
            let intents: [Guess]?
        }
        let items: [Message]
        let hasMore: Bool
    }

    struct History: Decodable {
        struct Line: Decodable {
            struct Facts: Decodable {
                let reason: String?
                let group: String?
            }
            let type: String
            let data: Facts
        }
        let items: [Line]
    }

    struct Problem: Decodable {
        struct Finding: Decodable {
            let rule: String
            let severity: String
        }
        struct Newer: Decodable { let seq: Int }
        let code: String
        let detail: String
        let findings: [Finding]?
        let newer: [Newer]?
        let retryAfterSeconds: Int?
    }

    // MARK: - What the buyer does

    func visit(shop: String) async throws -> String {
        try await ask(.POST, "/api/chat/visitor", nil, ["shop": shop], Visit.self).token
    }

    func write(_ text: String, clientID: String, token: String) async throws -> Receipt {
        try await ask(
            .POST, "/api/chat/messages", ("Authorization", "Bearer " + token), ["clientId": clientID, "text": text],
            Receipt.self)
    }

    // MARK: - What the agent does

    /// Signs in; answers the cookie.
    func logIn(_ login: String, _ password: String) async throws -> String {
        let response = try await send(
            .POST, "/api/session", nil, try Self.json(["login": login, "password": password]))
        guard response.status.code < 300,
            let cookie = response.headers["Set-Cookie"].first(where: { $0.hasPrefix("xiaoer_session=") })
        else { throw try await Self.refusal(response) }
        return String(cookie.prefix { $0 != ";" })
    }

    func open(_ id: String, cookie: String) async throws -> Opened {
        try await ask(.GET, "/api/conversations/\(id)", ("Cookie", cookie), nil, Opened.self)
    }

    /// All messages, page by page.
    func messages(of id: String, cookie: String) async throws -> [Messages.Message] {
        var all: [Messages.Message] = []
        while true {
            let path = "/api/conversations/\(id)/messages?after=\(all.last?.seq ?? 0)&limit=200"
            let page = try await ask(.GET, path, ("Cookie", cookie), nil, Messages.self)
            all += page.items
            guard page.hasMore, !page.items.isEmpty else { return all }
        }
    }

    func history(of id: String, cookie: String) async throws -> [History.Line] {
        try await ask(.GET, "/api/conversations/\(id)/history", ("Cookie", cookie), nil, History.self).items
    }

    struct AnswerBody: Encodable {
        struct Override: Encodable {
            let rule: String
            let reason: String
        }
        var clientId: String
        var text: String
        var seenSeq: Int
        var overrides: [Override]
    }

    func answer(_ body: AnswerBody, in id: String, cookie: String) async throws -> Receipt {
        try await ask(.POST, "/api/conversations/\(id)/messages", ("Cookie", cookie), body, Receipt.self)
    }

    // MARK: - HTTP

    private static let bodyLimit = 4 << 20
    private static let mostWaits = 10

    /// Asks, and waits as long as the desk says when it is asked too often.
    private func ask<Answer: Decodable>(
        _ method: HTTPMethodName, _ path: String, _ header: (String, String)?, _ body: (any Encodable)?,
        _ type: Answer.Type
    ) async throws -> Answer {
        let bytes = try body.map(Self.json)
        for _ in 0..<Self.mostWaits {
            let response = try await send(method, path, header, bytes)
            if response.status.code < 300 {
                return try JSONDecoder().decode(
                    type, from: Data(buffer: try await response.body.collect(upTo: Self.bodyLimit)))
            }
            let refusal = try await Self.refusal(response)
            guard refusal.status == 429 else { throw refusal }
            try await Task.sleep(for: .seconds(refusal.problem?.retryAfterSeconds ?? 1))
        }
        throw DeskRefusal(status: 429, problem: nil)
    }

    enum HTTPMethodName: String { case GET, POST }

    private func send(
        _ method: HTTPMethodName, _ path: String, _ header: (String, String)?, _ body: Data?
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: base + path)
        request.method = .init(rawValue: method.rawValue)
        if let header { request.headers.add(name: header.0, value: header.1) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        return try await http.execute(request, timeout: .seconds(30))
    }

    private static func json(_ value: any Encodable) throws -> Data { try JSONEncoder().encode(value) }

    private static func refusal(_ response: HTTPClientResponse) async throws -> DeskRefusal {
        let body = try await response.body.collect(upTo: bodyLimit)
        return DeskRefusal(
            status: Int(response.status.code),
            problem: try? JSONDecoder().decode(Problem.self, from: Data(buffer: body)))
    }
}

extension Data {
    fileprivate init(buffer: ByteBuffer) { self = Data(buffer.readableBytesView) }
}
