// Importing whole files: what is taken, what is refused, and that twice is once.

import Foundation
import Support
import Testing
import XiaoerRules

@testable import XiaoerDesk

@Suite struct ImportTests {
    @Test(arguments: Engine.allCases)
    func `a marketplace's files are taken with all their oddities, and twice changes nothing`(_ engine: Engine)
        async throws
    {
        let shop = try await ImportFixture(engine)
        let orders = try await shop.take(.marketplaceOrders, MarketplaceFile.orders)
        #expect(orders.state == .done && orders.encoding == "gb18030")
        #expect((orders.rowsTaken, orders.rowsRefused) == (3, 0))
        #expect(orders.unknownColumns == ["今年的新列"])
        let lines = try await shop.take(.marketplaceOrderLines, MarketplaceFile.lines)
        #expect((lines.rowsTaken, lines.rowsRefused) == (3, 0))
        try await expectMarketplaceOrders(shop)
        for _ in 0..<2 {
            let again = try await shop.take(.marketplaceOrders, MarketplaceFile.orders)
            #expect((again.rowsTaken, again.rowsUnchanged, again.rowsRefused) == (0, 3, 0))
            let linesAgain = try await shop.take(.marketplaceOrderLines, MarketplaceFile.lines)
            #expect((linesAgain.rowsTaken, linesAgain.rowsUnchanged) == (0, 3))
        }
    }

    @Test(arguments: Engine.allCases)
    func `order lines may arrive before their orders`(_ engine: Engine) async throws {
        let shop = try await ImportFixture(engine)
        #expect(try await shop.take(.marketplaceOrderLines, MarketplaceFile.lines).rowsTaken == 3)
        #expect(try await shop.take(.marketplaceOrderLines, MarketplaceFile.lines).rowsUnchanged == 3)
        #expect(try await shop.take(.marketplaceOrders, MarketplaceFile.orders).rowsTaken == 3)
        try await expectMarketplaceOrders(shop)
        #expect(try await shop.take(.marketplaceOrderLines, MarketplaceFile.lines).rowsUnchanged == 3)
    }

    private func expectMarketplaceOrders(_ shop: ImportFixture) async throws {
        let first = try #require(try await shop.order("3300000000000000011"))
        #expect(first.state == .paid && first.paidCents == 148_00 && first.freightCents == 10_00)
        #expect((first.province, first.city, first.address) == ("广东省", "佛山市", "栗园街 9号(528000)"))
        #expect(first.phone == "13800001234" && first.trackingNumber == nil && first.closedReason == nil)
        #expect(first.placedAt == Instant(localDate: "2026-10-25", time: "20:27:00", offsetMinutes: 480))
        let third = try #require(try await shop.order("3300000000000000013"))
        #expect(third.phone == "021-55550000" && third.trackingNumber == "7730000000001")
        #expect(third.consignee == "欧阳\"青\"" && third.address == "海桐路 1号,2楼")
        #expect(third.sellerNote.contains("第二行"))
        let lines = try await shop.lines(of: first.number)
        #expect(lines.map(\.position) == [1, 2] && lines.map(\.paidCents) == [69_00, 69_00])
        #expect(lines[0].colour == "青花" && lines[0].size == "均码" && lines[0].styleNumber == "LZ05")
        let (desk, id) = (shop.desk, shop.shop)
        let customers = try await desk.database.read { db in
            try CustomerTable.page(shop: id, after: ID(0), limit: 9, db)
        }
        #expect(customers.map(\.account).sorted() == ["山茶_7", "晚风88"])
        let buyer = try #require(customers.first { $0.account == "晚风88" })
        #expect(buyer.completedOrders == 1 && buyer.spentCents == 219_00 && buyer.level == .ordinary)
        for text in ["3300000000000000011", "000011", "1234", "shanxiaoman", "sxm", "单小满"] {
            let hits = try await desk.database.read { db in
                try SearchKeyTable.search(text, shop: id, kind: "order", limit: 9, db)
            }
            #expect(hits.contains { $0.subject == first.id.value }, "\(text)")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: RealFiles.orders), "needs the evaluation data"))
    func `real exports are taken to the last row, and twice changes nothing`() async throws {
        let shop = try await ImportFixture()
        func take(_ kind: ImportKind, _ path: String) async throws -> ImportJobRow {
            try await shop.desk.importFile(
                ImportRequest(shop: shop.shop, kind: kind, fileName: "export.csv"), from: .file(path: path))
        }
        let orders = try await take(.marketplaceOrders, RealFiles.orders)
        #expect((orders.rowsTaken, orders.rowsRefused, orders.unknownColumns) == (240, 0, []))
        let lines = try await take(.marketplaceOrderLines, RealFiles.lines)
        #expect((lines.rowsTaken, lines.rowsRefused, lines.unknownColumns) == (370, 0, []))
        #expect(try await take(.marketplaceOrders, RealFiles.orders).rowsUnchanged == 240)
        #expect(try await take(.marketplaceOrderLines, RealFiles.lines).rowsUnchanged == 370)
    }

    @Test func `each broken row is refused with its line, column and code, and the rest is taken`() async throws {
        let shop = try await ImportFixture()
        let job = try await shop.take(
            .customers,
            """
            会员名,姓名,手机,生日,会员等级,没见过
            a1,甲,13800000001,1990-05-17,VIP会员,x
            ,乙,,,,
            a3,丙,not a phone,,,
            a4,丁,,1990-02-30,,
            "a5","戊
            二行",,,钻石,
            a6,己,,,,
            "a7,庚
            """)
        #expect((job.rowsRead, job.rowsTaken, job.rowsRefused) == (7, 2, 5))
        #expect(job.unknownColumns == ["没见过"])
        #expect(
            try await shop.refusals(job) == [
                "3 会员名 field.missing", "4 手机 field.not_a_phone", "5 生日 field.not_a_date",
                "6 会员等级 field.not_a_choice", "9 - row.open_quote",
            ])
    }

    @Test func `wrong letters refuse only their row`() async throws {
        let shop = try await ImportFixture()
        let bytes = Array("会员名,姓名\na1,栗子鞋服栗子鞋服栗子鞋服\na2,".utf8) + [0xFF] + Array("\na3,好\n".utf8)
        let job = try await shop.take(.customers, bytes)
        #expect(job.rowsTaken == 2)
        #expect(try await shop.refusals(job) == ["3 姓名 field.letters"])
        let broken = MarketplaceFile.orders + [0x81] + Array("\r\n".utf8)
        #expect(try await shop.take(.marketplaceOrders, broken).rowsTaken == 3)
    }

    @Test(arguments: [
        ("", ImportFileFault.empty), ("PK\u{03}\u{04}xl/workbook.xml", .spreadsheet), ("<html><table>", .web),
        ("颜色,尺码\n黑,37\n", .columnMissing), ("款号,款号,名称\n1,2,3\n", .columnTwice),
    ])
    func `a file that is no table of its kind ends as a failed job with a word`(text: String, fault: ImportFileFault)
        async throws
    {
        let shop = try await ImportFixture()
        let job = try await shop.take(.products, text)
        #expect(job.state == .failed && job.rowsTaken == 0)
        #expect(job.error?.hasPrefix(fault.words) == true)
    }

    @Test func `a file above the limit is refused before anything is taken`() async throws {
        let shop = try await ImportFixture()
        var limits = ImportLimits()
        limits.fileBytes = 20
        let request = ImportRequest(shop: shop.shop, kind: .products, fileName: "big.csv")
        let begun = try await shop.desk.startImport(request)
        var run = ImportRun<ProductFormat>(shop.desk, begun, request, limits: limits)
        let job = try await run.run(.bytes(Array("款号,名称\nLZ1,靴子\nLZ2,鞋子\n".utf8)))
        #expect(job.error == ImportFileFault.tooLarge.words && job.rowsTaken == 0)
    }

    @Test(arguments: Engine.allCases)
    func `goods and stock: SKUs need their style, figures need their SKU`(_ engine: Engine) async throws {
        let shop = try await ImportFixture(engine)
        #expect(try await shop.take(.products, "款号,名称,价格,特点\nLZ1,短靴,268,软底；防滑\n").rowsTaken == 1)
        let skus = try await shop.take(.skus, "商家编码\t款号\t颜色\t尺码\t价格\nLZ1-黑-37\tLZ1\t黑\t37\t268\nX-1\tXX\t黑\t37\t1\n")
        #expect(skus.rowsTaken == 1)
        #expect(try await shop.refusals(skus) == ["3 款号 style.unknown"])
        let stock = try await shop.take(.stock, "商家编码,可用数,未审数\nLZ1-黑-37,5,2\nX-1,1,0\nLZ1-黑-37,x,0\n")
        #expect(stock.rowsTaken == 1)
        #expect(try await shop.refusals(stock).sorted() == ["3 商家编码 sku.unknown", "4 可用数 field.not_a_number"])
        let (desk, id) = (shop.desk, shop.shop)
        let sku = try await desk.database.read { db in try SKUTable.find(code: "LZ1-黑-37", shop: id, db) }
        #expect(sku?.sellable == 3 && sku?.priceCents == 268_00)
        let events = try await desk.database.read { db in try EventTable.ofShop(id, after: 0, limit: 99, db) }
        let told = events.filter { $0.type == "stock.changed" }.map(\.data)
        #expect(told == ["{\"after\":3,\"before\":0,\"code\":\"LZ1-黑-37\"}"])
        #expect(try await shop.take(.stock, "商家编码,可用数\nLZ1-黑-37,5\n").rowsUnchanged == 1)
        // Columns that a file lacks stay as they are.
        #expect(try await shop.take(.skus, "商家编码,款号,价格\nLZ1-黑-37,LZ1,199\n").rowsTaken == 1)
        let changed = try await desk.database.read { db in try SKUTable.find(code: "LZ1-黑-37", shop: id, db) }
        #expect(changed?.priceCents == 199_00 && changed?.colour == "黑" && changed?.sellable == 3)
    }

    @Test func `a dry run reports the same and changes nothing`() async throws {
        let shop = try await ImportFixture()
        let text = "款号,名称\nLZ1,靴子\nLZ1,靴子\nLZ2,\n"
        let dry = try await shop.take(.products, text, dryRun: true)
        #expect((dry.rowsTaken, dry.rowsUnchanged, dry.rowsRefused) == (1, 1, 1))
        let id = shop.shop
        #expect(try await shop.desk.database.read { db in try StyleTable.find(number: "LZ1", shop: id, db) } == nil)
        let wet = try await shop.take(.products, text)
        #expect((wet.rowsTaken, wet.rowsUnchanged, wet.rowsRefused) == (1, 1, 1))
    }

    @Test func `another shop's orders are its own, and an order keeps its buyer`() async throws {
        let shop = try await ImportFixture()
        let other = try await shop.desk.createShop(slug: "other", name: "隔壁", type: .ordinary).id
        try await shop.take(.marketplaceOrders, MarketplaceFile.orders)
        #expect(try await shop.take(.marketplaceOrders, MarketplaceFile.orders, shop: other).rowsTaken == 3)
        let job = try await shop.take(
            .orders, "订单编号,会员名,订单状态,下单时间\n3300000000000000011,别人,交易成功,2026-10-25 20:27:00\n")
        #expect(try await shop.refusals(job) == ["2 会员名 order.other_account"])
        await #expect(throws: NotFound.self) { try await shop.desk.showImport(job.id, shop: other) }
    }

    @Test func `events of an import hold counts and nobody's data`() async throws {
        let shop = try await ImportFixture()
        try await shop.take(.marketplaceOrders, MarketplaceFile.orders)
        let id = shop.shop
        let events = try await shop.desk.database.read { db in try EventTable.ofShop(id, after: 0, limit: 99, db) }
        let ours = events.filter { $0.type.hasPrefix("import.") }
        #expect(ours.map(\.type) == ["import.started", "import.finished"])
        for event in ours {
            for secret in ["山茶", "138", "佛山", "单小满"] { #expect(!event.data.contains(secret)) }
        }
    }

    @Test func `thousands of rows go in by chunks, and progress is told`() async throws {
        let shop = try await ImportFixture()
        let rows = (1...6001).map { "a\($0),客人\($0 % 50),1380000\(String($0 + 10000).suffix(4))" }
        let job = try await shop.take(.customers, "会员名,姓名,手机\n" + rows.joined(separator: "\n"))
        #expect((job.rowsRead, job.rowsTaken, job.rowsRefused) == (6001, 6001, 0))
        let id = shop.shop
        let events = try await shop.desk.database.read { db in
            try EventTable.ofShop(id, before: Int64.max, type: "import.progress", limit: 9, db)
        }
        #expect(events.count == 1)
    }
}

/// The evaluation files, where they are at hand.
enum RealFiles {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../shared/data/marketplace").standardizedFileURL.path
    static let orders = folder + "/ExportOrderList.csv"
    static let lines = folder + "/ExportOrderDetailList.csv"
}
