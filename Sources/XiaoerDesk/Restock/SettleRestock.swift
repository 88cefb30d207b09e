// Stock comes and goes: who waits for a SKU comes into the clerk's queue, or goes back to waiting (STK-20).

import XiaoerRules

extension Desk {
    /// Moves the notices of a SKU whose sellable stock changed; called wherever stock changes, in the same transaction.
    ///
    /// `before` and `after` count sellable pieces. Above zero, all who wait have their goods in the shop; sold out again,
    /// those who were not told yet wait on, with their old place by registration.
    static func settleRestock(
        of sku: ID<SKU>, shop: ID<Shop>, before: Int, after: Int, at now: Instant, _ db: any Transaction
    ) throws {
        guard (before > 0) != (after > 0) else { return }
        let (from, event): (RestockNoticeState, RestockEvent) =
            after > 0 ? (.waiting, .stockArrived) : (.arrived, .soldOut)
        while true {
            let notices = try RestockNoticeTable.all(of: sku, from, db)
            for var notice in notices { try move(&notice, event, by: .system, at: now, db) }
            if notices.isEmpty { return }
        }
    }

    /// One move of a notice: checked against the table of allowed moves, saved and told.
    static func move(
        _ notice: inout RestockNoticeRow, _ event: RestockEvent, reason: String? = nil, by actor: Actor,
        at now: Instant,
        _ db: any Transaction
    ) throws {
        let before = notice.state
        notice.state = try notice.state.after(event).to
        notice.stateAt = now
        notice.reason = reason ?? notice.reason
        try RestockNoticeTable.save(notice, db)
        try db.tell(
            Event(
                shop: notice.shop, at: now, type: "restock.\(notice.state.rawValue)", actor: actor,
                subject: .init("restock", notice.id.value), conversation: notice.conversation,
                data: JSONText.object([
                    "before": before.rawValue, "after": notice.state.rawValue, "reason": reason ?? "",
                ])))
    }

    /// Lets notices lapse that nobody could keep for too long. Part of the clockwork; running it twice does no harm.
    @discardableResult public func expireRestock() async throws -> Int {
        let now = now()
        var lapsed = 0
        for shop in try await database.read({ db in try ShopTable.all(db) }) {
            let days = try await settings(of: shop.id).restockExpireDays
            let before = now.adding(days: -days)
            // Looking is cheap; writing would wake the disk every time.
            guard
                try await !database.read({ db in try RestockNoticeTable.old(in: shop.id, before: before, db).isEmpty })
            else { continue }
            lapsed += try await database.write { db in
                let old = try RestockNoticeTable.old(in: shop.id, before: before, db)
                for var notice in old { try Self.move(&notice, .timeOver, by: .system, at: now, db) }
                return old.count
            }
        }
        return lapsed
    }
}
