// LNT-63: the conversation stays on the platform.

struct LNT63OutsideMessenger: LanguageRule {
    let id = "LNT-63"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "引导站外联系", en: "Messenger outside the platform")
    let advice = Finding.Words(
        zh: "请留在平台内沟通，不要提微信、QQ、群或二维码。", en: "Stay on the platform: no WeChat, QQ, groups or QR codes.")
    let good: [RuleExample] = [
        "支持微信支付的", "这款QQ糖很有嚼劲", "我们没有微信群哦，有事在这里找我", "您扫取件二维码就能拿到包裹", "在这里联系我就可以", "面料是wxl系列的",
        "不用加微信，在这里说就好",
    ]
    let bad: [RuleExample] = [
        "加我微信聊", "微 信 abc12345", "加V聊", "+v abc12345", "V信：xiaoer88", "扫二维码进群", "QQ 12345678", "薇信联系", "ｗｘ：xiaoer",
        "微。信发您",
        "加q群领券", "ⓥⓧ xiaoer", "加一下我的wechat", "不是我让您加的，微信 abc12345",
        RuleExample("您加微信我发您教程") { $0.phase = .afterSale },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        let isAllowedLater = reading.settings.offplatformAftersale && reading.facts.phase == .afterSale
        let severity: Severity? = isAllowedLater ? .warn : nil
        var found = reading.matches(.messenger) { !isRefused($0, reading) }
        found += plusSigns(reading)
        for index in found.indices { found[index].severity = severity }
        return found
    }

    /// "We have no WeChat group" is fine, as long as no account name follows.
    private func isRefused(_ hit: WordHit, _ reading: Reading) -> Bool {
        guard reading.isNegated(hit, before: 4, after: 0) else { return false }
        let following = reading.core[hit.range.upperBound...].prefix(20)
        return following.filter { $0.isLatin || $0.isDigit }.count < 5
    }

    /// `+v` and `➕q`: the sign stands for 加 and is not part of the core.
    private func plusSigns(_ reading: Reading) -> [RuleMatch] {
        let units = reading.text.units
        var found: [RuleMatch] = []
        for (index, unit) in units.enumerated() where unit == 0x2B || unit == 0xFF0B || unit == 0x2795 {
            guard found.count < 20 else { break }
            var next = index + 1
            while next < min(units.count, index + 4), units[next] == 0x20 || units[next] == 0xFE0F { next += 1 }
            guard next < units.count, [0x76, 0x71].contains(ScriptFolding.fold(UInt32(units[next]))) else { continue }
            if next + 1 < units.count, LanguageText.isHostUnit(units[next + 1]) { continue }
            found.append(RuleMatch(index..<(next + 1)))
        }
        return found
    }
}
