// LNT-23: a slot that nobody filled tells the buyer that nobody read the message.

struct LNT23UnfilledSlots: LanguageRule {
    let id = "LNT-23"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "变量未填", en: "Unfilled slot")
    let advice = Finding.Words(zh: "还有没填的变量或占位符，请补全后再发送。", en: "A slot or placeholder is still open; fill it in first.")
    let good: [RuleExample] = [
        "您的快递是中通，单号 75 0000 0001", "这款有XL和XXL码", "【温馨提示】请核对收货地址", "38码2XL都有的呢，给您登记", "手机尾号 138XXXX1234 对吗",
    ]
    let bad: [RuleExample] = [
        "您好{customer}，欢迎光临", "您的快递单号是XX", "预计 xx 天到", "【】欢迎您", "亲爱的｛顾客｝您好", "【 】您好，有新款上架", "尾号××的订单已发货", "单号____已发出",
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        let units = reading.text.units
        var found: [RuleMatch] = []
        var index = 0
        while index < units.count, found.count < 20 {
            if let end = LNT23UnfilledSlots.slotEnd(units, from: index) {
                if !reading.text.links.contains(where: { $0.range.contains(index) }) {
                    found.append(RuleMatch(index..<end))
                }
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    /// One past the end of a slot that begins here; nil when none does.
    private static func slotEnd(_ units: [UInt16], from start: Int) -> Int? {
        switch units[start] {
        case 0x7B, 0xFF5B: return bracketEnd(units, from: start, close: [0x7D, 0xFF5D], mayHoldText: true)
        case 0x3010: return bracketEnd(units, from: start, close: [0x3011], mayHoldText: false)
        case 0x58, 0x78, 0xD7, 0xFF38, 0xFF58: return crossesEnd(units, from: start)
        case 0x5F, 0xFF3F: return runEnd(units, from: start, atLeast: 3) { $0 == 0x5F || $0 == 0xFF3F }
        default: return nil
        }
    }

    private static func bracketEnd(_ units: [UInt16], from start: Int, close: [UInt16], mayHoldText: Bool) -> Int? {
        var index = start + 1
        while index < min(units.count, start + 42) {
            if close.contains(units[index]) { return index + 1 }
            let isBlank = units[index] == 0x20 || units[index] == 0x3000 || units[index] == 0xA0
            if !isBlank, !mayHoldText || units[index] == 0x0A { return nil }
            index += 1
        }
        return nil
    }

    /// `XX` as a placeholder: two or more crosses that touch no letter and no digit (`XXL`, `138XXXX1234` are not).
    private static func crossesEnd(_ units: [UInt16], from start: Int) -> Int? {
        if start > 0, touches(units[start - 1]) { return nil }
        guard let end = runEnd(units, from: start, atLeast: 2, { [0x58, 0x78, 0xD7, 0xFF38, 0xFF58].contains($0) })
        else { return nil }
        return end < units.count && touches(units[end]) ? nil : end
    }

    private static func touches(_ unit: UInt16) -> Bool {
        LanguageText.isHostUnit(unit) || [0xD7, 0x2D, 0x5F, 0x2A].contains(unit)
    }

    private static func runEnd(
        _ units: [UInt16], from start: Int, atLeast shortest: Int, _ belongs: (UInt16) -> Bool
    ) -> Int? {
        var end = start
        while end < units.count, belongs(units[end]) { end += 1 }
        return end - start >= shortest ? end : nil
    }
}
