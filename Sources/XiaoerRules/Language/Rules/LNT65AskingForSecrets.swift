// LNT-65: nobody in the shop needs a password.

struct LNT65AskingForSecrets: LanguageRule {
    let id = "LNT-65"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "索要密码或验证码", en: "Asks for a password or code")
    let advice = Finding.Words(
        zh: "任何情况下都不要向顾客索要密码或验证码。", en: "Never ask a buyer for a password or a verification code.")
    let good: [RuleExample] = [
        "请不要把验证码告诉任何人", "付款时输入支付密码就可以了", "我们不会让您提供密码的", "密码锁的说明书在盒子里", "验证码收不到可以换个网络再试", "箱密码默认是 000",
    ]
    let bad: [RuleExample] = [
        "把验证码发我一下", "您收到的验证码是多少", "麻煩提供一下密碼", "验 证 码 给 我", "告诉我您的登录密码", "短信验证码报一下", "密码发过来我帮您改",
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        Array(
            reading.matches(.askSecret) { !reading.isNegated($0, before: 6, after: 0) && !holdsNegation($0, reading) }
                .prefix(3))
    }

    /// 验证码不要发给我: the "no" stands inside the words that were found.
    private func holdsNegation(_ hit: WordHit, _ reading: Reading) -> Bool {
        reading.hits.near(.negation, hit.range).contains {
            $0.range.lowerBound >= hit.range.lowerBound && $0.range.upperBound <= hit.range.upperBound
        }
    }
}
