// DT-STK-2 and DT-STK-3: refusing to sell what is not there, and what to offer instead.
import Testing

@testable import XiaoerRules

@Suite struct RefusalTableTests {
    static let paying = Delivered.table("DT-STK-2")
    static let offering = Delivered.table("DT-STK-3")

    @Test(arguments: [
        ("1", "paid"), ("1", "paid T=3 insists=2"),
        ("2", "!paid T=1"), ("2", "!paid T=1 insists=5"),
        ("3", "!paid T=0"), ("3", "!paid T=0 insists=0"),
        ("4", "!paid T=0 insists=1"),
        ("5", "!paid T=0 insists=2"), ("5", "!paid T=0 insists=9"),
    ])
    func `DT-STK-2 takes the row of the rulebook`(_ row: String, _ line: String) {
        #expect(Self.paying.evaluate(facts(line, of: Self.paying)).row == row)
    }

    @Test func `STK-24 paying for goods without stock is declined in every row`() {
        for row in Self.paying.rows where row.id != "1" {
            let phrases = Delivered.phrases.choose(row.phrase ?? "")
            #expect(!phrases.isEmpty && phrases.allSatisfy(\.refuses))
            #expect(!row.actions.contains { $0.name == "send_product" })
        }
    }

    @Test func `DT-STK-2 row 2 registers a notice, row 3 recommends, row 4 watches for the set days`() {
        let answer = { (line: String) in Self.paying.evaluate(facts(line, of: Self.paying)) }
        #expect(answer("!paid T=1").actions.map(\.action) == ["say", "register_restock"])
        #expect(answer("!paid T=0").actions.last?.arguments["list"] == .text("similar"))
        let watch = answer("!paid T=0 insists=1").actions.last
        #expect(watch?.arguments == ["type": .text("watch_returns"), "due": .number(7)])
    }

    @Test func `DT-STK-2 row 5 creates the watch only if it is missing`() {
        let answer = { (line: String) in Self.paying.evaluate(facts(line, of: Self.paying)) }
        #expect(answer("!paid T=0 insists=2").actions.map(\.action) == ["say", "create_task"])
        #expect(answer("!paid T=0 insists=2 watching").actions.map(\.action) == ["say"])
    }

    @Test func `DT-STK-2 row 1 hands a paid order to DT-ORD-5, and asks whether it is paid when nobody knows`() {
        #expect(Self.paying.evaluate(facts("paid", of: Self.paying)).goto == "DT-ORD-5")
        #expect(Self.paying.evaluate(Facts()).asks.map(\.name) == ["paid"])
    }

    @Test(
        arguments: [
            ("1", "colour_candidates=1"), ("1", "colour_candidates=3 similar_candidates=3"),
            ("1n", "colour_candidates=1 reason=never_made"),
            ("2", "colour_candidates=0 similar_candidates=1"),
            ("2", "tried=colours colour_candidates=3 similar_candidates=1"),
            ("3", "tried=colours,similar bestseller_candidates=1"),
            ("3", "colour_candidates=0 similar_candidates=0 bestseller_candidates=2"),
            ("4a", "tried=colours,similar,bestsellers"),
            ("4", "tried=colours,similar,bestsellers need=运动"),
            ("4", "colour_candidates=0 similar_candidates=0 bestseller_candidates=0 need=运动"),
            ("5", "tried=colours,similar,bestsellers,category"),
            ("2", "reason=never_made colour_candidates=0 similar_candidates=1"),
            (nil, "tried=colours"), (nil, ""),
        ] as [(String?, String)])
    func `DT-STK-3 tries colours, similar styles, best sellers and the category in this order`(
        _ row: String?, _ line: String
    ) {
        #expect(Self.offering.evaluate(facts(line, of: Self.offering)).row == row)
    }

    @Test func `DT-STK-3 not interested moves on to the next step`() {
        var tried: [String] = []
        for expected in ["1", "2", "3", "4"] {
            let line = "colour_candidates=2 similar_candidates=2 bestseller_candidates=2 need=通勤"
            let set = tried.isEmpty ? "" : " tried=\(tried.joined(separator: ","))"
            let answer = Self.offering.evaluate(facts(line + set, of: Self.offering))
            #expect(answer.row == expected)
            if case .text(let list)? = answer.actions.last?.arguments["list"] { tried.append(list) }
        }
        #expect(tried == ["colours", "similar", "bestsellers", "category"])
    }

    @Test func `a discontinued style is answered and followed into DT-STK-3`() {
        let first = Delivered.table("DT-STK-1")
        let all = facts("sku_complete looked_up A=0 L !P T=0", of: first)
            .adding(facts("colour_candidates=0 similar_candidates=2", of: Self.offering))
        let answers = Delivered.tables.guide("DT-STK-1", all)
        #expect(answers.map(\.table) == ["DT-STK-1", "DT-STK-3"])
        #expect(answers.map(\.row) == ["14", "2"])
    }

    @Test func `tables are found by what the buyer wants`() {
        #expect(Delivered.tables.tables(for: "stock").map(\.id) == ["DT-STK-1"])
        #expect(Delivered.tables.tables(for: "restock").map(\.id) == ["DT-STK-1", "DT-STK-2"])
    }
}
