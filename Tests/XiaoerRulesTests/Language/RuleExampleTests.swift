// Every rule proves itself with its own examples.

import Testing

@testable import XiaoerRules

@Suite struct RuleExampleTests {
    static let check = LanguageCheck()

    @Test(arguments: LanguageRules.all.map(\.id))
    func `each rule finds its bad examples and leaves the good ones alone`(id: String) throws {
        let rule = try #require(LanguageRules.rule(id))
        #expect(rule.good.count >= 3 && rule.bad.count >= 3, "\(id) needs several examples of both kinds")
        for example in rule.bad {
            let findings = Self.check.findings(in: example.message, example.facts).filter { $0.rule == id }
            #expect(!findings.isEmpty, "\(id) should find 「\(example.message.text)」")
            #expect(findings.first?.severity == example.severity ?? rule.severity, "\(id) 「\(example.message.text)」")
        }
        for example in rule.good {
            let findings = Self.check.findings(in: example.message, example.facts)
                .filter { $0.rule == id && $0.severity > .info }
            #expect(
                findings.isEmpty, "\(id) should leave 「\(example.message.text)」 alone, found \(findings.map(\.matched))"
            )
        }
    }

    @Test func `findings underline the words as they were typed`() {
        for rule in LanguageRules.all {
            for example in rule.bad {
                let units = Array(example.message.text.utf16)
                for finding in Self.check.findings(in: example.message, example.facts) {
                    let end = finding.span.start + finding.span.length
                    #expect(finding.span.start >= 0 && end <= units.count)
                    guard end <= units.count, !finding.matched.isEmpty else { continue }
                    #expect(String(decoding: units[finding.span.start..<end], as: UTF16.self) == finding.matched)
                }
            }
        }
    }

    @Test func `rule ids are unique and the delivered word lists fit the bit set`() {
        #expect(Set(LanguageRules.all.map(\.id)).count == LanguageRules.all.count)
        #expect(WordList.allCases.count <= 64)
        for list in WordList.allCases { #expect(DeliveredWords.lists[list]?.isEmpty == false, "\(list) has no words") }
    }
}
