// The seam means the same on every engine.

import Support
import Synchronization
import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct SeamTests {
    static let texts = [
        "", " ", "黑色37码还有货吗？", "栗子🌰 👩‍👩‍👧 𠮷野家", "O'Brien \"quoted\" ? $1 -- ; \\", "line\r\nline\ttab", "İıſß Ångström",
        String(repeating: "长", count: 350_000),
    ]

    @Test(arguments: Engine.allCases)
    func `what goes in comes out: numbers, nulls, every kind of text, a megabyte of it`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let numbers: [Int64?] = [nil, 0, -1, Int64.max, Int64.min, 1 << 53 + 1]
        let shares: [Double?] = [nil, 0, -0.5, 0.1, 1e300, 1.0 / 3]
        try await made.database.write { db in
            for (id, text) in Self.texts.enumerated() { try Notes.insert(id, text, db) }
            for (id, number) in numbers.enumerated() {
                try db.run("INSERT INTO note (id, amount, share) VALUES (?, ?, ?)", [100 + id, number, shares[id]])
            }
        }
        try await made.database.read { db in
            #expect(try db.query("SELECT text FROM note WHERE id < 100 ORDER BY id") { $0.text(0) } == Self.texts)
            let rows = try db.query("SELECT amount, share, text FROM note WHERE id >= 100 ORDER BY id") { row in
                (row.isNull(0) ? nil : row.integer(0), row.isNull(1) ? nil : row.real(1), row.textIfAny(2))
            }
            #expect(rows.map(\.0) == numbers)
            #expect(rows.map(\.1) == shares)
            #expect(rows.allSatisfy { $0.2 == nil })
        }
    }

    @Test(arguments: Engine.allCases)
    func `a question mark in quotes or comments is no placeholder`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let row = try await made.database.read { db in
            try db.first(
                """
                SELECT 'a?''?' AS "odd ? name", CAST(? AS BIGINT) AS two, /* ? */ CAST(? AS TEXT) AS three -- ?
                """, [2, "?"]
            ) { [$0.text(0), $0.text(1), $0.text(2), "\($0.position(of: "odd ? name") ?? -1)"] }
        }
        #expect(row == ["a?'?", "2", "?", "0"])
    }

    @Test(arguments: Engine.allCases)
    func `columns are found by name, and a missing one is null`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let values = try await made.database.read { db in
            try db.first("SELECT 5 AS number, CAST(NULL AS TEXT) AS empty, 'x' AS word") { row in
                [row.value("number"), row.value("empty"), row.value("word"), row.value("absent")]
            }
        }
        #expect(values == [.text("5"), .null, .text("x"), .null])
    }

    @Test(arguments: Engine.allCases)
    func `a change says how many rows it changed and may answer rows`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let answer = try await made.database.write { db -> [Int] in
            for id in 1...5 { try Notes.insert(id, db) }
            let updated = try db.run("UPDATE note SET amount = ? WHERE id > ?", [7, 2])
            let untouched = try db.run("DELETE FROM note WHERE id = ?", [99])
            let sum = try db.count("SELECT sum(amount) FROM note")
            let returned = try db.query("DELETE FROM note WHERE id <= ? RETURNING id", [2]) { $0.int(0) }
            let yes = try db.first("SELECT count(*) = 3 FROM note") { $0.bool(0) } ?? false
            return [updated, untouched, sum, returned.count, yes ? 1 : 0]
        }
        #expect(answer == [3, 0, 21, 2, 1])
    }

    @Test(arguments: Engine.allCases)
    func `a text with U+0000 is refused and never cut off`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        await #expect(throws: InvalidInput.self) {
            try await made.database.write { try Notes.insert(1, "half\0lost", $0) }
        }
        #expect(try await Notes.count(made.database) == 0)
    }

    @Test(arguments: Engine.allCases)
    func `texts sort and compare by code point and LIKE minds upper and lower case`(_ engine: Engine) async throws {
        let made = try await TestDatabase.migrated(engine)
        let words = ["B", "a", "Z", "é", "中", "一", "b", "A1", "ａ", "🌰"]
        let sorted = try await made.database.write { db -> [String] in
            for word in words {
                try db.run("INSERT INTO search_key (shop_id, key, kind, subject_id) VALUES (1, ?, 'x', 1)", [word])
            }
            return try db.query("SELECT key FROM search_key ORDER BY key") { $0.text(0) }
        }
        #expect(sorted == words.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
        let like = try await made.database.read { try $0.count("SELECT count(*) FROM search_key WHERE key LIKE 'a%'") }
        #expect(like == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a read sees one moment, whatever is committed meanwhile`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        try await made.database.write { try Notes.insert(1, $0) }
        let door = Door()
        async let counts = made.database.read { db in
            let before = try db.count("SELECT count(*) FROM note")
            door.pass()
            return [before, try db.count("SELECT count(*) FROM note")]
        }
        #expect(await eventually { door.isReached })
        try await made.database.write { try Notes.insert(2, $0) }
        door.open()
        #expect(try await counts == [1, 1])
        #expect(try await Notes.count(made.database) == 2)
    }

    @Test(arguments: Engine.allCases)
    func `a read cannot change anything`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        #expect(await failure { _ = try await made.database.read { try Notes.insert(1, $0) } } != "nothing")
        #expect(try await Notes.count(made.database) == 0)
    }

    @Test(arguments: Engine.allCases)
    func `a broken statement is our mistake and the connection goes on`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        #expect(await failure { _ = try await made.database.read { try $0.run("SELEC 1") } } == "broken")
        #expect(
            await failure { try await made.database.write { try $0.run("INSERT INTO nowhere VALUES (1)") } } == "broken"
        )
        #expect(await failure { try await made.database.read { try $0.check("SELECT nothing FROM note") } } == "broken")
        #expect(try await Notes.count(made.database) == 0)
    }

    @Test(arguments: Engine.allCases)
    func `a closed database refuses instead of hanging`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        await made.database.close()
        #expect(await failure { try await made.database.write { try Notes.insert(1, $0) } } == "unreachable")
    }
}
