// What an agent may do about findings.

import Testing

@testable import XiaoerRules

@Suite struct SendDecisionTests {
    private func finding(_ rule: String, _ severity: Severity) -> Finding {
        Finding(
            rule: rule, severity: severity, span: .init(start: 0, length: 1), advice: .init(zh: "", en: ""), matched: ""
        )
    }

    @Test func `LNT a block is never overridden, an error needs a reason, a hint holds nothing`() {
        let error = finding("LNT-25", .error)
        let second = finding("LNT-20", .error)
        let block = finding("LNT-62", .block)
        let hint = finding("LNT-9", .warn)
        #expect(SendDecision([]) == .allow)
        #expect(SendDecision([hint, finding("LNT-17", .info)]) == .allow)
        #expect(SendDecision([error, hint]) == .needsReason(["LNT-25"]))
        #expect(SendDecision([error], overrides: ["LNT-25": "顾客已知"]) == .allow)
        #expect(SendDecision([error, second], overrides: ["LNT-25": "顾客已知"]) == .needsReason(["LNT-20"]))
        #expect(SendDecision([error], overrides: ["LNT-25": "好"]) == .needsReason(["LNT-25"]))
        #expect(SendDecision([error], overrides: ["LNT-25": " 。。 "]) == .needsReason(["LNT-25"]))
        #expect(SendDecision([error, block], overrides: ["LNT-25": "顾客已知", "LNT-62": "同意了"]) == .blocked(["LNT-62"]))
        #expect(SendDecision([error, error]) == .needsReason(["LNT-25"]))
    }

    @Test func `LNT a block that an admin lowered can be sent with a reason`() {
        var settings = LanguageSettings()
        settings.severities = ["LNT-63": .error]
        let findings = LanguageCheck(settings).findings(in: OutgoingMessage("加微信聊吧"), RuleExample.facts())
        #expect(SendDecision(findings) == .needsReason(["LNT-63"]))
    }
}
