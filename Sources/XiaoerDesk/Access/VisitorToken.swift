// A buyer's ticket: who they are to the shop, signed, so that nothing about it needs to be stored.

import XiaoerRules

/// Who a buyer's browser is.
public struct Buyer: Hashable, Sendable {
    public let shop: ID<Shop>
    public let visitor: ID<Visitor>
    public let customer: ID<Customer>

    public init(shop: ID<Shop>, visitor: ID<Visitor>, customer: ID<Customer>) {
        self.shop = shop
        self.visitor = visitor
        self.customer = customer
    }
}

/// The ticket as text: `v1.shop.visitor.customer.expiry.signature`.
struct VisitorToken: Hashable, Sendable {
    let identity: Buyer
    let expiresAt: Instant
    private let signature: String

    /// Signs a new one.
    init(_ identity: Buyer, expiresAt: Instant, secret: String) {
        self.identity = identity
        self.expiresAt = expiresAt
        signature = Secret.hex(Secret.signature(of: Self.signed(identity, expiresAt), secret: secret))
    }

    /// Reads one; nil when it is not even shaped like one. Nothing is believed before `isGenuine`.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, parts.count == 6, parts[0] == "v1", let shop = ID<Shop>(String(parts[1])),
            let visitor = ID<Visitor>(String(parts[2])), let customer = ID<Customer>(String(parts[3])),
            let expiry = ID<Never>(String(parts[4]))
        else { return nil }
        identity = Buyer(shop: shop, visitor: visitor, customer: customer)
        expiresAt = Instant(milliseconds: expiry.value)
        signature = String(parts[5])
        // One ticket, one spelling: no leading zeros or plus signs.
        guard self.text == text else { return nil }
    }

    var text: String { "v1.\(Self.numbers(identity, expiresAt)).\(signature)" }

    /// Whether the shop signed it.
    func isGenuine(secret: String) -> Bool {
        let right = Secret.hex(Secret.signature(of: Self.signed(identity, expiresAt), secret: secret))
        return isEqualInConstantTime(Array(right.utf8), Array(signature.utf8))
    }

    /// The purpose stands in what is signed, so that no other signature of the shop fits.
    private static func signed(_ identity: Buyer, _ expiresAt: Instant) -> String {
        "xiaoer visitor v1 " + numbers(identity, expiresAt)
    }

    private static func numbers(_ identity: Buyer, _ expiresAt: Instant) -> String {
        "\(identity.shop).\(identity.visitor).\(identity.customer).\(expiresAt.milliseconds)"
    }
}

extension Desk {
    /// How long a buyer who does not come back is still recognised.
    private static let visitorDays = 180

    /// The ticket for a buyer's browser.
    public func visitorToken(for identity: Buyer) async throws -> String {
        let secret = try await shop(identity.shop).secret
        return VisitorToken(identity, expiresAt: now().adding(days: Self.visitorDays), secret: secret).text
    }

    /// Who the bearer of a ticket is. Throws ``NotLoggedIn`` for one that is forged, too old or another shop's.
    public func visitor(ofToken text: String, at shop: ID<Shop>? = nil) async throws -> Buyer {
        let refusal = NotLoggedIn("visitor.none")
        guard let token = VisitorToken(text), shop == nil || token.identity.shop == shop else { throw refusal }
        let secret: String
        do {
            secret = try await self.shop(token.identity.shop).secret
        } catch is NotFound {
            throw refusal
        }
        guard token.isGenuine(secret: secret), now() < token.expiresAt else { throw refusal }
        return token.identity
    }
}
