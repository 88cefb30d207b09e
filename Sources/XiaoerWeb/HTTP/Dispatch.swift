// Every request's way: headers, who calls, may they, then the endpoint; every error becomes a problem document.

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import XiaoerDesk
import XiaoerRules

/// Turns the table of endpoints into routes.
struct Dispatch: Sendable {
    let desk: Desk
    let log: Logger
    /// Answers live longer than a second are worth a line in the log.
    private static let slowSeconds = 1.0

    func install(_ endpoints: [Endpoint], on router: Router<SiteContext>) {
        for endpoint in endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                await answer(endpoint, request, context)
            }
        }
    }

    private func answer(_ endpoint: Endpoint, _ request: Request, _ context: SiteContext) async -> Response {
        let started = ContinuousClock.now
        var response: Response
        do {
            response = try await endpoint.handle(request, try await admit(endpoint, request, context))
        } catch {
            response = Problem(error, log: log).response()
        }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        if seconds > Self.slowSeconds { log.warning("slow: \(endpoint.method) \(endpoint.path) \(seconds)s") }
        return response
    }

    /// Finds out who calls and whether they may.
    private func admit(_ endpoint: Endpoint, _ request: Request, _ context: SiteContext) async throws -> Call {
        switch endpoint.access {
        case .anybody:
            return Call(context: context, request: request, caller: nil, knownBuyer: nil)
        case .buyer:
            guard let token = request.bearerToken else { throw SignInNeeded() }
            let buyer = try await desk.visitor(ofToken: token)
            return Call(context: context, request: request, caller: nil, knownBuyer: buyer)
        case .signedIn:
            let caller = try await caller(request)
            return Call(context: context, request: request, caller: caller, knownBuyer: nil)
        case .permission(let permission):
            let caller = try await caller(request)
            try caller.authority.require(permission)
            return Call(context: context, request: request, caller: caller, knownBuyer: nil)
        }
    }

    private func caller(_ request: Request) async throws -> Caller {
        if let token = request.bearerToken {
            return Caller(authority: try await desk.authority(ofToken: token), sessionToken: nil)
        }
        guard let token = request.cookies[SessionCookie.name]?.value else { throw SignInNeeded() }
        if request.method != .get && request.method != .head { try checkOrigin(request) }
        return Caller(authority: try await desk.authority(ofSession: token), sessionToken: token)
    }

    /// A page of another site must not act with the cookie of this one.
    private func checkOrigin(_ request: Request) throws {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" { throw Self.foreign }
        guard let origin = request.headers[.origin] else { return }
        guard let host = URL(string: origin)?.hostAndPort, host == request.head.authority else { throw Self.foreign }
    }

    private static var foreign: Refusal {
        Refusal("origin.foreign", "This request comes from another site and was not carried out.")
    }
}

/// The cookie of a signed-in person.
enum SessionCookie {
    static let name = "xiaoer_session"

    static func set(_ token: String, maxAgeSeconds: Int, isSecure: Bool) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(maxAgeSeconds)" + (isSecure ? "; Secure" : "")
    }

    static var clear: String { "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" }
}

extension Request {
    var bearerToken: String? {
        guard let value = headers[.authorization], value.hasPrefix("Bearer ") else { return nil }
        return String(value.dropFirst(7))
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let serverTime = HTTPField.Name("X-Server-Time")!
    static let contentTypeOptions = HTTPField.Name("X-Content-Type-Options")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let contentSecurity = HTTPField.Name("Content-Security-Policy")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
}

extension URL {
    fileprivate var hostAndPort: String? {
        guard let host = host() else { return nil }
        return port.map { "\(host):\($0)" } ?? host
    }
}

/// Headers that every answer carries.
struct CommonHeaders: RouterMiddleware {
    typealias Context = SiteContext
    let now: @Sendable () -> Instant

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.serverTime] = now().iso8601
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        return response
    }
}
