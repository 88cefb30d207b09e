// A buyer writes and agents answer: assignment, clocks, holding back, drafts, on both engines.

import Support
import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct ReceptionTests {
    @Test(arguments: Engine.allCases)
    func `REC-64 a new buyer goes to the least-loaded seat and the reason is recorded`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let first = try await shop.says("你好", "a1")
        #expect(first.conversation.owner == shop.nan.person)
        _ = try await shop.desk.setPresence(shop.qiao, .online)
        let second = try await shop.says("在吗", "b1", as: try await shop.anotherBuyer())
        #expect(second.conversation.owner == shop.qiao.person)
        let assigned = try await shop.events(second.conversation.id).first { $0.type == "conversation.assigned" }
        #expect(assigned?.data.text.contains("least_loaded") == true)
    }

    @Test(arguments: Engine.allCases)
    func `REC-64 without anybody online the buyer waits, and the first one who comes online gets them`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        let waiting = try await shop.says("有人吗", "a1")
        #expect(waiting.conversation.state == .queued)
        let place = try await shop.desk.openChat(of: shop.buyer, limit: 10).conversation?.queuePosition
        #expect(place == 1)
        _ = try await shop.desk.setPresence(shop.qiao, .online)
        #expect(try await shop.row(waiting.conversation.id).owner == shop.qiao.person)
    }

    @Test(arguments: Engine.allCases)
    func `REC-1 a buyer who comes back within a day reopens the conversation and finds the same agent`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let first = try await shop.says("这双鞋好看", "a1")
        try await shop.answers("谢谢您喜欢，需要帮您看看尺码吗", "m1", in: first.conversation.id, as: shop.nan)
        _ = try await shop.desk.closeConversation(first.conversation.id, outcome: .solved, farewell: nil, as: shop.nan)
        _ = try await shop.desk.setPresence(shop.qiao, .online)
        shop.clock.advance(seconds: 23 * 3600)
        let again = try await shop.says("我又来了", "a2")
        #expect(again.conversation.id == first.conversation.id)
        #expect(again.conversation.owner == shop.nan.person)
        _ = try await shop.answers("欢迎回来，您请说", "m2", in: first.conversation.id, as: shop.nan)
        _ = try await shop.desk.closeConversation(first.conversation.id, outcome: .solved, farewell: nil, as: shop.nan)
        shop.clock.advance(seconds: 25 * 3600)
        #expect(try await shop.says("又过了一天", "a3").conversation.id != first.conversation.id)
    }

    @Test(arguments: Engine.allCases)
    func `REC-3 the buyer's clock runs from the oldest unanswered message to the next human answer`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let start = shop.clock.now()
        let id = try await shop.says("黑色有吗", "a1").conversation.id
        shop.clock.advance(seconds: 20)
        try await shop.says("37码", "a2")
        #expect(try await shop.row(id).waitingSince == start)
        try await shop.answers("您稍等，我帮您查一下这双的库存", "m1", in: id, as: shop.nan)
        let answered = try await shop.row(id)
        #expect(answered.waitingSince == nil)
        #expect(answered.firstResponseMilliseconds == 20_000)
        #expect(answered.unread == 0)
    }

    @Test(arguments: Engine.allCases)
    func `REC-12 five minutes without an answer are a breach, recorded once`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("有货吗", "a1").conversation.id
        shop.clock.advance(seconds: 299)
        try await shop.desk.watchDeadlines { _ in nil }
        #expect(try await shop.events(id).filter { $0.type == "conversation.breached" }.isEmpty)
        shop.clock.advance(seconds: 1)
        try await shop.desk.watchDeadlines { _ in nil }
        try await shop.desk.watchDeadlines { _ in nil }
        #expect(try await shop.events(id).filter { $0.type == "conversation.breached" }.count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `REC-11 the busy notice goes out once at two minutes, and LNT-22 never to an upset buyer`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let calm = try await shop.says("有货吗", "a1").conversation.id
        let upset = try await shop.says("我要投诉你们骗子", "b1", as: try await shop.anotherBuyer()).conversation
        #expect(upset.isUpset)
        shop.clock.advance(seconds: 120)
        for _ in 0..<2 { try await shop.desk.watchDeadlines { _ in "亲，咨询的人有点多，马上回复您" } }
        let sent = try await shop.desk.readMessages(in: calm, before: nil, after: 0, limit: 10, as: shop.leader).items
        #expect(sent.map(\.from) == ["buyer", "system"])
        #expect(try await shop.row(calm).waitingSince != nil)
        let spared = try await shop.desk.readMessages(in: upset.id, before: nil, after: 0, limit: 10, as: shop.leader)
            .items
        #expect(spared.map(\.from) == ["buyer"])
    }

    @Test(arguments: Engine.allCases)
    func `a message sent twice with one client id is stored once`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let first = try await shop.says("你好", "a1")
        let again = try await shop.says("你好", "a1")
        #expect(again.isRepeat && again.message.id == first.message.id)
        let sent = try await shop.answers("您好，请问有什么可以帮到您", "m1", in: first.conversation.id, as: shop.nan)
        let resent = try await shop.answers("您好，请问有什么可以帮到您", "m1", in: first.conversation.id, as: shop.nan)
        #expect(resent.isRepeat && resent.message.id == sent.message.id)
        #expect(try await shop.row(first.conversation.id).lastSeq == 2)
    }

    @Test(arguments: Engine.allCases)
    func `an answer that has not seen the newest messages is held back with them`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("黑色有吗", "a1").conversation.id
        try await shop.says("不要黑色了，要棕色", "a2")
        let held = await #expect(throws: HeldBack.self) {
            try await shop.answers("黑色这款我帮您看一下哦", "m1", in: id, as: shop.nan, seen: 1)
        }
        #expect(held?.newer.map(\.text) == ["不要黑色了，要棕色"])
        #expect(try await shop.row(id).lastSeq == 2)
    }

    @Test(arguments: Engine.allCases)
    func `two agents who answer at once collide visibly`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("在吗", "a1").conversation.id
        async let one = try? shop.answers("您好，我在的，请说", "m1", in: id, as: shop.nan, seen: 1)
        async let two = try? shop.answers("您好，我是组长，请讲", "m2", in: id, as: shop.leader, seen: 1)
        let sent = [await one, await two].compactMap { $0 }
        #expect(sent.count == 1)
        #expect(try await shop.row(id).lastSeq == 2)
    }

    @Test(arguments: Engine.allCases)
    func `a colleague's buyer cannot be answered, and another shop's conversation is not found`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("在吗", "a1").conversation.id
        await #expect(throws: NotFound.self) {
            try await shop.desk.sendMessage(
                Answer(clientID: "m1", text: "您好，请说", seenSeq: 1), in: id, as: shop.qiao)
        }
        let foreign = Authority(
            shop: ID(99), identity: shop.leader.identity, permissions: Set(Permission.allCases), groups: ["pre_sale"])
        await #expect(throws: NotFound.self) { try await shop.desk.openConversation(id, as: foreign) }
    }

    @Test(arguments: Engine.allCases)
    func `a draft survives, is refused when an older window saves, and a sent one does not come back`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("在吗", "a1").conversation.id
        let draft = try await shop.desk.saveDraft("您好", version: 0, in: id, as: shop.nan)
        let conflict = await #expect(throws: DraftConflict.self) {
            try await shop.desk.saveDraft("旧窗口", version: 0, in: id, as: shop.nan)
        }
        #expect(conflict?.draft.text == "您好")
        try await shop.answers("您好，请问需要什么", "m1", in: id, as: shop.nan)
        await #expect(throws: DraftConflict.self) {
            try await shop.desk.saveDraft("您好，请", version: draft.version, in: id, as: shop.nan)
        }
        #expect(try await shop.desk.openConversation(id, as: shop.nan).draft?.text == "")
    }

    @Test(arguments: Engine.allCases)
    func `thanks after an answer start no clock, a question does`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("这件是什么面料", "a1").conversation.id
        try await shop.answers("这件是纯棉的，贴身穿也舒服", "m1", in: id, as: shop.nan)
        try await shop.says("好的谢谢", "a2")
        #expect(try await shop.row(id).waitingSince == nil)
        try await shop.says("会不会起球啊", "a3")
        #expect(try await shop.row(id).waitingSince != nil)
    }

    @Test(arguments: Engine.allCases)
    func `REC-83 REC-92 a transfer sends the notice, keeps the clock and gives the note to the next seat`(
        engine: Engine
    ) async throws {
        let shop = try await ReceptionShop.open(engine)
        for person in [shop.nan, shop.qiao] { _ = try await shop.desk.setPresence(person, .online) }
        let id = try await shop.says("在吗", "a1").conversation.id
        let owner = try #require(try await shop.row(id).owner)
        let (from, to) = owner == shop.nan.person ? (shop.nan, shop.qiao) : (shop.qiao, shop.nan)
        let wish = TransferWish(
            group: "pre_sale", person: to.person, reason: .shiftChange,
            note: TransferNote(topic: "尺码", promised: "", open: "等她量脚长"), notice: "亲，我交班了，同事接着为您服务")
        let row = try await shop.desk.transferConversation(id, wish, as: from)
        #expect(row.owner == to.person && row.waitingSince != nil)
        let opened = try await shop.desk.openConversation(id, as: to)
        #expect(opened.messages.last?.text == "亲，我交班了，同事接着为您服务")
        #expect(opened.transferNote?.text.contains("等她量脚长") == true)
        await #expect(throws: Refusal.self) {
            try await shop.desk.sendMessage(Answer(clientID: "x", text: "我再补充一句", seenSeq: 2), in: id, as: from)
        }
    }

    @Test(arguments: Engine.allCases)
    func `LNT-1 closing waits for an answer, then makes room for the next in the queue`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("在吗", "a1").conversation.id
        await #expect(throws: Refusal.self) {
            try await shop.desk.closeConversation(id, outcome: .notBought, farewell: nil, as: shop.nan)
        }
        try await shop.answers("您好，我在的，请说", "m1", in: id, as: shop.nan)
        let closed = try await shop.desk.closeConversation(
            id, outcome: .notBought, farewell: "亲，祝您生活愉快", as: shop.nan)
        #expect(closed.state == .closed && closed.lastSeq == 3)
    }

    @Test(arguments: Engine.allCases)
    func `a note is for colleagues only`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("在吗", "a1").conversation.id
        _ = try await shop.desk.writeNote("这位买家常买靴子", clientID: "n1", in: id, as: shop.nan)
        let seen = try await shop.desk.openChat(of: shop.buyer, limit: 10).messages
        #expect(seen.map(\.text) == ["在吗"])
        #expect(try await shop.row(id).waitingSince != nil)
    }

    @Test(arguments: Engine.allCases)
    func `LNT-50 saying in stock without a look-up needs a reason, which is kept`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        _ = try await shop.desk.setPresence(shop.nan, .online)
        let id = try await shop.says("这款黑色37码还有吗", "a1").conversation.id
        let stop = await #expect(throws: LanguageStop.self) {
            try await shop.answers("亲，黑色37码有货的，现货您放心拍", "m1", in: id, as: shop.nan)
        }
        #expect(stop?.findings.contains { $0.rule == "LNT-50" } == true)
        let sent = try await shop.answers(
            "亲，黑色37码有货的，现货您放心拍", "m1", in: id, as: shop.nan, overrides: ["LNT-50": "刚在仓库看过实物"])
        #expect(sent.message.overrides?.contains("刚在仓库看过实物") == true)
    }

    @Test(arguments: Engine.allCases)
    func `what is empty, endless or without a proper client id is refused`(engine: Engine) async throws {
        let shop = try await ReceptionShop.open(engine)
        await #expect(throws: Refusal.self) { try await shop.says("  \n", "a1") }
        await #expect(throws: Refusal.self) { try await shop.says(String(repeating: "长", count: 4001), "a1") }
        await #expect(throws: InvalidInput.self) { try await shop.says("你好", "有空格 的") }
        await #expect(throws: InvalidInput.self) { try await shop.says("你好", "") }
        #expect(try await shop.says("\u{0}你好\u{0}", "a2").message.text == "你好")
    }
}
