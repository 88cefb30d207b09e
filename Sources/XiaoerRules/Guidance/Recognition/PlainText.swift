// A buyer's message brought to one plain form before anything reads it.

/// Half-width, lower case, simplified characters; emoji become two signs, glad and cross.
enum PlainText {
    /// Longer messages are read up to here: what somebody wants stands in the first lines.
    static let limit = 600

    static let glad: UInt16 = 0xE001
    static let cross: UInt16 = 0xE002
    static let link: UInt16 = 0xE003
    /// Runs of digits by their length, as the n-grams see them.
    static let shortNumber: UInt16 = 0x30
    static let middleNumber: UInt16 = 0x33
    static let longNumber: UInt16 = 0x35
    static let identifier: UInt16 = 0xE004

    /// Folds scalars one by one; invisible signs are dropped, everything else keeps its place in the line.
    static func fold(_ scalars: some Sequence<Unicode.Scalar>, limit: Int, into units: inout [UInt16]) {
        var budget = limit * 4
        for scalar in scalars {
            budget -= 1
            if budget < 0 || units.count >= limit { return }
            let value = scalar.value
            switch value {
            case 0x41...0x5A: units.append(UInt16(value + 0x20))
            case 0x21...0x7E: units.append(UInt16(value))
            case 0x4E00...0x9FFF: units.append(SimplifiedHan.simplified(UInt16(value)))
            case 0xFF01...0xFF5E:
                let narrow = UInt16(value - 0xFEE0)
                units.append(0x41...0x5A ~= narrow ? narrow + 0x20 : narrow)
            case 0...0x20, 0x3000, 0xA0: if let last = units.last, last != 0x20 { units.append(0x20) }
            case 0x3002: units.append(0x2E)
            case 0x3001: units.append(0x2C)
            case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: continue
            case 0x1F600...0x1F60F, 0x1F617...0x1F61D, 0x1F642...0x1F64F, 0x1F44C...0x1F44F, 0x1F970, 0x2764:
                units.append(glad)
            case 0x1F610...0x1F616, 0x1F61E...0x1F641, 0x1F44E, 0x1F92C, 0x1F4A2: units.append(cross)
            case 0x10000...: continue
            default: units.append(UInt16(value))
            }
        }
    }

    /// What the n-grams read: no punctuation, numbers by their length only, long runs of one sign cut to two.
    /// Returns whether the message carried a question mark.
    static func words(_ folded: [UInt16], into units: inout [UInt16]) -> Bool {
        var asks = false
        var position = 0
        while position < folded.count {
            let unit = folded[position]
            if isDigit(unit) {
                let end = endOfNumber(folded, from: position)
                units.append(sign(forDigits: end - position))
                position = end
                continue
            }
            if unit == 0x68, isLink(folded, at: position) {
                while position < folded.count, 0x21...0x7E ~= folded[position] { position += 1 }
                units.append(link)
                continue
            }
            position += 1
            if unit == 0x3F { asks = true }
            guard isWord(unit) else { continue }
            let count = units.count
            if count >= 2, units[count - 1] == unit, units[count - 2] == unit { continue }
            units.append(unit)
        }
        return asks
    }

    static func isDigit(_ unit: UInt16) -> Bool { 0x30...0x39 ~= unit }

    private static func endOfNumber(_ units: [UInt16], from start: Int) -> Int {
        var end = start
        while end < units.count {
            let decimal = units[end] == 0x2E && end + 1 < units.count && isDigit(units[end + 1])
            guard isDigit(units[end]) || decimal else { break }
            end += 1
        }
        return end
    }

    private static func sign(forDigits count: Int) -> UInt16 {
        switch count {
        case ...2: shortNumber
        case 3...4: middleNumber
        case 5...8: longNumber
        default: identifier
        }
    }

    private static func isLink(_ units: [UInt16], at position: Int) -> Bool {
        position + 4 < units.count && units[position + 1] == 0x74 && units[position + 2] == 0x74
            && units[position + 3] == 0x70
    }

    private static func isWord(_ unit: UInt16) -> Bool {
        0x61...0x7A ~= unit || 0x3400...0x9FFF ~= unit || 0xE001...0xE004 ~= unit
    }
}
