// LNT-25: a "no" needs a sorry or another way.

struct LNT25BareRefusal: LanguageRule {
    let id = "LNT-25"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "生硬拒绝", en: "Bare refusal")
    let advice = Finding.Words(
        zh: "拒绝时先说声抱歉，再给一个替代方案，例如推荐相近的款。",
        en: "Say sorry and offer another way, for instance a similar item.")
    let good: [RuleExample] = [
        "抱歉亲，这款没有红色了", "没货了，给您推荐一款相近的", "不能改价的，不过您可以领一张优惠券", "没有问题的", "亲能不能发张照片", "没关系的亲",
        RuleExample(OutgoingMessage("这个没有，您看这款", hasLink: true)),
        RuleExample("没有的哦亲") { $0.earlier = [.init(.buyer, "会不会有异味", at: RuleExample.noon)] }, "您还没有付款呢亲", "没有异味的，放心",
    ]
    let bad: [RuleExample] = ["没有", "没货", "不行的", "这个不可以哦", "不能便宜", "辦不到", "这款没有货了", "不 能", "没有了呢"]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.refusal), !reading.message.carriesMore, reading.text.links.isEmpty,
            !reading.hits.has(.apology), !reading.hits.has(.alternative), !reading.hits.has(.welcomeNo)
        else { return [] }
        // "Does it smell?" – "No." is the answer the buyer hoped for.
        if reading.lastBuyerMessage(has: .welcomeNo) == true { return [] }
        guard !namesAnItem(reading), !explains(reading), let refusal = reading.hits.first(.refusal) else { return [] }
        // 没有呢，您想要哪种: a question back leads on.
        let asksOn = reading.hits[.question].contains { $0.range.lowerBound >= refusal.range.upperBound + 2 }
        return asksOn ? [] : [reading.match(refusal)]
    }

    /// Item numbers are links without the address.
    private func namesAnItem(_ reading: Reading) -> Bool { reading.text.digitRuns().contains { $0.digits.count >= 9 } }

    /// A "no" inside a longer explanation is not bare.
    private func explains(_ reading: Reading) -> Bool { reading.core.count - reading.emptyLetters >= 22 }
}
