// A hash table from 32-bit hashes to numbers, laid out for speed.

/// Maps hashes of features to rows of weights. Open addressing in one array; hashes are already well mixed.
struct HashTable: Sendable {
    private var keys: [UInt32]
    private var values: [Int32]
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// The number stored for the hash, or −1.
    @inline(__always)
    func value(_ hash: UInt32) -> Int {
        keys.withUnsafeBufferPointer { keys in
            var slot = Int(hash) & mask
            while true {
                let value = values.withUnsafeBufferPointer { Int($0[slot]) }
                if value < 0 || keys[slot] == hash { return value }
                slot = (slot + 1) & mask
            }
        }
    }

    /// Stores a number ≥ 0 unless the hash has one already.
    mutating func insert(_ hash: UInt32, _ value: Int32) {
        if count * 2 >= mask { grow() }
        var slot = Int(hash) & mask
        while values[slot] >= 0 {
            if keys[slot] == hash { return }
            slot = (slot + 1) & mask
        }
        keys[slot] = hash
        values[slot] = value
        count += 1
    }

    private mutating func grow() {
        var larger = HashTable(capacity: (mask + 1) * 2)
        for slot in 0...mask where values[slot] >= 0 { larger.insert(keys[slot], values[slot]) }
        self = larger
    }
}
