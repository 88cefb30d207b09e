// The kinds of values that stand in columns: how each is read from text and written again.

import XiaoerRules

/// Reads values; every function throws a ``RowDefect`` that says what was expected.
enum CellType {
    static func text(_ text: String, upTo limit: Int) throws(RowDefect) -> String {
        guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            throw RowDefect(fault: .textTooLong, detail: "≤ \(limit)")
        }
        return text
    }

    /// An order number, product code or tracking number.
    static func code(_ text: String, upTo limit: Int) throws(RowDefect) -> String {
        let bytes = text.utf8
        // 3.35654E+18 was a long number before a spreadsheet touched it.
        if bytes.count >= 5, bytes.first.map({ $0 >= 0x31 && $0 <= 0x39 }) == true, bytes.contains(UInt8(ascii: "+")),
            bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || "E+.e".utf8.contains($0) })
        {
            throw RowDefect(fault: .rounded)
        }
        return try CellType.text(trimmed(text), upTo: limit)
    }

    static func number(_ text: String, in range: ClosedRange<Int>) throws(RowDefect) -> Int {
        var digits = trimmed(text)[...]
        if let point = digits.firstIndex(of: "."), digits[point...].dropFirst().allSatisfy({ $0 == "0" }) {
            digits = digits[..<point]
        }
        guard let value = Int(digits) ?? Int(digits.filter { $0 != "," }) else { throw RowDefect(fault: .notANumber) }
        guard range.contains(value) else {
            throw RowDefect(fault: .outOfRange, detail: "\(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// Whole cents; negative only where `floor` allows it.
    static func money(_ text: String, from floor: Int) throws(RowDefect) -> Int {
        guard let cents = plainCents(text) ?? Money.cents(text) else { throw RowDefect(fault: .notMoney) }
        guard cents >= floor, cents <= largestCents else { throw RowDefect(fault: .outOfRange) }
        return cents
    }

    static func flag(_ text: String) throws(RowDefect) -> Bool {
        switch trimmed(text).lowercased() {
        case "是", "1", "true", "yes", "y", "√", "可拍", "上架": true
        case "否", "0", "false", "no", "n", "×", "不可拍", "下架": false
        default: throw RowDefect(fault: .notAFlag)
        }
    }

    /// A wall-clock time in the shop's zone: `2026-11-21 08:30:00`, `2026/11/21 8:30`, a date alone, or ISO 8601 in UTC.
    static func time(_ text: String, in zone: BusinessTime) throws(RowDefect) -> Instant {
        let bytes = Array(trimmed(text).utf8)
        var numbers: [Int] = []
        var digits = 0
        var isFraction = false
        var fraction = 0
        var value = 0
        let isUTC = bytes.last == UInt8(ascii: "Z")
        for byte in bytes.dropLast(isUTC ? 1 : 0) + [UInt8(ascii: " ")] {
            if byte >= 0x30, byte <= 0x39 {
                value = value * 10 + Int(byte - 0x30)
                digits += 1
                guard digits <= 4 else { throw RowDefect(fault: .notATime) }
                continue
            }
            guard digits > 0 else { throw RowDefect(fault: .notATime) }
            if isFraction {
                guard digits <= 3 else { throw RowDefect(fault: .notATime) }
                fraction = value * [100, 10, 1][digits - 1]
            } else {
                numbers.append(value)
                let expected = numbers.count <= 2 ? "-/." : numbers.count == 3 ? " T" : ": ."
                guard expected.utf8.contains(byte) else { throw RowDefect(fault: .notATime) }
                isFraction = byte == UInt8(ascii: ".") && numbers.count == 6
            }
            value = 0
            digits = 0
        }
        let isComplete = numbers.count == 3 || numbers.count == 5 || numbers.count == 6
        guard isComplete, numbers[0] >= 1900,
            let instant = Instant(
                year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers.count > 3 ? numbers[3] : 0,
                minute: numbers.count > 4 ? numbers[4] : 0, second: numbers.count > 5 ? numbers[5] : 0,
                millisecond: fraction, offsetMinutes: isUTC ? 0 : zone.offsetMinutes)
        else { throw RowDefect(fault: .notATime) }
        return instant
    }

    /// `1990-05-17`, `1990/5/17` or `05-17`, written with leading zeros and hyphens.
    static func birthday(_ text: String) throws(RowDefect) -> String {
        let parts = trimmed(text).split(whereSeparator: { "-/.".contains($0) }).map { Int($0) ?? 0 }
        guard parts.count == 2 || parts.count == 3, let day = parts.last, let month = parts.dropLast().last,
            Instant(year: parts.count == 3 ? parts[0] : 2000, month: month, day: day, offsetMinutes: 0) != nil,
            parts.count == 2 || parts[0] >= 1900
        else { throw RowDefect(fault: .notADate) }
        let monthAndDay = "\(padded(month, 2))-\(padded(day, 2))"
        return parts.count == 3 ? "\(parts[0])-\(monthAndDay)" : monthAndDay
    }

    /// Digits with hyphens, stars where a platform hides some, and no country code of China.
    static func phone(_ text: String) throws(RowDefect) -> String {
        if text.isEmpty { return "" }
        if text.utf8.contains(UInt8(ascii: "+")), text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            throw RowDefect(fault: .rounded)
        }
        var phone = text.filter { !$0.isWhitespace }
        for prefix in ["+86-", "+86", "0086", "86-"] where phone.hasPrefix(prefix) {
            phone.removeFirst(prefix.count)
            break
        }
        guard (3...30).contains(phone.utf8.count), phone.utf8.allSatisfy({ "0123456789-+*,()".utf8.contains($0) })
        else {
            throw RowDefect(fault: .notAPhone)
        }
        return phone
    }

    /// Texts separated by `；`, `;` or `|`, or a JSON array of texts.
    static func list(_ text: String, upTo limit: Int) throws(RowDefect) -> [String] {
        if text.isEmpty { return [] }
        if text.hasPrefix("[") {
            let texts = TextList.decode(text)
            guard !texts.isEmpty || text == "[]" else { throw RowDefect(fault: .notAList) }
            return texts
        }
        let texts = text.split(whereSeparator: { listSeparators.contains($0) }).map { trimmed(String($0)) }
        guard texts.count <= limit else { throw RowDefect(fault: .notAList, detail: "≤ \(limit)") }
        return texts.filter { !$0.isEmpty }
    }

    static func write(_ instant: Instant, in zone: BusinessTime) -> String {
        let civil = zone.civil(instant)
        let date = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
        let clock = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
        let milliseconds = Int((instant.milliseconds % 1000 + 1000) % 1000)
        return milliseconds == 0 ? "\(date) \(clock)" : "\(date) \(clock).\(padded(milliseconds, 3))"
    }

    static func write(_ list: [String]) -> String {
        let isPlain = list.allSatisfy { text in
            !text.isEmpty && text == trimmed(text) && !text.contains(where: { listSeparators.contains($0) })
        }
        guard isPlain, list.first?.hasPrefix("[") != true else { return TextList.encode(list) }
        return list.joined(separator: "；")
    }

    static func trimmed(_ text: String) -> String {
        guard text.utf8.first.map({ $0 <= 0x20 }) == true || text.utf8.last.map({ $0 <= 0x20 }) == true else {
            return text
        }
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// `168.50` and the like, without looking at single characters; nil for everything unusual.
    private static func plainCents(_ text: String) -> Int? {
        var cents = 0
        var decimals = -1
        guard !text.isEmpty, text.utf8.count <= 14 else { return nil }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else if byte >= 0x30, byte <= 0x39, decimals < 2 {
                cents = cents * 10 + Int(byte - 0x30)
                if decimals >= 0 { decimals += 1 }
            } else {
                return nil
            }
        }
        guard decimals != 0, text.utf8.first != UInt8(ascii: ".") else { return nil }
        return decimals == 2 ? cents : decimals == 1 ? cents * 10 : cents * 100
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    private static let listSeparators: Set<Character> = ["；", ";", "|"]
    private static let largestCents = 100_000_000_00
}
