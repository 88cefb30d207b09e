// A new shop with the groups of the rulebook.

import XiaoerRules

extension Desk {
    /// Opens a shop: its secret, its groups with the delivered hours (TEAM-30). Throws ``Refusal`` when the name in
    /// addresses is taken.
    public func createShop(
        slug: String, name: String, type: ShopType, time: BusinessTime = BusinessTime(), isDemo: Bool = false
    ) async throws -> ShopRow {
        let isPlain = slug.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
        guard (2...40).contains(slug.count), isPlain else {
            throw InvalidInput("slug", "2 to 40 small letters, digits or dashes.")
        }
        guard !name.allSatisfy(\.isWhitespace), name.count <= 60 else {
            throw InvalidInput("name", "The shop's name, at most 60 characters.")
        }
        let at = now()
        let shop = ShopRow(
            id: ids.next(now: at), slug: slug, name: name, type: type, time: time, secret: secrets.token(),
            isDemo: isDemo)
        try await database.write { db in
            guard try ShopTable.find(slug: slug, db) == nil else {
                throw Refusal("shop.slug_taken", "There is a shop at this address already.")
            }
            try ShopTable.insert(shop, at: at, db)
            for (position, group) in SkillGroup.allCases.enumerated() {
                try GroupTable.insert(
                    GroupRow(
                        shop: shop.id, key: group.rawValue, name: group.chinese, position: position,
                        hours: group.deliveredHours, overflow: group.deliveredOverflow?.rawValue), db)
            }
            try db.tell(
                Event(
                    shop: shop.id, at: at, type: "shop.created", actor: .system, subject: .init("shop", shop.id.value),
                    data: try Event.json(of: ["slug": slug, "name": name])))
        }
        return shop
    }

    /// A shop by its id, kept in memory. Throws ``NotFound``.
    public func shop(_ id: ID<Shop>) async throws -> ShopRow {
        let now = self.now()
        return try await shops.value(id, now: now, until: { _ in now.adding(minutes: 5) }) {
            guard let shop = try await database.read({ db in try ShopTable.find(id, db) }) else {
                throw NotFound("shop")
            }
            return shop
        }
    }
}
