// Opening a conversation: its row, its newest messages, the draft and what is still unanswered.

import XiaoerRules

/// A buyer's message nobody has answered yet (REC-15).
public struct UnansweredView: Codable, Sendable {
    public let messageId: ID<Message>
    public let seq: Int
    public let text: String
}

/// A conversation as the workbench opens it.
public struct OpenedConversation: Encodable, Sendable {
    public let conversation: ConversationView
    public let messages: [MessageView]
    public let hasMore: Bool
    public let draft: DraftRow?
    public let unanswered: [UnansweredView]
    public let transferNote: StoredJSON?
    public let agents: [PersonView]
    public let cardSeq: Int?
}

/// A page of messages.
public struct MessagePage: Codable, Sendable {
    public let items: [MessageView]
    public let hasMore: Bool
}

extension Desk {
    /// Opens a conversation. The first opening after a transfer is recorded (REC-84).
    public func openConversation(_ id: ID<Conversation>, as authority: Authority) async throws -> OpenedConversation {
        let now = now()
        let settings = try await settings(of: authority.shop)
        let files = files
        let opened = try await database.read { db -> (OpenedConversation, ConversationRow) in
            let row = try Self.visible(id, to: authority, db)
            let names = try SeatTable.names(in: authority.shop, db)
            let messages = try MessageTable.page(id, before: row.lastSeq + 1, limit: 51, db)
            let shown = messages.suffix(50)
            let view = OpenedConversation(
                conversation: ConversationView(
                    row, customer: try SeatTable.customer(row.customer, db), ownerName: row.owner.flatMap { names[$0] },
                    targets: settings.responseTargets, now: now),
                messages: try shown.map { try Self.view($0, names, files, now, db) },
                hasMore: messages.count > 50,
                draft: try authority.person.flatMap { try DraftTable.find(of: $0, in: id, db) },
                unanswered: Self.unanswered(Array(shown)), transferNote: row.transferNote.map(StoredJSON.init),
                agents: row.served.map { PersonView(id: $0, name: names[$0] ?? "?") }, cardSeq: nil)
            return (view, row)
        }
        if let person = authority.person, opened.1.owner == person, opened.1.transferNote != nil {
            try await database.write { db in try TransferTable.markOpened(id, by: person, at: now, db) }
        }
        return opened.0
    }

    /// Older or newer messages.
    public func readMessages(
        in id: ID<Conversation>, before: Int?, after: Int?, limit: Int, as authority: Authority
    ) async throws -> MessagePage {
        let now = now()
        let files = files
        return try await database.read { db in
            _ = try Self.visible(id, to: authority, db)
            let names = try SeatTable.names(in: authority.shop, db)
            let rows =
                if let after {
                    try MessageTable.page(id, after: after, limit: limit + 1, db)
                } else {
                    try MessageTable.page(id, before: before ?? Int(Int32.max), limit: limit + 1, db)
                }
            let shown = after == nil ? Array(rows.suffix(limit)) : Array(rows.prefix(limit))
            return MessagePage(
                items: try shown.map { try Self.view($0, names, files, now, db) }, hasMore: rows.count > limit)
        }
    }

    /// One message with the names and addresses it needs.
    static func view(
        _ row: MessageRow, _ names: [ID<Person>: String], _ files: FileStore, _ now: Instant, _ db: any Connection
    ) throws -> MessageView {
        let author = row.author == .buyer ? nil : row.authorID.flatMap { names[ID($0)] }
        return MessageView(
            row, authorName: author, attachment: try row.attachment.flatMap { try files.view($0, now, db) })
    }

    /// The buyer's messages after the last human answer.
    static func unanswered(_ messages: [MessageRow]) -> [UnansweredView] {
        let lastAnswer = messages.lastIndex { $0.isHumanAnswer }
        let rest = lastAnswer.map { messages[($0 + 1)...] } ?? messages[...]
        return rest.filter { $0.author == .buyer && $0.kind == .text }.suffix(10).map {
            UnansweredView(messageId: $0.id, seq: $0.seq, text: $0.text)
        }
    }
}

extension Desk {
    /// The buyer's newest conversation; nil before the first message.
    public func newestConversation(of buyer: Buyer) async throws -> ConversationRow? {
        try await database.read { db in try ConversationTable.newest(of: buyer.customer, db) }
    }

    /// A conversation the actor may see, with the actor's own name.
    public func conversationForTyping(
        _ id: ID<Conversation>, as authority: Authority
    ) async throws -> (row: ConversationRow, name: String) {
        try await database.read { db in
            let row = try Self.visible(id, to: authority, db)
            return (row, try authority.person.map { try SeatTable.name(of: $0, db) } ?? "")
        }
    }
}
