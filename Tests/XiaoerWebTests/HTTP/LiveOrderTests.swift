// Live events come in the order of the log, or whoever returns with the last number misses some.

import Support
import Synchronization
import Testing
import XiaoerDesk
import XiaoerRules

@testable import XiaoerWeb

@Suite struct LiveOrderTests {
    @Test func `a stream hears every event of its conversation once and in the order of the log`() async throws {
        let made = try await TestSite.open()
        let desk = made.desk
        let (buyer, conversation, seller) = (made.mine.buyer, made.mine.conversation, made.mine.authority)
        let start = try await desk.newestEvent()
        let (number, stream) = made.site.hub.subscribe(.buyer(buyer)) {}
        let heard = HeardNumbers()
        let listening = Task { for await frame in stream where frame.seq > start { heard.add(frame.seq) } }

        // Messages carry all that is told of them; a change of the row has to be read first and must not fall behind.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for turn in 0..<60 {
                    let message = IncomingMessage(clientID: "m\(turn)", text: "还有别的颜色吗")
                    _ = try await desk.receiveMessage(message, from: buyer)
                }
            }
            group.addTask {
                for turn in 0..<60 {
                    _ = try await desk.setUpset(turn.isMultiple(of: 2), in: conversation, as: seller)
                }
            }
            try await group.waitForAll()
        }

        let log = try await desk.database.read { db in
            try EventTable.ofConversation(conversation, after: start, limit: 500, db)
        }
        let told = log.filter { $0.type == "message.created" || $0.type.hasPrefix("conversation.") }.map(\.seq)
        #expect(told.count > 60)
        _ = await eventually { heard.all.count >= told.count }
        #expect(heard.all == told)
        made.site.hub.unsubscribe(number)
        await listening.value
    }
}

/// Numbers in the order they were heard.
private final class HeardNumbers: Sendable {
    private let numbers = Mutex<[Int64]>([])

    func add(_ number: Int64) { numbers.withLock { $0.append(number) } }
    var all: [Int64] { numbers.withLock { $0 } }
}
