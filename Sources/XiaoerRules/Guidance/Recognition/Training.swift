// Learning: multinomial logistic regression over the features, and the small one on top of it for a shop's own words.

import Foundation

/// A message and what its buyer wanted.
public struct LabelledExample: Hashable, Sendable, Codable {
    public var text: String
    public var intent: Intent

    public init(text: String, intent: Intent) {
        self.text = text
        self.intent = intent
    }
}

/// Weights in the making: rows of floats beside the sums of squared gradients (AdaGrad).
struct Training: Sendable {
    /// Raise it when the features or the steps below change: it is part of the model's fingerprint.
    static let version: UInt64 = 1

    var epochs = 12
    var rate: Float = 0.2
    var decay: Float = 0.001
    /// How much of the target goes to all intents evenly, so that weights stay moderate.
    var smoothing: Float = 0.02
    /// Features seen less often than this are not learnt.
    var minimumCount = 2

    /// The weights that tell the examples apart, added to what `base` says of them already.
    /// - Parameter counted: only features that occur in that many first examples are learnt.
    func weights(for examples: [LabelledExample], counted: Int, above base: LinearModel) -> Overlay {
        let classes = LinearModel.classes
        var samples: [(features: [UInt32], base: [Float], label: Int)] = []
        var counts: [UInt32: Int] = [:]
        for (number, example) in examples.enumerated() {
            let features = Recogniser.features(of: example.text)
            var scores = [Float](repeating: 0, count: classes)
            base.score(features, into: &scores)
            samples.append((features, scores, example.intent.index))
            guard number < counted else { continue }
            for feature in Set(features) { counts[feature, default: 0] += 1 }
        }
        var overlay = Overlay()
        for (feature, count) in counts.sorted(by: { $0.key < $1.key }) where count >= minimumCount {
            overlay.add(feature)
        }
        var squares = [Float](repeating: 1e-4, count: overlay.rows.count)
        var biasSquares = [Float](repeating: 1e-4, count: classes)
        var order = Array(samples.indices)
        var random = LinearCongruential(state: 20_17)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for sample in order {
                step(samples[sample], &overlay, &squares, &biasSquares)
            }
        }
        return overlay
    }

    private func step(
        _ sample: (features: [UInt32], base: [Float], label: Int), _ overlay: inout Overlay, _ squares: inout [Float],
        _ biasSquares: inout [Float]
    ) {
        let classes = LinearModel.classes
        var scores = sample.base
        overlay.score(sample.features, into: &scores)
        var gradient = Softmax.probabilities(scores)
        for number in 0..<classes { gradient[number] -= smoothing / Float(classes) }
        gradient[sample.label] -= 1 - smoothing
        let value = LinearModel.scale(sample.features.count)
        for feature in sample.features {
            let row = overlay.table.value(feature)
            guard row >= 0 else { continue }
            for number in 0..<classes {
                let place = row * classes + number
                let slope = gradient[number] * value + decay * overlay.rows[place]
                squares[place] += slope * slope
                overlay.rows[place] -= rate * slope / squares[place].squareRoot()
            }
        }
        for number in 0..<classes {
            biasSquares[number] += gradient[number] * gradient[number]
            overlay.bias[number] -= 0.1 * rate * gradient[number] / biasSquares[number].squareRoot()
        }
    }
}

/// Weights in full precision, beside or above the delivered ones.
struct Overlay: Sendable {
    var table = HashTable(capacity: 1_024)
    var rows: [Float] = []
    var bias = [Float](repeating: 0, count: LinearModel.classes)
    private(set) var features: [UInt32] = []

    mutating func add(_ feature: UInt32) {
        table.insert(feature, Int32(features.count))
        guard table.count > features.count else { return }
        features.append(feature)
        rows += repeatElement(0, count: LinearModel.classes)
    }

    func score(_ features: [UInt32], into scores: inout [Float]) {
        let classes = LinearModel.classes
        let value = LinearModel.scale(features.count)
        rows.withUnsafeBufferPointer { rows in
            for feature in features {
                let row = table.value(feature)
                guard row >= 0 else { continue }
                for number in 0..<classes { scores[number] += rows[row * classes + number] * value }
            }
        }
        for number in 0..<classes { scores[number] += bias[number] }
    }

    /// The weights as a delivered model.
    func model(fingerprint: UInt64) -> LinearModel {
        let classes = LinearModel.classes
        let sparse = features.enumerated().map { ($1, Array(rows[$0 * classes..<($0 + 1) * classes])) }
        return LinearModel(rows: sparse, bias: bias, fingerprint: fingerprint)
    }
}

/// Scores to probabilities.
enum Softmax {
    static func probabilities(_ scores: [Float]) -> [Float] {
        let highest = scores.max() ?? 0
        var result = scores.map { exp($0 - highest) }
        let sum = result.reduce(0, +)
        for number in result.indices { result[number] /= sum }
        return result
    }
}

/// The same "random" order on every machine, so that training can be repeated.
struct LinearCongruential: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 33
        mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 33)
    }
}
