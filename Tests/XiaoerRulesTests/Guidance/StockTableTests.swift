// DT-STK-1: every row, just inside and just outside its bounds.
import Testing

@testable import XiaoerRules

@Suite struct StockTableTests {
    static let table = Delivered.table("DT-STK-1")
    static let asked = "sku_complete looked_up"

    struct Case: CustomTestStringConvertible, Sendable {
        let row: String?
        let facts: String
        var settings: [String: FactValue] = [:]
        var testDescription: String { "row \(row ?? "—"): \(facts)" }
    }

    static let cases: [Case] = [
        // Row 1: peak mode, and only the bare question.
        Case(row: "1", facts: "peak only_in_stock"),
        Case(row: "1", facts: "peak only_in_stock sku_complete looked_up A=9 L"),
        Case(row: "2", facts: "peak !only_in_stock !sku_complete"),
        Case(row: "2", facts: "!peak only_in_stock !sku_complete"),
        Case(row: "2", facts: "peak only_in_stock look_up_anyway !sku_complete"),
        Case(row: "1", facts: "only_in_stock", settings: ["stock.page_rule_script": .text("always")]),
        Case(row: nil, facts: "peak only_in_stock", settings: ["stock.page_rule_script": .text("never")]),
        // Rows 2 and 3: the SKU, then the look-up.
        Case(row: "2", facts: "!sku_complete"),
        Case(row: nil, facts: ""),
        Case(row: "3", facts: "sku_complete !looked_up"),
        Case(row: nil, facts: "sku_complete"),
        Case(row: nil, facts: "sku_complete looked_up"),
        // Row 4: there is stock, the page does not show it.
        Case(row: "4", facts: "\(asked) A=1 !L"),
        Case(row: "4", facts: "\(asked) A=99 !L"),
        Case(row: "14", facts: "\(asked) A=0 !L !P T=0"),
        // Rows 5 and 6: the threshold.
        Case(row: "5", facts: "\(asked) A=6 L"),
        Case(row: "6", facts: "\(asked) A=5 L"),
        Case(row: "6", facts: "\(asked) A=1 L"),
        Case(row: "5", facts: "\(asked) A=5 L", settings: ["stock.five_is_low": .flag(false)]),
        Case(row: "6", facts: "\(asked) A=4 L", settings: ["stock.five_is_low": .flag(false)]),
        Case(row: "6", facts: "\(asked) A=6 L", settings: ["stock.low_threshold": .number(8)]),
        Case(row: "5", facts: "\(asked) A=1 L", settings: ["stock.low_threshold": .number(0)]),
        Case(
            row: "14", facts: "\(asked) A=0 L !P T=0",
            settings: ["stock.low_threshold": .number(0), "stock.five_is_low": .flag(false)]),
        // Rows 7 to 11: presale.
        Case(row: "7", facts: "\(asked) A=0 L P"),
        Case(row: "7", facts: "\(asked) A=-2 P"),
        Case(row: "5", facts: "\(asked) A=7 L P"),
        Case(row: "8", facts: "\(asked) A=0 P concern=pay_later"),
        Case(row: "8", facts: "\(asked) A=0 P concern=pay_later wait=yes"),
        Case(row: "9", facts: "\(asked) A=0 P concern=release"),
        Case(row: "10", facts: "\(asked) A=0 P wait=yes"),
        Case(row: "10", facts: "\(asked) A=0 P wait=yes concern=none"),
        Case(row: "11", facts: "\(asked) A=0 P wait=no"),
        Case(row: nil, facts: "\(asked) A=0 wait=yes"),
        // Rows 12 to 14: what is on the way.
        Case(row: "12", facts: "\(asked) A=0 !P T=1 M D=2026-12-20"),
        Case(row: "13", facts: "\(asked) A=0 !P T=1 !M D=2026-12-20"),
        Case(row: "13", facts: "\(asked) A=0 !P T=1 M"),
        Case(row: "13", facts: "\(asked) A=0 !P T=1 !M"),
        Case(row: nil, facts: "\(asked) A=0 !P T=1 D=2026-12-20"),
        Case(row: "14", facts: "\(asked) A=0 !P T=0"),
        Case(row: "14", facts: "\(asked) A=0 !P T=0 M D=2026-12-20"),
        Case(row: nil, facts: "\(asked) A=0 !P"),
    ]

    @Test(arguments: cases)
    func `DT-STK-1 takes the row of the rulebook`(_ one: Case) {
        let answer = Self.table.evaluate(facts(one.facts, of: Self.table), SettingValues(one.settings))
        #expect(answer.row == one.row)
        #expect(answer.row != nil || !answer.asks.isEmpty)
    }

    private func answer(_ line: String) -> GuidanceAnswer { Self.table.evaluate(facts(line, of: Self.table)) }

    @Test func `STK-17 only the missing parts of the SKU are asked for`() {
        let answer = answer("!sku_complete style=A1 size=37")
        #expect(answer.asks.map(\.name) == ["colour"])
        #expect(answer.asks.first?.asking == .agent)
    }

    @Test func `DT-STK-1 row 4 asks for the listing and never for another order with a remark`() {
        let answer = answer("\(Self.asked) style=A1 colour=黑 size=37 A=2 !L")
        #expect(answer.actions.map(\.action) == ["say", "request_listing", "create_task"])
        #expect(answer.actions[1].arguments["remind"] == .number(10))
        #expect(answer.phrase?.slots["colour"] == .text("黑"))
        #expect(answer.note?.zh.contains("不要让买家拍别的颜色") == true)
    }

    @Test func `STK-18 the low count is named exactly, the plenty is not`() {
        #expect(answer("\(Self.asked) A=3 L").phrase?.slots["qty"] == .number(3))
        #expect(answer("\(Self.asked) A=30 L").phrase?.slots == [:])
        #expect(answer("\(Self.asked) A=30 L").phrase?.scenario == "SCR-61")
    }

    @Test func `DT-STK-1 row 7 gives the dispatch date and stores the buyer's answer`() {
        let answer = answer("\(Self.asked) A=0 P Pd=2026-12-01")
        #expect(answer.phrase?.slots["ship_date"] == FactKind.date.literal("2026-12-01"))
        #expect(answer.actions.last?.arguments["fact"] == .text("concern"))
        #expect(answer.actions[1].arguments["fact"] == .text("wait"))
    }

    @Test func `DT-STK-1 rows 12 and 13 register a notice, 13 tells purchasing that a date is missing`() {
        let known = answer("\(Self.asked) A=0 !P T=4 M D=2026-12-20")
        #expect(known.actions.last?.action == "register_restock")
        #expect(known.actions.last?.arguments["date"] == FactKind.date.literal("2026-12-20"))
        let open = answer("\(Self.asked) A=0 !P T=4 M")
        #expect(open.actions.map(\.action) == ["say", "register_restock", "notify"])
        #expect(open.actions.last?.arguments["role"] == .text("purchasing"))
        #expect(answer("\(Self.asked) A=0 !P T=4 !M").actions.map(\.action) == ["say", "register_restock"])
    }

    @Test func `DT-STK-1 rows 11 and 14 go on to the recommendation`() {
        #expect(answer("\(Self.asked) A=0 P wait=no").goto == "DT-STK-3")
        let gone = answer("\(Self.asked) A=0 !P T=0")
        #expect(gone.goto == "DT-STK-3")
        #expect(gone.asks.map(\.name) == ["need"])
    }

    @Test func `an unknown fact becomes a question, never a guess`() {
        let answer = answer(Self.asked)
        #expect(answer.row == nil)
        #expect(answer.asks.map(\.name) == ["A", "L"])
        #expect(answer.asks.allSatisfy { $0.asking == .lookup })
    }

    @Test func `the answer says why the earlier rows did not win`() {
        let answer = answer("\(Self.asked) A=3 L")
        #expect(answer.why.map(\.row) == ["1", "2", "3", "4", "5"])
        #expect(answer.why[4].values.first == GuidanceValue(name: "A", value: .number(3)))
        #expect(answer.why[4].condition.zh.contains("可用减未审数 > 低库存线"))
        #expect(answer.why[2].condition.en == "stock looked up: no")
    }

    @Test func `the same facts always give the same answer, which names table, version and row`() {
        let one = answer("\(Self.asked) A=3 L")
        #expect(one == answer("\(Self.asked) A=3 L"))
        #expect((one.table, one.version, one.row) == ("DT-STK-1", 1, "6"))
    }

    @Test func `STK-22 STK-23 peak mode, its setting and the listing reminder are in the table`() {
        #expect(Set(Self.table.settings.map(\.name)).isSuperset(of: ["stock.page_rule_script", "listing.remind_min"]))
        #expect(Self.table.row("1")?.phrase == "SCR-70")
    }
}
