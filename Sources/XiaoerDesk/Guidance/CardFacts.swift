// The facts of a step card, gathered from the chat, the page, the agent's answers and the stock.

import Foundation
import XiaoerRules

/// What a card is decided from.
struct CardFacts: Sendable {
    let conversation: ConversationRow
    /// The buyer's message the card answers.
    let message: MessageRow
    let intent: Intent
    let confidence: Double
    let others: [IntentView]
    var naming: SKUNaming
    let style: StyleRow?
    let skus: [SKURow]
    let sku: SKURow?
    let stored: [String: ConversationFactTable.Stored]
    let now: Instant

    /// Messages looked through for slots.
    static let messagesRead = 20

    /// Nil when the buyer has not said anything yet.
    static func gather(
        _ conversation: ConversationRow, _ now: Instant, _ db: any Connection
    ) throws -> CardFacts? {
        let messages = try MessageTable.page(conversation.id, before: conversation.lastSeq + 1, limit: messagesRead, db)
        let fromBuyer = messages.filter { $0.author == .buyer && $0.kind == .text }
        guard let message = fromBuyer.last(where: { !isIdle($0) }) ?? fromBuyer.last else { return nil }
        let stored = try ConversationFactTable.all(of: conversation.id, db)
        let guesses = Self.guesses(message)
        let corrected = stored["intent@\(message.id)"].flatMap { Intent(rawValue: $0.value) }
        let intent = corrected ?? guesses.first.flatMap { Intent(rawValue: $0.id) } ?? .other
        var named = Self.slots(fromBuyer, stored)
        let page = conversation.page.flatMap { Self.styleNumber(inPage: $0) }
        let style = try Self.style(named.style, page: page, shop: conversation.shop, db)
        let skus = try style.map { try SKUTable.ofStyle($0.id, shop: conversation.shop, db) } ?? []
        named.style = style?.number
        Self.settle(&named, skus)
        let sku = skus.first { $0.colour == named.colour && $0.size == named.size }
        return CardFacts(
            conversation: conversation, message: message, intent: intent,
            confidence: corrected == nil ? guesses.first?.confidence ?? 0 : 1, others: Array(guesses.dropFirst()),
            naming: named, style: style, skus: skus, sku: sku, stored: stored, now: now)
    }

    /// An answer of the agent or the buyer that was noted, such as `wait`.
    func answer(_ name: String) -> String? { stored[name]?.value }

    /// Pure acknowledgement: the card stays with what was asked before.
    private static func isIdle(_ message: MessageRow) -> Bool {
        let best = guesses(message).first?.id
        return best == Intent.acknowledge.rawValue || best == Intent.greeting.rawValue
    }

    private static func guesses(_ message: MessageRow) -> [IntentView] {
        guard let json = message.intents else { return [] }
        return (try? JSONDecoder().decode([IntentView].self, from: Data(json.utf8))) ?? []
    }

    /// The newest word on each slot; what an agent set after a message wins over it.
    private static func slots(
        _ messages: [MessageRow], _ stored: [String: ConversationFactTable.Stored]
    ) -> SKUNaming {
        var naming = SKUNaming()
        var heardAt: [String: Instant] = [:]
        for message in messages {
            guard let json = message.slots, let slots = try? JSONDecoder().decode(Slots.self, from: Data(json.utf8))
            else { continue }
            if let style = slots.style { (naming.style, heardAt["style"]) = (style, message.at) }
            if let colour = slots.colour { (naming.colour, heardAt["colour"]) = (colour, message.at) }
            if let size = slots.size { (naming.size, heardAt["size"]) = (size, message.at) }
        }
        func set(_ name: String, _ path: WritableKeyPath<SKUNaming, String?>) {
            guard let said = stored[name], said.at >= heardAt[name] ?? said.at else { return }
            naming[keyPath: path] = said.value
        }
        set("style", \.style)
        set("colour", \.colour)
        set("size", \.size)
        return naming
    }

    private static func style(
        _ named: String?, page: String?, shop: ID<Shop>, _ db: any Connection
    ) throws -> StyleRow? {
        if let named {
            if let exact = try StyleTable.find(number: named, shop: shop, db) { return exact }
            let found = try StyleTable.search(named, shop: shop, limit: 2, db)
            if found.count == 1 { return found[0] }
        }
        return try page.flatMap { try StyleTable.find(number: $0, shop: shop, db) }
    }

    /// 黑 becomes the style's 黑色; a style of one colour or size needs no naming.
    private static func settle(_ naming: inout SKUNaming, _ skus: [SKURow]) {
        let colours = Set(skus.map(\.colour))
        let sizes = Set(skus.map(\.size))
        if colours.count == 1 { naming.colour = colours.first }
        if sizes.count == 1 { naming.size = sizes.first }
        guard !skus.isEmpty else { return }
        if let colour = naming.colour, !colours.contains(colour) {
            let close = colours.filter {
                $0.contains(colour) || colour.contains($0) || $0.prefix(1) == colour.prefix(1)
            }
            naming.colour = close.count == 1 ? close.first : nil
        }
        if let size = naming.size, !sizes.contains(size) {
            naming.size = sizes.first { $0.lowercased() == size.lowercased() || $0 == size + "码" || $0 + "码" == size }
        }
    }

    static func styleNumber(inPage json: String) -> String? {
        guard case .object(let page)? = try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)),
            case .text(let number)? = page["styleNumber"]
        else { return nil }
        return number
    }
}

extension SKURow {
    /// The figures as the stock rules read them.
    var figures: StockFigures {
        StockFigures(
            available: available, unaudited: unaudited, reserved: reserved, inTransit: inTransit,
            materialsIssued: materialsIssued, expected: expectedAt,
            presale: isPresale ? presaleAt.map { StockFigures.Presale(dispatch: $0) } : nil,
            discontinuedOverride: discontinuedOverride)
    }
}
