// What stands against passing a buyer on, and against closing.

import Testing
import XiaoerRules

@Suite struct TransferTests {
    static let nan = ID<Person>(1)
    static let qiao = ID<Person>(2)
    static let bo = ID<Person>(3)

    /// A transfer against which nothing stands.
    static var good: TransferRequest {
        TransferRequest(
            reason: .otherTopic, note: TransferNote(topic: "退货", promised: "", open: "运费谁出"), notice: "稍等，同事马上来",
            isUpset: false, hasConsent: false, served: [nan], target: qiao, targetState: .online, mayOverride: false,
            overrideReason: nil)
    }

    static func code(_ change: (inout TransferRequest) -> Void, maxAgents: Int = 2) -> String? {
        var request = good
        change(&request)
        do {
            try request.check(maxAgents: maxAgents)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `REC-67 REC-83 REC-92 a transfer with reason, notice and note goes through`() {
        #expect(Self.code { _ in } == nil)
    }

    @Test func `REC-83 without a notice to the buyer nothing moves`() {
        #expect(Self.code { $0.notice = "  " } == "transfer.notice")
    }

    @Test func `REC-92 the note says what it is about and what is open`() {
        #expect(Self.code { $0.note.topic = "" } == "transfer.note")
        #expect(Self.code { $0.note.open = " " } == "transfer.note")
    }

    @Test func `REC-86 an upset buyer must have agreed`() {
        #expect(Self.code { $0.isUpset = true } == "transfer.consent")
        #expect(
            Self.code {
                $0.isUpset = true; $0.hasConsent = true
            } == nil)
    }

    @Test func `REC-87 a third seat needs a leader's reason`() {
        let third: (inout TransferRequest) -> Void = { $0.served = [Self.nan, Self.bo] }
        #expect(Self.code(third) == "transfer.third_agent")
        #expect(
            Self.code {
                third(&$0); $0.mayOverride = true
            } == "transfer.third_agent")
        #expect(
            Self.code {
                third(&$0); $0.mayOverride = true; $0.overrideReason = "买家要求"
            } == nil)
        #expect(
            Self.code {
                third(&$0); $0.overrideReason = "随便"
            } == "transfer.third_agent")
        #expect(Self.code(third, maxAgents: 3) == nil)
    }

    @Test func `REC-87 going back to one who served before is no third seat`() {
        #expect(Self.code { $0.served = [Self.qiao, Self.nan] } == nil)
    }

    @Test(
        "REC-94 suspended, at meal, away and off duty seats are no targets",
        arguments: SeatState.allCases.filter { $0 != .online })
    func unavailable(state: SeatState) {
        #expect(Self.code { $0.targetState = state } == "transfer.unavailable")
    }

    @Test func `REC-88 the buyer goes back only to the colleague who passed them on, while that one is there`() {
        #expect(
            Self.code {
                $0.partner = Self.bo; $0.partnerState = .online; $0.served = [Self.nan]
            } == "transfer.partner")
        #expect(
            Self.code {
                $0.partner = Self.qiao; $0.partnerState = .online
            } == nil)
        #expect(
            Self.code {
                $0.partner = Self.bo; $0.partnerState = .off
            } == nil)
    }

    @Test func `LNT-1 a conversation without a human answer cannot be closed, spam can`() {
        let silent = ClosingCheck(humanMessages: 0, hasUnansweredQuestion: true, outcome: .notBought)
        #expect(silent.blockers.first?.code == "close.unanswered")
        #expect(ClosingCheck(humanMessages: 0, hasUnansweredQuestion: true, outcome: .spam).blockers.isEmpty)
    }

    @Test func `LNT-1 an open question keeps a conversation open`() {
        #expect(
            ClosingCheck(humanMessages: 3, hasUnansweredQuestion: true, outcome: .solved).blockers.first?.code
                == "close.open_question")
        #expect(ClosingCheck(humanMessages: 3, hasUnansweredQuestion: false, outcome: .solved).blockers.isEmpty)
    }

    @Test func `REC-120 the farewell follows the order and the last words`() {
        func type(unpaid: Bool = false, paid: Bool = false, thinking: Bool = false, no: Bool = false) -> ClosingType {
            ClosingType(hasUnpaidOrder: unpaid, hasPaidOrder: paid, saidThinking: thinking, saidNo: no)
        }
        #expect(type() == .enquired)
        #expect(type(unpaid: true) == .unpaid)
        #expect(type(unpaid: true, paid: true) == .bought)
        #expect(type(no: true) == .notBuying)
        #expect(type(thinking: true, no: true) == .thinking)
    }
}
