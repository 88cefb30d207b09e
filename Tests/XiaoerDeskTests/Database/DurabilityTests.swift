// What was acknowledged is on disk.

import Support
import Testing
import XiaoerDesk

@Suite struct DurabilityTests {
    @Test func `SQLite syncs fully on the connection that writes`() async throws {
        let made = try await TestDatabase.migrated(.sqlite)
        let (level, journal, keys) = try await made.database.write { db in
            (
                try db.count("PRAGMA synchronous"), try db.first("PRAGMA journal_mode") { $0.text(0) },
                try db.count("PRAGMA foreign_keys")
            )
        }
        #expect(level == 2)
        #expect(journal == "wal")
        #expect(keys == 1)
    }

    @Test func `SQLite keeps every acknowledged write when the process is killed`() async throws {
        let made = try await Notes.database(.sqlite)
        let database = made.database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...100 { group.addTask { _ = try await Notes.write(id, to: database) } }
            try await group.waitForAll()
        }
        let copy = try await made.copyAsAfterCrash()
        #expect(try await Notes.count(copy.database) == 100)
        #expect(try await (copy.database as? SQLiteDatabase)?.integrityProblems() == [])
    }

    #if PostgreSQL
        @Test func `PostgreSQL commits synchronously, also where the database is set to do otherwise`() async throws {
            let made = try await TestDatabase.migrated(.postgres)
            let name = made.address.split(separator: "/").last ?? ""
            try await made.database.write { try $0.run("ALTER DATABASE \(name) SET synchronous_commit = off") }
            let plain = try await Raw.run(made.address) { db in
                try db.first("SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit'") { $0.text(0) }
            }
            #expect(plain == "off")
            let other = try await made.node()
            let setting = try await other.write { db in
                try db.first("SELECT current_setting('synchronous_commit')") { $0.text(0) }
            }
            #expect(setting == "on")
            await other.close()
        }
    #endif
}
