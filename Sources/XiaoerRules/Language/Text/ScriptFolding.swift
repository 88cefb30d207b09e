// Folds one letter: traditional to simplified, full width to half width, upper to lower case, signs to nothing.

/// The letter form in which words are compared (LNT normalisation). Zero means "no letter": it is left out of the core.
enum ScriptFolding {
    /// Folded form of every scalar of the basic plane; 0 for whatever is neither Han, letter nor digit.
    private static let basicPlane: [UInt16] = makeBasicPlane()

    /// The folded scalar, or 0 when the scalar is no letter and no digit.
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x10000 { return UInt32(basicPlane[Int(scalar)]) }
        switch scalar {
        case 0x1D400...0x1D6A3: return 0x61 + (scalar - 0x1D400) % 26
        case 0x1D7CE...0x1D7FF: return 0x30 + (scalar - 0x1D7CE) % 10
        case 0x1F130...0x1F149: return 0x61 + scalar - 0x1F130
        case 0x1F150...0x1F169: return 0x61 + scalar - 0x1F150
        case 0x1F170...0x1F189: return 0x61 + scalar - 0x1F170
        case 0x20000...0x323AF: return scalar
        default: return 0
        }
    }

    /// The decimal digit that a folded scalar stands for, Han digits included; nil for anything else.
    static func digit(_ folded: UInt32) -> UInt8? {
        if folded >= 0x30, folded <= 0x39 { return UInt8(folded - 0x30) }
        return folded >= 0x3007 ? hanDigits[folded] : nil
    }

    /// Whether a scalar is an emoji or another small picture, which may stand for a sentence (LNT-7).
    static func isPicture(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1F000...0x1FAFF, 0x2600...0x27BF, 0x2B50, 0x2B55, 0x203C, 0x2049, 0x2B1B, 0x2B1C: return true
        default: return false
        }
    }

    private static let hanDigits: [UInt32: UInt8] = {
        var digits: [UInt32: UInt8] = [:]
        let rows = ["零〇", "一幺壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
        for (value, row) in rows.enumerated() {
            for scalar in row.unicodeScalars { digits[scalar.value] = UInt8(value) }
        }
        return digits
    }()

    private static func makeBasicPlane() -> [UInt16] {
        var table = [UInt16](repeating: 0, count: 0x10000)
        for value in 0x80..<0xFB00 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // Han blocks are letters as a whole: asking Unicode about each of 27,000 would only slow the start.
            let isHan = (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value) || value == 0x3007
            if isHan || isLetter(scalar) { table[value] = UInt16(value) }
        }
        func row(_ first: Int, _ count: Int, onto start: Int) {
            for step in 0..<count { table[first + step] = UInt16(start + step) }
        }
        row(0x30, 10, onto: 0x30)
        row(0xFF10, 10, onto: 0x30)
        row(0x24EA, 1, onto: 0x30)
        for ones in [0x2460, 0x2474, 0x2488, 0x2776, 0x2780, 0x278A] { row(ones, 9, onto: 0x31) }
        for letters in [0x41, 0x61, 0xFF21, 0xFF41, 0x24B6, 0x24D0, 0x249C] { row(letters, 26, onto: 0x61) }
        var pairs = TraditionalLetters.pairs.unicodeScalars.filter { $0 != "\n" }.makeIterator()
        while let traditional = pairs.next(), let simplified = pairs.next() {
            table[Int(traditional.value)] = UInt16(simplified.value)
        }
        return table
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}
