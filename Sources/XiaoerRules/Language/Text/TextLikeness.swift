// How alike two messages are, by the pairs of letters they share.

/// The pairs of neighbouring letters of a message, counted once each.
struct TextLikeness {
    private let pairs: Set<UInt64>

    init(_ text: LanguageText) {
        // A message longer than this is no repeated question.
        let letters = text.core.prefix(200).map { UInt64($0.scalar) }
        var pairs = Set(zip(letters, letters.dropFirst()).map { $0 << 32 | $1 })
        if let only = letters.first, letters.count == 1 { pairs.insert(only) }
        self.pairs = pairs
    }

    /// Dice's coefficient: 0 for nothing in common, 1 for the same pairs.
    func share(with other: TextLikeness) -> Double {
        guard !pairs.isEmpty || !other.pairs.isEmpty else { return 1 }
        return 2 * Double(pairs.intersection(other.pairs).count) / Double(pairs.count + other.pairs.count)
    }
}
