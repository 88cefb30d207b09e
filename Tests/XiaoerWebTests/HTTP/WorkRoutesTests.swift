// Restock notices, stock, tasks, team and search as the pages use them.

import HTTPTypes
import Testing
import XiaoerDesk
import XiaoerRules

@testable import XiaoerWeb

@Suite struct WorkRoutesTests {
    private static func setStock(_ site: TestSite, _ json: String) async throws -> Answer {
        try await site.ask(.put, "/api/skus/\(site.mine.sku.id)/stock", json: json)
    }

    @Test func `STK-20 stock above zero brings who waits into the queue, and selling out back to waiting`() async throws
    {
        let site = try await TestSite.open()
        #expect(try await site.ask(.get, "/api/restock?state=waiting").int("counts.waiting") == 1)
        let stock = try await Self.setStock(site, #"{"available":4}"#)
        #expect(stock.int("stock.availableMinusUnaudited") == 4)
        let arrived = try await site.ask(.get, "/api/restock?state=arrived")
        #expect(arrived.text("items.0.sku.code") == "LZ2601-黑色-37")
        #expect(arrived["items.0.allowed"] == .list([.text("notify"), .text("decline"), .text("ordered")]))
        _ = try await Self.setStock(site, #"{"available":0}"#)
        #expect(try await site.ask(.get, "/api/restock?state=waiting").int("counts.waiting") == 1)
        let early = try await site.ask(.post, "/api/restock/\(site.mine.notice)/notify", json: "{}")
        #expect(early.code == "restock.no_such_move")
    }

    @Test func `STK-20 the notice goes into the buyer's chat and does not touch the buyer's clock`() async throws {
        let site = try await TestSite.open()
        _ = try await Self.setStock(site, #"{"available":4}"#)
        let conversation = "/api/conversations/\(site.mine.conversation)"
        let before = try await site.ask(.get, conversation)
        let told = try await site.ask(.post, "/api/restock/\(site.mine.notice)/notify", json: "{}")
        #expect(told.status == 200, "\(told.body)")
        #expect(told.text("state") == "notified")
        let after = try await site.ask(.get, conversation)
        #expect(after["conversation.waitingSince"] == before["conversation.waitingSince"])
        #expect(after.text("conversation.preview")?.contains("到货了") == true)
        let chat = try await site.send(.get, "/api/chat", bearer: site.mine.visitor)
        #expect(chat.body.contains("软底乐福鞋到货了"))
        let again = try await site.ask(.post, "/api/restock/\(site.mine.notice)/notify", json: "{}")
        #expect(again.status == 422)
    }

    @Test func `STK-20 a closed conversation opens again for the notice, without a running clock`() async throws {
        let site = try await TestSite.open()
        let conversation = "/api/conversations/\(site.mine.conversation)"
        let answered = try await site.ask(
            .post, conversation + "/messages", json: #"{"clientId":"a1","text":"您好，已经帮您登记好了，到货第一时间告诉您","seenSeq":1}"#)
        #expect(answered.status == 201, "\(answered.body)")
        #expect(try await site.ask(.post, conversation + "/close", json: #"{"outcome":"solved"}"#).status == 200)
        _ = try await Self.setStock(site, #"{"available":4}"#)
        #expect(try await site.ask(.post, "/api/restock/\(site.mine.notice)/notify", json: "{}").status == 200)
        let opened = try await site.ask(.get, conversation)
        #expect(opened.text("conversation.state") == "active")
        #expect(opened["conversation.turn"] == .null)
    }

    @Test func `a repeated notify with the same key answers the same and sends once`() async throws {
        let site = try await TestSite.open()
        _ = try await Self.setStock(site, #"{"available":4}"#)
        for _ in 0..<2 {
            let told = try await site.send(
                .post, "/api/restock/\(site.mine.notice)/notify", session: site.mine.session, json: "{}",
                headers: [HTTPField.Name("Idempotency-Key")!: "k-1"])
            #expect(told.status == 200)
        }
        let chat = try await site.send(.get, "/api/chat", bearer: site.mine.visitor)
        #expect(chat.body.split(separator: "到货了").count == 2)
    }

    @Test func `STK-20 notices lapse after the shop's days`() async throws {
        let site = try await TestSite.open()
        site.clock.advance(seconds: 89 * 86_400)
        #expect(try await site.desk.expireRestock() == 0)
        site.clock.advance(seconds: 2 * 86_400)
        #expect(try await site.desk.expireRestock() == 2)
        #expect(try await site.desk.expireRestock() == 0)
    }

    @Test func `STK-23 listing a SKU finishes the request and reminds the agent now`() async throws {
        let site = try await TestSite.open()
        _ = try await Self.setStock(site, #"{"available":4,"selectable":false}"#)
        let action = #"{"action":"request_listing","args":{"skuId":"\#(site.mine.sku.id)"}}"#
        let asked = try await site.ask(.post, "/api/conversations/\(site.mine.conversation)/actions", json: action)
        #expect(asked.status == 200, "\(asked.body)")
        #expect(asked.text("toast") == "已通知产品组上架")
        #expect(try await site.ask(.get, "/api/tasks?kind=listing").text("items.0.group") == "product")
        _ = try await Self.setStock(site, #"{"selectable":true}"#)
        #expect(try await site.ask(.get, "/api/tasks?kind=listing")["items.0"] == .null)
        let reminder = try await site.ask(.get, "/api/tasks?kind=tell_when_listed")
        #expect(reminder["items.0.overdue"] == .bool(true))
    }

    @Test func `a task of another desk is neither shown nor finished`() async throws {
        let site = try await TestSite.open()
        let agent = try await site.desk.addPerson(
            NewPerson(
                login: "lizi-qiao", name: "小乔", code: "", password: TestSite.password, roles: [.preSale], groups: []),
            to: site.mine.shop.id)
        let session = try await site.desk.logIn(
            login: agent.login, password: TestSite.password, code: nil, address: "203.0.113.9"
        ).token
        let list = try await site.send(.get, "/api/tasks", session: session)
        #expect(list["items"] == .list([]))
        let done = try await site.send(.post, "/api/tasks/\(site.mine.task)/done", session: session)
        #expect(done.status == 404)
        let own = try await site.ask(.post, "/api/tasks/\(site.mine.task)/done")
        #expect(own.text("task.doneAt") != nil)
    }

    @Test func `REC-65 the team panel shows state, open customers and the oldest wait`() async throws {
        let site = try await TestSite.open()
        site.clock.advance(seconds: 42)
        let team = try await site.ask(.get, "/api/team")
        #expect(team.text("groups.0.id") == "pre_sale")
        #expect(team.int("groups.0.seats.0.open") == 1)
        #expect(team.int("groups.0.seats.0.oldestWaitSeconds") == 42)
    }

    @Test func `REC-64 coming online takes from the queue what the seat has room for`() async throws {
        let site = try await TestSite.open()
        let visit = try await site.desk.startVisit(shop: "lizi", token: nil, identity: nil)
        let buyer = try await site.desk.visitor(ofToken: visit.token)
        let waiting = try await site.desk.receiveMessage(IncomingMessage(clientID: "q", text: "在吗"), from: buyer)
        #expect(waiting.conversation.state == .queued)
        #expect(try await site.ask(.put, "/api/presence", json: #"{"state":"online"}"#).status == 200)
        let opened = try await site.ask(.get, "/api/conversations/\(waiting.conversation.id)")
        #expect(opened.text("conversation.state") == "active")
    }

    @Test func `one search finds words, styles by initials, and only one's own shop`() async throws {
        let site = try await TestSite.open()
        try await site.desk.indexMessages()
        let words = try await site.ask(.get, "/api/search?q=%E4%B9%90%E7%A6%8F%E9%9E%8B")
        #expect(words.text("conversations.0.id") == site.mine.conversation.description)
        #expect(words["conversations.1"] == .null)
        let initials = try await site.ask(.get, "/api/search?q=lfx")
        #expect(initials.text("styles.0.number") == "LZ2601")
        #expect(initials["styles.1"] == .null)
    }

    @Test func `TEAM-108 peak mode is switched with its own permission`() async throws {
        let site = try await TestSite.open()
        #expect(try await site.ask(.put, "/api/team/peak", json: #"{"value":true}"#).status == 200)
        #expect(try await site.ask(.get, "/api/team")["peak"] == .bool(true))
    }
}
