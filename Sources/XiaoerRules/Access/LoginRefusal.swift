// The ways a login ends without a session.

/// Why somebody was not let in. Says nothing about whether the login exists.
public enum LoginRefusal: Error, Hashable, Sendable {
    /// Login or password is wrong, or the person is no longer with the shop.
    case wrong
    /// The password is right; the person also has to give a code.
    case codeNeeded
    /// The password is right, the code is not, or it was used before.
    case codeWrong
    /// Too many attempts: try again after a while.
    case throttled(retryAfterSeconds: Int)

    /// The word for programs and pages.
    public var code: String {
        switch self {
        case .wrong: "session.wrong"
        case .codeNeeded: "session.code_needed"
        case .codeWrong: "session.code_wrong"
        case .throttled: "session.throttled"
        }
    }

    /// The words for a person.
    public var words: String {
        switch self {
        case .wrong: "Login or password is wrong."
        case .codeNeeded: "Enter the six digits of your authenticator."
        case .codeWrong: "That code is wrong or was used already. Wait for the next one."
        case .throttled(let seconds): "Too many attempts. Try again in \(seconds) seconds."
        }
    }
}

/// The request carries no identity that holds: no session, an ended or forged one, a revoked token.
public struct NotLoggedIn: Error, Hashable, Sendable {
    /// `session.none`, `token.none` or `visitor.none`.
    public let code: String
    public init(_ code: String = "session.none") { self.code = code }
}
