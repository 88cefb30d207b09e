// The two frames that are sent thousands of times a second, written without a general encoder.

import XiaoerDesk
import XiaoerRules

/// Messages as JSON for the stream: the same objects as `ChatMessageView` and `MessageNews` encode to, ten times faster.
/// A test holds the two against each other.
enum LiveText {
    static func chatMessage(_ view: ChatMessageView) -> [UInt8] {
        // Files and goods are rare and their shapes are large: the general encoder has them.
        guard view.attachment == nil, view.product == nil else { return general(view) }
        var json = JSONLine()
        json.add("id", view.id.description)
        json.add("seq", view.seq)
        json.addIfAny("clientId", view.clientId)
        json.add("from", view.from)
        json.addIfAny("agentName", view.agentName)
        json.add("kind", view.kind)
        json.add("text", view.text)
        json.add("at", view.at.iso8601)
        return json.finished()
    }

    static func message(_ news: MessageNews) -> [UInt8] {
        let view = news.message
        guard view.attachment == nil, view.product == nil, view.overrides == nil, news.row.row.page == nil else {
            return general(news)
        }
        var message = JSONLine()
        message.add("id", view.id.description)
        message.add("seq", view.seq)
        message.add("clientId", view.clientId)
        message.add("from", view.from)
        message.addIfAny("agentName", view.agentName)
        if let author = view.author {
            message.addRaw("author", object([("id", author.id.description), ("name", author.name)]))
        }
        message.add("kind", view.kind)
        message.add("text", view.text)
        message.addIfAny("phraseId", view.phraseId)
        message.addIfAny("cardId", view.cardId?.description)
        if let intents = view.intents { message.addRaw("intents", Array(intents.text.utf8)) }
        message.add("at", view.at.iso8601)
        var json = JSONLine()
        json.add("seq", Int(news.seq))
        json.add("type", news.type)
        json.add("at", news.at.iso8601)
        json.add("conversationId", news.conversationId.description)
        json.addRaw("message", message.finished())
        json.addRaw("row", row(news.row))
        return json.finished()
    }

    /// The changed parts of a list row, as ``ConversationView`` without a customer encodes them.
    private static func row(_ view: ConversationView) -> [UInt8] {
        let row = view.row
        var json = JSONLine()
        json.add("id", row.id.description)
        json.add("state", row.state.rawValue)
        json.add("source", row.source)
        json.add("phase", row.phase.rawValue)
        json.add("topic", row.topic.rawValue)
        if let intent = view.intent {
            var part = JSONLine()
            part.add("id", intent.id)
            part.add("name", intent.name)
            part.add("confidence", intent.confidence)
            json.addRaw("intent", part.finished())
        } else {
            json.addNull("intent")
        }
        json.add("upset", row.isUpset)
        if row.owner == nil { json.addNull("owner") }
        json.add("group", row.group)
        json.add("unread", row.unread)
        json.add("preview", row.preview)
        json.add("previewFrom", row.previewFrom.rawValue)
        json.add("lastMessageAt", row.lastMessageAt.iso8601)
        json.add("lastSeq", row.lastSeq)
        json.addOrNull("waitingSince", row.waitingSince?.iso8601)
        if let turn = view.turn { json.addRaw("turn", turnText(turn)) } else { json.addNull("turn") }
        json.add("bucket", view.bucket.rawValue)
        json.add("noReplyNeeded", row.noReplyNeeded)
        json.add("openedAt", row.openedAt.iso8601)
        if let response = row.firstResponseMilliseconds {
            json.add("firstResponseSeconds", Double(response) / 1000)
        } else {
            json.addNull("firstResponseSeconds")
        }
        json.add("buyerReadSeq", row.buyerReadSeq)
        json.add("agentReadSeq", row.agentReadSeq)
        json.addNull("page")
        json.addOrNull("outcome", row.outcome?.rawValue)
        json.add("answeredTurns", row.answeredTurns)
        return json.finished()
    }

    private static func turnText(_ turn: Turn) -> [UInt8] {
        object([
            ("kind", turn.kind.rawValue), ("startedAt", turn.startedAt.iso8601), ("goldenAt", turn.goldenAt.iso8601),
            ("targetAt", turn.targetAt.iso8601), ("lateAt", turn.lateAt.iso8601),
            ("busyWarnAt", turn.busyWarnAt.iso8601),
            ("busyAt", turn.busyAt.iso8601), ("hardAt", turn.hardAt.iso8601),
        ])
    }

    private static func object(_ pairs: [(String, String)]) -> [UInt8] {
        var json = JSONLine()
        for (name, value) in pairs { json.add(name, value) }
        return json.finished()
    }

    private static func general(_ value: some Encodable) -> [UInt8] { (try? JSON.encode(value)) ?? Array("{}".utf8) }
}

/// One JSON object, written field by field.
struct JSONLine {
    private var bytes: [UInt8]

    init() {
        bytes = []
        bytes.reserveCapacity(512)
        bytes.append(UInt8(ascii: "{"))
    }

    mutating func add(_ name: String, _ value: String) {
        key(name)
        JSONText.append(value, to: &bytes)
    }

    mutating func addIfAny(_ name: String, _ value: String?) {
        if let value { add(name, value) }
    }

    mutating func addOrNull(_ name: String, _ value: String?) {
        if let value { add(name, value) } else { addNull(name) }
    }

    mutating func add(_ name: String, _ value: Int) {
        key(name)
        bytes += Array(String(value).utf8)
    }

    mutating func add(_ name: String, _ value: Double) {
        key(name)
        bytes += Array((Int64(exactly: value).map(String.init) ?? String(value)).utf8)
    }

    mutating func add(_ name: String, _ value: Bool) {
        key(name)
        bytes += Array((value ? "true" : "false").utf8)
    }

    mutating func addNull(_ name: String) {
        key(name)
        bytes += Array("null".utf8)
    }

    /// A value that is JSON already.
    mutating func addRaw(_ name: String, _ json: [UInt8]) {
        key(name)
        bytes += json
    }

    func finished() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

    private mutating func key(_ name: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes += Array(name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}
