// Recognising what a buyer wants: words first, then the conversation around them.

import CAssets
import Foundation

/// What a message is taken to say.
public struct Recognition: Sendable {
    /// All plausible intents, the best first; at least three.
    public var intents: [IntentGuess]
    public var slots: Slots

    /// The best guess.
    public var intent: Intent { intents[0].intent }
}

/// An intent and how sure the recogniser is of it, from 0 to 1.
public struct IntentGuess: Hashable, Sendable, Codable {
    public var intent: Intent
    public var confidence: Double

    public init(intent: Intent, confidence: Double) {
        self.intent = intent
        self.confidence = confidence
    }
}

/// Tells what a buyer wants, in microseconds and without asking anybody outside.
public struct Recogniser: Sendable {
    private var model: LinearModel
    private var overlay: Overlay?
    /// Confirmed messages to the letter: their words, and the number of the intent.
    private var remembered: [[UInt16]: Int] = [:]
    private var vocabulary: SlotVocabulary
    var context = ConversationContext.delivered

    init(model: LinearModel, vocabulary: SlotVocabulary = .general) {
        self.model = model
        self.vocabulary = vocabulary
    }

    /// The recogniser as delivered, trained on the delivered examples.
    public static func delivered() -> Recogniser { ready }

    private static let ready: Recogniser = {
        let bytes = UnsafeBufferPointer(
            start: xiaoer_intent_weights, count: Int(xiaoer_intent_weights_length))
        return Recogniser(model: LinearModel(bytes: bytes) ?? .empty)
    }()

    /// The fingerprint of the examples behind the delivered weights; equals `ExampleBook.fingerprint` while fresh.
    public static var fingerprint: UInt64 { ready.model.fingerprint }

    /// Weights trained from an example book, as the bytes to be delivered.
    public static func train(_ book: ExampleBook) -> [UInt8] { model(book).bytes() }

    static func model(_ book: ExampleBook, _ training: Training = Training()) -> LinearModel {
        training.weights(for: book.examples, counted: book.singleCount, above: .empty).model(
            fingerprint: book.fingerprint)
    }

    /// The same recogniser that also knows the shop's own styles, colours and sizes.
    public func knowing(_ vocabulary: SlotVocabulary) -> Recogniser {
        var copy = self
        copy.vocabulary = vocabulary
        return copy
    }

    /// Below this many confirmed messages only the very same words count: one correction must not turn other sentences
    /// that share a colour or a size with it.
    static let enoughToGeneralise = 40
    /// Added to the score of a remembered message's intent: more than any doubt of the model.
    private static let certainty: Float = 40

    /// The same recogniser after learning from messages whose intent the shop's agents confirmed: each is remembered to
    /// the letter, and from ``enoughToGeneralise`` on similar messages follow.
    public func learning(_ examples: [LabelledExample]) -> Recogniser {
        guard !examples.isEmpty else { return self }
        var copy = self
        // The newest correction of a message counts; examples come newest first.
        for example in examples.reversed() {
            copy.remembered[Self.words(of: example.text)] = Intent.ordered.firstIndex(of: example.intent)
        }
        guard examples.count >= Self.enoughToGeneralise else { return copy }
        var training = Training()
        training.epochs = 8
        training.rate = 0.2
        training.minimumCount = 1
        copy.overlay = training.weights(for: examples, counted: examples.count, above: model)
        return copy
    }

    /// Reads one message.
    /// - Parameter previous: what was said before in the conversation, oldest first; the last few are enough.
    public func recognise(_ text: String, previous: [PreviousMessage] = []) -> Recognition {
        var folded: [UInt16] = []
        PlainText.fold(text.unicodeScalars, limit: PlainText.limit, into: &folded)
        let own = probabilities(folded)
        let expected = context.expectation(previous, shares: ConversationContext.shares) { earlier in
            var folded: [UInt16] = []
            PlainText.fold(earlier.unicodeScalars, limit: 120, into: &folded)
            return probabilities(folded)
        }
        let likely = context.damped(expected, length: folded.count)
        var scores = own.indices.map { own[$0] * powf(likely[$0], context.trust) }
        let sum = scores.reduce(0, +)
        if sum > 0 { for number in scores.indices { scores[number] /= sum } }
        return Recognition(intents: Self.guesses(scores), slots: SlotReader(vocabulary).slots(in: folded))
    }

    /// Probabilities by the words alone, every intent taken as equally frequent.
    private func probabilities(_ folded: [UInt16]) -> [Float] {
        var words: [UInt16] = []
        words.reserveCapacity(folded.count)
        let asks = PlainText.words(folded, into: &words)
        var features: [UInt32] = []
        features.reserveCapacity(words.count * 8)
        Features.read(words, asks: asks, into: &features)
        var scores = [Float](repeating: 0, count: LinearModel.classes)
        model.score(features, into: &scores)
        overlay?.score(features, into: &scores)
        if !remembered.isEmpty, let intent = remembered[words] { scores[intent] += Self.certainty }
        return Softmax.probabilities(scores)
    }

    private static func words(of text: String) -> [UInt16] {
        var folded: [UInt16] = []
        PlainText.fold(text.unicodeScalars, limit: PlainText.limit, into: &folded)
        var words: [UInt16] = []
        _ = PlainText.words(folded, into: &words)
        return words
    }

    static func features(of text: String) -> [UInt32] {
        var folded: [UInt16] = []
        PlainText.fold(text.unicodeScalars, limit: PlainText.limit, into: &folded)
        var words: [UInt16] = []
        let asks = PlainText.words(folded, into: &words)
        var features: [UInt32] = []
        Features.read(words, asks: asks, into: &features)
        return features
    }

    private static func guesses(_ scores: [Float]) -> [IntentGuess] {
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        return order.prefix(5).enumerated()
            .filter { $0.offset < 3 || scores[$0.element] > 0.02 }
            .map { IntentGuess(intent: Intent.ordered[$0.element], confidence: Double(scores[$0.element])) }
    }
}
