// The one-click actions of a step card (05 §0.2).

import Foundation
import XiaoerRules

/// What an action did, and the card as it then is.
public struct ActionOutcome: Codable, Sendable {
    /// A short word for what was done: `restock.registered`; pages show it in words.
    public var toast: String
    public let result: [String: String]
    public var card: CardView?
}

extension Desk {
    /// Runs an action in a conversation. With the same key it runs once, and a repeat answers what the first did.
    ///
    /// Throws ``InvalidInput`` for an unknown action or missing arguments.
    public func runAction(
        _ name: String, _ args: [String: String], in id: ID<Conversation>, key: String?, as authority: Authority
    ) async throws -> ActionOutcome {
        try authority.require(.guidanceUse)
        let now = now()
        let settings = try await settings(of: authority.shop)
        let newID: ID<DeskTask> = ids.next(now: now)
        let request = name + Self.json(args)
        var outcome = try await database.write { db -> ActionOutcome in
            try IdempotencyTable.once(key, request: request, as: authority, at: now, db) {
                let row = try Self.answerable(id, by: authority, db)
                let action = CardAction(
                    row: row, args: args, authority: authority, settings: settings, now: now, newID: newID.value)
                let outcome = try action.run(name, db)
                try ConversationFactTable.set(
                    "done:\(name):\(outcome.result["sku"] ?? "")", "true", source: "derived", in: id, at: now, db)
                return outcome
            }
        }
        outcome.card = try await showCard(of: id, as: authority)
        return outcome
    }
}

/// One action about to run inside a transaction.
private struct CardAction {
    let row: ConversationRow
    let args: [String: String]
    let authority: Authority
    let settings: Settings
    let now: Instant
    let newID: Int64

    func run(_ name: String, _ db: any Transaction) throws -> ActionOutcome {
        switch name {
        case "lookup_stock": try lookUpStock(db)
        case "register_restock": try registerRestock(db)
        case "request_listing": try requestListing(db)
        case "create_task": try createTask(db)
        case "recommend": try markTried(db)
        case "notify", "escalate": try notify(db)
        default: throw InvalidInput("action", "“\(name)” is not an action of this desk yet")
        }
    }

    private func sku(_ db: any Connection) throws -> (SKURow, StyleRow) {
        guard let id = args["skuId"].flatMap({ ID<SKU>($0) }), let sku = try SKUTable.find(id, shop: row.shop, db),
            let style = try StyleTable.find(sku.style, shop: row.shop, db)
        else { throw InvalidInput("skuId", "choose style, colour and size first") }
        return (sku, style)
    }

    private func lookUpStock(_ db: any Transaction) throws -> ActionOutcome {
        let (sku, _) = try sku(db)
        try StockLookupTable.record(sku.id, figure: sku.sellable, by: authority.person, in: row.id, at: now, db)
        try tell("stock.looked_up", ["sku": sku.code, "figure": String(sku.sellable)], db)
        return ActionOutcome(toast: "stock.looked_up", result: ["sku": sku.code, "figure": String(sku.sellable)])
    }

    /// STK-20: registered only after the buyer agreed; pressing the button says so.
    private func registerRestock(_ db: any Transaction) throws -> ActionOutcome {
        try authority.require(.restockRegister)
        let (sku, _) = try sku(db)
        let channel = args["channel"] ?? "chat"
        guard settings.restockChannels.contains(channel) else {
            throw InvalidInput("channel", "not a channel of this shop")
        }
        let contact = try args["contact"] ?? CustomerTable.find(row.customer, shop: row.shop, db)?.phone ?? "chat"
        if let refusal = RestockQueue.refusal(agreed: true, contact: contact) { throw refusal }
        let notice = try RestockNoticeTable.register(
            RestockNoticeRow(
                id: ID(newID), shop: row.shop, sku: sku.id, customer: row.customer, conversation: row.id,
                contact: contact,
                channel: channel, expectedAt: sku.expectedAt, state: .waiting, registeredBy: authority.person,
                registeredAt: now, stateAt: now, reason: nil), db)
        try tell("restock.registered", ["sku": sku.code, "notice": notice.description], db)
        return ActionOutcome(toast: "restock.registered", result: ["sku": sku.code, "notice": notice.description])
    }

    /// STK-23: a work item for the product team with a reminder; the agent is told when it is listed.
    private func requestListing(_ db: any Transaction) throws -> ActionOutcome {
        let (sku, style) = try sku(db)
        let due = now.adding(minutes: settings.listingRemindMinutes)
        try create(
            DeskTaskRow(
                id: ID(newID), shop: row.shop, kind: "listing", title: "上架 \(style.name) \(sku.colour) \(sku.size)",
                detail: "ERP 有货 \(sku.sellable) 件，页面不可选。上架后请点完成，客服会收到提醒。", conversation: row.id,
                customer: row.customer, subject: sku.code, owner: nil, group: "product", dueAt: due,
                createdBy: authority.person, createdAt: now), db)
        return ActionOutcome(toast: "listing.requested", result: ["sku": sku.code])
    }

    private func createTask(_ db: any Transaction) throws -> ActionOutcome {
        let kind = args["type"] ?? "follow_up"
        let due =
            args["dueAt"].flatMap { Instant(iso8601: $0) } ?? args["due"].flatMap { Int($0) }.map { number in
                kind == "watch_returns" ? now.adding(days: number) : now.adding(minutes: number)
            } ?? now.adding(minutes: settings.listingRemindMinutes)
        let customer = try SeatTable.customer(row.customer, db)
        try create(
            DeskTaskRow(
                id: ID(newID), shop: row.shop, kind: kind, title: args["text"] ?? Self.titles[kind] ?? "跟进买家",
                detail: customer?.name ?? "", conversation: row.id, customer: row.customer, subject: args["skuId"],
                owner: authority.person, group: nil, dueAt: due, createdBy: authority.person, createdAt: now), db)
        if kind == "watch_returns" {
            try ConversationFactTable.set("watching", "true", source: "derived", in: row.id, at: now, db)
        }
        return ActionOutcome(toast: "task.created", result: ["kind": kind])
    }

    /// What was offered is not offered again: the card goes on to the next step of DT-STK-3.
    private func markTried(_ db: any Transaction) throws -> ActionOutcome {
        guard let step = args["list"].flatMap(RecommendationStep.init) else {
            throw InvalidInput("list", "which list?")
        }
        let before = try ConversationFactTable.all(of: row.id, db)["tried"]?.value ?? ""
        let tried = Set(before.split(separator: " ").map(String.init)).union([step.rawValue])
        try ConversationFactTable.set(
            "tried", tried.sorted().joined(separator: " "), source: "derived", in: row.id, at: now, db)
        try tell("card.recommended", ["list": step.rawValue], db)
        return ActionOutcome(toast: "card.recommended", result: ["list": step.rawValue])
    }

    private func notify(_ db: any Transaction) throws -> ActionOutcome {
        guard let role = args["role"] else { throw InvalidInput("role", "who is to be told?") }
        try create(
            DeskTaskRow(
                id: ID(newID), shop: row.shop, kind: "notice", title: args["payload"] ?? "请处理", detail: "",
                conversation: row.id, customer: row.customer, subject: args["skuId"], owner: nil, group: role,
                dueAt: now.adding(hours: 4), createdBy: authority.person, createdAt: now), db)
        return ActionOutcome(toast: "notice.sent", result: ["role": role])
    }

    private func create(_ task: DeskTaskRow, _ db: any Transaction) throws {
        try DeskTaskTable.insert(task, db)
        try Desk.tellTask(task, "task.created", by: authority.actor, at: now, db)
    }

    private func tell(_ type: String, _ facts: [String: String], _ db: any Transaction) throws {
        try db.tell(
            Event(
                shop: row.shop, at: now, type: type, actor: authority.actor,
                subject: .init("conversation", row.id.value),
                conversation: row.id, data: JSONText.object(facts)))
    }

    private static let titles = [
        "tell_when_listed": "上架后告诉买家", "presale_remark": "买家付款后备注预售日期", "watch_returns": "留意退货件，有货联系买家",
        "follow_up": "跟进买家",
    ]
}
