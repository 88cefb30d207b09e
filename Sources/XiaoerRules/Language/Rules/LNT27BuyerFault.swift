// LNT-27: not even a hint that it was the buyer's own fault.

struct LNT27BuyerFault: LanguageRule {
    let id = "LNT-27"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "暗示顾客有错", en: "Hints at the buyer's fault")
    let advice = Finding.Words(
        zh: "不要暗示是顾客的错，直接说接下来怎么处理。", en: "Leave the fault out; say what happens next.")
    let good: [RuleExample] = [
        "不怪您，是我们没说清楚", "奇怪您这边怎么没收到，我查一下", "要是您不喜欢，七天内可以退", "您自己穿还是送人呢", "是您不满意的话我帮您换",
    ]
    let bad: [RuleExample] = ["是您自己弄坏的", "你自己选错了呀", "您自己没看清楚", "怪您下手慢了", "是你不看说明", "誰讓您不早點說", "您自己搞混了吧"]

    func matches(in reading: Reading) -> [RuleMatch] { reading.matches(.buyerFault) }
}
