// The demo shop: complete, believable, the same everywhere, and alone in its shop.

import Support
import Testing
import XiaoerRules

@testable import XiaoerDesk

/// One loaded demo shop for all tests that only read.
private actor DemoShop {
    static let shared = DemoShop()
    private var loading: Task<DemoFixture, any Error>?

    func get() async throws -> DemoFixture {
        let task = loading ?? Task { try await DemoFixture() }
        loading = task
        return try await task.value
    }
}

/// A desk with the demo shop.
private struct DemoFixture {
    let made: TestDatabase
    let desk: Desk
    let shop: ID<Shop>

    init(_ engine: Engine = .sqlite) async throws {
        made = try await TestDatabase.migrated(engine)
        desk = Desk(database: made.database, now: TestClock().now, passwords: PasswordWork(cost: 4))
        #expect(try await desk.loadDemoShop())
        let found = try await desk.database.read { db in try ShopTable.find(slug: Desk.demoSlug, db) }
        shop = try #require(found).id
    }
}

@Suite(.serialized) struct DemoTests {
    @Test func `the demo shop is full of goods, customers, orders and people, and loads once`() async throws {
        let demo = try await DemoShop.shared.get()
        #expect(try await demo.desk.loadDemoShop() == false)
        let (desk, shop) = (demo.desk, demo.shop)
        try await desk.database.read { db in
            let styles = try StyleTable.page(shop: shop, after: ID(0), limit: 500, db)
            #expect(styles.count >= 60)
            for style in styles {
                for field in [style.number, style.name, style.brand, style.category, style.specification, style.purpose, style.material, style.trend] {
                    #expect(!field.isEmpty, "STK-1 \(style.number)")
                }
                #expect(!style.features.isEmpty && style.priceCents > 0)
                #expect(try !StyleRelationTable.others(.matching, of: style.id, shop: shop, db).isEmpty, "STK-1 \(style.number)")
            }
            #expect(try SKUTable.page(shop: shop, after: ID(0), limit: 5000, db).count >= 400)
            let customers = try CustomerTable.page(shop: shop, after: ID(0), limit: 5000, db)
            #expect(customers.count == 2000)
            #expect(Set(customers.map(\.level)).count == CustomerLevel.allCases.count)
            let orders = try OrderTable.page(shop: shop, after: ID(0), limit: 9000, db)
            #expect(orders.count == 5000 && Set(orders.map(\.number)).count == 5000)
            #expect(Set(orders.map(\.state)).count == OrderState.allCases.count)
            #expect(try PersonTable.all(of: shop, db).count == DemoPerson.all.count)
            #expect(try CampaignTable.running(shop: shop, at: TestClock.start, db).count == 1)
            #expect(try CampaignTable.notEnded(shop: shop, at: TestClock.start, db).filter(\.isPeak).count == 1)
        }
    }

    @Test func `all telephone numbers are invented`() async throws {
        let demo = try await DemoShop.shared.get()
        let shop = demo.shop
        let phones = try await demo.desk.database.read { db in
            try CustomerTable.page(shop: shop, after: ID(0), limit: 5000, db).compactMap(\.phone)
                + OrderTable.page(shop: shop, after: ID(0), limit: 9000, db).map(\.phone)
        }
        #expect(phones.count == 7000)
        for phone in phones { #expect(phone.wholeMatch(of: /1\d\d0000\d{4}/) != nil, "\(phone)") }
    }

    @Test func `STK-9 DT-STK-1 every stock situation is on some SKU`() async throws {
        let demo = try await DemoShop.shared.get()
        let shop = demo.shop
        let skus = try await demo.desk.database.read { db in try SKUTable.page(shop: shop, after: ID(0), limit: 5000, db) }
        let situations: [(String, (SKURow) -> Bool)] = [
            ("row 4: in stock, not listed", { $0.sellable >= 1 && !$0.isSelectable }),
            ("row 5: plenty", { $0.sellable > 5 && $0.isSelectable }),
            ("row 6: last pieces", { (1...4).contains($0.sellable) && $0.isSelectable }),
            ("row 6: exactly five", { $0.sellable == 5 && $0.isSelectable }),
            ("rows 7–11: presale with a date", { $0.sellable <= 0 && $0.isPresale && $0.presaleAt != nil }),
            ("row 12: arrives on a date", { !$0.isPresale && $0.sellable <= 0 && $0.inTransit > 0 && $0.materialsIssued && $0.expectedAt != nil }),
            ("row 13: materials not issued", { !$0.isPresale && $0.sellable <= 0 && $0.inTransit > 0 && !$0.materialsIssued && $0.expectedAt == nil }),
            ("row 13: date missing", { !$0.isPresale && $0.sellable <= 0 && $0.inTransit > 0 && $0.materialsIssued && $0.expectedAt == nil }),
            ("row 13: date without materials", { $0.sellable <= 0 && $0.inTransit > 0 && !$0.materialsIssued && $0.expectedAt != nil }),
            ("row 14: discontinued", { $0.sellable <= 0 && !$0.isPresale && $0.inTransit == 0 && $0.discontinuedOverride == nil }),
            ("STK-27 oversold with the page open", { $0.sellable < 0 && $0.isSelectable }),
            ("STK-14 reserved pieces", { $0.reserved > 0 }),
            ("STK-10 discontinued by hand", { $0.discontinuedOverride == true && $0.inTransit > 0 }),
        ]
        for (name, holds) in situations { #expect(skus.contains(where: holds), "\(name)") }
        #expect(skus.first { $0.code == "LZ2601-黑色-37" }?.sellable == 3)
    }

    @Test func `nothing of the neighbour's shop is found from the demo shop`() async throws {
        let demo = try await DemoShop.shared.get()
        let shop = demo.shop
        try await demo.desk.database.read { db in
            let style = try StyleTable.find(number: "GB1001", shop: shop, db)
            let order = try OrderTable.find(number: "3399999999999999999", shop: shop, db)
            let customer = try CustomerTable.find(account: "隔壁的客人", shop: shop, db)
            let hits = try SearchKeyTable.search("周邻", shop: shop, limit: 9, db)
            #expect(style == nil && order == nil && customer == nil && hits.isEmpty)
        }
    }

    @Test(arguments: [ImportKind.products, .skus, .stock, .customers, .orders, .orderLines, .marketplaceOrders, .marketplaceOrderLines])
    func `importing an export again changes nothing`(_ kind: ImportKind) async throws {
        let demo = try await DemoShop.shared.get()
        for encoding in TextEncoding.allCases {
            if encoding == .gb18030, ![.products, .customers].contains(kind) { continue }
            var bytes: [UInt8] = []
            try await demo.desk.exportFile(kind, shop: demo.shop, encoding: encoding) { bytes += $0 }
            let job = try await demo.desk.importFile(
                ImportRequest(shop: demo.shop, kind: kind, fileName: "again.csv"), from: .bytes(bytes))
            #expect(job.rowsRead > 50 && job.encoding == encoding.rawValue)
            #expect((job.rowsTaken, job.rowsRefused, job.unknownColumns) == (0, 0, []), "\(kind)")
        }
    }
}
