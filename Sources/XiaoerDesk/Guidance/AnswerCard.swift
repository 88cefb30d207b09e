// The agent helps the card along: a corrected intent, a missing slot, the buyer's answer.

import XiaoerRules

extension Desk {
    /// Facts an agent may set, with the longest value.
    private static let settable: Set<String> = [
        "style", "colour", "size", "wait", "concern", "insists", "need", "reason", "liked_colour", "look_up_anyway",
        "table",
        "tried", "paid",
    ]
    private static let longestFact = 200

    /// Sets slots and answers; nil forgets one. Answers the card as it then is.
    public func answerCard(
        in id: ID<Conversation>, facts: [String: String?], as authority: Authority
    ) async throws -> CardView? {
        try authority.require(.guidanceUse)
        for (name, value) in facts {
            guard Self.settable.contains(name) else { throw InvalidInput(name, "is not a fact that can be set here") }
            guard (value ?? "").count <= Self.longestFact else { throw InvalidInput(name, "is too long") }
        }
        if let table = facts["table"], let table, library.tables[table] == nil {
            throw InvalidInput("table", "there is no such table")
        }
        let now = now()
        try await database.write { db in
            let row = try Self.answerable(id, by: authority, db)
            for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
                try ConversationFactTable.set(name, value, source: "agent", in: id, at: now, db)
            }
            try db.tell(
                Event(
                    shop: row.shop, at: now, type: "card.answered", actor: authority.actor,
                    subject: .init("conversation", id.value), conversation: id,
                    data: JSONText.object(facts.mapValues { $0 ?? "" })))
        }
        return try await showCard(of: id, as: authority)
    }

    /// The recognition was wrong: the right intent is noted, the card made anew, and the recogniser learns from it.
    public func correctIntent(
        of message: ID<Message>?, in id: ID<Conversation>, to intent: Intent, as authority: Authority
    ) async throws -> CardView? {
        try authority.require(.guidanceUse)
        let now = now()
        let exampleID: ID<Message> = ids.next(now: now)
        let shop = try await database.write { db -> ID<Shop> in
            var row = try Self.answerable(id, by: authority, db)
            guard let facts = try CardFacts.gather(row, now, db) else { throw NotFound("message") }
            let target = message ?? facts.message.id
            guard let said = try MessageTable.find(target, db), said.conversation == id, said.author == .buyer else {
                throw NotFound("message")
            }
            try ConversationFactTable.set("intent@\(target)", intent.rawValue, source: "agent", in: id, at: now, db)
            try ConversationFactTable.set("table", nil, source: "agent", in: id, at: now, db)
            row.intent = intent.rawValue
            row.intentConfidence = 1
            if !row.topicConfirmed, let topic = Topic(intent: intent.rawValue) { row.topic = topic }
            try ConversationTable.save(row, db)
            try IntentExampleTable.insert(
                exampleID.value, shop: row.shop, text: String(said.text.prefix(200)), intent: intent,
                guessed: facts.intent.rawValue, by: authority.person, at: now, db)
            try db.tell(
                row.event(
                    "conversation.intent_corrected", by: authority.actor, now,
                    ["from": facts.intent.rawValue, "to": intent.rawValue, "message": target.description]))
            return row.shop
        }
        try await learnIntents(of: shop)
        return try await showCard(of: id, as: authority)
    }

    /// Reads the shop's confirmed examples and its catalogue into its recogniser. Called at start and after corrections.
    public func learnIntents(of shop: ID<Shop>) async throws {
        let (examples, vocabulary) = try await database.read { db in
            let styles = try StyleTable.listed(shop: shop, limit: 5000, db)
            // Both the number and the name lead to the style.
            let names = styles.flatMap { [($0.number, $0.number), ($0.name, $0.number)] }
            let vocabulary = SlotVocabulary(
                styles: Dictionary(names, uniquingKeysWith: { first, _ in first }),
                colours: try SKUTable.colours(of: shop, db),
                sizes: try SKUTable.sizes(of: shop, db))
            return (try IntentExampleTable.all(of: shop, db), vocabulary)
        }
        recognisers.set(shop, Recogniser.delivered().knowing(vocabulary).learning(examples))
    }

    /// The shop's recogniser, or the delivered one until the shop's own is ready.
    func recogniser(of shop: ID<Shop>) -> Recogniser { recognisers[shop] ?? .delivered() }

    /// Recognises a text on its own, for programs and for trying out.
    public func recognise(_ text: String, previous: [PreviousMessage], as authority: Authority) throws -> Recognition {
        try authority.require(.guidanceUse)
        return recogniser(of: authority.shop).recognise(
            String(text.prefix(MessageText.longestCharacters)), previous: previous)
    }

    /// The card is of no use here; it comes back with the next question.
    public func dismissCard(_ card: ID<Card>, in id: ID<Conversation>, as authority: Authority) async throws {
        try await database.write { db in
            _ = try Self.answerable(id, by: authority, db)
            try CardTable.dismiss(card, in: id, db)
        }
    }
}
