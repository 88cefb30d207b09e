// A locked database, a full disk, a lost server: clear words, nothing half done, healthy afterwards.

import Foundation
import Support
import Synchronization
import Testing
import XiaoerDesk
import XiaoerRules

#if PostgreSQL
    import XiaoerPostgres
#endif

@Suite struct TroubleTests {
    @Test(arguments: Engine.allCases)
    func `a database that another process holds is busy, nothing is changed, and later all is well`(
        _ engine: Engine
    ) async throws {
        let made = try await Notes.database(engine, busyTimeoutSeconds: 0.2)
        let other = try await made.node()
        let heard = Heard(made.database)
        let door = Door()
        async let holding: Void = other.write { db in
            try Notes.insert(1, db)
            door.pass()
        }
        #expect(await eventually { door.isReached })
        #expect(await failure { _ = try await Notes.write(2, to: made.database) } == "busy")
        #expect(try await Notes.count(made.database) == 0)
        door.open()
        try await holding
        #expect(try await Notes.write(3, to: made.database) == 1)
        #expect(try await Notes.count(made.database) == 2)
        #expect(await eventually { heard.numbers == [1] })
        await other.close()
    }

    // MARK: - Full disk

    /// Fills the database, with neighbours in the same groups, until there is no room.
    private func fill(_ database: any Database) async throws -> Set<Int> {
        let page = String(repeating: "满", count: 20_000)
        var saved: Set<Int> = []
        for round in 0..<40 {
            let outcomes = await withTaskGroup(of: (Int, String).self) { group in
                for id in (round * 8 + 1)...(round * 8 + 8) {
                    group.addTask {
                        let kind = await failure {
                            try await database.write { db in
                                try Notes.insert(id, id % 2 == 0 ? page : "small", db)
                                try db.tell(Notes.event(id))
                            }
                        }
                        return (id, kind)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            saved.formUnion(outcomes.filter { $0.1 == "nothing" }.map(\.0))
            let others = Set(outcomes.map(\.1)).subtracting(["nothing", "full"])
            #expect(others == [])
            if outcomes.contains(where: { $0.1 == "full" }) { return saved }
        }
        Issue.record("the disk was never full")
        return saved
    }

    /// Exactly what was answered as saved is there, with its events and no others.
    private func expectWhole(_ saved: Set<Int>, _ database: any Database) async throws {
        let (notes, events) = try await database.read { db in
            (
                try db.query("SELECT id FROM note") { $0.int(0) },
                try EventTable.after(0, limit: 10_000, db)
            )
        }
        #expect(Set(notes) == saved)
        #expect(Set(events.map { Int($0.subject.number) }) == saved)
        #expect(events.map(\.seq) == Array(1...Int64(max(1, events.count))))
    }

    @Test func `SQLite with no page left says full, keeps what it acknowledged and goes on when there is room`()
        async throws
    {
        let made = try await Notes.database(.sqlite)
        let database = made.database
        let pages = try await database.write { db in
            let used = try db.count("PRAGMA page_count")
            _ = try db.count("PRAGMA max_page_count = \(used + 150)")
            return used
        }
        let saved = try await fill(database)
        try await expectWhole(saved, database)
        try await database.write { db in _ = try db.count("PRAGMA max_page_count = \(pages + 100_000)") }
        _ = try await Notes.write(10_000, to: database)
        try await expectWhole(saved.union([10_000]), database)
        #expect(try await (database as? SQLiteDatabase)?.integrityProblems() == [])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root and the right to mount"))
    func `SQLite on a full disk says full, keeps what it acknowledged and goes on when there is room`() async throws {
        let disk = try SmallDisk(megabytes: 4)
        defer { disk.remove() }
        let database = try SQLiteDatabase(path: disk.folder + "/xiaoer.sqlite")
        try await Migrator(database).migrate(now: TestClock.start)
        try await database.write { db in
            try db.run("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT, amount BIGINT, share DOUBLE PRECISION)")
        }
        let saved = try await fill(database)
        try await expectWhole(saved, database)
        try disk.grow(megabytes: 32)
        _ = try await Notes.write(10_000, to: database)
        try await expectWhole(saved.union([10_000]), database)
        #expect(try await database.integrityProblems() == [])
        await database.close()
    }

    // MARK: - Lost server

    #if PostgreSQL
        @Test func `a lost server is reported at once, and when it is back everything goes on by itself`() async throws
        {
            let server = try await offPool { try PostgresServer() }
            defer { server.stop() }
            let made = try await TestDatabase.on(server)
            let database = made.database
            try await Migrator(database).migrate(now: TestClock.start)
            try await database.write { db in try db.run("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT)") }
            let heard = Heard(database)
            for id in 1...5 { _ = try await Notes.write(id, to: database) }
            #expect(try await Notes.count(database) == 5)

            try await offPool { try server.crash() }
            #expect(await failure { _ = try await Notes.write(6, to: database) } == "unreachable")
            #expect(await failure { _ = try await Notes.count(database) } == "unreachable")

            try await offPool { try server.start() }
            // What was acknowledged survived the crash, and no restart of ours is needed.
            #expect(try await Notes.count(database) == 5)
            #expect(try await Notes.write(7, to: database) == 6)
            #expect(await eventually { heard.events.count >= 6 })
            #expect(heard.numbers == Array(1...6))
            await database.close()
        }

        @Test func `connections that broke while idle are replaced without anybody noticing`() async throws {
            let made = try await Notes.database(.postgres)
            let heard = Heard(made.database)
            _ = try await Notes.write(1, to: made.database)
            #expect(await eventually { heard.numbers == [1] })
            try await Raw.run(made.address) { db in
                _ = try db.count(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
            #expect(try await Notes.write(2, to: made.database) == 2)
            #expect(try await Notes.count(made.database) == 2)
            #expect(await eventually { heard.numbers == [1, 2] })
        }

        @Test func `a server that is not there is unreachable, without a word of the password`() async throws {
            do {
                _ = try await PostgresDatabase(url: "postgres://xiaoer:hush-hush@127.0.0.1:1/xiaoer")
                Issue.record("nobody listens there")
            } catch let DatabaseFailure.unreachable(message) {
                #expect(!message.contains("hush-hush"))
            }
        }

        @Test func `a refused row does not give away what stood in it`() async throws {
            let made = try await TestDatabase.migrated(.postgres)
            do {
                try await made.database.write { db in
                    for _ in 1...2 {
                        try db.run(
                            "INSERT INTO search_key (shop_id, key, kind, subject_id) VALUES (1, '13800001234', 'x', 1)")
                    }
                }
                Issue.record("the second row is a duplicate")
            } catch let DatabaseFailure.constraint(message) {
                #expect(!message.contains("13800001234"))
            }
        }
    #endif
}

#if PostgreSQL
    /// Connections without our rules, for what must be shown to go wrong.
    enum Raw {
        static func run<T: Sendable>(
            _ address: String, _ work: @escaping @Sendable (PostgresConnection) throws -> T
        ) async throws -> T {
            try await offPool {
                let connection = PostgresConnection(PostgresSettings(url: address))
                try connection.open()
                defer { connection.shut() }
                return try work(connection)
            }
        }
    }
#endif

/// A file system in memory that is soon full.
struct SmallDisk {
    let folder: String

    static let isPossible: Bool = {
        guard getuid() == 0, let disk = try? SmallDisk(megabytes: 1) else { return false }
        disk.remove()
        return true
    }()

    init(megabytes: Int) throws {
        folder = try TestDatabase.temporaryFolder()
        do { try Self.mount(["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder]) } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    func grow(megabytes: Int) throws { try Self.mount(["-o", "remount,size=\(megabytes)m", folder]) }

    func remove() {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/umount")
        process.arguments = ["-l", folder]
        try? process.run()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private struct CannotMount: Error {}

    private static func mount(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/mount")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CannotMount() }
    }
}
