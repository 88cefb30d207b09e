// The schema grows from any version to the newest and guards itself.

import Foundation
import Support
import Testing
import XiaoerRules

@testable import XiaoerDesk

@Suite struct MigrationTests {
    @Test(arguments: Engine.allCases)
    func `an empty database gets every step, a second run changes nothing`(_ engine: Engine) async throws {
        let made = try await TestDatabase.empty(engine)
        let migrator = Migrator(made.database)
        #expect(try await migrator.version() == 0)
        #expect(try await migrator.migrate(now: TestClock.start) == Migration.all.map(\.name))
        #expect(try await migrator.version() == Migrator.newest)
        #expect(try await migrator.migrate(now: TestClock.start) == [])
    }

    @Test(arguments: Engine.allCases)
    func `two nodes that start together apply each step once`(_ engine: Engine) async throws {
        let made = try await TestDatabase.empty(engine)
        let other = try await made.node()
        async let first = Migrator(made.database).migrate(now: TestClock.start)
        async let second = Migrator(other).migrate(now: TestClock.start)
        #expect(try await (first + second).sorted() == Migration.all.map(\.name).sorted())
        await other.close()
    }

    @Test(arguments: Engine.allCases)
    func `a database of a newer program is refused and left alone`(_ engine: Engine) async throws {
        let made = try await TestDatabase.migrated(engine)
        try await made.database.write { db in
            try db.run("INSERT INTO schema_version (number, name, at) VALUES (?, 'future', 0)", [Migrator.newest + 1])
        }
        await #expect(throws: SchemaTooNew.self) { try await Migrator(made.database).migrate(now: TestClock.start) }
    }

    @Test func `steps are numbered from 1 without gaps`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test(arguments: Engine.allCases)
    func `the schema refuses impossible rows: checks, uniqueness, foreign keys, missing values`(
        _ engine: Engine
    ) async throws {
        let made = try await TestDatabase.migrated(engine)
        try await made.database.write { try $0.run(Self.shop, [1, "lizi", "C"]) }
        let refused: [(String, [any Bindable])] = [
            (Self.shop, [2, "other", "Z"]),
            (Self.shop, [2, "lizi", "B"]),
            (Self.shop, [1, "other", "B"]),
            (Self.shop, [2, String?.none, "B"]),
            ("INSERT INTO setting (shop_id, name, value, changed_at) VALUES (?, 'a', 'b', 0)", [99]),
            (Self.campaign, [1, 99]),
        ]
        for (sql, arguments) in refused {
            #expect(
                await failure { try await made.database.write { try $0.run(sql, arguments) } } == "constraint", "\(sql)"
            )
        }
        #expect(await failure { try await made.database.write { try $0.run(Self.campaign, [1, 1]) } } == "nothing")
        let kind = await failure { try await made.database.write { try $0.run("DELETE FROM shop WHERE id = 1") } }
        #expect(kind == "constraint")
    }

    private static let shop = """
        INSERT INTO shop (id, slug, name, type, offset_minutes, day_cut_minutes, secret, created_at)
        VALUES (?, ?, 'Shop', ?, 480, 0, 's', 0)
        """
    private static let campaign = """
        INSERT INTO campaign (id, shop_id, name, starts_at, ends_at, benefit, is_peak) VALUES (?, ?, 'x', 0, 1, 'y', 0)
        """

    @Test func `docs/schema.sql is the schema`() async throws {
        let made = try await TestDatabase.migrated(.sqlite)
        let statements = try await made.database.read { db in
            try db.query(
                """
                SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                AND name NOT LIKE 'message\\_text\\_%' ESCAPE '\\' ORDER BY tbl_name, type = 'index', name
                """
            ) { $0.text(0) }
        }
        let header =
            "-- The schema on SQLite, written by MigrationTests. XIAOER_UPDATE_GOLDEN=1 make test writes it anew.\n\n"
        let schema = header + statements.map { $0 + ";\n" }.joined(separator: "\n")
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/schema.sql").standardizedFileURL.path
        if ProcessInfo.processInfo.environment["XIAOER_UPDATE_GOLDEN"] == "1" {
            try schema.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            golden == schema,
            "docs/schema.sql is stale: run the tests with XIAOER_UPDATE_GOLDEN=1 and look at the change")
    }
}
