// The stock of a SKU as agents see it.

import XiaoerRules

/// The figures of a SKU, with the one that decides (STK-9) and what they mean.
public struct StockView: Codable, Sendable {
    public let available: Int
    public let unaudited: Int
    public let reserved: Int
    /// Available minus reserved minus unaudited: the figure that decides.
    public let availableMinusUnaudited: Int
    public let inTransit: Int
    public let materialsIssued: Bool
    public let expectedAt: Instant?
    public let presale: Bool
    public let presaleAt: Instant?
    /// Can be chosen on the page.
    public let selectable: Bool
    public let discontinued: Bool
    /// `plenty`, `low`, `unlisted`, `presale`, `arrives`, `arrives_no_date` or `discontinued`.
    public let situation: String
    public let readAt: Instant

    init(_ sku: SKURow, _ values: SettingValues) {
        let figures = sku.figures
        available = sku.available
        unaudited = sku.unaudited
        reserved = sku.reserved
        availableMinusUnaudited = figures.sellable
        inTransit = sku.inTransit
        materialsIssued = sku.materialsIssued
        expectedAt = sku.expectedAt
        presale = figures.presale != nil
        presaleAt = sku.presaleAt
        selectable = sku.isSelectable
        discontinued = figures.isDiscontinued
        situation =
            switch figures.level(values) {
            case .plenty where !sku.isSelectable, .low where !sku.isSelectable: "unlisted"
            case .plenty: "plenty"
            case .low: "low"
            case .none where figures.presale != nil: "presale"
            case .none where figures.isDiscontinued: "discontinued"
            case .none where sku.expectedAt != nil: "arrives"
            case .none: "arrives_no_date"
            }
        readAt = sku.stockAt
    }
}

/// A SKU with its stock, for people of the shop.
public struct SKUView: Codable, Sendable {
    public let id: ID<SKU>
    public let code: String
    public let styleNumber: String
    public let name: String
    public let colour: String
    public let size: String
    public let priceCents: Int
    public let picture: PictureView
    public let stock: StockView

    init(_ sku: SKURow, _ style: StyleRow?, _ values: SettingValues) {
        id = sku.id
        code = sku.code
        styleNumber = sku.styleNumber
        name = style?.name ?? sku.styleNumber
        colour = sku.colour
        size = sku.size
        priceCents = sku.priceCents
        picture = PictureView(kind: style?.pictureKind ?? "tee", hue: sku.hue)
        stock = StockView(sku, values)
    }
}
