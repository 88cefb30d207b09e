// LNT-7: an answer of one or two letters says nothing.

struct LNT07TooShort: LanguageRule {
    let id = "LNT-7"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "回复太短", en: "Answer too short")
    let advice = Finding.Words(
        zh: "回复至少三个字，把话说完整，例如带上称呼和下一步。",
        en: "Write at least three characters: a whole answer with a form of address or the next step.")
    let good: [RuleExample] = [
        "好的呢", "可以的亲", "37码", RuleExample(OutgoingMessage("好", hasImage: true)),
        RuleExample(OutgoingMessage("", hasCard: true)), "看这里 https://detail.tmall.com/item.htm?id=1", "OK的哦",
    ]
    let bad: [RuleExample] = [
        "好", "在！", "是。。。", "有 的", "ＯＫ", "恩/:^_^", "？",
        RuleExample(OutgoingMessage("😊"), severity: .info),
        RuleExample(OutgoingMessage("/:809"), severity: .info),
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard reading.core.count < reading.settings.minChars, !reading.message.carriesMore else { return [] }
        guard reading.text.links.isEmpty, reading.text.emails.isEmpty else { return [] }
        // A picture may stand for a sentence ([002]), so it is only counted.
        if reading.core.isEmpty, reading.text.pictures > 0 {
            return [
                reading.whole(
                    severity: .info,
                    advice: Finding.Words(zh: "只有表情，已计入统计。", en: "Only an emoji; counted for the statistics."))
            ]
        }
        return [reading.whole()]
    }
}
