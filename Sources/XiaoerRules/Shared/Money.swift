// Money is whole cents; this file is only how it is read and written.

/// How amounts in cents are written for people and read from files.
public enum Money {
    /// `12.50` for 1250, `-0.05` for -5.
    public static func text(cents: Int) -> String {
        let size = cents.magnitude
        let fraction = size % 100
        return "\(cents < 0 ? "-" : "")\(size / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Reads `168`, `168.5`, `168.50`, `0.00元`, `¥12`, `1,280.00`; nil for anything else or for parts of a cent.
    public static func cents(_ text: String) -> Int? {
        var rest = text.filter { !$0.isWhitespace && $0 != "," && $0 != "," }
        for mark in ["元", "¥", "¥"] { rest = rest.replacing(mark, with: "") }
        let negative = rest.hasPrefix("-")
        if negative { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.allSatisfy(\.isASCIIDigit), whole.count <= 12,
            let yuan = Int(whole)
        else { return nil }
        var fraction = 0
        if parts.count == 2 {
            let digits = parts[1]
            guard (1...2).contains(digits.count), digits.allSatisfy(\.isASCIIDigit), let value = Int(digits) else {
                return nil
            }
            fraction = digits.count == 1 ? value * 10 : value
        }
        let total = yuan * 100 + fraction
        return negative ? -total : total
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
