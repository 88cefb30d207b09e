// Decides what a number in a message counts: money, pieces, a body's measure, a day or a code.

/// Reads one number of a message with what stands before and after it.
struct NumberReader {
    let units: [UInt16]
    let number: Numeral
    let next: Numeral?
    /// It is the only number of the message.
    let alone: Bool

    func read(into slots: inout Slots) {
        if number.digits >= 8 { return code(&slots) }
        if measure(&slots) || money(&slots) || day(&slots) || size(&slots) { return }
        if let length = pieces(), slots.quantity == nil, length > 0, number.isWhole, 1...100_000 ~= number.whole {
            slots.quantity = number.whole
        } else {
            body(&slots)
        }
    }

    // MARK: Codes

    private func code(_ slots: inout Slots) {
        let text = number.text
        if number.digits == 11, text.hasPrefix("1"), !text.hasPrefix("10"), !text.hasPrefix("12"), !text.hasPrefix("11")
        {
            slots.phone = slots.phone ?? text
        } else if before(["单号", "快递单", "运单", "物流"]), !before(["订单号", "订单编号"]) {
            slots.trackingNumber = slots.trackingNumber ?? text
        } else if before(["订单", "订单号", "订单编号"]) || number.digits >= 16 {
            slots.orderNumber = slots.orderNumber ?? text
        } else if 13...15 ~= number.digits {
            slots.trackingNumber = slots.trackingNumber ?? text
        } else if number.digits >= 9 {
            slots.productNumber = slots.productNumber ?? text
        }
    }

    // MARK: Body measures

    private func measure(_ slots: inout Slots) -> Bool {
        let value = Double(number.hundredths) / 100
        if follows(["公斤", "kg", "千克"]) {
            if !isGoodsWeight { slots.weightKg = slots.weightKg ?? value }
            return true
        }
        if follows(["斤"]) {
            if !isGoodsWeight { slots.weightKg = slots.weightKg ?? value / 2 } else { return false }
            return true
        }
        if follows(["米"]) { return metres(&slots) }
        if follows(["厘米", "cm", "公分"]) {
            if before(["脚长", "脚"]) || 20..<31 ~= value && !before(["宽", "长", "高"]) && mentions("脚") {
                slots.footLengthMm = slots.footLengthMm ?? number.hundredths / 10
            } else if 60...220 ~= value, !mentions("长"), !mentions("围"), !mentions("宽") {
                slots.heightCm = slots.heightCm ?? number.whole
            }
            return true
        }
        if before(["脚长", "脚长是", "脚长大概"]) {
            slots.footLengthMm = slots.footLengthMm ?? (number.whole >= 100 ? number.whole : number.hundredths / 10)
            return true
        }
        if before(["身高", "高"]), 50...220 ~= number.whole {
            slots.heightCm = slots.heightCm ?? number.whole
            return true
        }
        if before(["体重", "重"]), 5...250 ~= number.whole {
            slots.weightKg = slots.weightKg ?? (number.whole > 90 ? value / 2 : value)
            return true
        }
        return false
    }

    /// 1米65, 一米六五, 1米7, 1.68米.
    private func metres(_ slots: inout Slots) -> Bool {
        if !number.isWhole, 100..<230 ~= number.hundredths {
            slots.heightCm = slots.heightCm ?? number.hundredths
            return true
        }
        guard number.whole == 1 || number.whole == 2, number.end + 1 <= units.count else { return true }
        var digits: [Int] = []
        var position = number.end + 1
        while position < units.count, digits.count < 2 {
            guard
                let digit = PlainText.isDigit(units[position])
                    ? Int(units[position] - 0x30) : Numeral.digit(units[position])
            else { break }
            digits.append(digit)
            position += 1
        }
        guard let tens = digits.first, !(position < units.count && units[position] == Han.米) else { return true }
        slots.heightCm = slots.heightCm ?? number.whole * 100 + tens * 10 + (digits.count > 1 ? digits[1] : 0)
        return true
    }

    /// 二斤 of nuts is no body weight: bodies weigh from ten 斤 up and are not bought.
    private var isGoodsWeight: Bool {
        number.whole < 8 || ["买", "要", "来", "拍", "拿", "装", "净重", "每袋", "一袋"].contains { mentions($0) }
    }

    /// 165 110斤, 160/50: two bare numbers that fit a body.
    private func body(_ slots: inout Slots) {
        guard number.digits > 0, number.isWhole, 140...199 ~= number.whole, slots.heightCm == nil else { return }
        guard let next, next.digits > 0, next.start - number.end <= 4, 35...220 ~= next.whole else { return }
        slots.heightCm = number.whole
        if slots.weightKg == nil, !NumberReader(units: units, number: next, next: nil, alone: false).hasUnit {
            slots.weightKg = next.whole >= 80 ? Double(next.whole) / 2 : Double(next.whole)
        }
    }

    private var hasUnit: Bool { follows(["斤", "公斤", "kg", "码", "号", "元", "块", "的脚", "千克"]) || pieces() != nil }

    // MARK: Money, days, sizes, pieces

    private func money(_ slots: inout Slots) -> Bool {
        guard follows(["元", "块", "块钱", "rmb", "大洋"]) || before(["¥", "￥", "便宜", "总价"]) && alone else { return false }
        if slots.amountCents == nil {
            var cents = number.hundredths
            // 九块九, 5块5: a digit after 块 counts tenths.
            if follows(["块"]), number.end + 1 < units.count {
                let unit = units[number.end + 1]
                if let tenth = PlainText.isDigit(unit) ? Int(unit - 0x30) : Numeral.digit(unit) { cents += tenth * 10 }
            }
            slots.amountCents = cents
        }
        return true
    }

    private func day(_ slots: inout Slots) -> Bool {
        guard number.isWhole else { return false }
        if follows(["月"]), 1...12 ~= number.whole {
            if slots.date == nil {
                var text = "\(number.whole)月"
                if let next, next.start == number.end + 1, next.isWhole, 1...31 ~= next.whole {
                    text += "\(next.whole)号"
                }
                slots.date = text
            }
            return true
        }
        guard follows(["号", "日"]), 1...31 ~= number.whole, !mentions("号码"), !mentions("号的鞋") else { return false }
        if slots.date == nil { slots.date = "\(number.whole)号" }
        return true
    }

    private func size(_ slots: inout Slots) -> Bool {
        let half = number.hundredths % 100 == 50
        guard number.digits > 0, number.isWhole || half else { return false }
        let text = half ? "\(number.whole).5" : String(number.whole)
        let isShoe = 30...48 ~= number.whole
        if follows(["码", "号", "的脚"]) || isShoe && follows(["的"]) && !follows(["的价"]) {
            slots.size = slots.size ?? text
            return true
        }
        if isShoe, before(["穿", "色", "码", "黑", "白", "平时穿", "选", "拍"]), pieces() == nil {
            slots.size = slots.size ?? text
            return true
        }
        if isShoe, number.end < units.count, follows(["还有", "有货", "还是3", "还是4"]) {
            slots.size = slots.size ?? text
            return true
        }
        return false
    }

    /// The length of a counting word after the number; nil when there is none.
    private func pieces() -> Int? {
        let words = [
            "个", "件", "包", "盒", "袋", "双", "套", "箱", "瓶", "罐", "条", "份", "提", "支", "只", "张", "本", "把", "片", "卷", "斤",
            "台", "对", "桶", "串",
        ]
        for word in words where follows([word]) {
            // 三个月 and 两个小时 count time, 一个 may only be an article.
            if word == "个", follows(["个月", "个小时", "个星期", "个多", "个人"]) { return nil }
            if word == "包", follows(["包邮"]) { return nil }
            if number.whole == 1, number.digits == 0, number.start > 0, isPriceOrPointer(units[number.start - 1]) {
                return nil
            }
            return word.utf16.count
        }
        return nil
    }

    /// 5块一包 tells the price of a pack, 这一个 which one: neither counts.
    private func isPriceOrPointer(_ unit: UInt16) -> Bool {
        PlainText.isDigit(unit) || "元块钱哪有这那看每".utf16.contains(unit)
    }

    // MARK: Neighbours

    private func follows(_ words: [String]) -> Bool {
        words.contains { word in
            var position = number.end
            if position < units.count, units[position] == 0x20 { position += 1 }
            for unit in word.utf16 {
                guard position < units.count, units[position] == unit else { return false }
                position += 1
            }
            return true
        }
    }

    /// One of the words stands before the number; 是, colons and spaces may stand between.
    private func before(_ words: [String]) -> Bool {
        var end = number.start
        while end > 0,
            [0x20, 0x3A, 0x2C, 0x2E, Han.unit("是"), Han.unit("为"), Han.unit("大"), Han.unit("了")].contains(
                units[end - 1])
        {
            end -= 1
        }
        return words.contains { word in
            let wanted = Array(word.utf16)
            return end >= wanted.count && units[end - wanted.count..<end].elementsEqual(wanted)
        }
    }

    private func mentions(_ word: String) -> Bool {
        let wanted = Array(word.utf16)
        guard units.count >= wanted.count else { return false }
        return (0...units.count - wanted.count).contains { units[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
