// The shop's own word on who a buyer is: an account of its own site, signed by its server.

import XiaoerRules

/// A buyer's account as the shop's own site vouches for it.
///
/// The signature reads `seconds.hex`: the time in seconds since 1970 and the HMAC-SHA-256, under the shop's secret, of
/// `seconds`, a line feed, the id, a line feed and the name.
public struct SignedCustomer: Hashable, Sendable {
    public let id: String
    public let name: String
    public let signature: String

    /// A signature older or newer than this is worth nothing: a page that leaks must not be a key for ever.
    public static let freshSeconds = 300

    public init(id: String, name: String, signature: String) {
        self.id = id
        self.name = name
        self.signature = signature
    }

    /// Signs, as the shop's server does it.
    public init(id: String, name: String, secret: String, at now: Instant) {
        let seconds = now.milliseconds / 1000
        self.id = id
        self.name = name
        signature = "\(seconds)." + Self.hex(seconds, id, name, secret: secret)
    }

    /// Throws ``InvalidInput`` for an impossible account and ``NotLoggedIn`` for a signature that does not hold.
    public func check(secret: String, now: Instant) throws {
        // A line feed in the id could be moved into the name without changing what was signed.
        guard !id.isEmpty, id.count <= 100, id.allSatisfy({ !$0.isNewline }) else {
            throw InvalidInput("identity.id", "An account of 1 to 100 characters in one line.")
        }
        guard name.count <= 100 else { throw InvalidInput("identity.name", "A name of at most 100 characters.") }
        let parts = signature.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let seconds = Int64(parts[0]) else {
            throw NotLoggedIn("visitor.identity")
        }
        let right = Self.hex(seconds, id, name, secret: secret)
        let age = Int64(Self.freshSeconds)
        let present = now.milliseconds / 1000
        guard isEqualInConstantTime(Array(right.utf8), Array(parts[1].lowercased().utf8)),
            (present - age...present + age).contains(seconds)
        else { throw NotLoggedIn("visitor.identity") }
    }

    private static func hex(_ seconds: Int64, _ id: String, _ name: String, secret: String) -> String {
        Secret.hex(Secret.signature(of: "\(seconds)\n\(id)\n\(name)", secret: secret))
    }
}
