// A message, its words and its conversation side by side: what every rule gets to see.

/// Everything a rule may look at.
public struct Reading: Sendable {
    let message: OutgoingMessage
    let facts: ConversationFacts
    let settings: LanguageSettings
    let text: LanguageText
    let hits: WordHits
    let matcher: WordMatcher

    init(_ message: OutgoingMessage, _ facts: ConversationFacts, settings: LanguageSettings, matcher: WordMatcher) {
        self.message = message
        self.facts = facts
        self.settings = settings
        self.matcher = matcher
        text = LanguageText(message.text)
        hits = matcher.hits(in: text)
    }

    var core: [CoreLetter] { text.core }

    /// The whole message as a match, for rules about what is missing.
    func whole(severity: Severity? = nil, advice: Finding.Words? = nil) -> RuleMatch {
        RuleMatch(0..<text.units.count, severity: severity, advice: advice)
    }

    func match(_ hit: WordHit, severity: Severity? = nil, advice: Finding.Words? = nil) -> RuleMatch {
        RuleMatch(text.span(hit.range), severity: severity, advice: advice)
    }

    /// Matches of a list without overlaps, at most `limit`: twenty findings say as much as a thousand.
    func matches(_ list: WordList, limit: Int = 20, where keep: (WordHit) -> Bool = { _ in true }) -> [RuleMatch] {
        guard hits.has(list) else { return [] }
        var found: [RuleMatch] = []
        var end = 0
        for hit in hits.all where hit.list == list && hit.range.lowerBound >= end && keep(hit) {
            found.append(match(hit))
            end = hit.range.upperBound
            if found.count == limit { break }
        }
        return found
    }

    /// Whether a "no" stands shortly before the hit, or right behind it, in the same sentence: 不支持转账 is no offer.
    func isNegated(_ hit: WordHit, before: Int = 6, after: Int = 4) -> Bool {
        let sentence = core[hit.range.lowerBound].sentence
        let around = (hit.range.lowerBound - before)..<(hit.range.upperBound + after + 1)
        return hits.near(.negation, around).contains { other in
            guard core[other.range.lowerBound].sentence == sentence else { return false }
            let isBefore =
                other.range.upperBound <= hit.range.lowerBound
                && hit.range.lowerBound - other.range.upperBound <= before
            let isAfter =
                other.range.lowerBound >= hit.range.upperBound
                && other.range.lowerBound - hit.range.upperBound <= after
            return isBefore || isAfter
        }
    }

    /// Whether the core reads these letters at a position.
    func reads(_ word: String, at position: Int) -> Bool {
        var index = position
        for scalar in word.unicodeScalars {
            guard index < core.count, core[index].scalar == scalar.value else { return false }
            index += 1
        }
        return true
    }

    /// Whether any of the buyer's earlier messages has a word of a list.
    func buyerSaid(_ list: WordList) -> Bool {
        // Two hundred messages back is further than any agent remembers.
        facts.earlier.suffix(200).contains { $0.author == .buyer && matcher.hits(in: LanguageText($0.text)).has(list) }
    }

    /// Whether the buyer's last message has a word of a list; nil when the buyer has not said anything.
    func lastBuyerMessage(has list: WordList) -> Bool? {
        facts.lastBuyerText.map { matcher.hits(in: LanguageText($0)).has(list) }
    }

    /// Letters of the core that say nothing by themselves: greetings, forms of address, particles.
    var emptyLetters: Int {
        var count = 0
        var end = 0
        for hit in hits.all where hit.list == .greeting || hit.list == .particle {
            let start = max(end, hit.range.lowerBound)
            if hit.range.upperBound > start { count += hit.range.upperBound - start }
            end = max(end, hit.range.upperBound)
        }
        return count
    }
}
