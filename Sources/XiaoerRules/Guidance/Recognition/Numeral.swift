// A number in a message, in digits or in Chinese.

/// The signs that give a number its meaning.
enum Han {
    static func unit(_ character: Unicode.Scalar) -> UInt16 { UInt16(character.value) }
    static let 还 = unit("还"), 大 = unit("大"), 中 = unit("中"), 小 = unit("小"), 和 = unit("和"), 码 = unit("码"), 号 = unit("号")
    static let 十 = unit("十"), 百 = unit("百"), 千 = unit("千"), 半 = unit("半"), 米 = unit("米"), 点 = unit("点")
    static let digits = Array("零一二三四五六七八九".utf16)
    static let 两 = unit("两"), 俩 = unit("俩"), 仨 = unit("仨")
}

/// A number from `start` up to `end`, in hundredths so that 19.8 stays exact.
struct Numeral {
    var start: Int
    var end: Int
    var hundredths: Int
    /// How many Arabic digits; 0 for a number in Chinese.
    var digits: Int
    /// The digits as written, without a decimal point.
    var text: String

    var length: Int { end - start }
    var whole: Int { hundredths / 100 }
    var isWhole: Bool { hundredths % 100 == 0 }

    init?(_ units: [UInt16], at start: Int) {
        if PlainText.isDigit(units[start]) {
            self.init(digits: units, at: start)
        } else {
            self.init(chinese: units, at: start)
        }
    }

    private init?(digits units: [UInt16], at start: Int) {
        var end = start
        var value = 0
        while end < units.count, PlainText.isDigit(units[end]) {
            if end - start < 15 { value = value * 10 + Int(units[end] - 0x30) }
            end += 1
        }
        digits = end - start
        text = String(decoding: units[start..<end], as: UTF16.self)
        self.start = start
        hundredths = digits > 15 ? 0 : value * 100
        if end + 1 < units.count, units[end] == 0x2E, PlainText.isDigit(units[end + 1]), digits <= 6 {
            var place = 10
            end += 1
            while end < units.count, PlainText.isDigit(units[end]) {
                hundredths += Int(units[end] - 0x30) * place
                place /= 10
                end += 1
            }
        }
        self.end = end
    }

    /// 三, 十二, 一百五, 一百二十, 两.
    private init?(chinese units: [UInt16], at start: Int) {
        var end = start
        var value = 0
        var pending: Int?
        var scale = 1
        while end < units.count {
            let unit = units[end]
            if let digit = Numeral.digit(unit) {
                guard pending == nil else { break }
                pending = digit
            } else if let factor = Numeral.factor(unit) {
                guard pending != nil || factor == 10 else { break }
                value += (pending ?? 1) * factor
                pending = nil
                scale = factor
            } else {
                break
            }
            end += 1
        }
        guard end > start else { return nil }
        // 一百五 is 150: a digit right after a hundred counts tens.
        if let pending { value += scale >= 100 ? pending * scale / 10 : pending }
        self.start = start
        self.end = end
        hundredths = value * 100
        digits = 0
        text = String(value)
    }

    static func digit(_ unit: UInt16) -> Int? {
        if unit == Han.两 || unit == Han.俩 { return 2 }
        if unit == Han.仨 { return 3 }
        return Han.digits.firstIndex(of: unit)
    }

    private static func factor(_ unit: UInt16) -> Int? {
        unit == Han.十 ? 10 : unit == Han.百 ? 100 : unit == Han.千 ? 1_000 : nil
    }
}
