// What each line of an order was really paid with, so that a refund never has to guess.

/// Spreads an amount over lines.
public enum PaidShares {
    /// Parts of `cents` in proportion to the weights, by largest remainder: they add up to `cents` exactly. Equal
    /// remainders favour the earlier line. Weights below zero count as zero; with no weight at all the first line
    /// takes everything.
    public static func spread(cents: Int, weights: [Int]) -> [Int] {
        guard !weights.isEmpty else { return [] }
        let weights = weights.map { max(0, $0) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return [cents] + Array(repeating: 0, count: weights.count - 1) }
        let size = cents.magnitude
        var parts: [Int] = []
        var remainders: [(line: Int, remainder: UInt)] = []
        for (line, weight) in weights.enumerated() {
            let product = size.multipliedFullWidth(by: UInt(weight))
            let (quotient, remainder) = UInt(total).dividingFullWidth(product)
            parts.append(Int(quotient))
            remainders.append((line, remainder))
        }
        var missing = Int(size) - parts.reduce(0, +)
        for (line, _) in remainders.sorted(by: { ($1.remainder, $0.line) < ($0.remainder, $1.line) }) where missing > 0
        {
            parts[line] += 1
            missing -= 1
        }
        return cents < 0 ? parts.map { -$0 } : parts
    }
}
