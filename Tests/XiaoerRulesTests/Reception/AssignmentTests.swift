// Who gets a conversation, and who may be given one.

import Testing
@testable import XiaoerRules

@Suite struct AssignmentTests {
    static let nan = ID<Person>(1)
    static let qiao = ID<Person>(2)
    static let bo = ID<Person>(3)

    static func seat(_ person: ID<Person>, _ state: SeatState, _ load: Int, at: Int64? = nil) -> Seat {
        Seat(person: person, state: state, load: load, lastAssignedAt: at.map { Instant(milliseconds: $0) })
    }

    @Test func `REC-64 the previous owner comes first, even with more customers than others`() {
        let decision = Assignment.decide(
            previousOwner: Self.qiao, seats: [Self.seat(Self.nan, .online, 0), Self.seat(Self.qiao, .online, 9)],
            limit: 8)
        #expect(decision == Assignment(person: Self.qiao, reason: .previousOwner))
    }

    @Test(
        "REC-54 REC-64 a previous owner who is not online and free of suspension is passed over",
        arguments: SeatState.allCases.filter { $0 != .online })
    func passedOver(state: SeatState) {
        let decision = Assignment.decide(
            previousOwner: Self.qiao, seats: [Self.seat(Self.nan, .online, 3), Self.seat(Self.qiao, state, 0)], limit: 8
        )
        #expect(decision == Assignment(person: Self.nan, reason: .leastLoaded))
    }

    @Test func `REC-64 the least-loaded seat, and among equals the one that waited longest for a customer`() {
        let seats = [
            Self.seat(Self.nan, .online, 2, at: 500), Self.seat(Self.qiao, .online, 1, at: 900),
            Self.seat(Self.bo, .online, 1, at: 100),
        ]
        #expect(Assignment.decide(previousOwner: nil, seats: seats, limit: 8).person == Self.bo)
    }

    @Test func `REC-64 nobody online or everybody full means the queue, with the reason`() {
        let away = [Self.seat(Self.nan, .meal, 0), Self.seat(Self.qiao, .suspended, 0)]
        #expect(
            Assignment.decide(previousOwner: nil, seats: away, limit: 8) == Assignment(person: nil, reason: .nobodyFree)
        )
        let full = [Self.seat(Self.nan, .online, 8), Self.seat(Self.qiao, .online, 9)]
        #expect(
            Assignment.decide(previousOwner: nil, seats: full, limit: 8) == Assignment(person: nil, reason: .allFull))
    }

    @Test func `REC-69 the place counts from one and the wait is the usual wait times the place`() {
        #expect(QueuePlace(ahead: 0, recentWaitsSeconds: []).position == 1)
        #expect(QueuePlace(ahead: 0, recentWaitsSeconds: []).expectedWaitSeconds == nil)
        let third = QueuePlace(ahead: 2, recentWaitsSeconds: [30, 200, 40])
        #expect(third.position == 3)
        #expect(third.expectedWaitSeconds == 120)
    }

    @Test(
        "REC-70 REC-71 REC-73 REC-74 REC-79 topics go to the group that is competent in the phase",
        arguments: [
            (Topic.product, Phase.preSale, "pre_sale"), (.product, .afterSale, "pre_sale"),
            (.tracing, .preSale, "pre_sale"),
            (.tracing, .inSale, "tracing"), (.tracing, .afterSale, "tracing"),
            (.returnExchange, .afterSale, "after_sale"),
            (.refund, .inSale, "after_sale"), (.refund, .preSale, "pre_sale"), (.complaint, .afterSale, "after_sale"),
            (.ordering, .inSale, "pre_sale"),
        ])
    func routing(topic: Topic, phase: Phase, group: String) {
        #expect(Routing.group(topic: topic, phase: phase) == group)
    }

    @Test func `REC-4 the phase follows the newest order`() {
        let now = Instant(milliseconds: 1_795_249_800_000)
        #expect(Phase(newestOrder: nil, now: now) == .preSale)
        #expect(Phase(newestOrder: .open, now: now) == .inSale)
        #expect(Phase(newestOrder: .closed, now: now) == .preSale)
        #expect(Phase(newestOrder: .finished(at: now.adding(days: -3)), now: now) == .afterSale)
        #expect(Phase(newestOrder: .finished(at: now.adding(days: -60)), now: now) == .preSale)
    }
}
