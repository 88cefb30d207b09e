// Full-text search over messages: the newest first, only what the reader may see.

import XiaoerRules

/// The statements of `message_text`: one row of tokens for each message, under the message's id.
public enum MessageTextTable {
    /// A message that was found.
    public struct Hit: Sendable {
        public let message: ID<Message>
        public let conversation: ID<Conversation>
        public let customer: ID<Customer>
        public let seq: Int64
        public let at: Instant
        public let snippet: String
        public let marks: [TextMark]
    }

    /// What one search found.
    public struct Answer: Sendable {
        public let hits: [Hit]
        /// Ask again with this to go on into the past; nil when there is nothing older.
        public let next: ID<Message>?
    }

    /// The statements of one engine: the two search in different words.
    static func statements(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: [insertSQLite, deleteSQLite, searchSQLite]
        case .postgres: [insertPostgres, deletePostgres, searchPostgres]
        }
    }

    private static let insertSQLite = "INSERT INTO message_text (rowid, tokens) VALUES (?, ?)"
    private static let insertPostgres = """
        INSERT INTO message_text (id, tokens) VALUES (?, to_tsvector('simple', CAST(? AS TEXT)))
        """
    // The index keeps no text: to forget a message it must be told what it had stored.
    private static let deleteSQLite = "INSERT INTO message_text (message_text, rowid, tokens) VALUES ('delete', ?, ?)"
    private static let deletePostgres = "DELETE FROM message_text WHERE id = ?"
    private static let searchSQLite = """
        SELECT m.id, m.conversation_id, m.seq, m.text, m.at, c.customer_id, c.group_key, c.owner_id, c.served, c.state
        FROM message_text f JOIN message m ON m.id = f.rowid JOIN conversation c ON c.id = m.conversation_id
        WHERE f.message_text MATCH ? AND f.rowid < ? AND m.shop_id = ? ORDER BY f.rowid DESC LIMIT ?
        """
    private static let searchPostgres = """
        SELECT m.id, m.conversation_id, m.seq, m.text, m.at, c.customer_id, c.group_key, c.owner_id, c.served, c.state
        FROM message_text f JOIN message m ON m.id = f.id JOIN conversation c ON c.id = m.conversation_id
        WHERE f.tokens @@ to_tsquery('simple', CAST(? AS TEXT)) AND f.id < ? AND m.shop_id = ?
        ORDER BY f.id DESC LIMIT ?
        """

    /// Makes a message searchable, in the transaction that stores it.
    public static func insert(_ message: ID<Message>, text: String, _ db: any Connection) throws {
        let tokens = SearchText.tokens(for: text)
        guard !tokens.isEmpty else { return }
        try db.run(db.dialect == .sqlite ? insertSQLite : insertPostgres, [message, tokens])
    }

    /// Forgets a message. `text` must be the text it was stored with.
    public static func delete(_ message: ID<Message>, text: String, _ db: any Connection) throws {
        switch db.dialect {
        case .sqlite:
            let tokens = SearchText.tokens(for: text)
            guard !tokens.isEmpty else { return }
            try db.run(deleteSQLite, [message, tokens])
        case .postgres:
            try db.run(deletePostgres, [message])
        }
    }

    /// Messages of the reader's shop that hold all phrases of the query, newest first, older than `before` if given.
    ///
    /// Conversations that the reader may not see are left out by the same rule as everywhere (TEAM-110).
    public static func search(
        _ query: SearchText.Query, for reader: Authority, before: ID<Message>? = nil, limit: Int, _ db: any Connection
    ) throws -> Answer {
        var hits: [Hit] = []
        var below = before ?? ID(Int64.max)
        for _ in 0..<mostBatches {
            let batch = try db.query(
                db.dialect == .sqlite ? searchSQLite : searchPostgres,
                [db.dialect == .sqlite ? query.fts5 : query.tsquery, below, reader.shop, batchRows]
            ) { row in (ID<Message>(row.integer(0)), reader.maySee(scope(row, reader.shop)) ? hit(row, query) : nil) }
            for (id, found) in batch {
                below = id
                guard let found else { continue }
                hits.append(found)
                if hits.count == limit { return Answer(hits: hits, next: below) }
            }
            if batch.count < batchRows { return Answer(hits: hits, next: nil) }
        }
        return Answer(hits: hits, next: below)
    }

    /// Somebody who may see little gets a short page and a way to go on, instead of a long wait.
    private static let mostBatches = 20
    private static let batchRows = 100

    private static func hit(_ row: any Row, _ query: SearchText.Query) -> Hit {
        let snippet = SearchText.snippet(of: query, in: row.text(3))
        return Hit(
            message: row.id(0), conversation: row.id(1), customer: row.id(5), seq: row.integer(2), at: row.instant(4),
            snippet: snippet.text, marks: snippet.marks)
    }

    private static func scope(_ row: any Row, _ shop: ID<Shop>) -> ConversationScope {
        let served = row.text(8).split { !$0.isNumber }.compactMap { ID<Person>(String($0)) }
        return ConversationScope(
            shop: shop, group: row.text(6), owner: row.idIfAny(7), served: served, isQueued: row.text(9) == "queued")
    }
}
