// The step card's goods, sent with one press: each as a message of its own.

import XiaoerRules

extension Desk {
    private static let mostProducts = 10

    /// Sends SKUs as product cards. A repeat with the same key sends nothing twice.
    ///
    /// When the card recommended them, the list counts as tried, so that the card goes on to the next step (DT-STK-3).
    public func sendProducts(
        _ skus: [ID<SKU>], in id: ID<Conversation>, card: ID<Card>?, key: String?, as authority: Authority
    ) async throws -> ActionOutcome {
        guard (1...Self.mostProducts).contains(skus.count) else {
            throw InvalidInput("skuIds", "1 to \(Self.mostProducts) SKUs")
        }
        let key = key ?? ids.next(Message.self, now: now()).description
        guard key.utf8.count <= 60 else { throw InvalidInput("Idempotency-Key", "has at most 60 characters") }
        let seen = try await database.read { db in try Self.answerable(id, by: authority, db).lastSeq }
        for (position, sku) in skus.enumerated() {
            let product = try await productText(style: nil, sku: sku, shop: authority.shop)
            _ = try await sendMessage(
                Answer(
                    clientID: "\(key)-\(position)", text: "", product: product, seenSeq: seen + position, card: card),
                in: id, as: authority)
        }
        let shown = try await showCard(of: id, as: authority)
        let list = shown?.actions.first { $0.kind == "recommend" }?.args["list"]
        if skus.count > 1, let list {
            return try await runAction("recommend", ["list": list], in: id, key: "\(key)-tried", as: authority)
        }
        return ActionOutcome(toast: "product.sent", result: ["count": String(skus.count)], card: shown)
    }
}
