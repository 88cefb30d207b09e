// Giving a waiting conversation to a seat, and draining the queue whenever somebody has room.

import XiaoerRules

extension Desk {
    /// REC-64: the previous owner, else the least-loaded seat of the group, else the queue. The reason is recorded.
    static func assign(
        _ conversation: inout ConversationRow, _ settings: Settings, _ now: Instant, _ db: any Transaction
    ) throws {
        let seats = try SeatTable.seats(of: conversation.group, in: conversation.shop, db)
        let previous = conversation.owner ?? conversation.served.last
        let decision = Assignment.decide(previousOwner: previous, seats: seats, limit: settings.loadQueueAt)
        let former = conversation.scope
        guard let person = decision.person else {
            conversation.owner = nil
            conversation.state = .queued
            try ConversationTable.save(conversation, db)
            try db.tell(
                conversation.event(
                    "conversation.queued", by: .system, now,
                    ["group": conversation.group, "reason": decision.reason.rawValue], former: former))
            return
        }
        let waited = conversation.queuedAt.map { now.seconds(since: $0) } ?? 0
        conversation.give(to: person)
        try ConversationTable.save(conversation, db)
        try db.tell(
            conversation.event(
                "conversation.assigned", by: .system, now,
                [
                    "person": person.description, "reason": decision.reason.rawValue, "waitedSeconds": String(waited),
                    "group": conversation.group,
                ], former: former))
    }

    /// Gives out what waits in the shop's queues, in the order of REC-19, as far as seats have room. Called in the same
    /// transaction as whatever made room.
    static func drainQueue(of shop: ID<Shop>, _ settings: Settings, _ now: Instant, _ db: any Transaction) throws {
        let queued = try ConversationTable.queued(in: shop, limit: 200, db)
        guard !queued.isEmpty else { return }
        let targets = settings.responseTargets
        let ranked = queued.sorted { left, right in
            left.rank(targets, now) < right.rank(targets, now)
        }
        var isFull: Set<String> = []
        for var conversation in ranked where !isFull.contains(conversation.group) {
            let seats = try SeatTable.seats(of: conversation.group, in: shop, db)
            let previous = conversation.served.last
            guard
                Assignment.decide(previousOwner: previous, seats: seats, limit: settings.loadQueueAt).person != nil
            else {
                isFull.insert(conversation.group)
                continue
            }
            try assign(&conversation, settings, now, db)
        }
    }
}

extension ConversationRow {
    /// Somebody has it now.
    mutating func give(to person: ID<Person>) {
        owner = person
        state = .active
        queuedAt = nil
        if served.last != person { served.append(person) }
    }

    /// REC-19.
    func rank(_ targets: ResponseTargets, _ now: Instant) -> WaitingRank {
        let turn = turn(targets)
        return WaitingRank(
            isBreached: turn.map { now >= $0.hardAt } ?? false,
            isBuying: page != nil || ["stock", "order_placed", "payment", "size"].contains(intent ?? ""),
            isUpset: isUpset, waitingSince: waitingSince ?? lastMessageAt)
    }
}
