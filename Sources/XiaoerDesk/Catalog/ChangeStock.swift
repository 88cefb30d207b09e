// Stock changes, by page, program or file: recorded, and told to those who wait for it (STK-20, STK-23).

import XiaoerRules

/// New figures of a SKU; nil leaves one as it is, `.some(nil)` clears a date.
public struct StockChangeWish: Sendable {
    public var available: Int?
    public var unaudited: Int?
    public var inTransit: Int?
    public var materialsIssued: Bool?
    public var expectedAt: Instant??
    public var selectable: Bool?
    public var presaleAt: Instant??

    public init() {}
}

/// A SKU whose stock or page state was changed.
struct StockChange: Sendable {
    let before: SKURow
    let after: SKURow

    /// Nil when nothing changed that anybody waits for.
    init?(_ before: SKURow?, _ after: SKURow) {
        guard let before, before.sellable != after.sellable || before.isSelectable != after.isSelectable else {
            return nil
        }
        self.before = before
        self.after = after
    }
}

extension Desk {
    private static let figures = -1_000_000...1_000_000_000

    /// Changes the figures of a SKU of the own shop. Throws ``NotFound`` and ``InvalidInput``.
    public func changeStock(of id: ID<SKU>, _ wish: StockChangeWish, as authority: Authority) async throws -> SKUView {
        try authority.require(.stockWrite)
        let now = now()
        let ids = ids
        for (field, figure) in [
            ("available", wish.available), ("unaudited", wish.unaudited), ("inTransit", wish.inTransit),
        ] {
            guard let figure, !Self.figures.contains(figure) else { continue }
            throw InvalidInput(field, "is out of range")
        }
        let values = try await settings(of: authority.shop).settingValues
        return try await database.write { db in
            guard let before = try SKUTable.find(id, shop: authority.shop, db) else { throw NotFound("sku") }
            let after = before.with(wish, at: now)
            try SKUTable.update(after, db)
            if let change = StockChange(before, after) {
                try Self.tellStock(change, by: authority.actor, at: now, ids, db)
            }
            return SKUView(after, try StyleTable.find(after.style, shop: authority.shop, db), values)
        }
    }

    /// Records a change and does what follows from it, in the transaction that made it: whoever waits comes into the
    /// clerk's queue, a listing request is done, and the agent who asked for the listing is told.
    static func tellStock(
        _ change: StockChange, by actor: Actor, at now: Instant, _ ids: IDSource, _ db: any Transaction
    ) throws {
        let (before, after) = (change.before, change.after)
        try db.tell(
            Event(
                shop: after.shop, at: now, type: "stock.changed", actor: actor, subject: .init("sku", after.id.value),
                data: try Event.json(
                    of: StockStory(
                        code: after.code, before: before.sellable, after: after.sellable,
                        selectable: before.isSelectable == after.isSelectable ? nil : after.isSelectable))))
        if before.sellable != after.sellable {
            try settleRestock(
                of: after.id, shop: after.shop, before: before.sellable, after: after.sellable, at: now, db)
        }
        if after.isSelectable, !before.isSelectable { try finishListing(of: after, by: actor, at: now, ids, db) }
    }

    /// STK-23: the listing tasks of a SKU are done; the reminder to tell the buyer is due now.
    private static func finishListing(
        of sku: SKURow, by actor: Actor, at now: Instant, _ ids: IDSource, _ db: any Transaction
    ) throws {
        let about = [sku.code, sku.id.description]
        let reminders = try DeskTaskTable.open("tell_when_listed", about: about, shop: sku.shop, db)
        for reminder in reminders where reminder.dueAt > now {
            try DeskTaskTable.setDue(reminder.id, now, db)
            try tellTask(reminder.due(now), "task.due", by: .system, at: now, db)
        }
        for var task in try DeskTaskTable.open("listing", about: about, shop: sku.shop, db) {
            try finish(&task, by: actor, at: now, db)
            let isReminded = reminders.contains { $0.conversation == task.conversation && $0.owner == task.createdBy }
            guard !isReminded, let asker = task.createdBy else { continue }
            let reminder = DeskTaskRow(
                id: ids.next(now: now), shop: sku.shop, kind: "tell_when_listed", title: "\(sku.code) 已上架，请告诉买家",
                detail: "", conversation: task.conversation, customer: task.customer, subject: sku.code, owner: asker,
                group: nil, dueAt: now, createdBy: nil, createdAt: now)
            try DeskTaskTable.insert(reminder, db)
            try tellTask(reminder, "task.created", by: .system, at: now, db)
        }
    }
}

extension SKURow {
    fileprivate func with(_ wish: StockChangeWish, at now: Instant) -> SKURow {
        var sku = self
        sku.available = wish.available ?? available
        sku.unaudited = wish.unaudited ?? unaudited
        sku.inTransit = wish.inTransit ?? inTransit
        sku.materialsIssued = wish.materialsIssued ?? materialsIssued
        sku.isSelectable = wish.selectable ?? isSelectable
        if let expectedAt = wish.expectedAt { sku.expectedAt = expectedAt }
        if let presaleAt = wish.presaleAt {
            sku.presaleAt = presaleAt
            sku.isPresale = presaleAt != nil
        }
        sku.stockAt = now
        return sku
    }
}

private struct StockStory: Encodable {
    let code: String
    let before: Int
    let after: Int
    let selectable: Bool?
}
