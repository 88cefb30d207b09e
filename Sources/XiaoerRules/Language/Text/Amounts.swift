// Reads amounts of money and small counts out of a message.

extension LanguageText {
    /// A sum of money with where it stands.
    struct Amount {
        /// Core position of its first digit.
        var position: Int
        var cents: Int
    }

    /// Sums written with 元, 块 or ¥: `20元`, `12.5 元`, `五块`, `¥30`.
    func amounts() -> [Amount] {
        var found: [Amount] = []
        var index = 0
        while index < core.count, found.count < 100 {
            guard let number = number(at: index) else {
                index += 1
                continue
            }
            let unit = number.end < core.count ? core[number.end].scalar : 0
            let isMoney = unit == 0x5143 || unit == 0x5757 || hasYenSign(before: index)  // 元 块
            if isMoney { found.append(Amount(position: index, cents: number.hundredths)) }
            index = number.end
        }
        return found
    }

    /// A number at a core position, in hundredths: digits with a decimal point, or Han numerals up to 99.
    func number(at start: Int) -> (hundredths: Int, end: Int)? {
        guard core[start].isDigit else { return hanNumber(at: start) }
        var whole = 0
        var end = start
        while end < core.count, core[end].isDigit, end == start || core[end - 1].end == Int(core[end].offset) {
            guard end - start < 9 else { return nil }
            whole = whole * 10 + Int(core[end].scalar - 0x30)
            end += 1
        }
        var hundredths = whole * 100
        var place = 10
        if end < core.count, core[end].isDigit, Int(core[end].offset) == core[end - 1].end + 1,
            units[core[end - 1].end] == 0x2E || units[core[end - 1].end] == 0xFF0E
        {
            let fraction = end
            while end < core.count, core[end].isDigit, end == fraction || core[end - 1].end == Int(core[end].offset) {
                hundredths += Int(core[end].scalar - 0x30) * place
                place /= 10
                end += 1
            }
        }
        return (hundredths, end)
    }

    private func hanNumber(at start: Int) -> (hundredths: Int, end: Int)? {
        let ten: UInt32 = 0x5341  // 十
        func digit(_ index: Int) -> Int? {
            guard index < core.count, !core[index].isDigit else { return nil }
            return ScriptFolding.digit(core[index].scalar).map(Int.init)
        }
        var end = start
        let first = digit(end)
        if first != nil { end += 1 }
        guard end < core.count, core[end].scalar == ten else { return first.map { ($0 * 100, end) } }
        end += 1
        let ones = digit(end)
        if ones != nil { end += 1 }
        return (((first ?? 1) * 10 + (ones ?? 0)) * 100, end)
    }

    private func hasYenSign(before position: Int) -> Bool {
        let offset = Int(core[position].offset)
        return offset > 0 && [0xA5, 0xFFE5].contains(units[offset - 1])
    }

    /// Whether the core holds these letters in a row.
    func contains(_ letters: [UInt32]) -> Bool {
        guard !letters.isEmpty, letters.count <= core.count else { return false }
        return (0...(core.count - letters.count)).contains { start in
            letters.indices.allSatisfy { core[start + $0].scalar == letters[$0] }
        }
    }
}
