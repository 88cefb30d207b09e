// A product as it stands in a message: a small picture of what was sent at that moment.

import XiaoerRules

/// Goods in a list or a message.
public struct StyleCardView: Codable, Sendable {
    public var id: ID<Style>
    public var number: String
    public var name: String
    public var category: String
    public var priceCents: Int
    public var listPriceCents: Int?
    public var picture: PictureView
    public var tags: [String]
    public var skuId: ID<SKU>?
    public var colour: String?
    public var size: String?

    public init(_ style: StyleRow, sku: SKURow? = nil) {
        id = style.id
        number = style.number
        name = style.name
        category = style.category
        priceCents = sku?.priceCents ?? style.priceCents
        listPriceCents = style.listPriceCents
        picture = PictureView(kind: style.pictureKind, hue: sku?.hue ?? style.hue)
        tags = Array(style.features.prefix(2))
        skuId = sku?.id
        colour = sku?.colour
        size = sku?.size
    }
}

extension Desk {
    /// The product card of a style or SKU as JSON; nil when none was named. Throws ``InvalidInput`` for an unknown one.
    public func productText(style number: String?, sku: ID<SKU>?, shop: ID<Shop>) async throws -> String? {
        guard number != nil || sku != nil else { return nil }
        return try await database.read { db in
            if let sku {
                guard let row = try SKUTable.find(sku, shop: shop, db),
                    let style = try StyleTable.find(row.style, shop: shop, db)
                else { throw InvalidInput("product.skuId", "there is no such SKU") }
                return Self.json(StyleCardView(style, sku: row))
            }
            guard let number, let style = try StyleTable.find(number: number, shop: shop, db) else {
                throw InvalidInput("product.styleNumber", "there is no such style")
            }
            return Self.json(StyleCardView(style))
        }
    }
}
