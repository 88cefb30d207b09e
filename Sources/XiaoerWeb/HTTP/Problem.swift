// From an error to what the caller reads: one switch.

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import XiaoerDesk
import XiaoerRules

/// An RFC 9457 problem document.
struct Problem: Codable, Sendable {
    var type = "about:blank"
    var title: String
    var status: Int
    /// A stable word for programs.
    var code: String
    var rule: String?
    var detail: String
    var field: String?
    /// The number under which the log has the whole chain.
    var incident: String?
    var retryAfterSeconds: Int?
    var findings: [FindingView]?
    var newer: [MessageView]?
    var draft: DraftRow?

    init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, rule: String? = nil, field: String? = nil) {
        title = status.reasonPhrase
        self.status = status.code
        self.code = code
        self.detail = detail
        self.rule = rule
        self.field = field
    }

    func response() -> Response {
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        let body = (try? JSON.encode(self)) ?? Array("{}".utf8)
        return Response(
            status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension Problem {
    /// What a caller may know of an error. Unexpected ones get an incident number and are logged whole.
    init(_ error: any Error, log: Logger) {
        switch error {
        case let refusal as Refusal: self = Self.of(refusal)
        case let invalid as InvalidInput:
            self.init(
                .unprocessableContent, "input.invalid", "\(invalid.field): \(invalid.words)", field: invalid.field)
        case is NotFound: self.init(.notFound, "not_found", "There is no such thing here.")
        case let forbidden as Forbidden:
            self.init(.forbidden, "forbidden", "You do not have the permission \(forbidden.permission).")
        case is SignInNeeded: self.init(.unauthorized, "session.needed", "Sign in first.")
        case let nobody as NotLoggedIn: self.init(.unauthorized, nobody.code, "Sign in first.")
        case let refusal as LoginRefusal: self = Self.of(refusal)
        case let limited as RateLimited:
            self.init(.tooManyRequests, "rate.limited", "Too many requests from this address. Try again in a moment.")
            retryAfterSeconds = limited.retryAfterSeconds
        case let held as HeldBack:
            self.init(.conflict, "conversation.newer_messages", "Somebody wrote meanwhile: read it, then send again.")
            newer = held.newer.map { MessageView($0, authorName: nil) }
        case let stop as LanguageStop:
            self.init(.unprocessableContent, "language.findings", "The language check has something to say first.")
            findings = stop.findings.map(FindingView.init)
        case let conflict as DraftConflict:
            self.init(.conflict, "draft.newer", "Another window saved a newer draft.")
            draft = conflict.draft
        case let failure as DatabaseFailure: self = Self.of(failure, log: log)
        case let http as HTTPError:
            self.init(
                http.status, http.status == .notFound ? "not_found" : "http", http.body ?? http.status.reasonPhrase)
        default: self = Self.incident(error, log: log)
        }
    }

    private static func of(_ refusal: Refusal) -> Problem {
        let status: HTTPResponse.Status =
            switch refusal.code {
            case "session.throttled", "rate.limited": .tooManyRequests
            case "session.wrong", "session.code_needed", "session.code_wrong", "visitor.invalid": .unauthorized
            case "request.too_large", "attachment.too_large", "import.too_large": .contentTooLarge
            case "attachment.type", "import.type": .unsupportedMediaType
            case "origin.foreign": .forbidden
            case let code
            where code.hasPrefix("conversation.") || code.hasSuffix(".taken") || code.hasSuffix(".conflict"):
                .conflict
            default: .unprocessableContent
            }
        return Problem(status, refusal.code, refusal.words, rule: refusal.rule)
    }

    private static func of(_ refusal: LoginRefusal) -> Problem {
        guard case .throttled(let seconds) = refusal else {
            return Problem(.unauthorized, refusal.code, refusal.words)
        }
        var problem = Problem(.tooManyRequests, refusal.code, refusal.words)
        problem.retryAfterSeconds = seconds
        return problem
    }

    private static func of(_ failure: DatabaseFailure, log: Logger) -> Problem {
        switch failure {
        case .full:
            log.critical("the disk is full: nothing is stored until there is room")
            return Problem(
                .init(code: 507, reasonPhrase: "Insufficient Storage"), "storage.full",
                "The disk is full. Nothing was changed; free some space.")
        case .busy:
            log.error("the database is held by another program")
            return Problem(.serviceUnavailable, "storage.busy", "The database is busy. Nothing was changed; try again.")
        case .unreachable:
            log.error("the database cannot be reached")
            return Problem(
                .serviceUnavailable, "storage.unreachable",
                "The database cannot be reached. Nothing was changed; try again.")
        case .constraint, .broken: return incident(failure, log: log)
        }
    }

    private static func incident(_ error: any Error, log: Logger) -> Problem {
        let number = "I-" + UUID().uuidString.prefix(8)
        log.error("\(number): \(String(reflecting: error))")
        var problem = Problem(
            .internalServerError, "incident", "Something went wrong on our side. Please tell us the number \(number).")
        problem.incident = number
        return problem
    }
}
