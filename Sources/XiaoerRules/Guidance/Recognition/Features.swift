// The features of a message: what the linear model weighs.

/// Turns a plain message into hashes: n-grams of one to four signs, concepts, pairs of concepts, its length.
enum Features {
    private static let first: UInt16 = 0x02
    private static let last: UInt16 = 0x03

    /// Hash of a run of units, the same for a word of a list and for an n-gram of a message.
    static func hash(of units: ArraySlice<UInt16>) -> UInt32 {
        var hash = seed
        for unit in units { hash = step(hash, unit) }
        return hash
    }

    @inline(__always)
    static func step(_ hash: UInt32, _ unit: UInt16) -> UInt32 {
        let mixed = (hash ^ UInt32(unit)) &* 0x9E37_79B1
        return mixed ^ (mixed >> 15)
    }

    static let seed: UInt32 = 0x811C_9DC5

    /// All features of the words; `asks` says that a question mark stood in the message.
    static func read(_ words: [UInt16], asks: Bool, into features: inout [UInt32]) {
        guard !words.isEmpty else { return }
        let framed = [first] + words + [last]
        let (table, longest) = Concepts.delivered
        var concepts: [UInt32] = []
        var covered = 0
        for start in framed.indices {
            var hash = seed
            var best = -1
            var bestLength = 0
            for length in 1...max(4, longest) {
                let end = start + length
                guard end <= framed.count else { break }
                hash = step(hash, framed[end - 1])
                if length <= 4, length > 1 || framed[start] > 0x03 { features.append(hash) }
                if start >= covered {
                    let concept = table.value(hash)
                    if concept >= 0 { (best, bestLength) = (concept, length) }
                }
            }
            if best >= 0, start >= covered {
                concepts.append(UInt32(best))
                covered = start + bestLength
            }
        }
        read(concepts: concepts, into: &features)
        features.append(shape(0x5000, UInt32(min(words.count, 20) / 3)))
        if asks { features.append(shape(0x5001, 1)) }
    }

    private static func read(concepts: [UInt32], into features: inout [UInt32]) {
        let kept = concepts.prefix(14)
        for (position, concept) in kept.enumerated() {
            features.append(shape(0x6000, concept))
            if position > 0 { features.append(shape(0x6001, kept[position - 1] << 8 | concept)) }
            if position > 1 {
                features.append(shape(0x6003, kept[position - 2] << 16 | kept[position - 1] << 8 | concept))
            }
            for other in kept.dropFirst(position + 1) where other != concept {
                features.append(shape(0x6002, min(concept, other) << 8 | max(concept, other)))
            }
        }
        if let first = kept.first { features.append(shape(0x6004, first)) }
        if let last = kept.last { features.append(shape(0x6005, last)) }
    }

    private static func shape(_ kind: UInt32, _ value: UInt32) -> UInt32 {
        var hash = (kind &* 0x85EB_CA6B) ^ (value &* 0xC2B2_AE35)
        hash = (hash ^ (hash >> 16)) &* 0x9E37_79B1
        return hash ^ (hash >> 13)
    }
}
