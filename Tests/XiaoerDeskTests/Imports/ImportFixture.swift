// A shop to import into, and files as sellers have them.

import Foundation
import Support
import Testing
import XiaoerRules

@testable import XiaoerDesk

/// A desk with an empty shop.
struct ImportFixture {
    let made: TestDatabase
    let desk: Desk
    let shop: ID<Shop>
    let clock = TestClock()

    init(_ engine: Engine = .sqlite) async throws {
        made = try await TestDatabase.migrated(engine)
        desk = Desk(database: made.database, now: clock.now, passwords: PasswordWork(cost: 4))
        shop = try await desk.createShop(slug: "lizi", name: "栗子鞋服", type: .ordinary).id
    }

    @discardableResult func take(
        _ kind: ImportKind, _ text: String, dryRun: Bool = false, shop other: ID<Shop>? = nil
    ) async throws -> ImportJobRow {
        try await take(kind, Array(text.utf8), dryRun: dryRun, shop: other)
    }

    @discardableResult func take(
        _ kind: ImportKind, _ bytes: [UInt8], dryRun: Bool = false, shop other: ID<Shop>? = nil
    ) async throws -> ImportJobRow {
        let request = ImportRequest(shop: other ?? shop, kind: kind, fileName: "file.csv", isDryRun: dryRun)
        return try await desk.importFile(request, from: .bytes(bytes))
    }

    /// `line column code` of each refused row.
    func refusals(_ job: ImportJobRow) async throws -> [String] {
        try await desk.showImport(job.id, shop: job.shop).refusals.map {
            "\($0.refusal.line) \($0.refusal.column ?? "-") \($0.refusal.code.rawValue)"
        }
    }

    func export(_ kind: ImportKind, _ encoding: TextEncoding = .utf8) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        try await desk.exportFile(kind, shop: shop, encoding: encoding) { bytes += $0 }
        return bytes
    }

    func order(_ number: String) async throws -> OrderRow? {
        let shop = shop
        return try await desk.database.read { db in try OrderTable.find(number: number, shop: shop, db) }
    }

    func lines(of number: String) async throws -> [OrderLineRow] {
        let shop = shop
        return try await desk.database.read { db in
            try OrderTable.find(number: number, shop: shop, db).map { try OrderLineTable.ofOrder($0.id, db) } ?? []
        }
    }
}

/// Files like those of a marketplace's seller centre: GB18030, CRLF, everything quoted, with all their oddities.
enum MarketplaceFile {
    static let orders = file([
        [
            "订单编号", "买家会员名", "买家应付邮费", "总金额", "买家实际支付金额", "订单状态", "买家留言", "收货人姓名", "收货地址", "联系电话", "联系手机", "订单创建时间",
            "订单付款时间", "宝贝标题", "物流单号", "物流公司", "订单备注", "买家服务费", "订单关闭原因", "今年的新列",
        ],
        [
            "=\"3300000000000000011\"", "山茶_7", "10.00", "148.00", "148.00", "买家已付款，等待卖家发货", "周末收", "单小满",
            "广东省 佛山市 栗园街 9号(528000)", "null", "'13800001234", "2026-10-25 20:27:00", "2026-10-26 00:21:00", "方巾，腰带", "",
            "", "", "0.00元", "订单未关闭", "x",
        ],
        [
            "=\"3300000000000000012\"", "山茶_7", "0.00", "59.00", "0.00", "等待买家付款", "", "单小满", "广东省 佛山市 栗园街 9号(528000)",
            "", "'13800001234", "2026-11-16 05:29:00", "", "腰带", "", "", "", "0.00元", "订单未关闭", "",
        ],
        [
            "=\"3300000000000000013\"", "晚风88", "0.00", "219.00", "219.00", "交易成功", "", "欧阳\"青\"", "上海 上海市 海桐路 1号,2楼",
            "021-55550000", "null", "2026-10-20 21:42:00", "2026-10-21 01:40:00", "乐福鞋", "No:7730000000001", "申通快递",
            "【小楠】优先发货\r\n第二行", "0.00元", "订单未关闭", "",
        ],
    ])

    static let lines = file([
        ["订单编号", "标题", "价格", "购买数量", "外部系统编号", "商品属性", "套餐信息", "备注", "订单状态", "商家编码"],
        [
            "=\"3300000000000000011\"", "真丝方巾", "69.00", "1", "null", "颜色分类：青花;尺码：均码", "", "", "买家已付款，等待卖家发货",
            "LZ05-青花-均码",
        ],
        [
            "=\"3300000000000000011\"", "真丝方巾", "69.00", "1", "null", "颜色分类：青花;尺码：均码", "", "", "买家已付款，等待卖家发货",
            "LZ05-青花-均码",
        ],
        ["=\"3300000000000000013\"", "乐福鞋", "219.00", "1", "null", "颜色分类：棕色;鞋码：36", "", "", "交易成功", "LZ02-棕色-36"],
    ])

    static func file(_ rows: [[String]], encoding: TextEncoding = .gb18030) -> [UInt8] {
        let text = rows.map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
        }.joined()
        return (try? TextEncoder(encoding: encoding).encode(Array(text.utf8))) ?? []
    }
}
