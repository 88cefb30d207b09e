// A buyer comes to a page: recognised by ticket or by the shop's own account, or a new guest.

import XiaoerRules

/// What a page gets for its buyer.
public struct VisitView: Codable, Sendable {
    public struct VisitorSide: Codable, Sendable {
        public let id: ID<Visitor>
        public let name: String
    }

    public let token: String
    public let visitor: VisitorSide
    public let resumed: Bool
}

extension Desk {
    /// Answers the buyer's ticket. A forged or foreign ticket counts as none: the buyer gets a new one.
    public func startVisit(shop slug: String, token: String?, identity: SignedCustomer?) async throws -> VisitView {
        guard let shop = try await database.read({ db in try ShopTable.find(slug: slug, db) }) else {
            throw NotFound("shop")
        }
        let now = now()
        if let identity { try identity.check(secret: shop.secret, now: now) }
        if identity == nil, let token, let buyer = try? await visitor(ofToken: token, at: shop.id) {
            let name = try await database.read { db in try SeatTable.customer(buyer.customer, db)?.name }
            if let name {
                return VisitView(token: token, visitor: .init(id: buyer.visitor, name: name), resumed: true)
            }
        }
        let visitorID: ID<Visitor> = ids.next(now: now)
        let customerID: ID<Customer> = ids.next(now: now)
        let customer = try await database.write { db -> CustomerRow in
            let account = identity?.id ?? "guest-\(customerID)"
            if let known = try CustomerTable.find(account: account, shop: shop.id, db) {
                try VisitorTable.insert(visitorID, customer: known.id, shop: shop.id, at: now, db)
                return known
            }
            var new = CustomerRow(id: customerID, shop: shop.id, account: account, since: now, createdAt: now)
            new.name = identity?.name ?? "访客\(customerID.description.suffix(4))"
            new.isGuest = identity == nil
            try CustomerTable.insert(new, db)
            try VisitorTable.insert(visitorID, customer: new.id, shop: shop.id, at: now, db)
            return new
        }
        let buyer = Buyer(shop: shop.id, visitor: visitorID, customer: customer.id)
        return VisitView(
            token: try await visitorToken(for: buyer), visitor: .init(id: visitorID, name: customer.name),
            resumed: identity != nil)
    }
}
