// Events as the text of an event stream.

import NIOCore
import XiaoerDesk
import XiaoerRules

extension Frame {
    /// `id`, `event` and `data` lines. The data is one line: JSON has no raw line breaks.
    init(seq: Int64, type: String, json: [UInt8]) {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(json.count + 64)
        if seq > 0 { buffer.writeString("id: \(seq)\n") }
        buffer.writeString("event: \(type)\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        self.init(seq: seq, bytes: buffer)
    }

    init(seq: Int64 = 0, type: String, _ value: some Encodable) {
        self.init(seq: seq, type: type, json: (try? JSON.encode(value)) ?? Array("{}".utf8))
    }

    static let heartbeat = Frame(seq: 0, bytes: ByteBuffer(string: ": \n\n"))
}

/// The first frame of a stream: the server's clock and the newest event.
struct Hello: Codable, Sendable {
    let now: Instant
    let seq: Int64
}

/// What agents hear of a message.
struct MessageNews: Encodable, Sendable {
    let seq: Int64
    let type = "message"
    let at: Instant
    let conversationId: ID<Conversation>
    let message: MessageView
    /// The changed parts of the list row.
    let row: ConversationView
}

/// What agents hear of a changed row.
struct ConversationNews: Encodable, Sendable {
    let seq: Int64
    let type: String
    let at: Instant
    let conversationId: ID<Conversation>
    let row: ConversationView
}

/// A conversation has left the listener's lists.
struct GoneNews: Codable, Sendable {
    let seq: Int64
    let conversationId: ID<Conversation>
}

/// Somebody read.
struct ReadNews: Codable, Sendable {
    let conversationId: ID<Conversation>?
    let by: String
    let seq: Int
}

/// Somebody types.
struct TypingNews: Codable, Sendable {
    var conversationId: ID<Conversation>?
    let by: String
    var name: String?
    var personId: ID<Person>?
}

/// Who looks at a conversation now.
struct ViewersNews: Codable, Sendable {
    let conversationId: ID<Conversation>
    let viewers: [PersonView]
}

/// A step card can be fetched.
struct CardNews: Codable, Sendable {
    let conversationId: ID<Conversation>
    let messageId: ID<Message>
    let intent: IntentView?
}

/// Anything else, told by its event as it was recorded.
struct EventNews: Codable, Sendable {
    let seq: Int64
    let type: String
    let at: Instant
    let subjectId: String
    let data: StoredJSON
}
