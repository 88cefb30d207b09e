// LNT-26: whose fault it is does not help the buyer.

struct LNT26ShiftingBlame: LanguageRule {
    let id = "LNT-26"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "推卸责任", en: "Shifting blame")
    let advice = Finding.Words(
        zh: "先把事情接下来，说“我来帮您处理”，不要推给快递或顾客。",
        en: "Take the matter on (“I will see to it”) instead of pointing at the courier or the buyer.")
    let good: [RuleExample] = ["快递这边我帮您催一下", "这是我们的问题，给您添麻烦了", "我们负责给您处理", "快递的单号发您了"]
    let bad: [RuleExample] = [
        "这不是我们的问题", "我们不负责的", "不属于我们的责任范围", "您找快递赔吧", "这是快递的事", "不關我們的事", "您没填门牌号呀", "快递不是我们开的",
    ]

    func matches(in reading: Reading) -> [RuleMatch] { reading.matches(.blame) }
}
