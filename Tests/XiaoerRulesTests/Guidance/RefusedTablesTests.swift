// Broken tables are refused, each with file, row and reason.
import Testing

@testable import XiaoerRules

@Suite struct RefusedTablesTests {
    static let head = """
        id: DT-STK-4
        title: [测试, Test]
        facts:
          a: {kind: bool, label: [甲, a]}
          n: {kind: number, label: [数, n], min: 0}
          m: {kind: number, label: [另一数, m], min: 0}
          sum: {kind: amount, label: [金额, sum]}
          day: {kind: date, label: [日期, day]}
          kind: {kind: text, label: [种类, kind], values: {x: [甲类, x], y: [乙类, y]}}
          tags: {kind: set, label: [标签, tags], values: {p: [一, p], q: [二, q]}, default: empty}
          free: {kind: words, label: [话, free]}
        settings: [stock.low_threshold]
        rows:

        """

    struct Broken: CustomTestStringConvertible, Sendable {
        let words: String
        let row: String?
        let rows: String
        var testDescription: String { words }
    }

    static let rest = "  - {id: 9, when: always, step: [其他, else]}\n"

    static let broken: [Broken] = [
        Broken(words: "unknown fact `b`", row: "1", rows: "  - {id: 1, when: b, step: [一, one]}\n" + rest),
        Broken(
            words: "unknown fact or setting `b`", row: "1", rows: "  - {id: 1, when: {b: yes}, step: [一, one]}\n" + rest
        ),
        Broken(
            words: "unknown phrase `SCR-999`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], phrase: SCR-999}\n" + rest),
        Broken(
            words: "unknown action `fly`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], actions: [fly]}\n" + rest),
        Broken(
            words: "needs the argument `role`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], actions: [notify]}\n" + rest),
        Broken(
            words: "has no argument `speed`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], actions: [{do: lookup_stock, speed: 3}]}\n" + rest),
        Broken(
            words: "wrong type: the argument `role`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], actions: [{do: escalate, role: king}]}\n" + rest),
        Broken(
            words: "`say` needs a phrase", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], actions: [say]}\n" + rest),
        Broken(
            words: "wrong type: `a` is of kind bool and cannot be `maybe`", row: "1",
            rows: "  - {id: 1, when: {a: maybe}, step: [一, one]}\n" + rest),
        Broken(
            words: "wrong type: `n` is of kind number and cannot be `many`", row: "1",
            rows: "  - {id: 1, when: {n: '> many'}, step: [一, one]}\n" + rest),
        Broken(words: "it can be x, y", row: "1", rows: "  - {id: 1, when: {kind: z}, step: [一, one]}\n" + rest),
        Broken(
            words: "`n` is of kind number, `sum` of kind amount", row: "1",
            rows: "  - {id: 1, when: {n: '> sum'}, step: [一, one]}\n" + rest),
        Broken(
            words: "`n` is of kind number and needs a test", row: "1",
            rows: "  - {id: 1, when: n, step: [一, one]}\n" + rest),
        Broken(
            words: "`z` is no member of `tags`", row: "1",
            rows: "  - {id: 1, when: {tags: {has: z}}, step: [一, one]}\n" + rest),
        Broken(
            words: "only `known` and `unknown` can be tested", row: "1",
            rows: "  - {id: 1, when: {free: blue}, step: [一, one]}\n" + rest),
        Broken(
            words: "is always known", row: "1",
            rows: "  - {id: 1, when: {stock.low_threshold: unknown}, step: [一, one]}\n" + rest),
        Broken(
            words: "duplicate row id `1`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one]}\n  - {id: 1, when: not a, step: [二, two]}\n"),
        Broken(
            words: "dead row", row: "2",
            rows: "  - {id: 1, when: {n: '>= 1'}, step: [一, one]}\n  - {id: 2, when: {n: '= 3'}, step: [二, two]}\n"
                + rest),
        Broken(words: "dead row", row: "1", rows: "  - {id: 1, when: {n: '> 3 and < 4'}, step: [一, one]}\n" + rest),
        Broken(
            words: "dead row", row: "1",
            rows: "  - {id: 1, when: {all: [{n: '> m'}, {m: '> n'}]}, step: [一, one]}\n" + rest),
        Broken(
            words: "dead row", row: "2",
            rows:
                "  - {id: 1, when: {any: [a, not a]}, step: [一, one]}\n  - {id: 2, when: {a: unknown}, step: [二, two]}\n"
                + rest),
        Broken(
            words: "uncovered combination: n = 2", row: nil,
            rows: "  - {id: 1, when: {n: '< 2'}, step: [一, one]}\n  - {id: 2, when: {n: '> 2'}, step: [二, two]}\n"),
        Broken(
            words: "uncovered combination", row: nil,
            rows: "  - {id: 1, when: {n: '< m'}, step: [一, one]}\n  - {id: 2, when: {n: '> m'}, step: [二, two]}\n"),
        Broken(
            words: "uncovered combination: tags = p, q", row: nil,
            rows: "  - {id: 1, when: {tags: {count: '<= 1'}}, step: [一, one]}\n"),
        Broken(
            words: "uncovered combination", row: nil,
            rows: "  - {id: 1, when: {n: '<= stock.low_threshold'}, step: [一, one]}\n"),
        Broken(
            words: "uncovered combination: kind = y", row: nil, rows: "  - {id: 1, when: {kind: [x]}, step: [一, one]}\n"
        ),
        Broken(
            words: "unknown slot `hat`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], phrase: SCR-61, slots: {hat: $n}}\n" + rest),
        Broken(
            words: "unknown fact `x`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], phrase: SCR-62, slots: {qty: $x}}\n" + rest),
        Broken(
            words: "unknown table `DT-XYZ-1`", row: "1",
            rows: "  - {id: 1, when: a, step: [一, one], goto: DT-XYZ-1}\n" + rest),
        Broken(words: "unknown key `wen`", row: "1", rows: "  - {id: 1, wen: a, when: a, step: [一, one]}\n" + rest),
        Broken(words: "a text needs Chinese and English", row: "1", rows: "  - {id: 1, when: a, step: 一}\n" + rest),
        Broken(words: "a condition is missing", row: "1", rows: "  - {id: 1, step: [一, one]}\n" + rest),
    ]

    @Test(arguments: broken)
    func `a broken table is refused with its file, row and reason`(_ one: Broken) throws {
        let fault = #expect(throws: TableFault.self) {
            try GuidanceTable.load(
                yaml: Self.head + one.rows, file: "mine.yaml", checkingAgainst: Delivered.vocabulary)
        }
        #expect(fault?.words.contains(one.words) == true, "\(String(describing: fault))")
        #expect(fault?.row == one.row)
        #expect(fault?.file == "mine.yaml")
    }

    @Test func `a fault names the line`() {
        let fault = #expect(throws: TableFault.self) {
            try GuidanceTable.load(
                yaml: Self.head + "  - id: 1\n    when:\n      b: yes\n    step: [一, one]\n", file: "mine.yaml",
                checkingAgainst: Delivered.vocabulary)
        }
        #expect(fault?.line == 16)
        #expect(fault?.description == "mine.yaml:16, row 1: unknown fact or setting `b`")
    }

    @Test(arguments: [
        ("settings: [stock.none]", "unknown setting `stock.none`"),
        ("facts: {a: {kind: thing, label: [甲, a]}}", "unknown kind `thing`"),
        ("facts: {a: {kind: number, label: [甲, a], default: many}}", "wrong type: the default"),
        ("facts: {a: {kind: number, label: [甲, a], min: 5, max: 1}}", "wrong way round"),
        ("facts: {a: {kind: text, label: [甲, a], values: {unknown: [未知, unknown]}}}", "is a test"),
        ("facts: {a: {kind: bool, label: [甲, a], ask: nobody}}", "nobody called `nobody`"),
        ("colour: red", "unknown key `colour`"),
    ])
    func `a broken head is refused`(_ line: String, _ words: String) {
        let text = "id: DT-STK-4\ntitle: [测试, Test]\n\(line)\nrows:\n  - {id: 1, when: always, step: [一, one]}\n"
        let fault = #expect(throws: TableFault.self) {
            try GuidanceTable.load(yaml: text, file: "mine.yaml", checkingAgainst: Delivered.vocabulary)
        }
        #expect(fault?.words.contains(words) == true, "\(String(describing: fault))")
    }

    @Test(arguments: ["", "a: [", "- 1", "id: DT-STK-4\nid: DT-STK-4\ntitle: [a, b]\nrows: []"])
    func `what is no table is refused and does not crash`(_ text: String) {
        #expect(throws: TableFault.self) {
            try GuidanceTable.load(yaml: text, file: "mine.yaml", checkingAgainst: Delivered.vocabulary)
        }
    }

    @Test func `a circle of goto is refused, a circle of offers is not`() throws {
        let table = { (id: String, other: String, way: String) in
            let list = way == "offers" ? "[\(other)]" : other
            return try GuidanceTable.load(
                yaml: "id: \(id)\ntitle: [表, t]\nrows:\n  - {id: 1, when: always, step: [一, one], \(way): \(list)}\n",
                file: "\(id).yaml", checkingAgainst: Delivered.vocabulary)
        }
        let circle = try [table("DT-ORD-5", "DT-ORD-10", "goto"), table("DT-ORD-10", "DT-ORD-5", "goto")]
        let fault = #expect(throws: TableFault.self) { try GuidanceTables(circle) }
        #expect(fault?.words.contains("goto circle") == true)
        let offers = try [table("DT-ORD-5", "DT-ORD-10", "goto"), table("DT-ORD-10", "DT-ORD-5", "offers")]
        #expect(try GuidanceTables(offers).ids.count == 2)
        let twice = try [table("DT-ORD-5", "DT-ORD-10", "goto"), table("DT-ORD-5", "DT-ORD-10", "goto")]
        #expect(throws: TableFault.self) { try GuidanceTables(twice) }
    }
}
