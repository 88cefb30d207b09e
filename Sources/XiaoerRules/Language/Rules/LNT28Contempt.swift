// LNT-28: contempt never leaves the house.

struct LNT28Contempt: LanguageRule {
    let id = "LNT-28"
    let severity = Severity.block
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "轻蔑或辱骂", en: "Contempt or insult")
    let advice = Finding.Words(
        zh: "这句话会伤害顾客，请换一种说法；需要缓一缓可以转给同事。",
        en: "This would hurt the buyer: put it differently, or hand over if you need a break.")
    let good: [RuleExample] = [
        "这款垃圾桶有三个尺寸", "滚筒可以洗的", "不合适也没关系，祝您购物愉快", "傻瓜相机操作很简单", "送妈妈的话推荐这款",
    ]
    let bad: [RuleExample] = ["爱买不买", "嫌贵别买", "您去别家买吧", "就你事多", "神经病", "滚", "愛要不要隨你", "爱 买 不 买", "脑子有问题吧", "你是白痴吗"]

    func matches(in reading: Reading) -> [RuleMatch] { reading.matches(.contempt) }
}
