// What the bench has measured: medians with their spread, as a table and as JSON.

import Foundation

/// One measured quantity over several rounds.
struct Figure: Codable, Sendable {
    let bench: String
    let name: String
    let unit: String
    let median: Double
    let least: Double
    let most: Double
    let rounds: Int

    /// Nil when no round gave a value.
    init?(_ bench: String, _ name: String, _ unit: String, _ values: [Double]) {
        guard let least = values.min(), let most = values.max() else { return nil }
        self.bench = bench
        self.name = name
        self.unit = unit
        self.least = least
        self.most = most
        median = Sample(values).at(0.5)
        rounds = values.count
    }

    /// `      3,141  messages/s   (2,900–3,300)   name`.
    var line: String {
        let spread = rounds > 1 ? "(\(Self.text(least))–\(Self.text(most)))" : ""
        return Self.right(Self.text(median), 12) + "  " + Self.left(unit, 12) + Self.left(spread, 24) + name
    }

    /// Whole numbers from 100 on, three digits below.
    static func text(_ value: Double) -> String {
        if value == value.rounded() || abs(value) >= 100 {
            let digits = String(Int(value.rounded()))
            var grouped = ""
            for (place, digit) in digits.enumerated() {
                if place > 0, (digits.count - place).isMultiple(of: 3), digits[digits.startIndex] != "-" || place > 1 {
                    grouped.append(",")
                }
                grouped.append(digit)
            }
            return grouped
        }
        return String(format: abs(value) >= 10 ? "%.1f" : "%.2f", value)
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

/// Sorted measurements, to be asked for percentiles.
struct Sample: Sendable {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value below which the given share of all lies; the middle of two for an even median. 0 without values.
    func at(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }
}

/// The same quantities in every round, collected by name in the order they first appear.
struct Rounds {
    private var order: [(name: String, unit: String)] = []
    private var values: [String: [Double]] = [:]

    mutating func add(_ name: String, _ unit: String, _ value: Double) {
        if values[name] == nil { order.append((name, unit)) }
        values[name, default: []].append(value)
    }

    func figures(_ bench: String) -> [Figure] {
        order.compactMap { Figure(bench, $0.name, $0.unit, values[$0.name] ?? []) }
    }
}

/// Everything that goes into `--json`.
struct BenchReport: Codable {
    var version: String
    var build: String
    var system: String
    var cores: Int
    var startedAt: String
    var figures: [Figure]

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}
