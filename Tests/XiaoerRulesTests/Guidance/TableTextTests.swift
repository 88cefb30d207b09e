// Tables and facts in words.
import Foundation
import Testing

@testable import XiaoerRules

@Suite struct TableTextTests {
    @Test func `a table is printed as Markdown with facts, settings and rows`() {
        let text = Delivered.table("DT-STK-1").markdown()
        #expect(text.contains("## DT-STK-1 Stock inquiry"))
        #expect(text.contains("| `A` | available minus unaudited | number | lookup |"))
        #expect(text.contains("`stock.low_threshold` = 5"))
        #expect(
            text.contains(
                "| 6 | available minus unaudited ≥ 1 and available minus unaudited ≤ low-stock threshold; selectable on the page: yes | Last pieces | SCR-62 {qty} |"
            ))
        #expect(text.contains("→ DT-STK-3"))
        #expect(Delivered.table("DT-STK-1").markdown(english: false).contains("预售发货日"))
    }

    @Test func `a page gets rows with conditions in both languages`() throws {
        let page = Delivered.table("DT-STK-3").page()
        #expect(page.rows[1].conditions == ["并非（已推荐过含「同款其他颜色」）", "同款其他颜色有货 ≥ 1"])
        #expect(page.facts.first { $0.name == "tried" }?.values.count == 4)
        #expect(Delivered.table("DT-STK-3").page(english: true).rows[1].step == "Same style in other colours")
        let data = try JSONEncoder().encode(page)
        #expect(try JSONDecoder().decode(GuidancePage.self, from: data) == page)
    }

    @Test func `a card shows a fact with its value, time and source`() {
        var facts = Facts()
        let read = Instant(localDate: "2026-11-21", time: "10:32", offsetMinutes: 480)!
        facts.set("A", .number(3), source: .lookup, at: read)
        let fact = Delivered.table("DT-STK-1").fact("A")!
        #expect(facts.line(fact)?.zh == "可用减未审数 3 件 · 10:32 查询")
        #expect(facts.line(fact)?.en == "available minus unaudited 3 pieces · 10:32 looked up")
        #expect(Facts().line(fact) == nil)
    }

    @Test func `answers and facts survive JSON`() throws {
        let table = Delivered.table("DT-STK-1")
        let known = facts("sku_complete looked_up A=0 !P T=4 M D=2026-12-20 concern=none", of: table)
        let copy = try JSONDecoder().decode(Facts.self, from: JSONEncoder().encode(known))
        #expect(copy == known)
        let answer = table.evaluate(known)
        #expect(try JSONDecoder().decode(GuidanceAnswer.self, from: JSONEncoder().encode(answer)) == answer)
        let values: [FactValue] = [.flag(true), .number(1), .number(0), .amount(1250), .text("是"), .set(["a", "b"])]
        #expect(try JSONDecoder().decode([FactValue].self, from: JSONEncoder().encode(values)) == values)
    }

    @Test func `a fact of the wrong kind counts as unknown`() {
        let table = Delivered.table("DT-STK-1")
        let odd = Facts(["sku_complete": .number(1), "concern": .text("nonsense")])
        #expect(table.evaluate(odd).asks.map(\.name) == ["sku_complete"])
    }

    @Test func `a table goes to the browser as JSON and comes back unchanged`() throws {
        for file in Delivered.files("Guidance/Tables") {
            let json = try GuidanceTable.json(yaml: file.text, file: file.name)
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
            let back = try GuidanceTable.load(yaml: json, file: file.name, checkingAgainst: Delivered.vocabulary)
            #expect(back.rows == Delivered.table(back.id).rows)
            #expect(back.facts == Delivered.table(back.id).facts)
        }
    }

    @Test func `JSON from a browser loads like YAML`() throws {
        let text =
            #"{"id": "DT-STK-4", "title": ["表", "t"], "rows": [{"id": "1", "when": "always", "step": ["一", "one"]}]}"#
        let table = try GuidanceTable.load(yaml: text, file: "edit", checkingAgainst: Delivered.vocabulary)
        #expect(table.evaluate(Facts()).row == "1")
    }
}
