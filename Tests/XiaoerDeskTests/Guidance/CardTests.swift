// The step card at work: recognise, look up, decide, correct, register.

import Support
import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct CardTests {
    /// A shop with one boot: black 36 plenty, black 37 three left, black 38 sold out and coming, brown 37 discontinued.
    static func open(_ engine: Engine) async throws -> ReceptionShop {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let now = shop.clock.now()
        let id = shop.shop.id
        try await shop.desk.database.write { db in
            var style = StyleRow(id: ID(1), shop: id, number: "LZ2601", createdAt: now)
            style.name = "复古马丁靴"
            style.isListed = true
            style.features = ["头层牛皮"]
            try StyleTable.insert(style, db)
            func sku(_ number: Int64, _ colour: String, _ size: String, _ change: (inout SKURow) -> Void) throws {
                var row = SKURow(
                    id: ID(number), shop: id, style: ID(1), styleNumber: "LZ2601", code: "LZ2601-\(number)",
                    stockAt: now)
                row.colour = colour
                row.size = size
                row.isSelectable = true
                row.position = Int(number)
                change(&row)
                try SKUTable.insert(row, db)
            }
            try sku(11, "黑色", "36") { $0.available = 20 }
            try sku(12, "黑色", "37") {
                $0.available = 4; $0.unaudited = 1
            }
            try sku(13, "黑色", "38") {
                $0.inTransit = 30
                $0.materialsIssued = true
                $0.expectedAt = now.adding(days: 7)
            }
            try sku(14, "棕色", "37") { _ in }
        }
        try await shop.desk.learnIntents(of: id)
        return shop
    }

    static let page = #"{"styleNumber":"LZ2601"}"#

    @Test(arguments: Engine.allCases)
    func `STK-9 STK-18 DT-STK-1 row 6: the page's style, colour and size of the message, and the exact count`(
        engine: Engine
    ) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("这款黑色37码还有吗", "a1", page: Self.page).conversation.id
        let card = try #require(try await shop.desk.showCard(of: id, as: shop.nan))
        #expect(card.intent.id == "stock")
        #expect(card.table?.id == "DT-STK-1" && card.row?.id == "6")
        #expect(card.slots.map(\.value) == ["复古马丁靴 LZ2601", "黑色", "37"])
        #expect(card.phrase?.text.contains("3") == true)
        #expect(card.phrase?.missing.isEmpty == true)
        #expect(card.facts.contains { $0.id == "A" && $0.value == .number(3) })
    }

    @Test(arguments: Engine.allCases)
    func `STK-17 a missing size becomes the question, and one click fills it`(engine: Engine) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("黑色有货吗", "a1", page: Self.page).conversation.id
        let card = try #require(try await shop.desk.showCard(of: id, as: shop.nan))
        #expect(card.row?.id == "2")
        #expect(card.slots.first { $0.id == "size" }?.missing == true)
        #expect(card.slots.first { $0.id == "size" }?.options == ["36", "37", "38"])
        let filled = try #require(try await shop.desk.answerCard(in: id, facts: ["size": "36"], as: shop.nan))
        #expect(filled.row?.id == "5")
    }

    @Test(arguments: Engine.allCases)
    func `STK-16 the card's look-up unlocks the phrase "in stock" for the language check`(engine: Engine) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("黑色36还有吗", "a1", page: Self.page).conversation.id
        await #expect(throws: LanguageStop.self) {
            try await shop.answers("亲，黑色36码有货的，您放心拍", "m1", in: id, as: shop.nan)
        }
        _ = try await shop.desk.showCard(of: id, as: shop.nan)
        try await shop.answers("亲，黑色36码有货的，您放心拍", "m1", in: id, as: shop.nan)
        shop.clock.advance(seconds: 601)
        await #expect(throws: LanguageStop.self) {
            try await shop.answers("亲，黑色36码有货的，您放心拍", "m2", in: id, as: shop.nan)
        }
    }

    @Test(arguments: Engine.allCases)
    func `STK-20 DT-STK-1 row 12: coming on a date, the notice is registered once however often it is pressed`(
        engine: Engine
    ) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("黑色38码有吗", "a1", page: Self.page).conversation.id
        let card = try #require(try await shop.desk.showCard(of: id, as: shop.nan))
        #expect(card.row?.id == "12")
        let args = ["skuId": "13", "channel": "chat", "contact": "13800001234"]
        for _ in 0..<3 {
            let done = try await shop.desk.runAction("register_restock", args, in: id, key: "k1", as: shop.nan)
            #expect(done.toast == "restock.registered")
        }
        _ = try await shop.desk.runAction("register_restock", args, in: id, key: "k2", as: shop.nan)
        let waiting = try await shop.desk.database.read { db in try db.count("SELECT count(*) FROM restock_notice") }
        #expect(waiting == 1)
    }

    @Test(arguments: Engine.allCases)
    func `STK-24 DT-STK-2: paying for what is not there is declined, and the card says why`(engine: Engine) async throws
    {
        let shop = try await Self.open(engine)
        let id = try await shop.says("黑色38码没货我先付款可以吗", "a1", page: Self.page).conversation.id
        let card = try #require(
            try await shop.desk.answerCard(
                in: id, facts: ["colour": "黑色", "size": "38", "table": "DT-STK-2"], as: shop.nan))
        #expect(card.table?.id == "DT-STK-2" && card.row?.id == "2")
        #expect(card.note?.contains("72") == true)
    }

    @Test(arguments: Engine.allCases)
    func `DT-STK-3 a discontinued colour leads to the same style in other colours with stock`(
        engine: Engine
    ) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("棕色37还有吗", "a1", page: Self.page).conversation.id
        let card = try #require(try await shop.desk.showCard(of: id, as: shop.nan))
        #expect(card.table?.id == "DT-STK-3")
        #expect(card.candidates.map(\.sku) == ["LZ2601-12"])
        let next = try await shop.desk.runAction("recommend", ["list": "colours"], in: id, key: nil, as: shop.nan)
        #expect(next.card?.candidates.isEmpty == true)
    }

    @Test(arguments: Engine.allCases)
    func `a wrong recognition is corrected with one click and learnt from`(engine: Engine) async throws {
        let shop = try await Self.open(engine)
        let said = try await shop.says("啥时候能穿上呀小仙女靴", "a1", page: Self.page)
        let id = said.conversation.id
        let card = try await shop.desk.correctIntent(of: nil, in: id, to: .restock, as: shop.nan)
        #expect(card?.intent.id == "restock")
        #expect(try await shop.events(id).contains { $0.type == "conversation.intent_corrected" })
        let again = try shop.desk.recognise("啥时候能穿上呀小仙女靴", previous: [], as: shop.nan)
        #expect(again.intents[0].intent == .restock)
    }

    @Test(arguments: Engine.allCases)
    func `the same key for another request is refused`(engine: Engine) async throws {
        let shop = try await Self.open(engine)
        let id = try await shop.says("黑色38码有吗", "a1", page: Self.page).conversation.id
        _ = try await shop.desk.runAction("lookup_stock", ["skuId": "13"], in: id, key: "k", as: shop.nan)
        await #expect(throws: Refusal.self) {
            try await shop.desk.runAction("lookup_stock", ["skuId": "12"], in: id, key: "k", as: shop.nan)
        }
    }
}
