// Searching messages, people and orders on every engine.

import Support
import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct SearchTests {
    private static let shop = ID<Shop>(1)
    private static let other = ID<Shop>(2)
    private static let texts = [
        "你好，这双雪地靴黑色37码还有货吗？", "亲，有货的，今天拍下明天发出", "我想退貨，運費誰出？", "款号LZ2601什么时候到货",
        "谢谢亲～", "货退回去了", "货号 12345678 的快递到哪了", "another shop's secret 退货",
    ]

    /// Message n is `texts[n - 1]`; odd ones belong to conversation 1 (of Nan, person 1), even ones to 2 (queued), the
    /// last one to another shop's conversation 3.
    private func filled(_ engine: Engine) async throws -> TestDatabase {
        let made = try await TestDatabase.migrated(engine)
        try await made.database.write { db in
            for (shop, slug) in [(Self.shop, "lizi"), (Self.other, "other")] {
                try db.run(
                    """
                    INSERT INTO shop (id, slug, name, type, offset_minutes, day_cut_minutes, secret, created_at)
                    VALUES (?, ?, 'x', 'C', 480, 0, 's', 0)
                    """, [shop, slug])
                try db.run(
                    """
                    INSERT INTO customer (id, shop_id, account, name, level, rfm_score, completed_orders, spent_cents,
                        tags, notes, preferences, since, is_guest, created_at)
                    VALUES (?, ?, 'a', 'n', 'new', 0, 0, 0, '[]', '', '', 0, 0, 0)
                    """, [shop, shop])
            }
            try db.run(
                """
                INSERT INTO person (id, shop_id, login, name, code, password_hash, language, is_active, created_at)
                VALUES (1, ?, 'nan', '李楠', 'LN', '-', 'zh-Hans', 1, 0)
                """, [Self.shop])
            for (id, shop, state, owner) in [(1, 1, "active", 1), (2, 1, "queued", nil), (3, 2, "queued", nil)]
                as [(Int, Int, String, Int?)]
            {
                try db.run(
                    """
                    INSERT INTO conversation (id, shop_id, customer_id, state, group_key, owner_id, source, phase, topic,
                        topic_confirmed, opened_at, last_message_at, last_seq, buyer_read_seq, agent_read_seq,
                        answered_turns, unread, preview, preview_from, is_upset, is_objecting, no_reply_needed, served,
                        human_messages)
                    VALUES (?, ?, ?, ?, 'pre_sale', ?, 'web', 'pre_sale', '', 0, 0, 0, 0, 0, 0, 0, 0, '', '', 0, 0, 0, '[]', 0)
                    """, [id, shop, shop, state, owner])
            }
            for (index, text) in Self.texts.enumerated() {
                let id = index + 1
                let isLast = id == Self.texts.count
                let conversation = isLast ? 3 : id % 2 == 1 ? 1 : 2
                try db.run(
                    """
                    INSERT INTO message (id, shop_id, conversation_id, seq, client_id, author_kind, kind, text, at)
                    VALUES (?, ?, ?, ?, ?, 'buyer', 'text', ?, ?)
                    """, [id, isLast ? 2 : 1, conversation, id, "c\(id)", text, id * 1000])
                try MessageTextTable.insert(ID(Int64(id)), text: text, db)
            }
        }
        return made
    }

    private func reader(
        _ permissions: Set<Permission>, person: Int64 = 1, groups: Set<String> = [], shop: ID<Shop> = shop
    ) -> Authority {
        Authority(shop: shop, identity: .person(ID(person)), permissions: permissions, groups: groups)
    }

    private func found(_ typed: String, by reader: Authority, in database: any Database) async throws -> [Int64] {
        let query = try #require(SearchText.Query(typed))
        let answer = try await database.read { try MessageTextTable.search(query, for: reader, limit: 50, $0) }
        return answer.hits.map(\.message.value)
    }

    @Test(arguments: Engine.allCases)
    func `words are found whatever their length, the newest first, in either script`(_ engine: Engine) async throws {
        let made = try await filled(engine)
        let all = reader([.conversationSeeAll])
        let expected: [(String, [Int64])] = [
            ("有货", [2, 1]), ("货", [7, 6, 4, 3, 2, 1]), ("退货", [3]), ("退貨", [3]), ("运费", [3]), ("雪地靴黑色37码", [1]),
            ("货退", [6]), ("LZ26", [4]), ("lz2601", [4]), ("Z2601", []), ("37", [1]), ("12345678", [7]), ("1234", [7]),
            ("有货 37", [1]), ("37 有货", [1]), ("有货 快递", []), ("没有的词", []), ("谢谢亲", [5]), ("secret", []),
        ]
        for (typed, ids) in expected {
            #expect(try await found(typed, by: all, in: made.database) == ids, "\(typed)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `TEAM-110 a search finds only what the reader may see`(_ engine: Engine) async throws {
        let made = try await filled(engine)
        let database = made.database
        #expect(try await found("货", by: reader([.conversationAnswer]), in: database) == [7, 3, 1])
        #expect(
            try await found("货", by: reader([.conversationAnswer], groups: ["pre_sale"]), in: database) == [
                7, 6, 4, 3, 2, 1,
            ])
        #expect(try await found("货", by: reader([.conversationAnswer], person: 2), in: database) == [])
        #expect(try await found("货", by: reader([]), in: database) == [])
        #expect(try await found("货", by: reader([.conversationSeeAll], shop: Self.other), in: database) == [8])
    }

    @Test(arguments: Engine.allCases)
    func `results come in pages and marks show what was found`(_ engine: Engine) async throws {
        let made = try await filled(engine)
        let all = reader([.conversationSeeAll])
        let query = try #require(SearchText.Query("货"))
        var pages: [[Int64]] = []
        var next: ID<Message>?
        repeat {
            let before = next
            let answer = try await made.database.read {
                try MessageTextTable.search(query, for: all, before: before, limit: 4, $0)
            }
            pages.append(answer.hits.map(\.message.value))
            next = answer.next
        } while next != nil
        #expect(pages == [[7, 6, 4, 3], [2, 1]])
        let returns = try #require(SearchText.Query("退货"))
        let hit = try await made.database.read {
            try MessageTextTable.search(returns, for: all, limit: 1, $0).hits.first
        }
        #expect(hit?.snippet == Self.texts[2])
        #expect(hit?.marks == [TextMark(start: 2, length: 2)])
        #expect(hit?.conversation.value == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a forgotten message is not found any more`(_ engine: Engine) async throws {
        let made = try await filled(engine)
        try await made.database.write { try MessageTextTable.delete(ID(3), text: Self.texts[2], $0) }
        let all = reader([.conversationSeeAll])
        #expect(try await found("退货", by: all, in: made.database) == [])
        #expect(try await found("货", by: all, in: made.database) == [7, 6, 4, 2, 1])
    }

    @Test(arguments: Engine.allCases)
    func `people and orders are found by name, pinyin, initials, phone tail and number`(_ engine: Engine) async throws {
        let made = try await TestDatabase.migrated(engine)
        try await made.database.write { db in
            func keep(_ kind: String, _ id: Int64, _ keys: [String], shop: ID<Shop> = Self.shop) throws {
                try SearchKeyTable.replace(kind: kind, subject: id, shop: shop, keys: keys, db)
            }
            try keep("customer", 1, SearchKeys.ofName("王小明") + SearchKeys.ofPhone("13800001234"))
            try keep("customer", 2, SearchKeys.ofName("单晓") + SearchKeys.ofPhone("13900005678"))
            try keep("customer", 3, SearchKeys.ofName("王小明"), shop: Self.other)
            try keep("order", 9, SearchKeys.ofOrderNumber("XE261121000412"))
            try keep("customer", 4, ["old"])
            try keep("customer", 4, ["new", "new", ""])
        }
        let expected: [(String, [Int64])] = [
            ("王小", [1]), ("小明", [1]), ("wangxiao", [1]), ("WXM", [1]), ("xm", [1]), ("shanxiao", [2]), ("dx", [2]),
            ("1234", [1]), ("138 0000 1234", [1]), ("0412", [9]), ("xe2611", [9]), ("13", [1, 2]), ("old", []),
            ("new", [4]),
            ("%", []), ("单曉", [2]),
        ]
        for (typed, ids) in expected {
            let hits = try await made.database.read { try SearchKeyTable.search(typed, shop: Self.shop, limit: 10, $0) }
            #expect(hits.map(\.subject) == ids, "\(typed)")
        }
        let orders = try await made.database.read {
            try SearchKeyTable.search("0", shop: Self.shop, kind: "order", limit: 10, $0)
        }
        #expect(orders.map(\.subject) == [9])
    }
}
