// LNT-20: a guess is worse than "I will find out".

struct LNT20Uncertainty: LanguageRule {
    let id = "LNT-20"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "含糊不确定", en: "Unsure wording")
    let advice = Finding.Words(
        zh: "不确定的事先核实再答，可以说“我帮您核实一下，马上回复您”。",
        en: "Do not guess: say that you will check, then come back with the fact.")
    let good: [RuleExample] = [
        "您有不清楚的地方随时问我", "我帮您核实一下，稍等哦", "照片看不清楚，麻烦您再拍一张", "大概三天左右送达的", "这款是真皮的，您放心",
    ]
    let bad: [RuleExample] = ["应该是吧", "我也不知道呢", "这个不清楚哦", "可能吧亲", "好像是真皮的", "大概吧", "也許吧，您再等等", "这个我不太清楚"]

    func matches(in reading: Reading) -> [RuleMatch] { reading.matches(.uncertain) }
}
