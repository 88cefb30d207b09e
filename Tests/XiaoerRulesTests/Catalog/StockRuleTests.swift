// Stock figures, look-ups, restock notices, recommendation and exposure (05 §2 – §6).
import Testing

@testable import XiaoerRules

@Suite struct StockRuleTests {
    static let noon = Instant(localDate: "2026-11-21", time: "12:00", offsetMinutes: 480)!
    static let standard = SettingValues()

    @Test(arguments: [(10, 0, 0, 10), (10, 3, 0, 7), (10, 3, 2, 5), (1, 2, 0, -1), (0, 0, 0, 0)])
    func `STK-9 STK-14 what decides is available minus reserved minus unaudited`(
        _ available: Int, _ unaudited: Int, _ reserved: Int, _ sellable: Int
    ) {
        #expect(StockFigures(available: available, unaudited: unaudited, reserved: reserved).sellable == sellable)
    }

    @Test func `STK-11 unpaid pieces are never subtracted`() {
        #expect(StockFigures(available: 4, unpaid: 4).sellable == 4)
    }

    @Test func `STK-10 nothing there, nothing coming and no presale means discontinued, an override wins`() {
        #expect(StockFigures(available: 0).isDiscontinued)
        #expect(!StockFigures(available: 1).isDiscontinued)
        #expect(!StockFigures(available: 0, inTransit: 1).isDiscontinued)
        #expect(!StockFigures(available: 0, presale: .init(dispatch: Self.noon)).isDiscontinued)
        #expect(!StockFigures(available: 0, discontinuedOverride: false).isDiscontinued)
        #expect(StockFigures(available: 9, discontinuedOverride: true).isDiscontinued)
    }

    @Test(arguments: [
        (-1, true, StockLevel.none), (0, true, .none), (1, true, .low), (5, true, .low), (6, true, .plenty),
        (5, false, .plenty), (4, false, .low),
    ])
    func `STK-18 scarcity wording only at or below the threshold`(
        _ sellable: Int, _ fiveIsLow: Bool, _ level: StockLevel
    ) {
        let settings = SettingValues(["stock.five_is_low": .flag(fiveIsLow)])
        #expect(StockFigures(available: sellable).level(settings) == level)
        #expect(level.allowsScarcity == (level == .low))
    }

    @Test func `STK-12 the daily list shows where page and ERP differ, an oversold SKU belongs at zero`() {
        let list = StockMismatch.list([
            ("A-1", 3, StockFigures(available: 3)), ("A-2", 2, StockFigures(available: 9)),
            ("A-3", 0, StockFigures(available: 0, unaudited: 2)), ("A-4", 1, StockFigures(available: 0)),
        ])
        #expect(list.map(\.sku) == ["A-2", "A-4"])
    }

    @Test func `STK-13 days of cover are the sellable pieces over the mean daily sales`() {
        #expect(StockFigures(available: 30, unaudited: 2).daysOfCover(sold: 14, Self.standard) == 14)
        #expect(StockFigures(available: 30).daysOfCover(sold: 0, Self.standard) == nil)
        #expect(StockFigures(available: -3).daysOfCover(sold: 7, Self.standard) == 0)
    }

    @Test func `STK-16 a look-up holds for its minutes and not longer`() {
        let at = Self.noon
        #expect(!StockLookup.isFresh(nil, now: at, Self.standard))
        #expect(StockLookup.isFresh(at, now: at, Self.standard))
        #expect(StockLookup.isFresh(at, now: at.adding(minutes: 10), Self.standard))
        #expect(!StockLookup.isFresh(at, now: at.adding(minutes: 10).adding(seconds: 1), Self.standard))
        #expect(!StockLookup.isFresh(at.adding(seconds: 5), now: at, Self.standard))
        #expect(
            !StockLookup.isFresh(at, now: at.adding(minutes: 3), SettingValues(["stock.lookup_ttl_min": .number(2)])))
    }

    @Test func `STK-16 a stale look-up sends the table back to looking up`() {
        let reading = StockReading(figures: StockFigures(available: 9), listed: true, at: Self.noon)
        let naming = SKUNaming(style: "A1", colour: "黑", size: "37")
        let table = Delivered.table("DT-STK-1")
        let row = { (minutes: Int) in
            let now = Self.noon.adding(minutes: minutes)
            return table.evaluate(StockAnswer.facts(naming, reading, now: now, Self.standard)).row
        }
        #expect(row(1) == "5")
        #expect(row(11) == "3")
        #expect(table.evaluate(StockAnswer.facts(naming, nil, now: Self.noon, Self.standard)).row == "3")
    }

    @Test func `STK-17 style, colour and size are all needed`() {
        #expect(SKUNaming().missing == [.style, .colour, .size])
        #expect(SKUNaming(style: "A1", size: "37").missing == [.colour])
        let table = Delivered.table("DT-STK-1")
        let answer = table.evaluate(
            StockAnswer.facts(SKUNaming(style: "A1", size: "37"), nil, now: Self.noon, Self.standard))
        #expect(answer.row == "2")
        #expect(answer.asks.map(\.name) == ["colour"])
    }

    @Test func `STK-10 STK-20 figures lead to the fitting stock answer`() {
        let naming = SKUNaming(style: "A1", colour: "黑", size: "37")
        let row = { (figures: StockFigures) in
            let reading = StockReading(figures: figures, listed: true, at: Self.noon)
            return Delivered.table("DT-STK-1").evaluate(
                StockAnswer.facts(naming, reading, now: Self.noon, Self.standard)
            ).row
        }
        let day = Self.noon.adding(days: 20)
        #expect(row(StockFigures(available: 8, unaudited: 5)) == "6")
        #expect(row(StockFigures(available: 0, presale: .init(dispatch: day))) == "7")
        #expect(row(StockFigures(available: 0, inTransit: 4, materialsIssued: true, expected: day)) == "12")
        #expect(row(StockFigures(available: 0, inTransit: 4)) == "13")
        #expect(row(StockFigures(available: 0)) == "14")
        #expect(row(StockFigures(available: 0, inTransit: 4, discontinuedOverride: true)) == "14")
    }

    @Test func `STK-20 a restock notice moves along its table and nowhere else`() throws {
        typealias State = RestockNoticeState
        let allowed: [(State, RestockEvent, State)] = [
            (.waiting, .stockArrived, .arrived), (.arrived, .customerTold, .notified),
            (.notified, .customerOrdered, .ordered), (.notified, .customerDeclined, .declined),
            (.notified, .timeOver, .expired), (.arrived, .soldOut, .waiting), (.waiting, .discontinuedTold, .declined),
            (.waiting, .timeOver, .expired), (.waiting, .customerDeclined, .declined),
            (.waiting, .customerOrdered, .ordered), (.arrived, .customerOrdered, .ordered),
            (.arrived, .customerDeclined, .declined),
        ]
        for state in State.allCases {
            for event in RestockEvent.allCases {
                let expected = allowed.first { $0.0 == state && $0.1 == event }?.2
                #expect((try? state.after(event))?.to == expected)
            }
        }
        #expect(State.allCases.filter(\.isFinal) == [.ordered, .declined, .expired])
        #expect(throws: Refusal.self) { try State.expired.after(.customerTold) }
        #expect(try State.arrived.after(.soldOut).effects == [.leaveQueue])
        #expect(try State.waiting.after(.discontinuedTold).effects == [.recommend])
    }

    @Test func `STK-20 notices are served in the order of registration, keep their place and lapse`() {
        let at = Self.noon
        let notices = [("B", at.adding(minutes: 1)), ("A", at), ("C", at.adding(minutes: 1))]
        #expect(RestockQueue.order(notices) { $0.1 }.map(\.0) == ["A", "B", "C"])
        #expect(!RestockQueue.isOver(registered: at, now: at.adding(days: 89), Self.standard))
        #expect(RestockQueue.isOver(registered: at, now: at.adding(days: 90), Self.standard))
    }

    @Test func `STK-20 a notice needs the customer's yes and a way to reach the customer`() {
        #expect(RestockQueue.refusal(agreed: false, contact: "13800001234")?.rule == "STK-20")
        #expect(RestockQueue.refusal(agreed: true, contact: " ")?.code == "restock.no_contact")
        #expect(RestockQueue.refusal(agreed: true, contact: "13800001234") == nil)
    }

    @Test func `STK-25 exposure is 30 percent of each item, capped at 500 each`() {
        let exposure = DispatchExposure(itemCents: [240_000, 50_000], paid: Self.noon)
        #expect(exposure.itemCents == [50_000, 15_000])
        #expect(exposure.totalCents == 65_000)
        #expect(DispatchExposure(itemCents: [], paid: Self.noon).totalCents == 0)
        #expect(DispatchExposure(itemCents: [166_666], paid: Self.noon).totalCents == 50_000)
        #expect(DispatchExposure(itemCents: [166_665], paid: Self.noon).totalCents == 50_000)
        #expect(DispatchExposure(itemCents: [166_661], paid: Self.noon).totalCents == 49_998)
        #expect(DispatchExposure(itemCents: [-100], paid: Self.noon).totalCents == 0)
    }

    @Test func `STK-24 STK-28 the clock runs 72 hours from payment and costs three points`() {
        let exposure = DispatchExposure(itemCents: [10_000], paid: Self.noon)
        #expect(exposure.due == Self.noon.adding(hours: 72))
        #expect(exposure.points == 3)
        let strict = SettingValues(["penalty.dispatch_hours": .number(48), "penalty.rate": .number(50)])
        #expect(DispatchExposure(itemCents: [10_000], paid: Self.noon, strict).due == Self.noon.adding(hours: 48))
        #expect(DispatchExposure(itemCents: [10_000], paid: Self.noon, strict).totalCents == 5_000)
    }

    static let goods: [RecommendationCandidate] = [
        .init(sku: "a-red-37", style: "A", colour: "红", size: "37", sellable: 2, sold: 5),
        .init(sku: "a-blue-37", style: "A", colour: "蓝", size: "37", sellable: 1, sold: 9),
        .init(sku: "a-black-37", style: "A", colour: "黑", size: "37", sellable: 0, sold: 99),
        .init(sku: "a-grey-38", style: "A", colour: "灰", size: "38", sellable: 5, sold: 99),
        .init(sku: "b-red-37", style: "B", colour: "红", size: "37", sellable: 3, sold: 1, closeness: 90),
        .init(sku: "b-blue-37", style: "B", colour: "蓝", size: "37", sellable: 3, sold: 8, closeness: 90),
        .init(
            sku: "c-red-37", style: "C", colour: "红", size: "37", sellable: 3, sold: 70, closeness: 40,
            isBestseller: true),
        .init(
            sku: "d-red-37", style: "D", colour: "红", size: "37", sellable: 0, sold: 500, closeness: 95,
            isBestseller: true),
        .init(sku: "e-red-37", style: "E", colour: "红", size: "37", sellable: 1, sold: 80, isBestseller: true),
    ]
    static let wish = RecommendationWish(style: "A", colour: "黑", size: "37")

    @Test func `DT-STK-3 other colours of the style in the wanted size, in stock only, well sold first`() {
        #expect(
            Recommendation.candidates(.colours, for: Self.wish, among: Self.goods).map(\.sku) == [
                "a-blue-37", "a-red-37",
            ])
    }

    @Test func `DT-STK-3 similar styles by closeness, best sellers by sales, one piece per style`() {
        #expect(
            Recommendation.candidates(.similar, for: Self.wish, among: Self.goods).map(\.sku) == [
                "b-blue-37", "c-red-37",
            ])
        #expect(
            Recommendation.candidates(.bestsellers, for: Self.wish, among: Self.goods).map(\.sku) == [
                "e-red-37", "c-red-37",
            ])
        #expect(Recommendation.candidates(.category, for: Self.wish, among: Self.goods).isEmpty)
    }

    @Test func `RCM-1 at most recommend.max_items and never something out of stock`() {
        let one = SettingValues(["recommend.max_items": .number(1)])
        #expect(Recommendation.candidates(.colours, for: Self.wish, among: Self.goods, one).count == 1)
        for step in RecommendationStep.allCases {
            let offered = Recommendation.candidates(step, for: Self.wish, among: Self.goods)
            #expect(offered.allSatisfy { $0.sellable >= 1 } && offered.count <= 3)
        }
    }

    @Test func `DT-STK-3 is filled from the candidates`() {
        let facts = { (tried: Set<RecommendationStep>) in
            Recommendation.facts(for: Self.wish, among: Self.goods, tried: tried, need: nil, at: Self.noon)
        }
        let table = Delivered.table("DT-STK-3")
        #expect(table.evaluate(facts([])).row == "1")
        #expect(table.evaluate(facts([.colours])).row == "2")
        #expect(table.evaluate(facts([.colours, .similar])).row == "3")
        #expect(table.evaluate(facts([.colours, .similar, .bestsellers])).row == "4a")
    }
}
