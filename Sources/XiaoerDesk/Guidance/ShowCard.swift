// The step card of a conversation: recognise, look up, decide, fill the phrase, record.

import Foundation
import XiaoerRules

extension Desk {
    /// The card for the buyer's last question; nil while there is none, or when it was dismissed.
    ///
    /// Looks the stock up when the SKU is known, and records card and look-up when they are new.
    public func showCard(of id: ID<Conversation>, as authority: Authority) async throws -> CardView? {
        try authority.require(.guidanceUse)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        let english = try await isEnglish(authority)
        let cardID: ID<Card> = ids.next(now: now)
        let library = library
        let draft = try await database.read { db -> (CardFacts, CardDecision, CardTable.Newest?, [String: String])? in
            let row = try Self.visible(id, to: authority, db)
            guard let facts = try CardFacts.gather(row, now, db) else { return nil }
            let decision = try CardDecision(facts, library.tables, settings, db)
            let newest = try CardTable.newest(in: id, db)
            let slots = try Self.phraseSlots(facts, decision, shop: shop, authority, settings, db)
            return (facts, decision, newest, slots)
        }
        guard let (facts, decision, newest, slots) = draft else { return nil }
        let isSame = newest.map { decision.isSame(as: $0, facts) } ?? false
        if isSame, newest?.isDismissed == true { return nil }
        let card = isSame ? newest!.id : cardID
        if !isSame || decision.isFreshLookup { try await record(card, facts, decision, isNew: !isSame, authority, now) }
        return CardView(
            id: card, facts, decision, phrase: phrase(for: decision, facts, slots, english: english, settings, shop),
            library.tables, english: english, time: shop.time)
    }

    /// The phrase of the winning row with its slots filled.
    private func phrase(
        for decision: CardDecision, _ facts: CardFacts, _ slots: [String: String], english: Bool, _ settings: Settings,
        _ shop: ShopRow
    ) -> FilledPhraseView? {
        guard let reference = decision.answer?.phrase?.scenario else { return nil }
        let context = PhraseContext(
            shopType: shop.type, peak: settings.peakMode,
            attempt: Int(facts.answer("insists") ?? "").map { $0 + 1 } ?? 1,
            day: shop.time.day(facts.now))
        return library.phrases.choose(reference, context).first.map { FilledPhraseView($0, slots, english: english) }
    }

    private func record(
        _ card: ID<Card>, _ facts: CardFacts, _ decision: CardDecision, isNew: Bool, _ authority: Authority,
        _ now: Instant
    ) async throws {
        let stored = Self.json(decision.facts)
        try await database.write { db in
            if let sku = facts.sku, decision.isFreshLookup {
                try StockLookupTable.record(
                    sku.id, figure: sku.sellable, by: authority.person, in: facts.conversation.id, at: now, db)
            }
            guard isNew else { return }
            try CardTable.insert(
                CardRow(
                    id: card, shop: facts.conversation.shop, conversation: facts.conversation.id,
                    message: facts.message.id, intent: facts.intent.rawValue, confidence: facts.confidence,
                    table: decision.answer?.table, tableVersion: decision.answer?.version, row: decision.answer?.row,
                    facts: stored, correctedFrom: nil, madeAt: now), db)
        }
    }

    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

/// Which table speaks, and what it says.
struct CardDecision: Sendable {
    let table: String?
    /// All answers on the way; the last is the step to take.
    let answers: [GuidanceAnswer]
    let facts: Facts
    /// The stock was read for this card and not before.
    let isFreshLookup: Bool
    let candidates: [(SKURow, StyleRow)]

    var answer: GuidanceAnswer? { answers.last }

    init(_ gathered: CardFacts, _ tables: GuidanceTables, _ settings: Settings, _ db: any Connection) throws {
        let chosen =
            gathered.answer("table").flatMap { tables[$0] } ?? tables.tables(for: gathered.intent.rawValue).first
        let values = settings.settingValues
        // Reading the figures is the look-up: the card rests on what the stock says now.
        let reading = gathered.sku.map {
            StockReading(figures: $0.figures, listed: $0.isSelectable, at: gathered.now)
        }
        isFreshLookup = reading != nil
        var facts = StockAnswer.facts(gathered.naming, reading, now: gathered.now, values)
        facts.set("peak", .flag(settings.peakMode), source: .campaign, at: gathered.now)
        facts.set("paid", .flag(gathered.isPaid), source: .derived, at: gathered.now)
        for name in ["wait", "look_up_anyway", "watching"] {
            guard let said = gathered.stored[name] else { continue }
            facts.set(name, .flag(said.value == "true"), source: .agent, at: said.at)
        }
        for name in ["concern", "need", "reason", "liked_colour"] {
            guard let said = gathered.stored[name] else { continue }
            facts.set(name, .text(said.value), source: .agent, at: said.at)
        }
        if let said = gathered.stored["insists"], let times = Int(said.value) {
            facts.set("insists", .number(times), source: .agent, at: said.at)
        }
        let watchUntil = gathered.now.adding(days: settings.returnsWatchDays)
        facts.set("watch_until", .date(watchUntil), source: .derived, at: gathered.now)
        let pool = try Self.pool(gathered, db)
        let wish = RecommendationWish(
            style: gathered.naming.style ?? "", colour: gathered.naming.colour, size: gathered.naming.size)
        let tried = Set(
            (gathered.answer("tried") ?? "").split(separator: " ").compactMap {
                RecommendationStep(rawValue: String($0))
            })
        facts = facts.adding(
            Recommendation.facts(
                for: wish, among: pool.map(\.candidate), tried: tried, need: gathered.answer("need"), at: gathered.now,
                values))
        self.facts = facts
        table = chosen?.id
        answers = chosen.map { tables.guide($0.id, facts, values) } ?? []
        candidates = Self.candidates(answers.last, wish, pool, values)
    }

    /// The same question, the same row, and nothing that the row rests on has changed.
    func isSame(as card: CardTable.Newest, _ facts: CardFacts) -> Bool {
        card.message == facts.message.id && card.intent == facts.intent.rawValue && card.table == answer?.table
            && card.row == answer?.row
    }

    private struct Pooled {
        let sku: SKURow
        let style: StyleRow
        let candidate: RecommendationCandidate
    }

    /// What could be offered instead: the style's own colours, similar styles, best sellers.
    private static func pool(_ gathered: CardFacts, _ db: any Connection) throws -> [Pooled] {
        guard let style = gathered.style else { return [] }
        var pool: [Pooled] = []
        func add(_ style: StyleRow, closeness: Int, isBestseller: Bool) throws {
            for sku in try SKUTable.ofStyle(style.id, shop: style.shop, db) {
                pool.append(
                    Pooled(
                        sku: sku, style: style,
                        candidate: RecommendationCandidate(
                            sku: sku.code, style: style.number, colour: sku.colour, size: sku.size,
                            sellable: sku.isSelectable ? sku.sellable : 0, sold: style.salesCount, closeness: closeness,
                            isBestseller: isBestseller, feature: style.features.first ?? style.sellingPoints)))
            }
        }
        try add(style, closeness: 0, isBestseller: false)
        for (place, other) in try StyleRelationTable.others(.similar, of: style.id, shop: style.shop, db).prefix(6)
            .enumerated()
        {
            guard let other = try StyleTable.find(other, shop: style.shop, db) else { continue }
            try add(other, closeness: 90 - place * 10, isBestseller: false)
        }
        for other in try StyleTable.bestsellersInStock(shop: style.shop, without: style.id, limit: 8, db)
        where !pool.contains(where: { $0.style.id == other.id }) {
            try add(other, closeness: 0, isBestseller: true)
        }
        return pool
    }

    private static func candidates(
        _ answer: GuidanceAnswer?, _ wish: RecommendationWish, _ pool: [Pooled], _ values: SettingValues
    ) -> [(SKURow, StyleRow)] {
        guard let list = answer?.actions.first(where: { $0.action == "recommend" })?.arguments["list"],
            case .text(let name) = list, let step = RecommendationStep(rawValue: name)
        else { return [] }
        return Recommendation.candidates(step, for: wish, among: pool.map(\.candidate), values).compactMap {
            candidate in
            pool.first { $0.candidate.sku == candidate.sku }.map { ($0.sku, $0.style) }
        }
    }
}

extension CardFacts {
    /// The buyer's newest order is paid and on its way: a matter of the order tables.
    var isPaid: Bool { conversation.phase == .inSale && answer("paid") == "true" }
}
