// The farewell that fits (REC-120) and what still stands against closing.

import XiaoerRules

/// What the closing dialog shows.
public struct ClosingProposal: Codable, Sendable {
    public struct Blocker: Codable, Sendable {
        public let code: String
        public let rule: String?
        public let detail: String
    }

    public let type: ClosingType
    public let outcome: Outcome
    public let phrase: FilledPhraseView?
    public let blockers: [Blocker]
}

extension Desk {
    /// Chooses the closing type from the newest order and the last words, and fills its phrase.
    public func proposeClosing(of id: ID<Conversation>, as authority: Authority) async throws -> ClosingProposal {
        let facts = try await database.read { db -> (ConversationRow, ClosingType) in
            let row = try Self.answerable(id, by: authority, db)
            let since = row.openedAt
            let orders = try OrderTable.ofCustomer(
                row.customer, shop: row.shop, since: since.adding(days: -1), limit: 5, db)
            let last = try MessageTable.page(id, before: row.lastSeq + 1, limit: 20, db).last { $0.author == .buyer }
            let words = last?.text ?? ""
            let type = ClosingType(
                hasUnpaidOrder: orders.contains { $0.state == .unpaid },
                hasPaidOrder: orders.contains { $0.paidAt != nil },
                saidThinking: ["考虑", "再看看", "想想", "再想", "考慮"].contains(where: words.contains),
                saidNo: ["不要了", "不用了", "算了", "不买", "不買"].contains(where: words.contains))
            return (row, type)
        }
        let (row, type) = facts
        let check = ClosingCheck(
            humanMessages: row.humanMessages,
            hasUnansweredQuestion: row.waitingSince != nil && !row.noReplyNeeded, outcome: type.outcome)
        let phrase = try await fillPhrase(scenario: "SCR-133/\(type.scenarioPart)", in: id, as: authority)
        return ClosingProposal(
            type: type, outcome: type.outcome, phrase: phrase,
            blockers: check.blockers.map { .init(code: $0.code, rule: $0.rule, detail: $0.words) })
    }
}

extension ClosingType {
    /// The variant of the closing scenario.
    var scenarioPart: String {
        switch self {
        case .enquired: "not-ordered"
        case .unpaid: "unpaid"
        case .bought: "bought"
        case .notBuying: "not-buying"
        case .thinking: "thinking"
        }
    }
}
