// LNT-38: "anything else?" is asked once.

struct LNT38AnythingElseTwice: LanguageRule {
    let id = "LNT-38"
    let severity = Severity.error
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "重复询问“还有什么可以帮您”", en: "“Anything else?” asked again")
    let advice = Finding.Words(
        zh: "这次会话已经问过是否还需要帮助，不用再问一遍。", en: "You have asked this in this conversation; leave it out.")
    let good: [RuleExample] = [
        "还有什么可以帮您的吗", "您好，小二鞋铺楠楠，有什么可以帮到您",
        // The opener offers help, too, and does not count (SCR-161).
        RuleExample("还有其他问题吗") {
            $0.earlier = [
                .init(.buyer, "在吗", at: RuleExample.noon),
                .init(.agent, "您好，我是楠楠，有什么可以帮到您", kind: .opener, at: RuleExample.noon),
            ]
        },
        RuleExample("还有其他问题吗") {
            $0.earlier = [.init(.auto, "您好，有什么可以帮到您", at: RuleExample.noon)]
        },
    ]
    let bad: [RuleExample] = [
        RuleExample("还有什么可以帮您的吗") { $0.earlier = LNT38AnythingElseTwice.asked },
        RuleExample("亲还有其他问题吗") { $0.earlier = LNT38AnythingElseTwice.asked },
        RuleExample("親，還有什麼需要幫您的嗎") { $0.earlier = LNT38AnythingElseTwice.asked },
        RuleExample(
            OutgoingMessage("这边就不打扰啦，您还需要了解别的吗", phrase: PhraseUse(scenario: "SCR-132", kind: .anythingElse)),
            {
                var facts = RuleExample.facts()
                facts.earlier = LNT38AnythingElseTwice.asked
                return facts
            }()),
    ]

    private static let asked: [ConversationFacts.Earlier] = [
        .init(.agent, "您好，小二鞋铺楠楠", kind: .opener, at: RuleExample.noon),
        .init(.buyer, "37码有吗", at: RuleExample.noon),
        .init(.agent, "有的呢，还有其他问题吗", at: RuleExample.noon),
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        let phrase = reading.message.phrase
        guard phrase?.kind == .anythingElse || reading.hits.has(.anythingElse), phrase?.kind != .opener else {
            return []
        }
        let said = reading.facts.earlier.filter { $0.author == .agent }
        // A greeting typed by hand is the opener, too, when it comes first.
        let opensByHand = said.first.map { $0.kind == nil && LNT38AnythingElseTwice.greets($0.text) } == true
        let asked = said.dropFirst(opensByHand ? 1 : 0).filter { earlier in
            guard earlier.kind != .opener else { return false }
            return earlier.kind == .anythingElse
                || reading.matcher.hits(in: LanguageText(earlier.text)).has(.anythingElse)
        }
        guard !said.isEmpty, asked.count >= reading.settings.anythingElseMax else { return [] }
        return [reading.hits.first(.anythingElse).map { reading.match($0) } ?? reading.whole()]
    }

    private static func greets(_ text: String) -> Bool {
        ["您好", "你好", "欢迎", "歡迎"].contains { text.contains($0) }
    }
}
