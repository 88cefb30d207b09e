// The clerk tells a buyer that the goods are there, or notes what became of a notice (STK-20).

import XiaoerRules

extension Desk {
    /// Sends the arrival phrase (SCR-141), or the clerk's own words, into the buyer's conversation.
    ///
    /// Reopens or opens the conversation when there is none; the buyer's clock neither starts nor stops, because nobody
    /// asked. Throws ``Refusal`` when the notice knows no such move, ``LanguageStop`` when the words may not be sent.
    public func notifyRestock(
        _ id: ID<RestockNotice>, text: String?, key: String?, as authority: Authority
    ) async throws -> RestockView {
        try authority.require(.restockNotify)
        let person = try authority.requirePerson(Permission.restockNotify.rawValue)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let shop = try await shop(authority.shop)
        let english = try await isEnglish(authority)
        let phrase = library.phrases.choose("SCR-141", PhraseContext(shopType: shop.type, day: shop.time.day(now)))
            .first
        let newConversation: ID<Conversation> = ids.next(now: now)
        let messageID: ID<Message> = ids.next(now: now)
        let check = languageCheck(settings)
        return try await database.write { db in
            try IdempotencyTable.once(key, request: "notify \(id) \(text ?? "")", as: authority, at: now, db) {
                guard var notice = try RestockNoticeTable.find(id, shop: authority.shop, db),
                    let sku = try SKUTable.find(notice.sku, shop: authority.shop, db),
                    let style = try StyleTable.find(sku.style, shop: authority.shop, db)
                else { throw NotFound("restock notice") }
                try Self.move(&notice, .customerTold, by: authority.actor, at: now, db)
                let goods = RestockedGoods(sku: sku, style: style, shop: shop)
                let words = try goods.words(text, phrase)
                let blocking = check.findings(in: OutgoingMessage(words), goods.facts(now: now)).filter {
                    $0.severity == .block
                }
                guard blocking.isEmpty else { throw LanguageStop(findings: blocking, isBlocked: true) }
                var message = MessageRow(
                    id: messageID, shop: shop.id, conversation: newConversation, clientID: "restock-\(id)",
                    author: .agent,
                    authorID: person.value, kind: .text, text: words, at: now)
                message.phraseKey = text == nil ? phrase?.id : nil
                message.phraseClass = text == nil ? phrase?.category.rawValue : nil
                let conversation = try Self.reach(
                    notice.customer, by: person, orOpen: newConversation, shop: shop.id, at: now, db)
                try Self.appendUnasked(message, to: conversation, by: person, db)
                return try Self.restockView(
                    notice, try SeatTable.names(in: shop.id, db), authority, english: english, db)
            }
        }
    }

    /// The buyer does not want it any more. A style that will not come back counts as told so.
    public func declineRestock(
        _ id: ID<RestockNotice>, reason: String?, key: String?, as authority: Authority
    ) async throws -> RestockView {
        guard (reason ?? "").count <= 200 else { throw InvalidInput("reason", "has at most 200 characters") }
        return try await moveRestock(id, reason: reason, key: key, as: authority) { notice, sku in
            notice.state == .waiting && sku?.figures.isDiscontinued == true ? .discontinuedTold : .customerDeclined
        }
    }

    /// The buyer has ordered.
    public func markRestockOrdered(
        _ id: ID<RestockNotice>, key: String?, as authority: Authority
    ) async throws -> RestockView {
        try await moveRestock(id, reason: nil, key: key, as: authority) { _, _ in .customerOrdered }
    }

    private func moveRestock(
        _ id: ID<RestockNotice>, reason: String?, key: String?, as authority: Authority,
        _ event: @escaping @Sendable (RestockNoticeRow, SKURow?) -> RestockEvent
    ) async throws -> RestockView {
        try authority.require(.restockNotify)
        let now = now()
        let english = try await isEnglish(authority)
        return try await database.write { db in
            try IdempotencyTable.once(key, request: "settle \(id) \(reason ?? "")", as: authority, at: now, db) {
                guard var notice = try RestockNoticeTable.find(id, shop: authority.shop, db) else {
                    throw NotFound("restock notice")
                }
                let sku = try SKUTable.find(notice.sku, shop: authority.shop, db)
                try Self.move(&notice, event(notice, sku), reason: reason, by: authority.actor, at: now, db)
                return try Self.restockView(
                    notice, try SeatTable.names(in: authority.shop, db), authority, english: english, db)
            }
        }
    }

    /// The customer's newest conversation, opened again or made when there is none to write into.
    private static func reach(
        _ customer: ID<Customer>, by person: ID<Person>, orOpen id: ID<Conversation>, shop: ID<Shop>, at now: Instant,
        _ db: any Transaction
    ) throws -> ConversationRow {
        if let open = try ConversationTable.newest(of: customer, db), open.state != .closed { return open }
        let former = try ConversationTable.newest(of: customer, db)
        var conversation =
            former
            ?? ConversationRow(
                id: id, shop: shop, customer: customer, group: SkillGroup.preSale.rawValue, source: "web", now: now)
        let before = former?.scope
        conversation.closedAt = nil
        conversation.closedBy = nil
        conversation.outcome = nil
        conversation.give(to: person)
        if former == nil {
            let stage = try SeatTable.newestOrderStage(of: customer, db)
            conversation.phase = Phase(newestOrder: stage, now: now)
            try ConversationTable.insert(conversation, db)
        } else {
            try ConversationTable.save(conversation, db)
        }
        try db.tell(
            conversation.event(
                former == nil ? "conversation.opened" : "conversation.reopened", by: .person(person), now,
                ["group": conversation.group, "phase": conversation.phase.rawValue, "reason": "restock"], former: before
            ))
        return conversation
    }

    /// Adds a message nobody asked for: the clock of a waiting buyer runs on (REC-3).
    private static func appendUnasked(
        _ unplaced: MessageRow, to row: ConversationRow, by person: ID<Person>, _ db: any Transaction
    ) throws {
        var conversation = row
        conversation.lastSeq += 1
        conversation.lastMessageAt = unplaced.at
        var message = MessageRow(
            id: unplaced.id, shop: unplaced.shop, conversation: row.id, seq: conversation.lastSeq,
            clientID: unplaced.clientID, author: unplaced.author, authorID: unplaced.authorID, kind: unplaced.kind,
            text: unplaced.text, at: unplaced.at)
        message.phraseKey = unplaced.phraseKey
        message.phraseClass = unplaced.phraseClass
        conversation.preview = MessageText.preview(message)
        conversation.previewFrom = .agent
        try append(
            message, authorName: try SeatTable.name(of: person, db), to: conversation, by: .person(person), db)
    }
}

/// Goods that are back, and the words for it.
private struct RestockedGoods {
    let sku: SKURow
    let style: StyleRow
    let shop: ShopRow

    /// The clerk's words, or the phrase with its slots filled. Throws ``InvalidInput`` for empty or too long ones.
    func words(_ own: String?, _ phrase: PhraseTemplate?) throws -> String {
        if let own, !own.trimmed().isEmpty {
            return try MessageText.checked(own, clientID: "restock", mayBeEmpty: false)
        }
        let slots = [
            "item": style.name, "colour": sku.colour, "size": sku.size,
            "link": "/shop?shop=\(shop.slug)&style=\(style.number)",
        ]
        guard let filled = phrase?.fill(slots), filled.canBeSent else {
            throw InvalidInput("text", "write what the buyer is to be told")
        }
        return filled.text
    }

    /// The stock was read just now, so it may be spoken of (STK-16).
    func facts(now: Instant) -> ConversationFacts {
        var facts = ConversationFacts.none(now: now)
        facts.lookUps = [
            ConversationFacts.StockLookUp(
                sku: sku.id, styleWords: [style.number, style.name], colour: sku.colour, size: sku.size,
                available: sku.sellable, at: now)
        ]
        return facts
    }
}
