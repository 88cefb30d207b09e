// Which colour, size or style a message names, and whether the look-ups of the conversation cover it (STK-16, STK-18).

/// The SKUs a message talks about, as far as its words tell.
struct ItemsNamed {
    /// What the look-ups say about them.
    enum Cover {
        /// Looked up in time, and there is stock for all that is named.
        case available
        /// Something named was not looked up in time.
        case notLookedUp
        /// Looked up in time, and there is none.
        case none
    }

    private let core: [UInt32]
    private let colours: [[UInt32]]
    private let sizes: [[UInt32]]

    init(in reading: Reading) {
        core = reading.core.map(\.scalar)
        colours = reading.hits[.colour].map { hit in reading.core[hit.range].map(\.scalar) }
        sizes = ItemsNamed.sizes(in: reading.core)
    }

    /// The look-ups that speak of what the message names.
    func matching(_ lookUps: [ConversationFacts.StockLookUp]) -> [ConversationFacts.StockLookUp] {
        lookUps.filter { lookUp in
            (colours.isEmpty || isColour(lookUp)) && (sizes.isEmpty || isSize(lookUp))
        }
    }

    func cover(by lookUps: [ConversationFacts.StockLookUp]) -> Cover {
        let matching = matching(lookUps)
        guard !matching.isEmpty else { return .notLookedUp }
        // 红色黑色都有: each colour and each size that is named needs its own look-up.
        let everyColour = colours.allSatisfy { colour in matching.contains { ItemsNamed.same($0.colour, colour) } }
        let everySize = sizes.allSatisfy { size in matching.contains { ItemsNamed.same($0.size, size) } }
        guard everyColour, everySize else { return .notLookedUp }
        return matching.contains { $0.available > 0 } ? .available : .none
    }

    private func isColour(_ lookUp: ConversationFacts.StockLookUp) -> Bool {
        colours.contains { ItemsNamed.same(lookUp.colour, $0) }
    }

    private func isSize(_ lookUp: ConversationFacts.StockLookUp) -> Bool {
        sizes.contains { ItemsNamed.same(lookUp.size, $0) }
    }

    /// 黑 and 黑色, 37 and 37码 are the same.
    private static func same(_ name: String, _ named: [UInt32]) -> Bool {
        let core = stripped(LanguageText.core(of: name))
        return !core.isEmpty && core == stripped(named)
    }

    private static func stripped(_ name: [UInt32]) -> [UInt32] {
        guard name.count > 1, let last = name.last, last == 0x8272 || last == 0x7801 else { return name }  // 色 码
        return Array(name.dropLast())
    }

    /// Sizes as written: 37码, M, XXL, 2XL, 均码.
    private static func sizes(in core: [CoreLetter]) -> [[UInt32]] {
        var found: [[UInt32]] = []
        var index = 0
        while index < core.count {
            guard core[index].isDigit || core[index].isLatin else {
                if core[index].scalar == 0x5747, index + 1 < core.count, core[index + 1].scalar == 0x7801 {  // 均码
                    found.append([0x5747, 0x7801])
                }
                index += 1
                continue
            }
            let start = index
            while index < core.count, core[index].isDigit || core[index].isLatin,
                index == start || core[index - 1].end == Int(core[index].offset)
            {
                index += 1
            }
            let word = core[start..<index].map(\.scalar)
            let isBeforeMa = index < core.count && core[index].scalar == 0x7801
            if isLetterSize(word) || (isBeforeMa && word.count <= 4) { found.append(word) }
        }
        return found
    }

    private static func isLetterSize(_ word: [UInt32]) -> Bool {
        guard word.count <= 5, let last = word.last, [0x73, 0x6D, 0x6C].contains(last) else { return false }  // s m l
        return word.dropLast().allSatisfy { $0 == 0x78 } || (word.count == 3 && word[1] == 0x78 && word[0] <= 0x39)
    }
}

extension Reading {
    /// Look-ups that are not older than `stock.lookup_ttl_min`.
    var freshLookUps: [ConversationFacts.StockLookUp] {
        let oldest = facts.now.adding(minutes: -settings.stockLookupTTLMinutes)
        return facts.lookUps.filter { $0.at >= oldest && $0.at <= facts.now }
    }

    /// Core positions of colours and sizes in a range: 黑色, 37码, XL.
    func namedItem(in range: Range<Int>) -> Set<Int> {
        var item = Set<Int>()
        for hit in hits.near(.colour, range) { item.formUnion(hit.range) }
        for position in range where core[position].isDigit || core[position].isLatin {
            item.insert(position)
            if position + 1 < range.upperBound, [0x7801, 0x53F7].contains(core[position + 1].scalar) {  // 码 号
                item.insert(position + 1)
            }
        }
        return item
    }

    /// Core positions of a range without greetings, forms of address and particles.
    func withoutEmptyWords(_ range: Range<Int>) -> [Int] {
        var empty = Set<Int>()
        for hit in hits.near(.greeting, range) + hits.near(.particle, range) { empty.formUnion(hit.range) }
        return range.filter { !empty.contains($0) }
    }
}
