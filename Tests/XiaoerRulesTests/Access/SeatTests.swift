// Seat states and routing groups.

import Testing
import XiaoerRules

@Suite struct SeatTests {
    /// state, receives customers (REC-54, REC-94), automatic reply allowed (REC-55), at the desk
    static let states: [(SeatState, Bool, Bool, Bool)] = [
        (.online, true, false, true), (.suspended, false, false, true), (.busy, false, true, true),
        (.away, false, true, false), (.meal, false, true, false), (.invisible, false, false, true),
        (.off, false, true, false),
    ]

    @Test(arguments: states)
    func `REC-53 each state has its effect`(state: SeatState, receives: Bool, replies: Bool, isThere: Bool) {
        #expect(state.receivesCustomers == receives, "REC-54, REC-94")
        #expect(state.allowsAutomaticReply == replies, "REC-55")
        #expect(state.isAtTheDesk == isThere)
    }

    @Test func `REC-53 the table above knows every state, and each has a name in both languages`() {
        #expect(Set(Self.states.map(\.0)) == Set(SeatState.allCases))
        #expect(Set(SeatState.allCases.map(\.chinese)).count == 7)
        #expect(Set(SeatState.allCases.map(\.english)).count == 7)
    }

    @Test func `REC-57 leaving with customers open asks for a stand-in`() {
        #expect(SeatState.away.asksForStandIn(openConversations: 1))
        #expect(!SeatState.away.asksForStandIn(openConversations: 0))
        #expect(!SeatState.meal.asksForStandIn(openConversations: 3))
    }

    /// group, local time, open. 21 November 2026 is a Saturday, the 20th a Friday.
    static let hours: [(SkillGroup, String, String, Bool)] = [
        (.afterSale, "2026-11-20", "22:29", true), (.afterSale, "2026-11-20", "22:30", false),
        (.afterSale, "2026-11-20", "08:59", false), (.afterSale, "2026-11-20", "09:00", true),
        (.afterSale, "2026-11-21", "17:29", true), (.afterSale, "2026-11-21", "17:30", false),
        (.tracing, "2026-11-20", "17:29", true), (.tracing, "2026-11-20", "17:30", false),
        (.tracing, "2026-11-21", "09:00", true), (.preSale, "2026-11-21", "23:59", true),
        (.preSale, "2026-11-21", "08:29", false), (.complaint, "2026-11-20", "22:00", true),
    ]

    @Test(arguments: hours)
    func `REC-151 TEAM-36 TEAM-37 delivered hours of the groups`(
        group: SkillGroup, day: String, clock: String, isOpen: Bool
    ) throws {
        let at = try #require(Instant(localDate: day, time: clock, offsetMinutes: 480))
        #expect(group.deliveredHours.isOpen(at, in: BusinessTime()) == isOpen)
    }

    @Test func `TEAM-30 every group has a name and an overflow that comes to an end`() {
        #expect(Set(SkillGroup.allCases.map(\.chinese)).count == 9)
        #expect(Set(SkillGroup.allCases.map(\.english)).count == 9)
        for group in SkillGroup.allCases {
            var seen: Set<SkillGroup> = []
            var next: SkillGroup? = group
            while let here = next {
                #expect(seen.insert(here).inserted)
                next = here.deliveredOverflow
            }
        }
    }
}
