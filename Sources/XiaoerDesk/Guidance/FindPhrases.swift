// Quick phrases: found by pinyin initials, title or words, filled for the conversation.

import XiaoerRules

/// A phrase in the palette.
public struct PhraseView: Codable, Sendable {
    public let id: String
    public let scenario: String?
    /// Pinyin initials of the title.
    public let key: String
    public let title: String
    /// `shop` or `personal`.
    public let level: String
    public let `class`: String
    public let text: String
    public let raw: String
    public let missing: [FilledPhraseView.Missing]
    public let usedThisWeek: Int
}

extension Desk {
    /// Phrases that match what was typed after `/`, the most used first. Without a conversation slots stay open.
    public func findPhrases(
        _ query: String, scope: String, in id: ID<Conversation>?, limit: Int, as authority: Authority
    ) async throws -> [PhraseView] {
        try authority.require(.phraseUse)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        let english = try await isEnglish(authority)
        let library = library
        let words = query.trimmed().lowercased()
        return try await database.read { db in
            var slots: [String: String] = [:]
            var used: [String: Int] = [:]
            if let id {
                let row = try Self.visible(id, to: authority, db)
                if let facts = try CardFacts.gather(row, now, db) {
                    slots = try Self.phraseSlots(facts, nil, shop: shop, authority, settings, db)
                } else {
                    slots = try Self.commonSlots(row, shop: shop, authority, settings, now: now, db)
                }
            }
            used = try PhraseTable.used(in: authority.shop, since: shop.time.day(now.adding(days: -6)), db)
            var found: [(rank: Int, view: PhraseView)] = []
            if scope != "personal" {
                for phrase in library.phrases.phrases
                where phrase.risk == nil && (!phrase.peakOnly || settings.peakMode)
                    && (phrase.shopType == nil || phrase.shopType == shop.type)
                {
                    let key = PhraseKeys.key(of: phrase.title.zh)
                    guard let rank = Self.rank(words, key: key, title: phrase.title, text: phrase.text, id: phrase.id)
                    else {
                        continue
                    }
                    let filled = FilledPhraseView(phrase, slots, english: english)
                    found.append(
                        (
                            rank,
                            PhraseView(
                                id: phrase.id, scenario: phrase.reference, key: key, title: filled.title, level: "shop",
                                class: filled.class, text: filled.text, raw: english ? phrase.text.en : phrase.text.zh,
                                missing: filled.missing, usedThisWeek: used[phrase.id] ?? 0)
                        ))
                }
            }
            if scope != "shop", let person = authority.person {
                for phrase in try PhraseTable.all(of: person, in: authority.shop, db) {
                    let key = PhraseKeys.key(of: phrase.title)
                    let wording = Wording(zh: phrase.text, en: phrase.text)
                    let title = Wording(zh: phrase.title, en: phrase.title)
                    guard let rank = Self.rank(words, key: key, title: title, text: wording, id: "") else { continue }
                    let filled = PhraseText.fill(phrase.text, slots)
                    let missing = filled.missing.map { open in
                        FilledPhraseView.Missing(
                            slot: open.slot, label: PhraseSlot(rawValue: open.slot)?.label.zh ?? open.slot,
                            start: open.start, length: open.length)
                    }
                    found.append(
                        (
                            rank,
                            PhraseView(
                                id: phrase.id.description, scenario: nil, key: key, title: phrase.title,
                                level: "personal",
                                class: "other", text: filled.text, raw: phrase.text, missing: missing,
                                usedThisWeek: used[phrase.id.description] ?? 0)
                        ))
                }
            }
            return found.sorted { left, right in
                if left.rank != right.rank { return left.rank < right.rank }
                return left.view.usedThisWeek > right.view.usedThisWeek
            }.prefix(limit).map(\.view)
        }
    }

    /// How well a phrase answers what was typed; nil for not at all.
    private static func rank(_ words: String, key: String, title: Wording, text: Wording, id: String) -> Int? {
        if words.isEmpty { return 2 }
        if key == words { return 0 }
        if key.hasPrefix(words) || title.zh.hasPrefix(words) { return 1 }
        if title.zh.contains(words) || title.en.lowercased().contains(words) { return 2 }
        if key.contains(words) || id.lowercased() == words { return 3 }
        return words.count >= 2 && (text.zh.contains(words) || text.en.lowercased().contains(words)) ? 4 : nil
    }

    /// The best phrase of a scenario, filled for a conversation; nil when there is none.
    public func fillPhrase(
        scenario: String, in id: ID<Conversation>, as authority: Authority
    ) async throws -> FilledPhraseView? {
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        let english = try await isEnglish(authority)
        let context = PhraseContext(shopType: shop.type, peak: settings.peakMode, day: shop.time.day(now))
        guard let phrase = library.phrases.choose(scenario, context).first else { return nil }
        let slots = try await database.read { db in
            let row = try Self.visible(id, to: authority, db)
            return try Self.commonSlots(row, shop: shop, authority, settings, now: now, db)
        }
        return FilledPhraseView(phrase, slots, english: english)
    }

    /// Whether the caller's interface is English; phrases to buyers follow it.
    public func isEnglish(_ authority: Authority) async throws -> Bool {
        guard let person = authority.person else { return false }
        return try await database.read { db in try PersonTable.find(person, db)?.language == .english }
    }

    /// Writes a personal phrase. Throws ``LanguageStop`` when its wording breaks a rule (SCR-2).
    public func savePhrase(
        _ id: ID<Phrase>?, title: String, text: String, as authority: Authority
    ) async throws -> ID<Phrase> {
        try authority.require(.phraseUse)
        let person = try authority.requirePerson(Permission.phraseUse.rawValue)
        let now = now()
        let title = title.trimmed()
        let text = text.trimmed()
        guard (1...40).contains(title.count) else { throw InvalidInput("title", "1 to 40 characters") }
        guard (1...1000).contains(text.count) else { throw InvalidInput("text", "1 to 1,000 characters") }
        if let unknown = PhraseText.names(text).first(where: { PhraseSlot(rawValue: $0) == nil }) {
            throw InvalidInput("text", "there is no slot {\(unknown)}")
        }
        let settings = try await settings(of: authority.shop)
        // A slot stands for words to come: it must not count as a forgotten placeholder.
        let filled = PhraseText.fill(
            text, Dictionary(uniqueKeysWithValues: PhraseSlot.allCases.map { ($0.rawValue, "某某") }))
        let findings = languageCheck(settings).findings(in: OutgoingMessage(filled.text), .none(now: now))
            .filter { $0.severity == .block || $0.severity == .error }
        guard findings.isEmpty else { throw LanguageStop(findings: findings, isBlocked: true) }
        let newID: ID<Phrase> = ids.next(now: now)
        return try await database.write { db in
            if let id {
                guard try PhraseTable.update(id, of: person, title: title, text: text, at: now, db) else {
                    throw NotFound("phrase")
                }
                return id
            }
            try PhraseTable.insert(newID, shop: authority.shop, person: person, title: title, text: text, at: now, db)
            return newID
        }
    }

    /// Deletes a personal phrase.
    public func deletePhrase(_ id: ID<Phrase>, as authority: Authority) async throws {
        let person = try authority.requirePerson(Permission.phraseUse.rawValue)
        try await database.write { db in
            guard try PhraseTable.delete(id, of: person, db) else { throw NotFound("phrase") }
        }
    }
}
