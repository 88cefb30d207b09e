// One open event stream: hello, what was missed, then what happens.

import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerDesk
import XiaoerRules

/// Opens streams for agents and buyers.
struct LiveStream: Sendable {
    let desk: Desk
    let news: LiveNews

    /// A stream from the caller's last seen event on, or from now.
    func open(_ listener: Listener, _ request: Request, _ context: SiteContext) -> Response {
        let hub = news.hub
        let after =
            request.headers[.lastEventID].flatMap { Int64($0) }
            ?? request.uri.queryParameters.get("after").flatMap { Int64($0) }
        let channel = context.channel
        let (number, stream) = hub.subscribe(listener) { channel.close(promise: nil) }
        let headers: HTTPFields = [
            .contentType: "text/event-stream", .cacheControl: "no-store", HTTPField.Name("X-Accel-Buffering")!: "no",
        ]
        return Response(
            status: .ok, headers: headers,
            body: .init { writer in
                defer { hub.unsubscribe(number) }
                let past = try await missed(by: listener, after: after)
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                for frame in past.frames { try await writer.write(frame.bytes) }
                try await request.body.consumeWithInboundCloseHandler { _ in
                    for await frame in stream where frame.seq == 0 || frame.seq > past.newest {
                        try await writer.write(frame.bytes)
                    }
                } onInboundClosed: {
                    hub.unsubscribe(number)
                }
                try await writer.finish(nil)
            })
    }

    /// What the listener has not seen. The subscription is already open, so nothing falls between.
    private func missed(by listener: Listener, after: Int64?) async throws -> (frames: [Frame], newest: Int64) {
        let newest = try await desk.newestEvent()
        let hello = Frame(type: "hello", Hello(now: desk.now(), seq: newest))
        guard let after, after < newest else { return ([hello], newest) }
        switch listener {
        case .agent(let authority):
            guard let missed = try await desk.missedNews(by: authority, after: after) else {
                return ([hello, Frame(seq: newest, type: "reset", Done())], newest)
            }
            let targets = desk.rememberedSettings(of: authority.shop).responseTargets
            return ([hello] + missed.news.compactMap { frame($0, targets) }, missed.newest)
        case .buyer(let buyer):
            let missed = try await desk.missedNews(by: buyer, after: after)
            return ([hello] + missed.news.compactMap(buyerFrame), missed.newest)
        }
    }

    private func frame(_ missed: MissedNews, _ targets: ResponseTargets) -> Frame? {
        switch missed.echo {
        case .message(let message, let row, let name, let attachment):
            let view = ConversationView(row, customer: nil, ownerName: nil, targets: targets, now: missed.event.at)
            return Frame(
                seq: missed.event.seq, type: "message",
                json: LiveText.message(
                    MessageNews(
                        seq: missed.event.seq, at: missed.event.at, conversationId: row.id,
                        message: MessageView(message, authorName: name, attachment: attachment),
                        row: view)))
        case .conversation(let row, _):
            guard let view = missed.view else { return nil }
            return Frame(
                seq: missed.event.seq, type: "conversation",
                ConversationNews(
                    seq: missed.event.seq, type: missed.event.type, at: missed.event.at, conversationId: row.id,
                    row: view))
        case .read(let row, let side, let seq):
            return Frame(
                seq: missed.event.seq, type: "read",
                ReadNews(conversationId: row.id, by: side.rawValue, seq: seq))
        }
    }

    private func buyerFrame(_ missed: MissedNews) -> Frame? {
        switch missed.echo {
        case .message(let message, _, let name, let attachment):
            return ChatMessageView(message, authorName: name, attachment: attachment).map {
                Frame(seq: missed.event.seq, type: "message", json: LiveText.chatMessage($0))
            }
        case .conversation: return missed.side.map { Frame(seq: missed.event.seq, type: "conversation", $0) }
        case .read(_, let side, let seq):
            return side == .buyer
                ? nil : Frame(seq: missed.event.seq, type: "read", ReadNews(conversationId: nil, by: "agent", seq: seq))
        }
    }
}
