// The language check at work: as one types, and before a message leaves.

import XiaoerRules

/// What the check says about one answer.
struct LanguageVerdict: Sendable {
    let findings: [Finding]
    /// Set when the answer must not leave now.
    let stop: LanguageStop?
    let phraseClass: String?
    let overrides: [String: String]
    let ids: [Int64]

    /// The overridden findings with their reasons, as JSON for the message; nil for none.
    var overridesJSON: String? {
        let used = Set(findings.map(\.rule)).filter { overrides[$0] != nil }.sorted()
        guard !used.isEmpty else { return nil }
        let parts = used.map { #"{"rule":\#(JSONText.quoted($0)),"reason":\#(JSONText.quoted(overrides[$0] ?? ""))}"# }
        return "[" + parts.joined(separator: ",") + "]"
    }

    /// Writes down each finding of the message that was sent, with the reason it was sent over.
    func record(message: MessageRow, by person: ID<Person>, _ db: any Connection) throws {
        for (finding, id) in zip(findings, ids) {
            let reason = finding.severity == .error ? overrides[finding.rule] : nil
            try LanguageHitTable.insert(id, finding, reason: reason, message: message, by: person, db)
        }
    }
}

extension Desk {
    /// Checks a text on its own or in a conversation the actor may see; for hints while typing.
    public func checkLanguage(
        _ text: String, in id: ID<Conversation>?, as authority: Authority
    ) async throws -> [Finding] {
        let now = now()
        let settings = try await settings(of: authority.shop)
        let facts: ConversationFacts
        if let id {
            facts = try await languageFacts(of: id, as: authority, settings, now)
        } else {
            facts = .none(now: now)
        }
        return languageCheck(settings).findings(in: OutgoingMessage(text), facts)
    }

    /// The verdict on an answer about to be sent.
    func languageVerdict(
        on answer: Answer, text: String, in id: ID<Conversation>, as authority: Authority, _ settings: Settings,
        now: Instant
    ) async throws -> LanguageVerdict {
        let phrase = answer.phrase.flatMap { library.phrases.phrase($0.id) }
        guard !text.isEmpty else {
            return LanguageVerdict(findings: [], stop: nil, phraseClass: nil, overrides: [:], ids: [])
        }
        let facts = try await languageFacts(of: id, as: authority, settings, now)
        let kind = phrase.flatMap { PhraseUse.Kind(rawValue: $0.category.rawValue.replacing("-", with: "_")) } ?? .other
        let message = OutgoingMessage(
            text, hasImage: answer.attachment != nil, hasCard: answer.product != nil,
            phrase: phrase.map {
                PhraseUse(scenario: $0.scenario, kind: kind, unmodified: answer.phrase?.unmodified ?? false)
            })
        let findings = languageCheck(settings).findings(in: message, facts)
        let stop: LanguageStop? =
            switch SendDecision(findings, overrides: answer.overrides) {
            case .allow: nil
            case .needsReason: LanguageStop(findings: findings, isBlocked: false)
            case .blocked: LanguageStop(findings: findings, isBlocked: true)
            }
        return LanguageVerdict(
            findings: findings, stop: stop, phraseClass: phrase?.category.rawValue, overrides: answer.overrides,
            ids: findings.map { _ in ids.next(Message.self, now: now).value })
    }

    /// What the check may know about a conversation.
    private func languageFacts(
        of id: ID<Conversation>, as authority: Authority, _ settings: Settings, _ now: Instant
    ) async throws -> ConversationFacts {
        let shop = try await shop(authority.shop)
        let name = authority.person == nil ? "" : try await name(of: authority)
        return try await database.read { db in
            let row = try Self.visible(id, to: authority, db)
            var facts = ConversationFacts(now: now, shopName: shop.name)
            facts.agentName = name
            facts.mood = Mood(upset: row.isUpset, objection: row.isObjecting)
            facts.peak = settings.peakMode
            facts.phase = ConversationFacts.Phase(row.phase)
            facts.earlier = try MessageTable.talk(id, after: row.lastSeq - Self.messagesForLanguage, db)
            facts.lookUps = try StockLookupTable.all(in: id, db)
            facts.isPaidUnshipped = try SeatTable.newestOrderState(of: row.customer, db) == "paid"
            if let customer = try CustomerTable.find(row.customer, shop: row.shop, db) {
                facts.customer = .init(
                    phones: [customer.phone].compactMap(\.self), addresses: [customer.address].compactMap(\.self),
                    accounts: [customer.account])
            }
            return facts
        }
    }

    /// Messages the check looks back on.
    private static let messagesForLanguage = 40

    /// Findings that were sent over, newest first.
    public func listLanguageOverrides(
        before: Int64?, limit: Int, as authority: Authority
    ) async throws -> [LanguageOverrideView] {
        try authority.require(.qualityRead)
        return try await database.read { db in
            try LanguageHitTable.overrides(
                of: authority.shop, before: before ?? .max, limit: limit,
                try SeatTable.names(in: authority.shop, db), db)
        }
    }

    func languageCheck(_ settings: Settings) -> LanguageCheck {
        languageChecks.value(settings.languageSettings) { LanguageCheck($0) }
    }
}

extension ConversationFacts.Phase {
    init(_ phase: Phase) {
        switch phase {
        case .preSale: self = .preSale
        case .inSale: self = .inSale
        case .afterSale: self = .afterSale
        }
    }
}
