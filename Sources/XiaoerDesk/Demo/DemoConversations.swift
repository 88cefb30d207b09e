// Turns the demo shop's written dialogues into conversations, closed ones and a few that wait for an answer.

import XiaoerRules

/// Builds and saves conversations from ``DemoDialogues``.
enum DemoConversations {
    /// A conversation with its messages.
    struct Talk: Sendable {
        var row: ConversationRow
        var messages: [MessageRow]
    }

    /// About forty closed conversations of the last ten days and six that are open now.
    static func build(
        shop: ID<Shop>, customers: [CustomerRow], people: [String: ID<Person>], now: Instant, ids: IDSource,
        random: inout DemoRandom
    ) -> [Talk] {
        let sellers = ["nan", "qiao", "tong"].compactMap { people[$0] }
        guard let first = sellers.first else { return [] }
        var talks: [Talk] = []
        // Oldest first: ids rise with time.
        for index in 0..<40 {
            let dialogue = DemoDialogues.closed[index % DemoDialogues.closed.count]
            let owner = dialogue.isAfterSale ? people["he"] ?? first : sellers[index % sellers.count]
            let begun = now.adding(minutes: -(10 * 1440 - index * 340) - random.number(0...120))
            let customer = customers[(index * 37 + 11) % customers.count]
            talks.append(
                build(dialogue, customer, owner, begun: begun, isOpen: false, shop: shop, ids: ids, random: &random))
        }
        for (index, dialogue) in DemoDialogues.open.enumerated() {
            let owner =
                dialogue.isAfterSale ? people["he"] ?? first : index < 4 ? first : sellers[index % sellers.count]
            let customer = customers[(index * 53 + 700) % customers.count]
            let length = dialogue.lines.count * 30
            let begun = now.adding(seconds: -length - [12, 48, 95, 400, 20, 900, 30][index % 7])
            talks.append(
                build(dialogue, customer, owner, begun: begun, isOpen: true, shop: shop, ids: ids, random: &random))
        }
        return talks
    }

    /// Writes a conversation with its messages and their search text.
    static func save(_ talk: Talk, _ db: any Connection) throws {
        try ConversationTable.insert(talk.row, db)
        for message in talk.messages {
            try MessageTable.insert(message, db)
            try MessageTextTable.insert(message.id, text: message.text, db)
        }
    }

    private static func build(
        _ dialogue: DemoDialogues.Dialogue, _ customer: CustomerRow, _ owner: ID<Person>, begun: Instant, isOpen: Bool,
        shop: ID<Shop>, ids: IDSource, random: inout DemoRandom
    ) -> Talk {
        let group = dialogue.isAfterSale ? SkillGroup.afterSale : SkillGroup.preSale
        var row = ConversationRow(
            id: ids.next(now: begun), shop: shop, customer: customer.id, group: group.rawValue, source: "web",
            now: begun)
        var messages: [MessageRow] = []
        var at = begun
        for (index, line) in dialogue.lines.enumerated() {
            let isBuyer = line.hasPrefix("买")
            let text = String(line.dropFirst(2))
            if index > 0 { at = at.adding(seconds: isOpen ? 30 : random.number(8...75)) }
            messages.append(
                MessageRow(
                    id: ids.next(now: at), shop: shop, conversation: row.id, seq: index + 1,
                    clientID: "demo-\(index + 1)", author: isBuyer ? .buyer : .agent,
                    authorID: isBuyer ? customer.id.value : owner.value, kind: .text, text: text, at: at))
            row.take(isBuyer: isBuyer, text: text, at: at)
        }
        row.owner = owner
        row.served = [owner]
        row.queuedAt = nil
        row.phase = dialogue.isAfterSale ? .afterSale : .preSale
        row.topic = dialogue.topic
        row.state = isOpen ? .active : .closed
        row.page = dialogue.style.map { JSONText.object(["styleNumber": $0]) }
        if !isOpen {
            row.waitingSince = nil
            row.turnKind = nil
            row.unread = 0
            row.closedAt = at.adding(seconds: 90)
            row.closedBy = owner
            row.outcome = dialogue.outcome
        }
        return Talk(row: row, messages: messages)
    }
}

extension ConversationRow {
    /// The figures after one more line of a dialogue.
    fileprivate mutating func take(isBuyer: Bool, text: String, at: Instant) {
        lastSeq += 1
        lastMessageAt = at
        preview = text
        previewFrom = isBuyer ? .buyer : .agent
        if isBuyer {
            if waitingSince == nil {
                waitingSince = at
                turnKind = answeredTurns == 0 ? .first : .later
            }
            unread += 1
            return
        }
        if let waiting = waitingSince {
            if answeredTurns == 0 { firstResponseMilliseconds = Int(at.milliseconds - waiting.milliseconds) }
            answeredTurns += 1
        }
        waitingSince = nil
        turnKind = nil
        unread = 0
        agentReadSeq = lastSeq
        buyerReadSeq = lastSeq
        humanMessages += 1
    }
}
