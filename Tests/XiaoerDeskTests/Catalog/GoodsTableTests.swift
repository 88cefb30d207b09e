// Finding styles and SKUs.

import Support
import Testing
import XiaoerRules

@testable import XiaoerDesk

@Suite struct GoodsTableTests {
    @Test(arguments: Engine.allCases)
    func `styles are found by number, by a part of the name and as best sellers in stock`(_ engine: Engine) async throws
    {
        let shop = try await ImportFixture(engine)
        try await shop.take(.products, "款号,名称,类目,销量,特点\nA1,软底单鞋,女鞋,50,软;轻\nA2,100%棉T恤,女装,900,\nA3,长靴,女鞋,70,\n")
        try await shop.take(.skus, "商家编码,款号,颜色,尺码\nA1-黑,A1,黑,37\nA2-白,A2,白,M\nA3-黑,A3,黑,37\n")
        try await shop.take(.stock, "商家编码,可用数,未审数\nA1-黑,3,0\nA2-白,2,2\nA3-黑,4,0\n")
        let id = shop.shop
        try await shop.desk.database.read { db in
            #expect(try StyleTable.find(number: "A1", shop: id, db)?.features == ["软", "轻"])
            #expect(try StyleTable.search("鞋", shop: id, limit: 9, db).map(\.number) == ["A1"])
            #expect(try StyleTable.search("%", shop: id, limit: 9, db).map(\.number) == ["A2"])
            #expect(try StyleTable.search("a", shop: ID(1), limit: 9, db).isEmpty)
            // DT-STK-3 row 3: A2 sells best but nothing of it is free; A3 is the one that is out.
            let style = try #require(try StyleTable.find(number: "A3", shop: id, db))
            let best = try StyleTable.bestsellersInStock(shop: id, without: style.id, limit: 3, db)
            #expect(best.map(\.number) == ["A1"])
            #expect(try SKUTable.ofStyle(style.id, shop: id, db).map(\.code) == ["A3-黑"])
            #expect(try SKUTable.search("单鞋", shop: id, after: ID(0), limit: 9, db).map(\.code) == ["A1-黑"])
            #expect(try StyleTable.categories(shop: id, db) == ["女鞋", "女装"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `texts that look like formulas survive an export and come back`(_ engine: Engine) async throws {
        let shop = try await ImportFixture(engine)
        let names = ["=HYPERLINK(\"x\")", "+1", "-2", "@x", "'a", "null", "a,b\"c\"\nd", "纯棉；T恤"]
        let rows = names.enumerated().map { index, name in
            "N\(index),\"'\(name.replacing("\"", with: "\"\""))\""
        }
        #expect(
            try await shop.take(.products, "款号,名称\n" + rows.joined(separator: "\n") + "\n").rowsTaken == names.count)
        let id = shop.shop
        let stored = try await shop.desk.database.read { db in
            try StyleTable.page(shop: id, after: ID(0), limit: 99, db).map(\.name)
        }
        #expect(stored == names)
        let bytes = try await shop.export(.products)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}款号,名称,"))
        #expect(!text.contains(",=") && !text.contains(",+") && !text.contains(",\"=") && !text.contains(",@"))
        #expect(try await shop.take(.products, bytes).rowsUnchanged == names.count)
    }

    @Test func `replacing the keys of one thing walks the index of its own keys`() async throws {
        let made = try await TestDatabase.migrated()
        let delete = try #require(SearchKeyTable.statements.first { $0.hasPrefix("DELETE") })
        let plan = try await made.database.read { db in
            try db.query("EXPLAIN QUERY PLAN " + delete, ["style", 1, 1]) { $0.text(3) }
        }
        #expect(plan.count == 1 && plan[0].contains("search_key_subject (shop_id=? AND kind=? AND subject_id=?)"))
    }
}
