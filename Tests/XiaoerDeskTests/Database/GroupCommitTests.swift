// Group commit: many writes share a transaction and none feels the others.

import Support
import Synchronization
import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct GroupCommitTests {
    private struct Excuse: Error {}

    @Test(arguments: Engine.allCases)
    func `256 writes at once are all saved, numbered in the order of commits and heard once each`(
        _ engine: Engine
    ) async throws {
        let made = try await Notes.database(engine)
        let database = made.database
        let heard = Heard(database)
        let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
            for id in 1...256 { group.addTask { try await Notes.write(id, to: database) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...256))
        #expect(try await Notes.count(database) == 256)
        #expect(await eventually { heard.numbers.count >= 256 })
        #expect(heard.numbers == Array(1...256))
        let stored = try await database.read { try EventTable.after(0, limit: 1000, $0) }
        #expect(stored.map(\.subject) == heard.events.map(\.subject))
    }

    /// Holds up the writer, queues the bodies so that they form one group, and lets go.
    private func together(
        _ database: any Database, _ bodies: [@Sendable (any Transaction) throws -> Void]
    ) async throws -> [String] {
        let door = Door()
        async let first: Void = database.write { _ in door.pass() }
        #expect(await eventually { door.isReached })
        let outcomes = await withTaskGroup(of: (Int, String).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask { (index, await failure { try await database.write(body) }) }
            }
            try? await Task.sleep(for: .milliseconds(100))
            door.open()
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        try await first
        return bodies.indices.map { outcomes[$0] ?? "" }
    }

    @Test(arguments: Engine.allCases)
    func `a failing body keeps its failure to itself`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let heard = Heard(made.database)
        let runs = Mutex(0)
        let counted: @Sendable () -> Void = { runs.withLock { $0 += 1 } }
        let outcomes = try await together(
            made.database,
            [
                { db in
                    counted()
                    try Notes.insert(1, db)
                    try db.tell(Notes.event(1))
                },
                { db in
                    try Notes.insert(2, db)
                    try db.tell(Notes.event(2))
                    try Notes.insert(2, db)
                },
                { db in
                    try Notes.insert(3, db)
                    try db.tell(Notes.event(3))
                    throw Excuse()
                },
                { db in
                    try Notes.insert(4, db)
                    try db.tell(Notes.event(4))
                },
            ])
        #expect(outcomes == ["nothing", "constraint", "\(Excuse())", "nothing"])
        let saved = try await made.database.read { try $0.query("SELECT id FROM note ORDER BY id") { $0.int(0) } }
        #expect(saved == [1, 4])
        #expect(await eventually { heard.events.count >= 2 })
        #expect(Set(heard.events.map(\.subject.number)) == [1, 4])
        #expect(heard.numbers == [1, 2])
        // The neighbour's failure made it run a second time, and it was saved once.
        #expect(runs.withLock { $0 } == 2)
    }

    @Test(arguments: Engine.allCases)
    func `a body that swallows a failed statement fails all the same`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let kind = await failure {
            try await made.database.write { db in
                try Notes.insert(1, db)
                try? Notes.insert(1, db)
            }
        }
        #expect(kind == "constraint")
        #expect(try await Notes.count(made.database) == 0)
    }

    @Test(arguments: Engine.allCases)
    func `a caller who is cancelled does not undo the write`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let database = made.database
        let door = Door()
        async let first: Void = database.write { _ in door.pass() }
        #expect(await eventually { door.isReached })
        let impatient = Task { try await Notes.write(1, to: database) }
        let neighbour = Task { try await Notes.write(2, to: database) }
        try await Task.sleep(for: .milliseconds(50))
        impatient.cancel()
        door.open()
        try await first
        _ = try await neighbour.value
        _ = try? await impatient.value
        #expect(try await Notes.count(database) == 2)
    }

    @Test(arguments: Engine.allCases)
    func `a listener hears what this process attached to an event`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        let heard = Heard(made.database)
        _ = try await Notes.write(1, echo: "for your ears", to: made.database)
        _ = try await Notes.write(2, to: made.database)
        #expect(await eventually { heard.events.count >= 2 })
        #expect(heard.events.map { $0.echo as? String } == ["for your ears", nil])
    }

    @Test(arguments: Engine.allCases)
    func `a listener hears nothing from before it listened`(_ engine: Engine) async throws {
        let made = try await Notes.database(engine)
        _ = try await Notes.write(1, to: made.database)
        let early = Heard(made.database)
        _ = try await Notes.write(2, to: made.database)
        #expect(await eventually { early.events.count >= 1 })
        let late = Heard(made.database)
        _ = try await Notes.write(3, to: made.database)
        #expect(await eventually { early.events.count >= 2 && late.events.count >= 1 })
        #expect(early.numbers == [2, 3])
        #expect(late.numbers == [3])
    }
}
