// LNT-49: nobody promises money back without leave.

struct LNT49RefundPromise: LanguageRule {
    let id = "LNT-49"
    let severity = Severity.block
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "未经批准承诺退款", en: "Refund promised without approval")
    let advice = Finding.Words(
        zh: "承诺退款需要批准。请先申请，或说明“为您登记申请，最快…给您答复”。",
        en: "A refund needs approval: request it, or say that you have passed the request on and when the answer comes."
    )
    let good: [RuleExample] = [
        "支持七天无理由，收到退货后给您退款", RuleExample("马上给您退") { $0.isPaidUnshipped = true },
        RuleExample("给您退20元差价") {
            $0.approvals = [.init(.refund, amountCents: 2000, until: RuleExample.noon.adding(hours: 3))]
        },
        "您可以在订单里申请退款", "这种情况不能给您退运费的，抱歉", "退款申请已经看到了，我帮您登记", "能退吗这个问题我帮您问一下",
    ]
    let bad: [RuleExample] = [
        "我给您退10块钱吧", "同意退款的", "这边可以退款20元给您", "马上退您", "給您退運費", "全额退给您好吗",
        RuleExample("给您退30元") {
            $0.approvals = [.init(.refund, amountCents: 2000, until: RuleExample.noon.adding(hours: 3))]
        },
        RuleExample("给您退20元") {
            $0.approvals = [.init(.refund, amountCents: 2000, until: RuleExample.noon.adding(hours: -3))]
        },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        let hits = reading.hits
        guard hits.has(.refundPromise) || hits.has(.refundAmount), !reading.facts.isPaidUnshipped,
            !hits.has(.refundExplained)
        else { return [] }
        let amounts = reading.text.amounts()
        let promise =
            hits[.refundPromise].first { !reading.isNegated($0) }
            ?? hits[.refundAmount].first { hit in
                // "Refunds are possible" only becomes a promise with a sum in the same sentence.
                !reading.isNegated(hit)
                    && amounts.contains {
                        reading.core[$0.position].sentence == reading.core[hit.range.lowerBound].sentence
                    }
            }
        guard let promise else { return [] }
        if let approval = reading.facts.approval(.refund) {
            guard let most = approval.amountCents, let amount = amounts.map(\.cents).max(), amount > most else {
                return []
            }
            return [
                reading.match(
                    promise,
                    advice: Finding.Words(
                        zh: "批准的退款是 \(Money.text(cents: most)) 元，请不要超过。",
                        en: "The approved refund is \(Money.text(cents: most)) yuan; do not go beyond it."))
            ]
        }
        return [reading.match(promise)]
    }
}
