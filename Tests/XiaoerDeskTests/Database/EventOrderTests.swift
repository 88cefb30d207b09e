// The order of event numbers is the order of commits, also with several nodes on one server.

#if PostgreSQL

    import Support
    import Testing
    import XiaoerDesk
    import XiaoerPostgres
    import XiaoerRules

    @Suite struct EventOrderTests {
        @Test func `with plain sequence numbers a reader misses an event for good`() async throws {
            let made = try await TestDatabase.empty(.postgres)
            let seen = try await Raw.run(made.address) { reader -> [Int] in
                let settings = PostgresSettings(url: made.address)
                let (slow, quick) = (PostgresConnection(settings), PostgresConnection(settings))
                try slow.open()
                try quick.open()
                try reader.execute("CREATE TABLE naive (seq BIGSERIAL PRIMARY KEY, at BIGINT)")
                // The slow one takes number 1, the quick one takes 2 and commits first.
                try slow.execute("BEGIN; INSERT INTO naive (at) VALUES (0)")
                try quick.execute("BEGIN; INSERT INTO naive (at) VALUES (0); COMMIT")
                var seen: [Int] = []
                func readOn() throws {
                    seen += try reader.query("SELECT seq FROM naive WHERE seq > ? ORDER BY seq", [seen.last ?? 0]) {
                        $0.int(0)
                    }
                }
                try readOn()
                try slow.execute("COMMIT")
                try readOn()
                #expect(try reader.count("SELECT count(*) FROM naive") == 2)
                return seen
            }
            // Number 1 is there, and whoever follows the log by number never sees it.
            #expect(seen == [2])
        }

        @Test func `two nodes write at once and each hears every event, in order, once, with its own echoes`()
            async throws
        {
            let made = try await Notes.database(.postgres)
            let nodes = [made.database, try await made.node(), try await made.node()]
            let heard = nodes.map { Heard($0) }
            let each = 200
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (node, database) in nodes.prefix(2).enumerated() {
                    for number in 1...each {
                        let id = node * each + number
                        group.addTask { _ = try await Notes.write(id, echo: node, to: database) }
                        // A neighbour that fails now and then makes groups run twice.
                        if number % 20 == 0 {
                            group.addTask {
                                _ = await failure {
                                    try await database.write { db in
                                        try db.tell(Notes.event(id))
                                        try db.run("INSERT INTO note (id) VALUES (1), (1)")
                                    }
                                }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = Int64(each * 2)
            for one in heard { #expect(await eventually { one.events.count >= Int(total) }) }
            // Time for anything that would come twice.
            try await Task.sleep(for: .milliseconds(100))
            let stored = try await made.database.read { try EventTable.after(0, limit: 10_000, $0) }
            #expect(stored.map(\.seq) == Array(1...total))
            for (node, one) in heard.enumerated() {
                #expect(one.numbers == Array(1...total))
                #expect(one.events.map(\.subject) == stored.map(\.subject))
                for event in one.events {
                    let writer = Int(event.subject.number - 1) / each
                    #expect(event.echo as? Int == (writer == node ? node : nil))
                }
            }
            await nodes[1].close()
            await nodes[2].close()
        }

        @Test func `whoever sees event n sees every event below n`() async throws {
            let made = try await Notes.database(.postgres)
            let other = try await made.node()
            let watching = Task { [database = made.database] in
                var gaps: [String] = []
                while !Task.isCancelled {
                    let numbers = try await database.read { try EventTable.after(0, limit: 10_000, $0).map(\.seq) }
                    if numbers != Array(1..<Int64(numbers.count + 1)) { gaps.append("\(numbers.suffix(5))") }
                }
                return gaps
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...300 {
                    let database = id % 2 == 0 ? made.database : other
                    group.addTask { _ = try await Notes.write(id, to: database) }
                }
                try await group.waitForAll()
            }
            watching.cancel()
            #expect(try await watching.value == [])
            await other.close()
        }
    }

#endif
