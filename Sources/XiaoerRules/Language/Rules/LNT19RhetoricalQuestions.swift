// LNT-19: a question that wants no answer is a reproach.

struct LNT19RhetoricalQuestions: LanguageRule {
    let id = "LNT-19"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "反问或不耐烦", en: "Rhetorical or impatient")
    let advice = Finding.Words(
        zh: "反问会让顾客觉得被责备，请改成平和的说明。", en: "A rhetorical question sounds like a reproach; say it as a plain explanation.")
    let good: [RuleExample] = [
        "您看这款喜欢吗？", "您不会失望的，放心拍。", "亲，您到底要哪个颜色方便告诉我一下吗？", "穿的时候不难受的", "不是这款吗，我再帮您找找",
    ]
    let bad: [RuleExample] = [
        "难道我会骗您吗", "不是说过明天发吗？", "页面上不是写着尺码吗", "凭什么给您换呢", "您到底要不要买呢", "說了多少遍了，發不了", "怎么可能会坏",
        "有必要吗亲", "您不会自己看吗", "我不是跟您说了要等两天吗",
    ]

    func matches(in reading: Reading) -> [RuleMatch] { reading.matches(.rhetorical) }
}
