// Finds long numbers however they are written: full width, with signs between, in Han digits.

/// A number of seven digits or more as it stands in a message.
struct DigitRun {
    /// UTF-16 range in the original text.
    var range: Range<Int>
    /// The digits, 0…9.
    var digits: [UInt8]
    /// How many digits stand together, group by group: `[3, 4, 4]` for `138 0000 1234`.
    var groups: [Int]
    /// An X directly behind it, as identity numbers may have.
    var endsWithX: Bool

    /// Mainland mobile number without country code, when this can be one.
    var mobile: [UInt8]? {
        var number = digits[...]
        var shape = groups[...]
        if number.starts(with: [0, 0, 8, 6]) {
            number = number.dropFirst(4)
        } else if number.starts(with: [8, 6]), number.count == 13 {
            number = number.dropFirst(2)
        }
        if number.count != digits.count, let first = shape.first {
            let prefix = digits.count - number.count
            shape = first == prefix ? shape.dropFirst() : [first - prefix] + shape.dropFirst()
        }
        guard number.count == 11, number.first == 1, number[number.startIndex + 1] >= 3 else { return nil }
        // Prices and sizes in a row are not a phone number: only the usual groupings count, or digits pulled far apart.
        let usual: [[Int]] = [[11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [5, 6], [6, 5], [3, 3, 5], [4, 7]]
        return usual.contains(Array(shape)) || shape.count >= 6 ? Array(number) : nil
    }

    /// Landline: area code with 0, then 7 or 8 digits, written as two groups.
    var landline: Bool {
        guard digits.first == 0, groups.count >= 2, (3...4).contains(groups[0]) else { return false }
        return (7...8).contains(digits.count - groups[0]) && groups.count <= 3
    }

    /// Mainland identity number with a plausible birth date and the right check sign.
    var isIdentityNumber: Bool {
        guard digits.count == 18 || (digits.count == 17 && endsWithX), digits[0] >= 1 else { return false }
        let year = Int(digits[6]) * 1000 + Int(digits[7]) * 100 + Int(digits[8]) * 10 + Int(digits[9])
        let month = digits[10] * 10 + digits[11]
        let day = digits[12] * 10 + digits[13]
        guard (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1) }
        let check = (12 - sum % 11) % 11
        return check == 10 ? digits.count == 17 : digits.count == 18 && Int(digits[17]) == check
    }

    /// Bank card: 16 to 19 digits that pass the Luhn check.
    var isCardNumber: Bool {
        guard (16...19).contains(digits.count) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let doubled = Int(digit) * (place % 2 == 1 ? 2 : 1)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }
}

extension LanguageText {
    /// Numbers of at least seven digits, links left out. Up to two signs or spaces may stand between digits.
    func digitRuns() -> [DigitRun] {
        var runs: [DigitRun] = []
        var index = 0
        while index < core.count {
            guard let first = digit(at: index) else {
                index += 1
                continue
            }
            var run = DigitRun(range: 0..<0, digits: [first], groups: [1], endsWithX: false)
            let start = index
            index += 1
            while index < core.count, let next = digit(at: index) {
                let gap = Int(core[index].offset) - core[index - 1].end
                guard gap <= 2, core[index].sentence == core[index - 1].sentence else { break }
                run.digits.append(next)
                if gap == 0 { run.groups[run.groups.count - 1] += 1 } else { run.groups.append(1) }
                index += 1
            }
            guard run.digits.count >= 7 else { continue }
            run.range = span(start..<index)
            run.endsWithX =
                index < core.count && core[index].scalar == 0x78 && Int(core[index].offset) == run.range.upperBound
            runs.append(run)
        }
        return runs
    }

    private func digit(at index: Int) -> UInt8? { ScriptFolding.digit(core[index].scalar) }
}
