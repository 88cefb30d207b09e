// From committed events to frames for those who may hear of them.

import Dispatch
import Logging
import NIOCore
import XiaoerDesk
import XiaoerRules

/// Listens to the database and feeds the hub. Encoding happens here, once per audience, off the writer's thread.
final class LiveNews: Sendable {
    let hub: Hub
    let viewers: Viewers
    let desk: Desk
    private let log: Logger
    private let queue = DispatchQueue(label: "xiaoer.live", qos: .userInitiated)

    init(desk: Desk, hub: Hub, viewers: Viewers, log: Logger) {
        self.desk = desk
        self.hub = hub
        self.viewers = viewers
        self.log = log
    }

    /// Begins to listen; once per process.
    func start() {
        desk.database.onCommit { [self] events in
            queue.async { for event in events { self.tell(event) } }
        }
    }

    private func tell(_ event: Event) {
        switch event.echo {
        case .some(let echo as LiveEcho): tell(event, echo)
        default:
            if event.echo == nil, event.conversation != nil, event.type.hasPrefix("message.") || event.type.hasPrefix("conversation.") {
                // Another node's event: read what it is about, then tell it.
                Task {
                    guard let echo = try? await self.desk.echo(of: event) else { return }
                    self.queue.async { self.tell(event, echo) }
                }
            } else {
                tellPlain(event)
            }
        }
    }

    private func tell(_ event: Event, _ echo: LiveEcho) {
        switch echo {
        case .message(let message, let row, let name, let attachment):
            tellMessage(event, message, row, name, attachment)
        case .conversation(let row, let former): tellRow(event, row, former)
        case .read(let row, let side, let seq):
            let news = ReadNews(conversationId: row.id, by: side.rawValue, seq: seq)
            let frame = Frame(seq: event.seq, type: "read", news)
            if side == .agent {
                hub.send(Frame(seq: event.seq, type: "read", ReadNews(conversationId: nil, by: "agent", seq: seq)), to: row.customer)
            }
            sendToWatchers(of: row, frame)
        }
    }

    private func tellMessage(
        _ event: Event, _ message: MessageRow, _ row: ConversationRow, _ name: String?, _ attachment: AttachmentView?
    ) {
        if let view = ChatMessageView(message, authorName: name, attachment: attachment) {
            if hub.isListening(row.customer) {
                hub.send(Frame(seq: event.seq, type: "message", json: LiveText.chatMessage(view)), to: row.customer)
            }
        }
        let listeners = watchers(of: row)
        guard !listeners.isEmpty || row.state == .queued else { return }
        let targets = desk.rememberedSettings(of: row.shop).responseTargets
        let news = MessageNews(
            seq: event.seq, at: event.at, conversationId: row.id,
            message: MessageView(message, authorName: name, attachment: attachment),
            row: ConversationView(row, customer: nil, ownerName: nil, targets: targets, now: event.at))
        let frame = Frame(seq: event.seq, type: "message", json: LiveText.message(news))
        if row.state == .queued {
            hub.send(frame, toAgentsOf: row.shop) { $0.maySee(row.scope) }
        } else {
            for person in listeners { hub.send(frame, to: person) }
        }
    }

    /// A structural change: everybody who may see it hears of it; whoever no longer may is told that it is gone.
    private func tellRow(_ event: Event, _ row: ConversationRow, _ former: ConversationScope?) {
        Task {
            guard let view = try? await self.desk.conversationView(of: row) else { return }
            let side = try? await self.desk.chatSide(of: row)
            self.queue.async { [self] in
                let news = ConversationNews(
                    seq: event.seq, type: event.type, at: event.at, conversationId: row.id, row: view)
                hub.send(Frame(seq: event.seq, type: "conversation", news), toAgentsOf: row.shop) {
                    $0.maySee(row.scope)
                }
                if let former {
                    let gone = GoneNews(seq: event.seq, conversationId: row.id)
                    hub.send(Frame(seq: event.seq, type: "conversation.gone", gone), toAgentsOf: row.shop) {
                        $0.maySee(former) && !$0.maySee(row.scope)
                    }
                }
                if let side { hub.send(Frame(seq: event.seq, type: "conversation", side), to: row.customer) }
            }
        }
    }

    /// Presence, tasks, notices, imports, settings: pages reload what they show of it.
    private func tellPlain(_ event: Event) {
        guard let (type, permission) = Self.plainTypes[event.type.prefix { $0 != "." }.description] else { return }
        let news = EventNews(
            seq: event.seq, type: event.type, at: event.at, subjectId: String(event.subject.number),
            data: StoredJSON(event.data))
        hub.send(Frame(seq: event.seq, type: type, news), toAgentsOf: event.shop) { $0.may(permission) }
    }

    /// Which stream event stands for a group of recorded ones, and who may hear it.
    private static let plainTypes: [String: (String, Permission)] = [
        "presence": ("presence", .teamRead), "task": ("task", .taskWork), "restock": ("restock", .taskWork),
        "import": ("import", .importRun), "stock": ("stock", .catalogRead), "setting": ("setting", .settingRead),
        "card": ("card", .guidanceUse), "phrase": ("phrase", .phraseUse),
    ]

    func sendToWatchers(of row: ConversationRow, _ frame: Frame, except absent: ID<Person>? = nil) {
        for person in watchers(of: row) where person != absent { hub.send(frame, to: person) }
    }

    /// The owner and whoever has the conversation open.
    private func watchers(of row: ConversationRow) -> [ID<Person>] {
        var people = viewers.people(in: row.id)
        if let owner = row.owner, row.state == .active, !people.contains(owner) { people.append(owner) }
        return people.filter { hub.isListening($0) }
    }
}
