// The life of a restock notice (STK-20).

/// Where a restock notice stands.
public enum RestockNoticeState: String, Hashable, Sendable, Codable, CaseIterable {
    case waiting, arrived, notified, ordered, declined, expired

    /// No further move.
    public var isFinal: Bool { RestockMove.table.allSatisfy { $0.from != self } }
}

/// What can happen to a restock notice.
public enum RestockEvent: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stock of the SKU rose above zero.
    case stockArrived
    /// Sold out again before the notice went out.
    case soldOut
    /// The clerk told the customer that the goods are there.
    case customerTold
    case customerOrdered, customerDeclined
    /// The style will not come back, and the customer was told so with an alternative.
    case discontinuedTold
    /// `restock.expire_days` have passed.
    case timeOver
}

/// What a move brings with it.
public enum RestockEffect: String, Hashable, Sendable, Codable {
    /// Into the clerk's queue, in the order of registration.
    case queueForClerk
    /// Out of the clerk's queue; the place by registration time is kept.
    case leaveQueue
    /// Offer something else in the same message.
    case recommend
}

/// One allowed move of a restock notice.
public struct RestockMove: Hashable, Sendable {
    public let from: RestockNoticeState
    public let event: RestockEvent
    public let to: RestockNoticeState
    public let effects: [RestockEffect]

    /// All allowed moves (STK-20). What is not in here is refused.
    public static let table: [RestockMove] = [
        move(.waiting, .stockArrived, .arrived, [.queueForClerk]),
        move(.waiting, .discontinuedTold, .declined, [.recommend]),
        move(.waiting, .customerDeclined, .declined),
        move(.waiting, .customerOrdered, .ordered),
        move(.waiting, .timeOver, .expired),
        move(.arrived, .soldOut, .waiting, [.leaveQueue]),
        move(.arrived, .customerTold, .notified, [.leaveQueue]),
        move(.arrived, .customerOrdered, .ordered, [.leaveQueue]),
        move(.arrived, .customerDeclined, .declined, [.leaveQueue]),
        move(.notified, .customerOrdered, .ordered),
        move(.notified, .customerDeclined, .declined),
        move(.notified, .timeOver, .expired),
    ]

    private static func move(
        _ from: RestockNoticeState, _ event: RestockEvent, _ to: RestockNoticeState, _ effects: [RestockEffect] = []
    ) -> RestockMove {
        RestockMove(from: from, event: event, to: to, effects: effects)
    }
}

extension RestockNoticeState {
    /// The moves possible now, for the buttons of a page.
    public var moves: [RestockMove] { RestockMove.table.filter { $0.from == self } }

    /// The move for an event; refused when the table has none.
    public func after(_ event: RestockEvent) throws(Refusal) -> RestockMove {
        guard let move = moves.first(where: { $0.event == event }) else {
            throw Refusal(
                "restock.no_such_move", rule: "STK-20", "A notice that is \(rawValue) knows no \(event.rawValue).")
        }
        return move
    }
}

/// When a notice lapses and who is told first (STK-20).
public enum RestockQueue {
    /// A notice lapses when `restock.expire_days` have passed since its registration.
    public static func isOver(registered: Instant, now: Instant, _ settings: SettingValues) -> Bool {
        now >= registered.adding(days: settings.number(StockSettings.restockExpireDays))
    }

    /// Notices in the order in which customers are told: who registered first comes first.
    public static func order<Notice>(_ notices: [Notice], by registered: (Notice) -> Instant) -> [Notice] {
        notices.enumerated()
            .sorted { (registered($0.element), $0.offset) < (registered($1.element), $1.offset) }
            .map(\.element)
    }

    /// A notice may only be registered after the customer agreed, with a channel to reach the customer.
    public static func refusal(agreed: Bool, contact: String?) -> Refusal? {
        guard agreed else {
            return Refusal("restock.not_agreed", rule: "STK-20", "Ask the customer first whether a notice is welcome.")
        }
        guard let contact, !contact.trimmed.isEmpty else {
            return Refusal("restock.no_contact", rule: "STK-20", "A notice needs a number or chat to send it to.")
        }
        return nil
    }
}
