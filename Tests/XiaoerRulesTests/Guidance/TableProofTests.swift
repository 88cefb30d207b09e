// The proof at loading agrees with trying everything, and the tables answer whatever is thrown at them.
import Testing

@testable import XiaoerRules

@Suite struct TableProofTests {
    @Test(arguments: ["DT-STK-1", "DT-STK-2", "DT-STK-3"])
    func `any facts lead to an answer or to a question`(_ id: String) {
        let table = Delivered.table(id)
        var dice = Dice(state: 20_261_121)
        var won: Set<String> = []
        for _ in 0..<4_000 {
            let facts = randomFacts(table, &dice)
            let settings = SettingValues([
                "stock.low_threshold": .number(Int.random(in: 0...7, using: &dice)),
                "stock.five_is_low": .flag(Bool.random(using: &dice)),
                "stock.page_rule_script": .text(["peak_only", "always", "never"].randomElement(using: &dice)!),
            ])
            let answer = table.evaluate(facts, settings)
            if let row = answer.row {
                won.insert(row)
            } else if answer.asks.isEmpty {
                Issue.record("no answer: \(facts)")
            }
            // Asking only ever asks for what is not known.
            #expect(answer.asks.allSatisfy { facts[$0.name] == nil })
        }
        #expect(won == Set(table.rows.map(\.id)))
    }

    /// Random tables over small domains: the proof must say exactly what trying every combination says.
    @Test func `the proof agrees with brute force on many random tables`() throws {
        let parts = [
            "a: yes", "a: no", "b: yes", "b: unknown", "n: '> 1'", "n: '<= m'", "n: '= 0'", "m: '>= 2'", "k: x",
            "k: [x, y]", "t: {has: p}", "t: {count: '>= 2'}", "n: '!= m'", "k: known", "n: '< stock.low_threshold'",
        ]
        var dice = Dice(state: 7)
        var proved = 0
        for _ in 0..<150 {
            let rows = (1...Int.random(in: 2...5, using: &dice)).map { id in
                let picks = (1...Int.random(in: 1...3, using: &dice)).map { _ in
                    "{\(parts.randomElement(using: &dice)!)}"
                }
                let join = Bool.random(using: &dice) ? "any" : "all"
                let list = "[\(picks.joined(separator: ", "))]"
                let when = Int.random(in: 0..<4, using: &dice) == 0 ? "{not: {\(join): \(list)}}" : "{\(join): \(list)}"
                return "  - {id: \(id), when: \(when), step: [一, one]}\n"
            }
            let text =
                Self.small + rows.joined()
                + (Bool.random(using: &dice) ? "  - {id: 9, when: always, step: [末, last]}\n" : "")
            let entry = try FileEntry(yaml: text, file: "random.yaml")
            let table = try GuidanceTableReading(file: "random.yaml", vocabulary: Delivered.vocabulary).table(entry)
            let proof = TableProof.prove(table.rows, table.scope)
            let (live, covered) = Self.bruteForce(table)
            #expect(Set(table.rows.map(\.id)).subtracting(proof.dead) == live, "\(text)")
            #expect((proof.uncovered == nil) == covered, "\(text)")
            proved += 1
        }
        #expect(proved == 150)
    }

    static let small = """
        id: DT-STK-4
        title: [测试, Test]
        facts:
          a: {kind: bool, label: [甲, a]}
          b: {kind: bool, label: [乙, b]}
          n: {kind: number, label: [数, n], min: 0, max: 3}
          m: {kind: number, label: [另一数, m], min: 0, max: 3}
          k: {kind: text, label: [种类, k], values: {x: [甲类, x], y: [乙类, y], z: [丙类, z]}}
          t: {kind: set, label: [标签, t], values: {p: [一, p], q: [二, q]}, default: empty}
        settings: [stock.low_threshold]
        rows:

        """

    private static func bruteForce(_ table: GuidanceTable) -> (live: Set<String>, covered: Bool) {
        let flags: [Int?] = [nil, 0, 1]
        let numbers: [Int?] = [nil, 0, 1, 2, 3]
        var live: Set<String> = []
        var covered = true
        for a in flags {
            for b in flags {
                for n in numbers {
                    for m in numbers {
                        for k in [nil, 0, 1, 2] as [Int?] {
                            for t in 0..<4 {
                                for low in 0...4 {
                                    let row = decide(table, [a, b, n, m, k, t, low])
                                    if let row { live.insert(row) } else { covered = false }
                                }
                            }
                        }
                    }
                }
            }
        }
        live.remove("?")
        return (live, covered)
    }

    private static func decide(_ table: GuidanceTable, _ values: [Int?]) -> String? {
        values.withUnsafeBufferPointer { values in
            for (row, check) in zip(table.rows, table.checks) {
                switch check.check.truth(values) {
                case .yes: return row.id
                case .unclear: return "?"
                case .no: continue
                }
            }
            return nil
        }
    }

    @Test func `a table with twelve facts and tangled rows is proved with few steps`() throws {
        var text = "id: DT-STK-4\ntitle: [大表, Large]\nfacts:\n"
        for number in 1...6 { text += "  b\(number): {kind: bool, label: [是\(number), b\(number)]}\n" }
        for number in 1...6 { text += "  n\(number): {kind: number, label: [数\(number), n\(number)], min: 0}\n" }
        text += "rows:\n"
        for number in 1...6 {
            let next = number % 6 + 1
            text += "  - {id: \(number), when: {any: [{all: [b\(number), {n\(number): '> n\(next)'}]}, "
            text += "{all: [{n\(number): '>= 5 and <= 9'}, not b\(next)]}]}, step: [一, one]}\n"
        }
        text += "  - {id: 7, when: always, step: [末, last]}\n"
        let entry = try FileEntry(yaml: text, file: "large.yaml")
        let table = try GuidanceTableReading(file: "large.yaml", vocabulary: Delivered.vocabulary).table(entry)
        let proof = TableProof.prove(table.rows, table.scope)
        #expect(proof.dead.isEmpty && proof.uncovered == nil)
        #expect(!proof.tooLarge)
    }

    @Test func `three-valued logic: an unknown fact only matters where it decides`() throws {
        let text =
            Self.small + """
                  - {id: 1, when: {any: [{a: yes}, {b: yes}]}, step: [一, one]}
                  - {id: 2, when: {all: [{a: no}, {n: '> 2'}]}, step: [二, two]}
                  - {id: 3, when: always, step: [三, three]}
                """
        let table = try GuidanceTable.load(yaml: text, file: "t.yaml", checkingAgainst: Delivered.vocabulary)
        #expect(table.evaluate(facts("b", of: table)).row == "1")
        #expect(table.evaluate(facts("a=no b=no n=1", of: table)).row == "3")
        #expect(table.evaluate(facts("a=no", of: table)).asks.map(\.name) == ["b"])
        #expect(table.evaluate(Facts()).asks.map(\.name) == ["a", "b"])
        #expect(table.evaluate(facts("a=no b=no", of: table)).asks.map(\.name) == ["n"])
    }

    @Test func `a scale has an order: the stages of an order`() throws {
        let text = """
            id: DT-ORD-10
            title: [阶段, Stages]
            facts:
              stage:
                kind: scale
                label: [阶段, stage]
                values: {P0: [未付款, unpaid], P1: [已付款, paid], P5: [已打单, labelled], P9: [已扫描, scanned]}
            rows:
              - {id: 1, when: {stage: '>= P9'}, step: [已发, sent]}
              - {id: 2, when: {stage: '> P0 and < P5'}, step: [可改, open]}
              - {id: 3, when: {stage: [P0, P5]}, step: [其他, else]}
            """
        let table = try GuidanceTable.load(yaml: text, file: "t.yaml", checkingAgainst: Delivered.vocabulary)
        let row = { (stage: String) in table.evaluate(facts("stage=\(stage)", of: table)).row }
        #expect([row("P0"), row("P1"), row("P5"), row("P9")] == ["3", "2", "3", "1"])
        #expect(table.page().rows[0].conditions == ["阶段 ≥ 已扫描"])
        let gap = text.replacing("[P0, P5]", with: "[P0]")
        #expect(throws: TableFault.self) {
            try GuidanceTable.load(yaml: gap, file: "t.yaml", checkingAgainst: Delivered.vocabulary)
        }
    }

    @Test func `facts are compared with other facts, amounts, dates and settings`() throws {
        let text = """
            id: DT-PRC-2
            title: [比较, Compare]
            facts:
              final: {kind: amount, label: [成交价, final]}
              floor: {kind: amount, label: [底价, floor], min: 0}
              until: {kind: date, label: [截止, until]}
            settings: [penalty.cap_per_item]
            rows:
              - {id: 1, when: {final: '< floor'}, step: [低于底价, below]}
              - {id: 2, when: {final: '> penalty.cap_per_item'}, step: [高, high]}
              - {id: 3, when: {until: '< 2026-12-12'}, step: [早, early]}
              - {id: 4, when: {final: '= 19.90'}, step: [正好, exact]}
              - {id: 5, when: always, step: [其他, else]}
            """
        let table = try GuidanceTable.load(yaml: text, file: "t.yaml", checkingAgainst: Delivered.vocabulary)
        let row = { (line: String) in table.evaluate(facts(line, of: table)).row }
        #expect(row("final=19.99 floor=20") == "1")
        #expect(row("final=500.01 floor=20") == "2")
        #expect(row("final=20 floor=20 until=2026-12-11") == "3")
        #expect(row("final=19.90 floor=10 until=2026-12-12") == "4")
        #expect(row("final=500 floor=20 until=2026-12-12") == "5")
    }
}
