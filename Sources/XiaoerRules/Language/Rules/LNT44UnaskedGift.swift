// LNT-44: gifts are a surprise or an answer, never a bait.

struct LNT44UnaskedGift: LanguageRule {
    let id = "LNT-44"
    let severity = Severity.error
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "主动提赠品", en: "Gift offered unasked")
    let advice = Finding.Words(
        zh: "顾客没有问起赠品，请不要主动承诺；确需赠送先申请批准。",
        en: "The buyer has not asked for a gift: do not offer one, or have it approved first.")
    let good: [RuleExample] = [
        RuleExample("赠品是随机的，不能指定哦") { $0.earlier = [.init(.buyer, "有赠品吗", at: RuleExample.noon)] },
        RuleExample("给您多送一双鞋垫") { $0.approvals = [.init(.gift, until: RuleExample.noon.adding(hours: 1))] },
        RuleExample("今天下单送您一只帆布袋") { $0.campaignGifts = ["帆布袋"] }, "这款没有赠品的，价格已经很实惠", "买来当礼物很合适的",
        "快递会派送您家门口", RuleExample("随单有小礼物") { $0.earlier = [.init(.buyer, "买两双送什么呀", at: RuleExample.noon)] },
    ]
    let bad: [RuleExample] = [
        "亲，今天下单送您小礼物", "有赠品的哦", "拍两件多送一双袜子", "給您送個禮物",
        RuleExample("送您一双袜子") { $0.approvals = [.init(.gift, until: RuleExample.noon.adding(hours: -1))] },
        RuleExample("送您一把鞋刷") { $0.campaignGifts = ["帆布袋"] },
        RuleExample("拍下送您鞋垫") { $0.earlier = [.init(.buyer, "什么时候送到呀", at: RuleExample.noon)] },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.giftOffer) else { return [] }
        let offers = reading.matches(.giftOffer) { !reading.isNegated($0) }
        guard !offers.isEmpty, reading.facts.approval(.gift) == nil, !namesCampaignGift(reading),
            !reading.buyerSaid(.giftNamed)
        else { return [] }
        return Array(offers.prefix(1))
    }

    private func namesCampaignGift(_ reading: Reading) -> Bool {
        reading.facts.campaignGifts.contains { reading.text.contains(LanguageText.core(of: $0)) }
    }
}
