// The linear model: a row of weights for each feature, one weight for each intent.

/// Weights quantised to eight bits, read from the bytes that training wrote.
struct LinearModel: Sendable {
    static let classes = Intent.ordered.count

    /// Weights below so many of the 127 steps are left out: they say little and weigh much.
    static let smallest: Float = 8

    private(set) var table: HashTable
    private var rows: [Int8]
    private var step: Float
    private(set) var bias: [Float]
    /// Tells from which examples, concepts and version of the trainer the weights were made.
    private(set) var fingerprint: UInt64
    /// The features in the order of training, kept only until the bytes are written.
    private var entries: [UInt32]

    /// A model that knows nothing.
    static let empty = LinearModel(rows: [], bias: [Float](repeating: 0, count: classes), fingerprint: 0)

    /// Adds the weights of the features to the scores. The sum is scaled by the number of features, so that long
    /// messages are not surer than short ones.
    func score(_ features: [UInt32], into scores: inout [Float]) {
        let classes = Self.classes
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: classes) { sums in
            sums.initialize(repeating: 0)
            rows.withUnsafeBufferPointer { rows in
                for feature in features {
                    let row = table.value(feature)
                    guard row >= 0 else { continue }
                    let weights = UnsafeBufferPointer(rebasing: rows[row * classes..<(row + 1) * classes])
                    for number in 0..<classes { sums[number] &+= Int32(weights[number]) }
                }
            }
            let scale = step * Self.scale(features.count)
            for number in 0..<classes { scores[number] += Float(sums[number]) * scale + bias[number] }
        }
    }

    /// The value each feature of a message has: all of them together weigh the same for short and long messages.
    static func scale(_ features: Int) -> Float { 3 / Float(max(features, 9)).squareRoot() }
}

// MARK: - Bytes

extension LinearModel {
    /// Keeps the weights that matter, in steps of a 127th of the largest one.
    init(rows sparse: [(hash: UInt32, weights: [Float])], bias: [Float], fingerprint: UInt64) {
        let largest = sparse.reduce(Float(0)) { max($0, $1.weights.reduce(0) { max($0, abs($1)) }) }
        let step = largest == 0 ? 1 : largest / 127
        self.step = step
        self.bias = bias
        self.fingerprint = fingerprint
        table = HashTable(capacity: max(sparse.count, 16))
        rows = []
        entries = sparse.map(\.hash)
        for row in sparse {
            let quantised = row.weights.map { abs($0 / step) < Self.smallest ? 0 : Int8(($0 / step).rounded()) }
            guard quantised.contains(where: { abs($0) > Int8(Self.smallest) }) else { continue }
            table.insert(row.hash, Int32(table.count))
            rows += quantised
        }
    }

    /// The model as bytes: header, biases, then for each feature its hash and its non-zero weights.
    func bytes() -> [UInt8] {
        var bytes: [UInt8] = Array("XRW1".utf8)
        func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(fingerprint, to: &bytes)
        append(UInt32(Self.classes), to: &bytes)
        append(step.bitPattern, to: &bytes)
        append(UInt32(table.count), to: &bytes)
        for value in bias { append(value.bitPattern, to: &bytes) }
        for hash in entries {
            let row = table.value(hash)
            guard row >= 0 else { continue }
            let weights = rows[row * Self.classes..<(row + 1) * Self.classes]
            append(hash, to: &bytes)
            bytes.append(UInt8(weights.count { $0 != 0 }))
            for (number, weight) in weights.enumerated() where weight != 0 {
                bytes.append(UInt8(number))
                bytes.append(UInt8(bitPattern: weight))
            }
        }
        return bytes
    }

    /// Reads what `bytes()` wrote; nil when the bytes are something else or end too early.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        var position = 4
        func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
            let size = MemoryLayout<Value>.size
            guard position + size <= bytes.count else { return nil }
            var value: Value = 0
            for offset in 0..<size { value |= Value(truncatingIfNeeded: bytes[position + offset]) << (8 * offset) }
            position += size
            return value
        }
        guard bytes.count > 24, bytes.prefix(4).elementsEqual("XRW1".utf8), let fingerprint = integer(UInt64.self),
            let classes = integer(UInt32.self), Int(classes) == Self.classes, let step = integer(UInt32.self),
            let count = integer(UInt32.self), Int(count) * 5 <= bytes.count
        else { return nil }
        self.fingerprint = fingerprint
        self.step = Float(bitPattern: step)
        bias = []
        for _ in 0..<classes {
            guard let value = integer(UInt32.self) else { return nil }
            bias.append(Float(bitPattern: value))
        }
        table = HashTable(capacity: Int(count))
        rows = [Int8](repeating: 0, count: Int(count) * Self.classes)
        for row in 0..<Int(count) {
            guard let hash = integer(UInt32.self), position < bytes.count else { return nil }
            let filled = Int(bytes[position])
            guard position + 1 + 2 * filled <= bytes.count else { return nil }
            for entry in 0..<filled {
                let number = Int(bytes[position + 1 + 2 * entry])
                guard number < Self.classes else { return nil }
                rows[row * Self.classes + number] = Int8(bitPattern: bytes[position + 2 + 2 * entry])
            }
            position += 1 + 2 * filled
            table.insert(hash, Int32(row))
        }
        entries = []
    }
}
