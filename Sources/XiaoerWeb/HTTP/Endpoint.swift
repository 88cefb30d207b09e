// One table of routes: address, who may call it, what goes in and comes out, and what it does.

import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerDesk
import XiaoerRules

/// Who may call an address.
public enum Access: Hashable, Sendable {
    /// Anybody, without any proof.
    case anybody
    /// A buyer with a visitor token.
    case buyer
    /// A signed-in person or an API token, whatever its permissions.
    case signedIn
    /// A signed-in person or an API token with this permission.
    case permission(Permission)
}

/// One address of the API.
public struct Endpoint: Sendable {
    public let method: HTTPRequest.Method
    /// `/api/conversations/{id}`.
    public let path: String
    public let access: Access
    /// One sentence for people and for `openapi.json`.
    public let summary: String
    /// The shapes of the body and the answer, for `openapi.json`; nil for none.
    public let body: (any (Decodable & Sendable).Type)?
    public let answer: (any Sendable.Type)?
    /// Names of the query parameters it understands.
    public let query: [String]
    let handle: @Sendable (Request, Call) async throws -> Response

    /// An address that takes a JSON body and answers JSON.
    static func take<Body: Decodable & Sendable, Answer: Encodable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ summary: String, _ body: Body.Type,
        status: HTTPResponse.Status = .ok,
        _ handle: @escaping @Sendable (Call, Body) async throws -> Answer
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, access: access, summary: summary, body: body, answer: Answer.self, query: [],
            handle: { request, call in
                let body = try await JSON.decode(Body.self, from: request, limit: call.context.bodyLimit)
                return try JSON.response(try await handle(call, body), status: status)
            })
    }

    /// An address without a body that answers JSON.
    static func give<Answer: Encodable & Sendable>(
        _ method: HTTPRequest.Method = .get, _ path: String, _ access: Access, _ summary: String, query: [String] = [],
        status: HTTPResponse.Status = .ok, _ handle: @escaping @Sendable (Call) async throws -> Answer
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, access: access, summary: summary, body: nil, answer: Answer.self, query: query,
            handle: { _, call in try JSON.response(try await handle(call), status: status) })
    }

    /// An address that reads the request and writes the response itself: files, streams.
    static func raw(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ summary: String, query: [String] = [],
        _ handle: @escaping @Sendable (Request, Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, access: access, summary: summary, body: nil, answer: nil, query: query,
            handle: handle)
    }
}

/// A call of an endpoint: who calls, with which parameters.
struct Call: Sendable {
    let context: SiteContext
    let request: Request
    /// Set for `.signedIn` and `.permission`.
    let caller: Caller?
    /// Set for `.buyer`.
    let knownBuyer: Buyer?

    /// The caller's authority. Only for endpoints that need one; the dispatcher has made sure.
    var authority: Authority {
        get throws {
            guard let caller else { throw SignInNeeded() }
            return caller.authority
        }
    }

    var buyer: Buyer {
        get throws {
            guard let knownBuyer else { throw SignInNeeded() }
            return knownBuyer
        }
    }

    /// A path parameter as an id; what is not an id is not found.
    func id<Kind>(_ name: String = "id", of kind: Kind.Type = Kind.self) throws -> ID<Kind> {
        guard let text = context.parameters.get(name), let id = ID<Kind>(text) else { throw NotFound(name) }
        return id
    }

    func parameter(_ name: String) throws -> String {
        guard let text = context.parameters.get(name) else { throw NotFound(name) }
        return text.removingPercentEncoding ?? text
    }

    func query(_ name: String) -> String? {
        request.uri.queryParameters.get(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A whole number from the query within bounds; throws ``InvalidInput`` for anything else.
    func queryInt(_ name: String, default value: Int, in range: ClosedRange<Int>) throws -> Int {
        guard let text = query(name) else { return value }
        guard let number = Int(text), range.contains(number) else {
            throw InvalidInput(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

/// The identity behind a call.
struct Caller: Sendable {
    let authority: Authority
    /// The session's token, for signing out; nil for API tokens.
    let sessionToken: String?
}

/// Nobody is signed in.
struct SignInNeeded: Error {}

/// The request's context: the channel for live streams, the caller's address for throttling.
public struct SiteContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let channel: any Channel

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Bytes of a JSON body.
    var bodyLimit: Int { 256 * 1024 }

    /// The caller's network address without its port.
    var address: String { channel.remoteAddress?.ipAddress ?? "local" }
}
