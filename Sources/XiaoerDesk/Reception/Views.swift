// How conversations and messages look from outside: the shapes of the API.

import Foundation
import XiaoerRules

/// A person as others see them.
public struct PersonView: Codable, Hashable, Sendable {
    public let id: ID<Person>
    public let name: String

    public init(id: ID<Person>, name: String) {
        self.id = id
        self.name = name
    }
}

/// An attached file.
public struct AttachmentView: Codable, Sendable {
    public let id: ID<Attachment>
    public let name: String
    public let mediaType: String
    public let byteCount: Int
    public let width: Int?
    public let height: Int?
    /// A signed address that works for a limited time.
    public let url: String
}

/// A piece of JSON that is stored as text and passed on as it is.
public struct StoredJSON: Codable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    public func encode(to encoder: any Encoder) throws {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)).encode(to: encoder)
    }
}

/// Any JSON value.
public indirect enum JSONValue: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value):
            if let whole = Int64(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
        case .text(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }
}

/// A message as agents see it; buyers see ``ChatMessageView``.
public struct MessageView: Codable, Sendable {
    public let id: ID<Message>
    public let seq: Int
    public let clientId: String
    public let from: String
    public let agentName: String?
    public let author: PersonView?
    public let kind: String
    public let text: String
    public let attachment: AttachmentView?
    public let product: StoredJSON?
    public let phraseId: String?
    public let cardId: ID<Card>?
    public let intents: StoredJSON?
    public let overrides: StoredJSON?
    public let at: Instant

    public init(_ row: MessageRow, authorName: String?, attachment: AttachmentView? = nil) {
        id = row.id
        seq = row.seq
        clientId = row.clientID
        from = row.author == .auto ? "system" : row.author.rawValue
        agentName = row.author == .agent ? authorName : nil
        author = row.authorID.flatMap { id in
            row.author == .buyer || authorName == nil ? nil : PersonView(id: ID(id), name: authorName ?? "")
        }
        kind = row.kind.rawValue
        text = row.text
        self.attachment = attachment
        product = row.product.map(StoredJSON.init)
        phraseId = row.phraseKey
        cardId = row.card
        intents = row.intents.map(StoredJSON.init)
        overrides = row.overrides.map(StoredJSON.init)
        at = row.at
    }
}

/// A message as the buyer sees it: nothing internal.
public struct ChatMessageView: Codable, Sendable {
    public let id: ID<Message>
    public let seq: Int
    public let clientId: String?
    public let from: String
    public let agentName: String?
    public let kind: String
    public let text: String
    public let attachment: AttachmentView?
    public let product: StoredJSON?
    public let at: Instant

    /// Nil for what a buyer never sees.
    public init?(_ row: MessageRow, authorName: String?, attachment: AttachmentView? = nil) {
        guard row.author != .note else { return nil }
        id = row.id
        seq = row.seq
        clientId = row.author == .buyer ? row.clientID : nil
        from = row.author == .auto ? "system" : row.author.rawValue
        agentName = row.author == .agent ? authorName : nil
        kind = row.kind.rawValue
        text = row.text
        self.attachment = attachment
        product = row.product.map(StoredJSON.init)
        at = row.at
    }
}

/// A customer in a list row.
public struct CustomerBriefView: Codable, Sendable {
    public let id: ID<Customer>
    public let name: String
    public let level: String
    /// REC-33: has bought before.
    public let returning: Bool
    public let initial: String
    /// 1…8: which colour the page draws.
    public let colour: Int

    init(_ brief: CustomerBrief) {
        id = brief.id
        name = brief.name
        level = brief.level
        returning = brief.completedOrders >= 1
        initial = brief.name.first.map(String.init) ?? "?"
        colour = Int(brief.id.value % 8) + 1
    }
}

/// What was recognised.
public struct IntentView: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let confidence: Double

    public init(id: String, name: String, confidence: Double) {
        self.id = id
        self.name = name
        self.confidence = confidence
    }
}

/// A row of the conversation list. As a patch after a message it lacks `customer`; pages merge it into what they have.
public struct ConversationView: Encodable, Sendable {
    public let row: ConversationRow
    public let turn: Turn?
    public let bucket: Bucket
    public let customer: CustomerBriefView?
    public let owner: PersonView?
    public let intent: IntentView?

    public init(
        _ row: ConversationRow, customer: CustomerBrief?, ownerName: String?, targets: ResponseTargets, now: Instant
    ) {
        self.row = row
        turn = row.noReplyNeeded ? nil : row.turn(targets)
        bucket = Bucket(turn: turn, noReplyNeeded: row.noReplyNeeded, now: now)
        self.customer = customer.map(CustomerBriefView.init)
        owner = row.owner.map { PersonView(id: $0, name: ownerName ?? "") }
        intent = row.intent.map { id in
            IntentView(id: id, name: Intent(rawValue: id)?.names.zh ?? id, confidence: row.intentConfidence ?? 0)
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, state, customer, source, phase, topic, intent, upset, owner, group, unread, preview, previewFrom
        case lastMessageAt, lastSeq, waitingSince, turn, bucket, noReplyNeeded, openedAt, firstResponseSeconds
        case buyerReadSeq, agentReadSeq, page, outcome, answeredTurns
    }

    /// What may become empty again is written as null, so that a patch can clear it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(row.id, forKey: .id)
        try container.encode(row.state, forKey: .state)
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encode(row.source, forKey: .source)
        try container.encode(row.phase, forKey: .phase)
        try container.encode(row.topic, forKey: .topic)
        try container.encode(intent, forKey: .intent)
        try container.encode(row.isUpset, forKey: .upset)
        if customer != nil || row.owner == nil { try container.encode(owner, forKey: .owner) }
        try container.encode(row.group, forKey: .group)
        try container.encode(row.unread, forKey: .unread)
        try container.encode(row.preview, forKey: .preview)
        try container.encode(row.previewFrom, forKey: .previewFrom)
        try container.encode(row.lastMessageAt, forKey: .lastMessageAt)
        try container.encode(row.lastSeq, forKey: .lastSeq)
        try container.encode(row.waitingSince, forKey: .waitingSince)
        try container.encode(turn, forKey: .turn)
        try container.encode(bucket, forKey: .bucket)
        try container.encode(row.noReplyNeeded, forKey: .noReplyNeeded)
        try container.encode(row.openedAt, forKey: .openedAt)
        try container.encode(row.firstResponseMilliseconds.map { Double($0) / 1000 }, forKey: .firstResponseSeconds)
        try container.encode(row.buyerReadSeq, forKey: .buyerReadSeq)
        try container.encode(row.agentReadSeq, forKey: .agentReadSeq)
        try container.encode(row.page.map(StoredJSON.init), forKey: .page)
        try container.encode(row.outcome, forKey: .outcome)
        try container.encode(row.answeredTurns, forKey: .answeredTurns)
    }
}
