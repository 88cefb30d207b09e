// The delivered tables and phrases, read from the sources for the tests.
import Foundation

@testable import XiaoerRules

enum Delivered {
    static let phrases = try! PhraseLibrary.load(files("Language/Phrases"))
    static let vocabulary = Vocabulary(
        phrases: phrases.references, settings: StockSettings.all, intents: Set(Intent.allCases.map(\.rawValue)))
    static let tables = try! GuidanceTables.load(files("Guidance/Tables"), checkingAgainst: vocabulary)

    static func files(_ folder: String) -> [(name: String, text: String)] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        // Two roads lead to the sources: through the package, or from a copy of the folder.
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appendingPathComponent("Sources/XiaoerRules/\(folder)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            (name, (try? String(contentsOf: path.appendingPathComponent(name), encoding: .utf8)) ?? "")
        }
    }

    static func table(_ id: String) -> GuidanceTable { tables[id]! }
}

/// Facts written as a line: `looked_up A=5 L !P wait=yes concern=pay_later Pd=2026-12-01`.
func facts(_ line: String, of table: GuidanceTable) -> Facts {
    var facts = Facts()
    let at = Instant(milliseconds: 1_700_000_000_000)
    for word in line.split(separator: " ").map(String.init) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        let name = parts[0].hasPrefix("!") ? String(parts[0].dropFirst()) : parts[0]
        let said = parts.count == 2 ? parts[1] : word.hasPrefix("!") ? "no" : "yes"
        let kind = table.fact(name)!.kind
        let value: FactValue =
            switch kind {
            case .set: .set(Set(said.split(separator: ",").map(String.init)))
            case .words: .text(said)
            default: kind.literal(said)!
            }
        facts.set(name, value, source: .agent, at: at)
    }
    return facts
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}

/// A random set of facts for a table; about one fact in five stays unknown.
func randomFacts(_ table: GuidanceTable, _ dice: inout Dice) -> Facts {
    var facts = Facts()
    for fact in table.facts where Int.random(in: 0..<5, using: &dice) > 0 {
        let value: FactValue =
            switch fact.kind {
            case .flag: .flag(Bool.random(using: &dice))
            case .number, .amount:
                fact.kind.value(max(fact.range.lowerBound, Int.random(in: -3...9, using: &dice)))
            case .date: .date(Instant(milliseconds: Int64.random(in: 0...2_000_000_000_000, using: &dice)))
            case .choice(let choices), .scale(let choices): .text(choices.randomElement(using: &dice)!.id)
            case .set(let choices): .set(Set(choices.map(\.id).filter { _ in Bool.random(using: &dice) }))
            case .words: .text("蓝色")
            }
        facts.set(fact.name, value, source: .agent, at: Instant(milliseconds: 0))
    }
    return facts
}
