// What the desk makes of a buyer's message before it is stored: intent, slots, mood.

import XiaoerRules

/// A buyer's message as the rules read it.
struct Understanding: Sendable {
    var intent: String?
    var confidence: Double?
    var topic: Topic?
    /// Best first, as JSON for the message.
    var intentsJSON: String?
    var slotsJSON: String?
    var isUpset = false
    var isObjecting = false
    var isAcknowledgement = false

    /// Below this an acknowledgement could as well be a question: the clock runs.
    static let certainEnough = 0.6
    /// Guesses kept with the message.
    static let guessesKept = 3
}

extension Desk {
    /// Reads a message with what was said before it. Pure computation: it needs no transaction and holds up no writer.
    func understand(_ text: String, from buyer: Buyer) async -> Understanding {
        guard !text.isEmpty else { return Understanding() }
        var previous = talk.of(buyer.customer)
        if previous == nil {
            // The first message since a restart: read back what was said.
            previous = try? await database.read { db in
                guard let row = try ConversationTable.newest(of: buyer.customer, db) else { return [] }
                return try MessageTable.page(row.id, before: row.lastSeq + 1, limit: 4, db)
                    .filter { $0.author == .buyer || $0.author == .agent }
                    .map { PreviousMessage(text: $0.text, fromBuyer: $0.author == .buyer) }
            }
            talk.remember(previous ?? [], of: buyer.customer)
        }
        let recognition = recogniser(of: buyer.shop).recognise(text, previous: previous ?? [])
        var reading = Understanding()
        let best = recognition.intents[0]
        reading.intent = best.intent.rawValue
        reading.confidence = best.confidence
        reading.topic = Topic(intent: best.intent.rawValue)
        reading.isAcknowledgement = best.intent == .acknowledge && best.confidence >= Understanding.certainEnough
        reading.intentsJSON = Self.json(guesses: recognition.intents.prefix(Understanding.guessesKept))
        reading.slotsJSON = recognition.slots == Slots() ? nil : Self.json(recognition.slots)
        let said = ((previous ?? []).filter { $0.fromBuyer == true }.map(\.text) + [text]).map { text in
            ConversationFacts.Earlier(.buyer, text, at: now())
        }
        let settings = (try? await settings(of: buyer.shop)) ?? Settings()
        let mood = languageCheck(settings).mood(of: said)
        reading.isUpset = mood.upset || best.intent == .complaint
        reading.isObjecting = mood.objection
        return reading
    }

    private static func json(guesses: some Sequence<IntentGuess>) -> String {
        let parts = guesses.map { guess in
            let confidence = Double(Int((guess.confidence * 100).rounded())) / 100
            let name = JSONText.quoted(guess.intent.names.zh)
            return #"{"id":"\#(guess.intent.rawValue)","name":\#(name),"confidence":\#(confidence)}"#
        }
        return "[" + parts.joined(separator: ",") + "]"
    }
}
