// Finding SKUs: by code, style number or name, pinyin initials, colour and size.

import XiaoerRules

/// A page of SKUs.
public struct SKUList: Codable, Sendable {
    public let items: [SKUView]
    public let next: String?
}

extension Desk {
    /// Batches looked through for one page, so that a rare colour does not mean reading the whole catalogue.
    private static let mostBatches = 20

    /// SKUs that match every word, in the order of their ids.
    public func listSKUs(_ query: String, cursor: String?, limit: Int, as authority: Authority) async throws -> SKUList
    {
        try authority.require(.catalogRead)
        let after = try cursor.map { text in
            guard let id = ID<SKU>(text) else { throw InvalidInput("cursor", "is not one of ours") }
            return id
        }
        let values = try await settings(of: authority.shop).settingValues
        let words = query.split(whereSeparator: \.isWhitespace).map(String.init)
        return try await database.read { db in
            var page = try Self.skus(words, after: after ?? ID(0), limit: limit, authority.shop, db)
            if page.rows.isEmpty, after == nil, let word = words.first {
                page = (try Self.skusByKey(word, Array(words.dropFirst()), limit: limit, authority.shop, db), nil)
            }
            var styles: [ID<Style>: StyleRow] = [:]
            let items = try page.rows.map { sku in
                if styles[sku.style] == nil {
                    styles[sku.style] = try StyleTable.find(sku.style, shop: authority.shop, db)
                }
                return SKUView(sku, styles[sku.style], values)
            }
            return SKUList(items: items, next: page.next)
        }
    }

    /// The first word is the database's business, the others are few enough to be looked for here.
    private static func skus(
        _ words: [String], after: ID<SKU>, limit: Int, _ shop: ID<Shop>, _ db: any Connection
    ) throws -> (rows: [SKURow], next: String?) {
        var found: [SKURow] = []
        var below = after
        for _ in 0..<mostBatches {
            let batch =
                if let word = words.first {
                    try SKUTable.search(word, shop: shop, after: below, limit: limit + 1, db)
                } else {
                    try SKUTable.page(shop: shop, after: below, limit: limit + 1, db)
                }
            for sku in batch where sku.holds(words.dropFirst()) {
                if found.count == limit { return (found, found.last?.id.description) }
                found.append(sku)
            }
            guard batch.count > limit, let last = batch.last else { return (found, nil) }
            below = last.id
        }
        return (found, below.description)
    }

    /// Pinyin and initials: xdx finds 雪地靴.
    private static func skusByKey(
        _ word: String, _ others: [String], limit: Int, _ shop: ID<Shop>, _ db: any Connection
    ) throws -> [SKURow] {
        let styles = try SearchKeyTable.search(word, shop: shop, kind: "style", limit: 20, db)
        var found: [SKURow] = []
        for style in styles where found.count < limit {
            found += try SKUTable.ofStyle(ID(style.subject), shop: shop, db).filter { $0.holds(others[...]) }
        }
        return Array(found.prefix(limit))
    }
}

extension SKURow {
    /// Whether each word stands in the code, the colour or the size.
    fileprivate func holds(_ words: ArraySlice<String>) -> Bool {
        let text = "\(code) \(colour) \(size)".lowercased()
        return words.allSatisfy { text.contains($0.lowercased()) }
    }
}
