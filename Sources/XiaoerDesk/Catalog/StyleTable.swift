// Styles: the product records an agent has to master before selling (STK-1, STK-2).

import XiaoerRules

/// One style (款) with everything that is known about it.
public struct StyleRow: Hashable, Sendable {
    public var id: ID<Style>
    public var shop: ID<Shop>
    public var number: String
    public var name: String
    public var brand: String
    public var category: String
    public var specification: String
    /// What it is for.
    public var purpose: String
    public var material: String
    public var trend: String
    public var description: String
    public var features: [String]
    public var sellingPoints: String
    public var weakPoints: String
    /// Which of the simple pictures stands for it: shoe, coat, bag …
    public var pictureKind: String
    /// The picture's colour, 0…359.
    public var hue: Int
    public var priceCents: Int
    public var listPriceCents: Int?
    /// `true`, `large` or `small` (STK-4).
    public var fitGrade: String
    public var salesCount: Int
    public var goodReviews: Int
    public var isListed: Bool
    public var createdAt: Instant

    /// A style of which nothing but its number is known.
    public init(id: ID<Style>, shop: ID<Shop>, number: String, createdAt: Instant) {
        self.id = id
        self.shop = shop
        self.number = number
        name = ""
        brand = ""
        category = ""
        specification = ""
        purpose = ""
        material = ""
        trend = ""
        description = ""
        features = []
        sellingPoints = ""
        weakPoints = ""
        pictureKind = "tee"
        hue = 0
        priceCents = 0
        fitGrade = "true"
        salesCount = 0
        goodReviews = 0
        isListed = true
        self.createdAt = createdAt
    }
}

/// The statements of the styles.
public enum StyleTable {
    static let statements = [
        insert, update, byID, byNumber, byName, listed, page, bestsellers, categories,
    ]

    private static let insert = """
        INSERT INTO style (
            shop_id, number, name, brand, category, specification, purpose, material, trend, description, features,
            selling_points, weak_points, picture_kind, hue, price_cents, list_price_cents, fit_grade, sales_count,
            good_reviews, is_listed, created_at, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE style SET
            shop_id = ?, number = ?, name = ?, brand = ?, category = ?, specification = ?, purpose = ?, material = ?,
            trend = ?, description = ?, features = ?, selling_points = ?, weak_points = ?, picture_kind = ?, hue = ?,
            price_cents = ?, list_price_cents = ?, fit_grade = ?, sales_count = ?, good_reviews = ?, is_listed = ?,
            created_at = ?
        WHERE id = ?
        """
    private static let columns = """
        SELECT id, shop_id, number, name, brand, category, specification, purpose, material, trend, description, features,
            selling_points, weak_points, picture_kind, hue, price_cents, list_price_cents, fit_grade, sales_count,
            good_reviews, is_listed, created_at FROM style
        """
    private static let byID = columns + " WHERE shop_id = ? AND id = ?"
    private static let byNumber = columns + " WHERE shop_id = ? AND number = ?"
    private static let byName =
        columns + """
             WHERE shop_id = ? AND (name LIKE ? ESCAPE '\\' OR number LIKE ? ESCAPE '\\')
            ORDER BY sales_count DESC, id LIMIT ?
            """
    private static let listed = columns + " WHERE shop_id = ? AND is_listed = 1 ORDER BY sales_count DESC, id LIMIT ?"
    private static let page = columns + " WHERE shop_id = ? AND id > ? ORDER BY id LIMIT ?"
    private static let bestsellers =
        columns + """
             WHERE shop_id = ? AND is_listed = 1 AND id <> ? AND EXISTS (
                SELECT 1 FROM sku WHERE sku.style_id = style.id AND sku.is_selectable = 1
                    AND sku.available - sku.reserved - sku.unaudited >= 1)
            ORDER BY sales_count DESC, id LIMIT ?
            """
    private static let categories = """
        SELECT category FROM style WHERE shop_id = ? AND is_listed = 1 GROUP BY category ORDER BY count(*) DESC, category
        """

    /// Writes a new style with its search keys.
    public static func insert(_ style: StyleRow, _ db: any Connection) throws {
        try db.run(insert, arguments(style))
        try SearchKeyTable.replace(
            kind: "style", subject: style.id.value, shop: style.shop, keys: keys(style), db)
    }

    /// Writes all of a style that exists, with its search keys.
    public static func update(_ style: StyleRow, _ db: any Connection) throws {
        try db.run(update, arguments(style))
        try SearchKeyTable.replace(
            kind: "style", subject: style.id.value, shop: style.shop, keys: keys(style), db)
    }

    public static func find(_ id: ID<Style>, shop: ID<Shop>, _ db: any Connection) throws -> StyleRow? {
        try db.first(byID, [shop, id], decode)
    }

    public static func find(number: String, shop: ID<Shop>, _ db: any Connection) throws -> StyleRow? {
        try db.first(byNumber, [shop, number], decode)
    }

    /// Styles whose name or number contains the text, best sellers first.
    public static func search(_ text: String, shop: ID<Shop>, limit: Int, _ db: any Connection) throws -> [StyleRow] {
        var pattern = "%"
        for character in text {
            if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
            pattern.append(character)
        }
        pattern.append("%")
        return try db.query(byName, [shop, pattern, pattern, limit], decode)
    }

    /// Styles on the shop's page, best sellers first.
    public static func listed(shop: ID<Shop>, limit: Int, _ db: any Connection) throws -> [StyleRow] {
        try db.query(listed, [shop, limit], decode)
    }

    /// All styles in the order of their ids, from above one.
    public static func page(shop: ID<Shop>, after id: ID<Style>, limit: Int, _ db: any Connection) throws -> [StyleRow]
    {
        try db.query(page, [shop, id, limit], decode)
    }

    /// Best sellers of which something can be sold right now, without one style (DT-STK-3 row 3).
    public static func bestsellersInStock(
        shop: ID<Shop>, without style: ID<Style>, limit: Int, _ db: any Connection
    ) throws -> [StyleRow] {
        try db.query(bestsellers, [shop, style, limit], decode)
    }

    /// The categories that have listed styles, the fullest first.
    public static func categories(shop: ID<Shop>, _ db: any Connection) throws -> [String] {
        try db.query(categories, [shop]) { $0.text(0) }
    }

    private static func keys(_ style: StyleRow) -> [String] {
        SearchKeys.ofCode(style.number) + SearchKeys.ofTitle(style.name)
    }

    private static func arguments(_ style: StyleRow) -> [any Bindable] {
        [
            style.shop, style.number, style.name, style.brand, style.category, style.specification, style.purpose,
            style.material, style.trend, style.description, TextList.encode(style.features), style.sellingPoints,
            style.weakPoints, style.pictureKind, style.hue, style.priceCents, style.listPriceCents, style.fitGrade,
            style.salesCount, style.goodReviews, style.isListed, style.createdAt, style.id,
        ]
    }

    private static func decode(_ row: any Row) -> StyleRow {
        var style = StyleRow(id: row.id(0), shop: row.id(1), number: row.text(2), createdAt: row.instant(22))
        style.name = row.text(3)
        style.brand = row.text(4)
        style.category = row.text(5)
        style.specification = row.text(6)
        style.purpose = row.text(7)
        style.material = row.text(8)
        style.trend = row.text(9)
        style.description = row.text(10)
        style.features = TextList.decode(row.text(11))
        style.sellingPoints = row.text(12)
        style.weakPoints = row.text(13)
        style.pictureKind = row.text(14)
        style.hue = row.int(15)
        style.priceCents = row.int(16)
        style.listPriceCents = row.intIfAny(17)
        style.fitGrade = row.text(18)
        style.salesCount = row.int(19)
        style.goodReviews = row.int(20)
        style.isListed = row.bool(21)
        return style
    }
}
