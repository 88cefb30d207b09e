// The clock of a turn, stage by stage.

import Testing
import XiaoerRules

@Suite struct ResponseTargetTests {
    static let start = Instant(milliseconds: 1_795_249_800_000)
    static let targets = ResponseTargets()

    @Test(
        "REC-7 REC-8 REC-10 REC-12 a first turn goes from golden over warned and late to breached",
        arguments: [
            (0, Turn.Stage.golden), (5, .golden), (6, .running), (14, .running), (15, .warned), (59, .warned),
            (60, .late),
            (299, .late), (300, .breached), (900, .breached),
        ])
    func firstTurn(seconds: Int, stage: Turn.Stage) {
        let turn = Turn(kind: .first, startedAt: Self.start, targets: Self.targets)
        #expect(turn.stage(at: Self.start.adding(seconds: seconds)) == stage)
    }

    @Test(
        "REC-10 a later turn is only late after its ceiling",
        arguments: [(6, Turn.Stage.running), (30, .running), (59, .running), (60, .late)])
    func laterTurn(seconds: Int, stage: Turn.Stage) {
        let turn = Turn(kind: .later, startedAt: Self.start, targets: Self.targets)
        #expect(turn.stage(at: Self.start.adding(seconds: seconds)) == stage)
    }

    @Test func `REC-11 the busy phrase is offered at 90 and due at 120 seconds`() {
        let turn = Turn(kind: .first, startedAt: Self.start, targets: Self.targets)
        #expect(turn.busyWarnAt == Self.start.adding(seconds: 90))
        #expect(turn.busyAt == Self.start.adding(seconds: 120))
    }

    @Test(
        "REC-14 an apology is suggested after the target and expected after the ceiling",
        arguments: [(15, Turn.Apology.none), (16, .suggested), (60, .suggested), (61, .expected)])
    func apology(seconds: Int, expected: Turn.Apology) {
        let turn = Turn(kind: .first, startedAt: Self.start, targets: Self.targets)
        #expect(turn.apology(at: Self.start.adding(seconds: seconds)) == expected)
    }

    @Test func `REC-21 targets are recomputed from the stored start after a change of settings`() {
        var shorter = Self.targets
        shorter.firstSeconds = 10
        #expect(Turn(kind: .first, startedAt: Self.start, targets: shorter).targetAt == Self.start.adding(seconds: 10))
    }

    @Test func `REC-19 breached before buying before upset before the longest wait`() {
        func rank(_ breached: Bool, _ buying: Bool, _ upset: Bool, _ waited: Int) -> WaitingRank {
            WaitingRank(
                isBreached: breached, isBuying: buying, isUpset: upset,
                waitingSince: Self.start.adding(seconds: -waited))
        }
        let inOrder = [
            rank(true, false, false, 10), rank(false, true, true, 5), rank(false, true, false, 50),
            rank(false, true, false, 20), rank(false, false, true, 90), rank(false, false, false, 100),
        ]
        #expect(inOrder.shuffled().sorted().map(\.self) == inOrder)
    }

    @Test func `a buyer who needs no reply waits for nothing`() {
        let turn = Turn(kind: .later, startedAt: Self.start, targets: Self.targets)
        let now = Self.start.adding(seconds: 70)
        #expect(Bucket(turn: turn, noReplyNeeded: false, now: now) == .overdue)
        #expect(Bucket(turn: turn, noReplyNeeded: true, now: now) == .waitingBuyer)
        #expect(Bucket(turn: nil, noReplyNeeded: false, now: now) == .waitingBuyer)
        #expect(Bucket(turn: turn, noReplyNeeded: false, now: Self.start) == .toAnswer)
    }
}
