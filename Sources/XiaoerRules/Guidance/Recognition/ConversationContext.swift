// What the conversation says about a message before one reads it.

import Foundation

/// A message that came before, of either side.
public struct PreviousMessage: Sendable {
    public var text: String
    /// nil when the side is not known.
    public var fromBuyer: Bool?

    public init(text: String, fromBuyer: Bool?) {
        self.text = text
        self.fromBuyer = fromBuyer
    }
}

/// How likely each intent is next: the usual share of it, raised for what the conversation is about.
struct ConversationContext: Sendable {
    /// How far back the open request is looked for.
    var reach = 6
    var buyerWeight: Float = 0.45
    var sellerWeight: Float = 0.15
    /// What a step back in the conversation leaves of the weight.
    var fading: Float = 0.5
    /// Trust in the context against the words of the message.
    var trust: Float = 1

    /// Messages up to this many signs may well be mere manners.
    var brief = 5
    var damping: Float = 2

    static let delivered = ConversationContext()

    /// Probabilities of the next message's intent. `read` gives the probabilities of a text by its words alone.
    func expectation(_ previous: [PreviousMessage], shares: [Float], read: (String) -> [Float]) -> [Float] {
        var topic = [Float](repeating: 0, count: shares.count)
        var weight: Float = 1
        var total: Float = 0
        for message in previous.suffix(reach).reversed() {
            let probabilities = read(message.text)
            let share = (message.fromBuyer == false ? sellerWeight : buyerWeight) * weight
            var open: Float = 0
            for number in topic.indices where !Self.closed[number] {
                topic[number] += share * probabilities[number]
                open += probabilities[number]
            }
            total += share * open
            weight *= fading
        }
        guard total > 0 else { return shares }
        let kept = min(total, 0.8)
        return topic.indices.map { (1 - kept) * shares[$0] + kept * topic[$0] / total }
    }

    /// Long messages hardly ever only greet or thank: their share shrinks with the number of words.
    func damped(_ expected: [Float], length: Int) -> [Float] {
        guard length > brief else { return expected }
        let factor = powf(Float(brief) / Float(length), damping)
        return expected.indices.map { Self.brief[$0] ? expected[$0] * factor : expected[$0] }
    }

    private static let brief: [Bool] = Intent.ordered.map {
        [.greeting, .acknowledge, .productLink, .other].contains($0)
    }

    /// Intents that open no request.
    private static let closed: [Bool] = Intent.ordered.map {
        [.greeting, .acknowledge, .smalltalk, .other, .productLink].contains($0)
    }

    /// How often each intent comes in a hundred thousand real messages, roughly.
    static let shares: [Float] = {
        let parts: [Intent: Float] = [
            .greeting: 45, .acknowledge: 170, .productLink: 35, .stock: 35, .restock: 10, .productInfo: 95,
            .quality: 30,
            .size: 15, .recommend: 25, .price: 65, .promotion: 90, .postage: 35, .courier: 45, .dispatchTime: 45,
            .deliveryTime: 20, .gift: 40, .payment: 12, .orderPlaced: 50, .orderChange: 35, .priceAdjust: 12,
            .invoice: 10, .tracking: 20, .deliveryProblem: 25, .damagedMissing: 25, .qualityIssue: 40,
            .returnExchange: 35, .refund: 25, .review: 12, .complaint: 20, .afterHow: 12, .wholesale: 6, .smalltalk: 45,
            .other: 30,
        ]
        let sum = parts.values.reduce(0, +)
        return Intent.ordered.map { (parts[$0] ?? 1) / sum }
    }()
}
