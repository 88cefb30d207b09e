// LNT-17: an exclamation mark reads as shouting to someone who is annoyed.

struct LNT17ExclamationMarks: LanguageRule {
    let id = "LNT-17"
    let severity = Severity.error
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "有异议时用感叹号", en: "Exclamation mark in an objection")
    let advice = Finding.Words(
        zh: "顾客有异议或情绪时，感叹号容易像在吵架，请改用句号或波浪号。",
        en: "To an upset or doubting buyer an exclamation mark sounds like shouting; use a full stop.")
    let good: [RuleExample] = [
        RuleExample("非常抱歉，马上为您处理。") { $0.mood.upset = true }, "欢迎光临小二鞋铺。",
        RuleExample("这款是头层牛皮的，您放心。") { $0.mood.objection = true },
    ]
    let bad: [RuleExample] = [
        RuleExample("已经发货了!") { $0.mood.upset = true }, RuleExample("真的不能再少了！！") { $0.mood.objection = true },
        RuleExample("给您查了❗") { $0.mood.upset = true },
        RuleExample(OutgoingMessage("欢迎光临小二鞋铺！"), severity: .info),
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard let first = reading.text.exclamations.first else { return [] }
        let isTender = reading.facts.mood.upset || reading.facts.mood.objection
        if isTender { return [RuleMatch(first..<first + 1)] }
        let advice = Finding.Words(zh: "感叹号，已计入统计。", en: "Exclamation mark; counted for the statistics.")
        return [RuleMatch(first..<first + 1, severity: .info, advice: advice)]
    }
}
