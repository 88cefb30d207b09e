// Finds all words of all lists in one pass over the letters (Aho–Corasick).

/// A word of a list found in the core of a message.
struct WordHit: Sendable {
    var list: WordList
    /// Range of core positions.
    var range: Range<Int>
}

/// All hits of a message, in reading order.
struct WordHits: Sendable {
    fileprivate(set) var all: [WordHit] = []
    fileprivate(set) var present: UInt64 = 0

    /// Whether a list has any hit; the cheap question every rule asks first.
    func has(_ list: WordList) -> Bool { present & list.bit != 0 }

    subscript(list: WordList) -> [WordHit] { has(list) ? all.filter { $0.list == list } : [] }

    func first(_ list: WordList) -> WordHit? { has(list) ? all.first { $0.list == list } : nil }

    /// Hits of a list that may touch a range of core positions. Found by halving: a rule that looks around each of its
    /// hits must stay fast in a message of millions of letters.
    func near(_ list: WordList, _ range: Range<Int>) -> [WordHit] {
        guard has(list) else { return [] }
        let start = firstIndex(from: range.lowerBound - WordHits.longestHit)
        return all[start..<firstIndex(from: range.upperBound)].filter {
            $0.list == list && $0.range.upperBound > range.lowerBound
        }
    }

    /// No word with its gaps is longer than this.
    private static let longestHit = 64

    private func firstIndex(from position: Int) -> Int {
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Compiled word lists. A list entry is a word; `a…b` finds a, then b soon after it in the same sentence; `-word`
/// shields: what lies inside the word is not a hit of this list (`-有没有` keeps 没有 from firing).
struct WordMatcher: Sendable {
    /// At most so many letters between the parts of `a…b`.
    static let widestGap = 10

    private struct Entry {
        var list: WordList
        var isShield: Bool
        var parts: Int
        var lengths: [Int]
    }

    private struct Output {
        var entry: Int32
        var part: Int32
        var length: Int32
    }

    private struct Node {
        var edges: [(letter: UInt16, node: Int32)] = []
        var fail: Int32 = 0
        /// The nearest node on the failure path that ends a word; 0 for none.
        var nextOutput: Int32 = 0
        var outputs: [Output] = []
    }

    private var entries: [Entry] = []
    private var nodes = [Node()]
    /// Letters that occur in any word, numbered from 1; 0 for all others.
    private var letterNumbers = [UInt16](repeating: 0, count: 0x10000)
    private var letterCount = 1
    private var rootEdges: [Int32] = []

    init(_ lists: [WordList: [String]]) {
        for list in WordList.allCases {
            for word in lists[list] ?? [] { add(word, to: list) }
        }
        rootEdges = [Int32](repeating: 0, count: letterCount)
        for edge in nodes[0].edges { rootEdges[Int(edge.letter)] = edge.node }
        linkFailures()
    }

    func hits(in text: LanguageText) -> WordHits {
        var found = WordHits()
        var shields: [WordHit] = []
        var parts: [(entry: Int32, part: Int32, range: Range<Int>)] = []
        scan(text.core) { output, end in
            let range = (end - Int(output.length))..<end
            let entry = entries[Int(output.entry)]
            guard stands(range, in: text.core, of: entry) else { return }
            if entry.parts > 1 {
                parts.append((output.entry, output.part, range))
            } else if entry.isShield {
                shields.append(WordHit(list: entry.list, range: range))
            } else {
                found.all.append(WordHit(list: entry.list, range: range))
            }
        }
        if !parts.isEmpty { join(parts, in: text.core, into: &found, shields: &shields) }
        if !shields.isEmpty, !found.all.isEmpty { drop(shielded: shields, from: &found) }
        if found.all.count > 1 { found.all.sort { $0.range.lowerBound < $1.range.lowerBound } }
        for hit in found.all { found.present |= hit.list.bit }
        return found
    }

    // MARK: Scanning

    private func scan(_ core: [CoreLetter], found: (Output, Int) -> Void) {
        var state = 0
        for (position, letter) in core.enumerated() {
            let number = letter.scalar < 0x10000 ? letterNumbers[Int(letter.scalar)] : 0
            if number == 0 {
                state = 0
                continue
            }
            state = step(from: state, by: number)
            var node = nodes[state].outputs.isEmpty ? Int(nodes[state].nextOutput) : state
            while node != 0 {
                for output in nodes[node].outputs { found(output, position + 1) }
                node = Int(nodes[node].nextOutput)
            }
        }
    }

    private func step(from start: Int, by letter: UInt16) -> Int {
        var state = start
        while state != 0 {
            for edge in nodes[state].edges where edge.letter == letter { return Int(edge.node) }
            state = Int(nodes[state].fail)
        }
        return Int(rootEdges[Int(letter)])
    }

    /// A word must not be cut out of a longer Latin word or number, and must not span two sentences, except for
    /// lists that people hide by writing signs in between.
    private func stands(_ range: Range<Int>, in core: [CoreLetter], of entry: Entry) -> Bool {
        let first = core[range.lowerBound]
        let last = core[range.upperBound - 1]
        if !entry.list.reachesOverSentences, first.sentence != last.sentence { return false }
        // 有没有，没有: the second 没有 is not shielded by a 有 before the comma.
        if entry.isShield, first.clause != last.clause { return false }
        if range.lowerBound > 0 {
            let before = core[range.lowerBound - 1]
            let same = (before.isLatin && first.isLatin) || (before.isDigit && first.isDigit)
            if same, before.end == Int(first.offset) { return false }
        }
        if range.upperBound < core.count {
            let after = core[range.upperBound]
            let same = (after.isLatin && last.isLatin) || (after.isDigit && last.isDigit)
            if same, last.end == Int(after.offset) { return false }
        }
        return true
    }

    /// Puts `a…b` together: the nearest b behind an a, within the gap and the sentence.
    private func join(
        _ found: [(entry: Int32, part: Int32, range: Range<Int>)], in core: [CoreLetter],
        into hits: inout WordHits, shields: inout [WordHit]
    ) {
        var open: [Int32: (part: Int32, start: Int, end: Int)] = [:]
        for item in found {
            let entry = entries[Int(item.entry)]
            if item.part > 0 {
                guard let before = open[item.entry], before.part == item.part - 1, before.end <= item.range.lowerBound,
                    item.range.lowerBound - before.end <= WordMatcher.widestGap,
                    entry.list.reachesOverSentences
                        || core[before.end - 1].sentence == core[item.range.lowerBound].sentence
                else { continue }
                if Int(item.part) == entry.parts - 1 {
                    let whole = WordHit(list: entry.list, range: before.start..<item.range.upperBound)
                    if entry.isShield { shields.append(whole) } else { hits.all.append(whole) }
                    open[item.entry] = nil
                } else {
                    open[item.entry] = (item.part, before.start, item.range.upperBound)
                }
            } else {
                open[item.entry] = (0, item.range.lowerBound, item.range.upperBound)
            }
        }
    }

    private func drop(shielded shields: [WordHit], from found: inout WordHits) {
        for list in Set(shields.map(\.list)) {
            let ranges = shields.filter { $0.list == list }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
            var furthest: [Int] = []
            for range in ranges { furthest.append(max(furthest.last ?? 0, range.upperBound)) }
            found.all.removeAll { hit in
                guard hit.list == list else { return false }
                // The last shield that starts at or before the hit, by halving.
                var low = 0
                var high = ranges.count
                while low < high {
                    let middle = (low + high) / 2
                    if ranges[middle].lowerBound <= hit.range.lowerBound { low = middle + 1 } else { high = middle }
                }
                return low > 0 && furthest[low - 1] >= hit.range.upperBound
            }
        }
    }

    // MARK: Building

    private mutating func add(_ word: String, to list: WordList) {
        let isShield = word.hasPrefix("-")
        let parts = word.split(separator: "…").map { LanguageText.core(of: String($0)) }
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 < 0x10000 } }) else { return }
        let number = Int32(entries.count)
        entries.append(Entry(list: list, isShield: isShield, parts: parts.count, lengths: parts.map(\.count)))
        for (part, letters) in parts.enumerated() {
            let node = node(for: letters)
            nodes[node].outputs.append(Output(entry: number, part: Int32(part), length: Int32(letters.count)))
        }
    }

    private mutating func node(for letters: [UInt32]) -> Int {
        var state = 0
        for scalar in letters {
            if letterNumbers[Int(scalar)] == 0 {
                letterNumbers[Int(scalar)] = UInt16(letterCount)
                letterCount += 1
            }
            let letter = letterNumbers[Int(scalar)]
            if let edge = nodes[state].edges.first(where: { $0.letter == letter }) {
                state = Int(edge.node)
            } else {
                nodes.append(Node())
                nodes[state].edges.append((letter, Int32(nodes.count - 1)))
                state = nodes.count - 1
            }
        }
        return state
    }

    private mutating func linkFailures() {
        var queue = nodes[0].edges.map { Int($0.node) }
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            for edge in nodes[state].edges {
                let child = Int(edge.node)
                nodes[child].fail = Int32(step(from: Int(nodes[state].fail), by: edge.letter))
                let fail = Int(nodes[child].fail)
                nodes[child].nextOutput = nodes[fail].outputs.isEmpty ? nodes[fail].nextOutput : Int32(fail)
                queue.append(child)
            }
        }
    }
}
