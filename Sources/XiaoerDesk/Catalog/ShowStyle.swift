// The shop's public face: what is sold, without a figure of the stock.

import XiaoerRules

/// A shop in a list.
public struct ShopBrief: Codable, Sendable {
    public let slug: String
    public let name: String
}

/// A shop as its page shows it.
public struct PublicShop: Codable, Sendable {
    public let slug: String
    public let name: String
    public let type: ShopType
    /// Whether the first group is on duty by its hours.
    public let open: Bool
    public let nextOpen: Instant?
    public let hoursText: String
    public let welcome: String
}

/// A style with everything a buyer may choose.
public struct StyleView: Codable, Sendable {
    public struct ColourSide: Codable, Hashable, Sendable {
        public let name: String
        public let hue: Int
    }

    public struct SKUSide: Codable, Sendable {
        public let id: ID<SKU>
        public let code: String
        public let colour: String
        public let size: String
        public let priceCents: Int
        public let selectable: Bool
        /// `2026-12-01`, the day a presale is sent out.
        public let presaleDate: String?
        /// Only for people of the shop.
        public let stock: StockView?
    }

    public let id: ID<Style>
    public let number: String
    public let name: String
    public let category: String
    public let priceCents: Int
    public let listPriceCents: Int?
    public let picture: PictureView
    public let tags: [String]
    public let colours: [ColourSide]
    public let sizes: [String]
    public let skus: [SKUSide]
    public let features: [String]
    public let material: String
    public let description: String

    /// `values` given: with the figures of the stock.
    init(_ style: StyleRow, _ skus: [SKURow], _ time: BusinessTime, figures values: SettingValues? = nil) {
        let card = StyleCardView(style)
        id = style.id
        number = style.number
        name = style.name
        category = style.category
        priceCents = style.priceCents
        listPriceCents = style.listPriceCents
        picture = card.picture
        tags = card.tags
        features = style.features
        material = style.material
        description = style.description
        colours = Self.unique(skus.map { ColourSide(name: $0.colour, hue: $0.hue) }, by: \.name)
        sizes = Self.unique(skus.map(\.size), by: \.self)
        self.skus = skus.map { sku in
            SKUSide(
                id: sku.id, code: sku.code, colour: sku.colour, size: sku.size, priceCents: sku.priceCents,
                selectable: sku.isSelectable, presaleDate: sku.isPresale ? sku.presaleAt.map(time.day) : nil,
                stock: values.map { StockView(sku, $0) })
        }
    }

    private static func unique<Item, Key: Hashable>(_ items: [Item], by key: (Item) -> Key) -> [Item] {
        var seen: Set<Key> = []
        return items.filter { seen.insert(key($0)).inserted }
    }
}

extension Desk {
    /// Every shop of this server.
    public func listPublicShops() async throws -> [ShopBrief] {
        try await database.read { db in try ShopTable.all(db).map { ShopBrief(slug: $0.slug, name: $0.name) } }
    }

    /// A shop by its name in addresses. Throws ``NotFound``.
    public func showPublicShop(_ slug: String) async throws -> PublicShop {
        let now = now()
        return try await database.read { db in
            guard let shop = try ShopTable.find(slug: slug, db) else { throw NotFound("shop") }
            let group = SkillGroup.preSale.rawValue
            let hours = try GroupTable.find(group, in: shop.id, db)?.hours
            let isOpen = try Self.isAnybodyThere(group, hours, shop, now, db)
            return PublicShop(
                slug: shop.slug, name: shop.name, type: shop.type, open: isOpen,
                nextOpen: isOpen ? nil : hours?.nextOpening(after: now, in: shop.time),
                hoursText: hours.map(Self.hoursText) ?? "", welcome: "您好，欢迎光临\(shop.name)！喜欢哪款、尺码拿不准，都可以问我们。")
        }
    }

    /// The styles on a shop's page, best sellers first. Throws ``NotFound``.
    public func listStyles(of slug: String, limit: Int) async throws -> [StyleCardView] {
        try await database.read { db in
            guard let shop = try ShopTable.find(slug: slug, db) else { throw NotFound("shop") }
            return try StyleTable.listed(shop: shop.id, limit: limit, db).map { StyleCardView($0) }
        }
    }

    /// One listed style with its SKUs. Throws ``NotFound``.
    public func showStyle(_ number: String, of slug: String) async throws -> StyleView {
        try await database.read { db in
            guard let shop = try ShopTable.find(slug: slug, db),
                let style = try StyleTable.find(number: number, shop: shop.id, db), style.isListed
            else { throw NotFound("style") }
            return StyleView(style, try SKUTable.ofStyle(style.id, shop: shop.id, db), shop.time)
        }
    }
}
