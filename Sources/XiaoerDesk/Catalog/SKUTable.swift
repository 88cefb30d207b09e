// SKUs: one colour in one size, with price, page state and stock figures (STK-3, STK-9).

import XiaoerRules

/// One SKU of a style in the main warehouse.
public struct SKURow: Hashable, Sendable {
    public var id: ID<SKU>
    public var shop: ID<Shop>
    public var style: ID<Style>
    /// The number of its style; read with the row, written through `style`.
    public var styleNumber: String
    /// The shop's own product code (商家编码).
    public var code: String
    public var colour: String
    public var size: String
    public var hue: Int
    public var position: Int
    public var priceCents: Int
    /// Can be chosen on the page.
    public var isSelectable: Bool
    public var isPresale: Bool
    public var presaleAt: Instant?
    public var available: Int
    public var unaudited: Int
    public var reserved: Int
    public var inTransit: Int
    public var materialsIssued: Bool
    public var expectedAt: Instant?
    public var expectedNote: String
    /// The product team's word; nil leaves it to the derivation (STK-10).
    public var discontinuedOverride: Bool?
    /// When the figures were read.
    public var stockAt: Instant

    /// Available minus reserved minus unaudited: the figure that decides (STK-9). Below zero means oversold.
    public var sellable: Int { available - reserved - unaudited }

    /// A SKU of which nothing but its code is known, without stock.
    public init(id: ID<SKU>, shop: ID<Shop>, style: ID<Style>, styleNumber: String, code: String, stockAt: Instant) {
        self.id = id
        self.shop = shop
        self.style = style
        self.styleNumber = styleNumber
        self.code = code
        colour = ""
        size = ""
        hue = 0
        position = 0
        priceCents = 0
        isSelectable = true
        isPresale = false
        available = 0
        unaudited = 0
        reserved = 0
        inTransit = 0
        materialsIssued = false
        expectedNote = ""
        self.stockAt = stockAt
    }
}

/// The statements of the SKUs.
public enum SKUTable {
    static let statements = [insert, update, byID, byCode, ofStyle, page, search, colours, sizes]

    private static let insert = """
        INSERT INTO sku (
            shop_id, style_id, code, colour, size, hue, position, price_cents, is_selectable, is_presale, presale_at,
            available, unaudited, reserved, in_transit, materials_issued, expected_at, expected_note,
            discontinued_override, stock_at, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE sku SET
            shop_id = ?, style_id = ?, code = ?, colour = ?, size = ?, hue = ?, position = ?, price_cents = ?,
            is_selectable = ?, is_presale = ?, presale_at = ?, available = ?, unaudited = ?, reserved = ?,
            in_transit = ?, materials_issued = ?, expected_at = ?, expected_note = ?, discontinued_override = ?,
            stock_at = ?
        WHERE id = ?
        """
    private static let columns = """
        SELECT sku.id, sku.shop_id, sku.style_id, style.number, sku.code, sku.colour, sku.size, sku.hue, sku.position,
            sku.price_cents, sku.is_selectable, sku.is_presale, sku.presale_at, sku.available, sku.unaudited,
            sku.reserved, sku.in_transit, sku.materials_issued, sku.expected_at, sku.expected_note,
            sku.discontinued_override, sku.stock_at
        FROM sku JOIN style ON style.id = sku.style_id
        """
    private static let byID = columns + " WHERE sku.shop_id = ? AND sku.id = ?"
    private static let byCode = columns + " WHERE sku.shop_id = ? AND sku.code = ?"
    private static let ofStyle = columns + " WHERE sku.style_id = ? AND sku.shop_id = ? ORDER BY sku.position, sku.id"
    private static let page = columns + " WHERE sku.shop_id = ? AND sku.id > ? ORDER BY sku.id LIMIT ?"
    private static let search =
        columns + """
             WHERE sku.shop_id = ? AND sku.id > ? AND (
                sku.code LIKE ? ESCAPE '\\' OR style.name LIKE ? ESCAPE '\\' OR style.number LIKE ? ESCAPE '\\')
            ORDER BY sku.id LIMIT ?
            """

    private static let colours = "SELECT DISTINCT colour FROM sku WHERE shop_id = ? ORDER BY colour LIMIT 2000"
    private static let sizes = "SELECT DISTINCT size FROM sku WHERE shop_id = ? ORDER BY size LIMIT 2000"

    /// Every colour and every size that the shop's goods come in, for the recogniser.
    static func colours(of shop: ID<Shop>, _ db: any Connection) throws -> [String] {
        try db.query(colours, [shop]) { $0.text(0) }
    }

    static func sizes(of shop: ID<Shop>, _ db: any Connection) throws -> [String] {
        try db.query(sizes, [shop]) { $0.text(0) }
    }

    public static func insert(_ sku: SKURow, _ db: any Connection) throws { try db.run(insert, arguments(sku)) }

    /// Writes all of a SKU that exists.
    public static func update(_ sku: SKURow, _ db: any Connection) throws { try db.run(update, arguments(sku)) }

    public static func find(_ id: ID<SKU>, shop: ID<Shop>, _ db: any Connection) throws -> SKURow? {
        try db.first(byID, [shop, id], decode)
    }

    public static func find(code: String, shop: ID<Shop>, _ db: any Connection) throws -> SKURow? {
        try db.first(byCode, [shop, code], decode)
    }

    /// The SKUs of a style in the order of its page.
    public static func ofStyle(_ style: ID<Style>, shop: ID<Shop>, _ db: any Connection) throws -> [SKURow] {
        try db.query(ofStyle, [style, shop], decode)
    }

    /// All SKUs in the order of their ids, from above one.
    public static func page(shop: ID<Shop>, after id: ID<SKU>, limit: Int, _ db: any Connection) throws -> [SKURow] {
        try db.query(page, [shop, id, limit], decode)
    }

    /// SKUs whose code, style number or style name contains the text, in the order of their ids.
    public static func search(
        _ text: String, shop: ID<Shop>, after id: ID<SKU>, limit: Int, _ db: any Connection
    ) throws -> [SKURow] {
        let escaped = text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        let pattern = "%\(escaped)%"
        return try db.query(search, [shop, id, pattern, pattern, pattern, limit], decode)
    }

    private static func arguments(_ sku: SKURow) -> [any Bindable] {
        [
            sku.shop, sku.style, sku.code, sku.colour, sku.size, sku.hue, sku.position, sku.priceCents,
            sku.isSelectable,
            sku.isPresale, sku.presaleAt, sku.available, sku.unaudited, sku.reserved, sku.inTransit,
            sku.materialsIssued,
            sku.expectedAt, sku.expectedNote, sku.discontinuedOverride, sku.stockAt, sku.id,
        ]
    }

    private static func decode(_ row: any Row) -> SKURow {
        var sku = SKURow(
            id: row.id(0), shop: row.id(1), style: row.id(2), styleNumber: row.text(3), code: row.text(4),
            stockAt: row.instant(21))
        sku.colour = row.text(5)
        sku.size = row.text(6)
        sku.hue = row.int(7)
        sku.position = row.int(8)
        sku.priceCents = row.int(9)
        sku.isSelectable = row.bool(10)
        sku.isPresale = row.bool(11)
        sku.presaleAt = row.instantIfAny(12)
        sku.available = row.int(13)
        sku.unaudited = row.int(14)
        sku.reserved = row.int(15)
        sku.inTransit = row.int(16)
        sku.materialsIssued = row.bool(17)
        sku.expectedAt = row.instantIfAny(18)
        sku.expectedNote = row.text(19)
        sku.discontinuedOverride = row.isNull(20) ? nil : row.bool(20)
        return sku
    }
}
