// LNT-62: money moves through the platform only.

struct LNT62PaymentElsewhere: LanguageRule {
    let id = "LNT-62"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "平台外付款", en: "Payment outside the platform")
    let advice = Finding.Words(
        zh: "请通过平台订单付款，不要提供转账、汇款、收款码或卡号。",
        en: "Take payment through an order on the platform; no transfers, collection codes or card numbers.")
    let good: [RuleExample] = [
        "我们不支持银行转账，请在平台下单付款", "亲，谨防骗子让您转账", "请不要通过收款码付款", "您的会员卡号我看到了", "订单号 3141592653589793 已经查到",
        RuleExample("退货运费这边转账给您，请留一下收款方式") {
            $0.approvals = [.init(.payout, amountCents: 1200, until: RuleExample.noon.adding(hours: 2))]
        }, "转给我同事处理",
    ]
    let bad: [RuleExample] = [
        "您直接转账给我就行", "可以银行汇款的", "扫一下收款码", "把钱转我支付宝", "您可以轉賬過來", "收 款 码发您", "卡号 6222 0212 3456 7890 128",
        "6222021234567890128", "私下付款可以便宜5块", "直。接。打。款给我",
        RuleExample("转账给您") { $0.approvals = [.init(.refund, until: RuleExample.noon.adding(hours: 2))] },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        if reading.facts.approval(.payout) != nil { return [] }
        var found = reading.matches(.paymentElsewhere) { !reading.isNegated($0, before: 6, after: 2) }
        // UnionPay cards begin with 62; other long numbers are orders and parcels.
        let cards = reading.text.digitRuns().filter { $0.digits.starts(with: [6, 2]) && $0.isCardNumber }
        found += cards.map { RuleMatch($0.range) }
        return found
    }
}
