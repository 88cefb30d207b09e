// Signing in and out, and what belongs to the own account.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct LoginBody: Codable, Sendable {
    var login: String
    var password: String
    var code: String?
}

struct PasswordBody: Codable, Sendable {
    var current: String
    var new: String
}

struct CodeBody: Codable, Sendable {
    var code: String
}

struct LanguageBody: Codable, Sendable {
    var language: InterfaceLanguage
}

struct PresenceBody: Codable, Sendable {
    var state: SeatState
    var standIn: ID<Person>?
}

/// The own presence.
struct PresenceView: Codable, Sendable {
    let state: SeatState
    let suspended: Bool
    let since: Instant
    let standIn: ID<Person>?

    init(_ presence: Presence) {
        state = presence.state
        suspended = presence.state == .suspended
        since = presence.since
        standIn = presence.standIn
    }
}

/// The presence after a change, with what it leaves behind.
struct PresenceReceipt: Codable, Sendable {
    let state: SeatState
    let suspended: Bool
    let since: Instant
    let openConversations: Int
    let asksForStandIn: Bool
}

/// What the authenticator app needs.
struct TOTPView: Codable, Sendable {
    let secret: String
    let uri: String
}

/// Everything a page needs to know about whoever is signed in.
struct MeView: Codable, Sendable {
    struct PersonSide: Codable, Sendable {
        let id: ID<Person>
        let login: String
        let name: String
        let code: String
        let roles: [Role]
        let groups: [String]
        let language: InterfaceLanguage
    }

    struct ShopSide: Codable, Sendable {
        let id: ID<Shop>
        let slug: String
        let name: String
        let type: ShopType
    }

    struct SettingsSide: Codable, Sendable {
        let slaGoldenSeconds: Int
        let slaFirstSeconds: Int
        let slaAverageSeconds: Int
        let slaTurnSeconds: Int
        let slaBusyNoticeWarnSeconds: Int
        let slaBusyNoticeSeconds: Int
        let slaHardSeconds: Int
        let alertWaitSeconds: Int
        let silencePromptSeconds: Int
        let peakMode: Bool
    }

    let person: PersonSide
    let shop: ShopSide
    let permissions: [String]
    let presence: PresenceView
    let settings: SettingsSide
    let totpEnabled: Bool

    init(_ session: SessionDescription) {
        let profile = session.person
        person = PersonSide(
            id: profile.id, login: profile.login, name: profile.name, code: profile.code, roles: session.roles,
            groups: profile.groups, language: profile.language)
        shop = ShopSide(
            id: session.shop.id, slug: session.shop.slug, name: session.shop.name, type: session.shop.type)
        permissions = session.permissions.map(\.rawValue).sorted()
        presence = PresenceView(session.presence)
        totpEnabled = profile.isTOTPOn
        let chosen = session.settings
        settings = SettingsSide(
            slaGoldenSeconds: chosen.slaGoldenSeconds, slaFirstSeconds: chosen.slaFirstSeconds,
            slaAverageSeconds: chosen.slaAverageSeconds, slaTurnSeconds: chosen.slaTurnSeconds,
            slaBusyNoticeWarnSeconds: chosen.slaBusyNoticeWarnSeconds,
            slaBusyNoticeSeconds: chosen.slaBusyNoticeSeconds, slaHardSeconds: chosen.slaHardSeconds,
            alertWaitSeconds: chosen.alertWaitSeconds, silencePromptSeconds: chosen.silencePromptSeconds,
            peakMode: chosen.peakMode)
    }
}

/// Addresses under `/api/session`, and the own presence.
struct SessionRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] { doors + account }

    private var doors: [Endpoint] {
        [
            .raw(.post, "/api/session", .anybody, "Signs a person in.", body: LoginBody.self, answer: MeView.self) {
                request, call in
                let body = try await JSON.decode(LoginBody.self, from: request, limit: call.context.bodyLimit)
                return try await signIn(body, call)
            },
            .give(.get, "/api/session", .signedIn, "Who is signed in, and what they may do.") { call in
                MeView(try await desk.describeSession(try call.authority))
            },
            .raw(.delete, "/api/session", .anybody, "Signs out. Without a session nothing happens.") { request, call in
                if let token = request.cookies[SessionCookie.name]?.value { try await desk.logOut(session: token) }
                var response = try JSON.response(Done())
                response.headers[.setCookie] = SessionCookie.clear
                return response
            },
        ]
    }

    private var account: [Endpoint] {
        [
            .take(
                .put, "/api/session/password", .signedIn, "Changes the own password; other sessions end.",
                PasswordBody.self
            ) {
                call, body in
                try await asked("current") {
                    try await desk.changePassword(
                        try call.authority, current: body.current, new: body.new,
                        keeping: call.caller?.sessionToken ?? "")
                }
            },
            .give(.post, "/api/session/totp", .signedIn, "Begins to set up one-time codes.") { call in
                let setup = try await desk.enableTOTP(try call.authority)
                return TOTPView(secret: setup.secret, uri: setup.uri)
            },
            .take(.put, "/api/session/totp", .signedIn, "Confirms one-time codes with the first code.", CodeBody.self) {
                call, body in
                try await asked("code") { try await desk.confirmTOTP(try call.authority, code: body.code) }
            },
            .take(.delete, "/api/session/totp", .signedIn, "Switches one-time codes off.", CodeBody.self) {
                call, body in
                try await asked("code") { try await desk.disableTOTP(try call.authority, code: body.code) }
            },
            .take(.put, "/api/session/language", .signedIn, "Chooses the own language.", LanguageBody.self) {
                call, body in
                try await desk.setLanguage(try call.authority, body.language)
                return Done()
            },
            .take(.put, "/api/presence", .permission(.presenceSet), "Says where one is.", PresenceBody.self) {
                call, body in
                let change = try await desk.setPresence(try call.authority, body.state, standIn: body.standIn)
                return PresenceReceipt(
                    state: change.presence.state, suspended: change.presence.state == .suspended,
                    since: change.presence.since, openConversations: change.openConversations,
                    asksForStandIn: change.asksForStandIn)
            },
        ]
    }

    /// A wrong password or code of somebody who is signed in concerns a field; it does not end the session.
    private func asked(_ field: String, _ work: () async throws -> Void) async throws -> Done {
        do {
            try await work()
        } catch let refusal as LoginRefusal {
            if case .throttled = refusal { throw refusal }
            throw InvalidInput(field, refusal.words)
        }
        return Done()
    }

    private func signIn(_ body: LoginBody, _ call: Call) async throws -> Response {
        let session = try await desk.logIn(
            login: body.login, password: body.password, code: body.code, address: call.clientAddress)
        let authority = try await desk.authority(ofSession: session.token)
        var response = try JSON.response(MeView(try await desk.describeSession(authority)))
        let seconds = session.expiresAt.seconds(since: desk.now())
        response.headers[.setCookie] = SessionCookie.set(session.token, maxAgeSeconds: seconds, isSecure: call.isSecure)
        return response
    }
}
