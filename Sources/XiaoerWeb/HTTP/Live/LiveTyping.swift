// What is told once and never again: who types, who looks.

import XiaoerDesk
import XiaoerRules

extension LiveNews {
    /// The buyer is typing: the owner and whoever has the conversation open see it.
    func buyerTypes(_ buyer: Buyer) async throws {
        guard let row = try await desk.newestConversation(of: buyer) else { return }
        sendToWatchers(of: row, Frame(type: "typing", TypingNews(conversationId: row.id, by: "buyer")))
    }

    /// The agent is typing: the buyer sees it, and so do colleagues who have the conversation open.
    func agentTypes(in id: ID<Conversation>, as authority: Authority) async throws {
        let (row, name) = try await desk.conversationForTyping(id, as: authority)
        hub.send(Frame(type: "typing", TypingNews(by: "agent", name: name)), to: row.customer)
        let news = TypingNews(conversationId: id, by: "agent", name: name, personId: authority.person)
        sendToWatchers(of: row, Frame(type: "typing", news), except: authority.person)
    }

    /// The agent has the conversation open. Colleagues hear of it when it is new.
    func views(_ id: ID<Conversation>, as authority: Authority) async throws {
        guard let person = authority.person else { return }
        let (row, name) = try await desk.conversationForTyping(id, as: authority)
        if viewers.see(id, by: PersonView(id: person, name: name), now: desk.now()) { tellViewers(of: row) }
    }

    /// The agent has left it.
    func leaves(_ id: ID<Conversation>, as authority: Authority) async throws {
        guard let person = authority.person else { return }
        let (row, _) = try await desk.conversationForTyping(id, as: authority)
        if viewers.leave(id, by: person) { tellViewers(of: row) }
    }

    private func tellViewers(of row: ConversationRow) {
        let list = viewers.list(row.id, now: desk.now())
        sendToWatchers(of: row, Frame(type: "viewers", ViewersNews(conversationId: row.id, viewers: list)))
    }
}
