// LNT-24: "look it up yourself" is no answer.

struct LNT24SendingAway: LanguageRule {
    let id = "LNT-24"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "让顾客自己找", en: "Sends the buyer away to search")
    let advice = Finding.Words(
        zh: "先把答案直接告诉顾客，再附上链接或页面位置。", en: "Give the answer itself, then the link or the place on the page.")
    let good: [RuleExample] = [
        "这款是棉的，跟高3厘米，页面上有实拍图您可以参考", RuleExample(OutgoingMessage("页面上有详细尺码表哦", hasLink: true)),
        "您可以自己选择喜欢的颜色呢", "https://detail.tmall.com/item.htm?id=12 页面上有图的",
        RuleExample(
            OutgoingMessage("页面上有、能选的就是有货的哦", phrase: PhraseUse(scenario: "SCR-70", unmodified: false)),
            {
                var facts = RuleExample.facts()
                facts.peak = true
                return facts
            }()),
    ]
    let bad: [RuleExample] = [
        "您自己看一下吧", "看页面就知道了", "頁面上有的親", "颜色您自己挑哦", "自己去看嘛",
        RuleExample(OutgoingMessage("页面上有的呢", phrase: PhraseUse(scenario: "SCR-70", unmodified: false))),
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.sendAway), !answers(reading) else { return [] }
        if reading.facts.peak, reading.message.phrase?.scenario == "SCR-70" { return [] }
        return reading.matches(.sendAway)
    }

    /// A link, a picture, a figure or a concrete word counts as the answer.
    private func answers(_ reading: Reading) -> Bool {
        reading.message.carriesMore || !reading.text.links.isEmpty || reading.hits.has(.concreteAnswer)
            || reading.core.contains { $0.isDigit }
    }
}
