// Messages: statements and row mapping.

import XiaoerRules

/// A message or note as it is stored.
public struct MessageRow: Sendable {
    public enum Author: String, Sendable, Codable { case buyer, agent, auto, note, system }
    public enum Kind: String, Sendable, Codable { case text, image, file, product, order, system }

    public let id: ID<Message>
    public let shop: ID<Shop>
    public let conversation: ID<Conversation>
    /// 1, 2, 3 … within the conversation: the order everybody sees.
    public var seq: Int
    /// Made by the sender's program, unique in the conversation: a repeated send is recognised by it.
    public let clientID: String
    public let author: Author
    /// The person who wrote it, or the customer.
    public let authorID: Int64?
    public var kind: Kind
    public let text: String
    public var attachment: ID<Attachment>?
    /// A sent product or order as JSON.
    public var product: String?
    public var phraseKey: String?
    public var phraseClass: String?
    public var card: ID<Card>?
    /// Recognised intents, best first, as JSON.
    public var intents: String?
    public var slots: String?
    /// Language findings that were overridden, as JSON.
    public var overrides: String?
    public let at: Instant

    public init(
        id: ID<Message>, shop: ID<Shop>, conversation: ID<Conversation>, seq: Int = 0, clientID: String, author: Author,
        authorID: Int64?, kind: Kind, text: String, attachment: ID<Attachment>? = nil, product: String? = nil,
        at: Instant
    ) {
        self.id = id
        self.shop = shop
        self.conversation = conversation
        self.seq = seq
        self.clientID = clientID
        self.author = author
        self.authorID = authorID
        self.kind = kind
        self.text = text
        self.attachment = attachment
        self.product = product
        self.at = at
    }

    /// A file that is no picture is shown as a file.
    mutating func setKind(_ attachment: AttachmentRow?) {
        guard let attachment else { return }
        kind = attachment.mediaType.hasPrefix("image/") ? .image : .file
    }

    /// Whether it is an answer of a person of the shop to the buyer.
    public var isHumanAnswer: Bool { author == .agent }
}

/// Reading and appending messages.
public enum MessageTable {
    private static let columns = """
        SELECT id, shop_id, conversation_id, seq, client_id, author_kind, author_id, kind, text, attachment_id, product,
            phrase_key, phrase_class, card_id, intents, slots, overrides, at
        FROM message
        """
    static let byID = columns + " WHERE id = ?"
    static let byClientID = columns + " WHERE conversation_id = ? AND client_id = ?"
    static let before = columns + " WHERE conversation_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?"
    static let after = columns + " WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?"
    static let talk = """
        SELECT author_kind, text, phrase_class, at FROM message WHERE conversation_id = ? AND seq > ? ORDER BY seq
        """
    static let insert = """
        INSERT INTO message (id, shop_id, conversation_id, seq, client_id, author_kind, author_id, kind, text,
            attachment_id, product, phrase_key, phrase_class, card_id, intents, slots, overrides, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let setCard = "UPDATE message SET card_id = ? WHERE id = ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [byID, byClientID, before, after, talk, insert, setCard]

    public static func find(_ id: ID<Message>, _ db: any Connection) throws -> MessageRow? {
        try db.first(byID, [id], decode)
    }

    /// The message a sender already sent under this client id, if any.
    static func sent(
        in conversation: ID<Conversation>, clientID: String, _ db: any Connection
    ) throws -> MessageRow? {
        try db.first(byClientID, [conversation, clientID], decode)
    }

    /// The newest messages below a sequence number, oldest first.
    public static func page(
        _ conversation: ID<Conversation>, before seq: Int, limit: Int, _ db: any Connection
    ) throws -> [MessageRow] {
        try db.query(before, [conversation, seq, limit], decode).reversed()
    }

    /// Messages above a sequence number, oldest first.
    public static func page(
        _ conversation: ID<Conversation>, after seq: Int, limit: Int, _ db: any Connection
    ) throws -> [MessageRow] {
        try db.query(after, [conversation, seq, limit], decode)
    }

    /// What was said after a sequence number, as the language check reads it: without notes and system lines.
    static func talk(
        _ conversation: ID<Conversation>, after seq: Int, _ db: any Connection
    ) throws -> [ConversationFacts.Earlier] {
        try db.query(talk, [conversation, seq]) { row in
            ConversationFacts.Earlier.Author(rawValue: row.text(0)).map { author in
                let kind = row.textIfAny(2).flatMap { PhraseUse.Kind(rawValue: $0.replacing("-", with: "_")) }
                return ConversationFacts.Earlier(author, row.text(1), kind: kind, at: row.instant(3))
            }
        }.compactMap(\.self)
    }

    static func insert(_ row: MessageRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                row.id, row.shop, row.conversation, row.seq, row.clientID, row.author.rawValue, row.authorID,
                row.kind.rawValue, row.text, row.attachment, row.product, row.phraseKey, row.phraseClass, row.card,
                row.intents, row.slots, row.overrides, row.at,
            ])
    }

    static func setCard(_ card: ID<Card>, of message: ID<Message>, _ db: any Connection) throws {
        try db.run(setCard, [card, message])
    }

    private static func decode(_ row: any Row) throws -> MessageRow {
        var value = MessageRow(
            id: row.id(0), shop: row.id(1), conversation: row.id(2), seq: row.int(3), clientID: row.text(4),
            author: MessageRow.Author(rawValue: row.text(5)) ?? .system,
            authorID: row.isNull(6) ? nil : row.integer(6),
            kind: MessageRow.Kind(rawValue: row.text(7)) ?? .text, text: row.text(8), attachment: row.idIfAny(9),
            product: row.textIfAny(10), at: row.instant(17))
        value.phraseKey = row.textIfAny(11)
        value.phraseClass = row.textIfAny(12)
        value.card = row.idIfAny(13)
        value.intents = row.textIfAny(14)
        value.slots = row.textIfAny(15)
        value.overrides = row.textIfAny(16)
        return value
    }
}
