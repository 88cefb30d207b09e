// LNT-60: nobody's personal data but the buyer's own.

struct LNT60OthersPersonalData: LanguageRule {
    let id = "LNT-60"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "泄露他人信息", en: "Someone else's personal data")
    let advice = Finding.Words(
        zh: "这不是当前顾客的信息，请删去；不要发送他人的电话、证件号、邮箱、地址或账号。",
        en: "This is not this buyer's data: remove it. No phone, identity number, e-mail, address or account of others."
    )
    let good: [RuleExample] = [
        RuleExample("收件电话是13800001234对吗") { $0.customer.phones = ["138 0000 1234"] },
        RuleExample("电话１３８－００００－１２３４") { $0.customer.phones = ["+86 13800001234"] },
        RuleExample("退货请寄杭州市西湖区文三路88号，电话0571-80001234") {
            $0.shop.phones = ["0571-80001234"]
            $0.shop.addresses = ["浙江省杭州市西湖区文三路88号2幢"]
        },
        RuleExample("发到lin@example.com了") { $0.customer.emails = ["Lin@example.com"] },
        RuleExample("核对地址：幸福市和平区团结路12号3栋") { $0.customer.addresses = ["江南省幸福市和平区团结路12号3栋501室"] },
        RuleExample("您的旺旺是 linlin_01 吗") { $0.customer.accounts = ["linlin_01"] },
        "订单号 3141592653589793 已发货", "全国客服热线400-800-0000", "满199减20 满299减35", "1520 2020 1530 都有", "身高165体重110建议M",
    ]
    let bad: [RuleExample] = [
        "收件电话是13800001234", RuleExample("她的电话是13900005678") { $0.customer.phones = ["13800001234"] },
        "１３８００００１２３４", "138 0000 1234", "1 3 8 0 0 0 0 1 2 3 4", "一三八零零零零一二三四", "+86 138-0000-1234",
        "发到 wang@example.com",
        "那位顾客住幸福市和平区团结路12号3栋", "身份证 11010519491231002X", "王女士的旺旺是 wangwang88", "电话0571-80001234",
        RuleExample("寄到幸福市和平区团结路15号") { $0.customer.addresses = ["江南省幸福市和平区团结路12号"] },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        var found: [RuleMatch] = []
        for run in reading.text.digitRuns() where found.count < 20 {
            if isForeignNumber(run, reading.facts) { found.append(RuleMatch(run.range)) }
        }
        let emails = (reading.facts.customer.emails + reading.facts.shop.emails).map { $0.lowercased() }
        for email in reading.text.emails.prefix(20)
        where !emails.contains(reading.text.substring(email).lowercased()) { found.append(RuleMatch(email)) }
        found += foreignAddresses(reading)
        found += foreignAccounts(reading)
        return found
    }

    private func isForeignNumber(_ run: DigitRun, _ facts: ConversationFacts) -> Bool {
        if run.isIdentityNumber { return true }
        guard run.mobile != nil || run.landline else { return false }
        let number = run.mobile ?? run.digits
        let own = facts.customer.phones + facts.shop.phones
        return !own.contains { phone in
            let digits = phone.unicodeScalars.compactMap { ScriptFolding.digit(ScriptFolding.fold($0.value)) }
            return digits.count >= 7 && digits.suffix(number.count) == number[...]
        }
    }

    // MARK: Addresses

    /// A region, a road and a house number in one sentence: 和平区团结路12号.
    private func foreignAddresses(_ reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.roadMark), reading.hits.has(.regionMark) else { return [] }
        let own = (reading.facts.customer.addresses + reading.facts.shop.addresses).map { LanguageText.core(of: $0) }
        for road in reading.hits[.roadMark].prefix(20) {
            guard let house = houseNumberEnd(from: road.range.upperBound, reading.core) else { continue }
            let before = (road.range.lowerBound - 12)..<road.range.lowerBound
            let region = reading.hits.near(.regionMark, before).last {
                $0.range.upperBound <= road.range.lowerBound
                    && reading.core[$0.range.lowerBound].sentence == reading.core[road.range.lowerBound].sentence
            }
            guard let region else { continue }
            // Compared from the road's name on: people leave out the province, not the street.
            let street = reading.core[max(region.range.upperBound, road.range.lowerBound - 4)..<house].map(\.scalar)
            if !own.contains(where: { $0.holds(street) }) {
                return [RuleMatch(reading.text.span(max(0, region.range.lowerBound - 2)..<house))]
            }
        }
        return []
    }

    /// One past 12号, 3栋, 501室 within a few letters of the road; nil without a house number.
    private func houseNumberEnd(from start: Int, _ core: [CoreLetter]) -> Int? {
        var index = start
        while index < min(core.count, start + 8) {
            if core[index].isDigit {
                var end = index
                while end < core.count, core[end].isDigit { end += 1 }
                guard end < core.count, end - index <= 5 else { return nil }
                return LNT60OthersPersonalData.houseWords.contains(core[end].scalar) ? end + 1 : nil
            }
            index += 1
        }
        return nil
    }

    private static let houseWords = Set("号弄栋幢室楼座单".unicodeScalars.map(\.value))

    // MARK: Accounts

    /// 旺旺是 wangwang88: an account name behind its label.
    private func foreignAccounts(_ reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.accountLabel) else { return [] }
        let own = (reading.facts.customer.accounts + reading.facts.shop.accounts).map { LanguageText.core(of: $0) }
        var found: [RuleMatch] = []
        for label in reading.hits[.accountLabel].prefix(20) {
            var start = label.range.upperBound
            for filler in ["号", "名", "是", "为", "叫"] where reading.reads(filler, at: start) { start += 1 }
            var end = start
            while end < reading.core.count, reading.core[end].isLatin || reading.core[end].isDigit { end += 1 }
            guard end - start >= 4 else { continue }
            let name = reading.core[start..<end].map(\.scalar)
            if !own.contains(where: { $0.holds(name) }) { found.append(RuleMatch(reading.text.span(start..<end))) }
        }
        return found
    }
}

extension [UInt32] {
    /// Whether these letters stand in a row in here.
    fileprivate func holds(_ part: [UInt32]) -> Bool {
        guard !part.isEmpty, part.count <= count else { return false }
        return (0...(count - part.count)).contains { start in part.indices.allSatisfy { self[start + $0] == part[$0] } }
    }
}
