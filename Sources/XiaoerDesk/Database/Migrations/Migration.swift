// How the schema grows: numbered steps, never edited once shipped.

import XiaoerRules

/// One step of the schema.
struct Migration: Sendable {
    let number: Int
    let name: String
    /// The statements for an engine, in order.
    let statements: @Sendable (Dialect) -> [String]
}

extension Migration {
    /// All steps, oldest first. Add at the end; never change one that has been shipped.
    static let all: [Migration] = [.reception]

    /// Words of the schema that the engines spell differently.
    static func spelled(_ sql: String, _ dialect: Dialect) -> [String] {
        var keyed = sql.replacing("KEY_COLUMN", with: dialect == .sqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY")
        // Texts sort and compare by code point on both engines, whatever the server's language: prefix searches and
        // paging rest on it.
        if dialect == .postgres { keyed = keyed.replacing(" TEXT", with: " TEXT COLLATE \"C\"") }
        return keyed.split(separator: ";").map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Brings a database from any version to the newest.
public struct Migrator: Sendable {
    private let database: any Database

    public init(_ database: any Database) { self.database = database }

    /// The number of the newest step that a database has; 0 for an empty one.
    public func version() async throws -> Int {
        try await database.read { db in try Self.version(db) }
    }

    /// The number this program needs.
    public static var newest: Int { Migration.all.last?.number ?? 0 }

    /// Applies what is missing, each step in its own transaction. Returns the names of the applied steps.
    ///
    /// Throws ``SchemaTooNew`` when the database was written by a newer program.
    @discardableResult public func migrate(now: Instant) async throws -> [String] {
        let before = try await version()
        guard before <= Self.newest else { throw SchemaTooNew(found: before, known: Self.newest) }
        var applied: [String] = []
        for step in Migration.all where step.number > before {
            let dialect = database.dialect
            let done = try await waitingForOthers { db in
                // Another node may have been faster: look again under the writer's lock.
                guard try Self.version(db) < step.number else { return false }
                for statement in step.statements(dialect) { try db.run(statement) }
                try db.run(
                    "INSERT INTO schema_version (number, name, at) VALUES (?, ?, ?)", [step.number, step.name, now])
                return true
            }
            if done { applied.append(step.name) }
        }
        return applied
    }

    /// Another node may be busy with the same step: its turn passes, and then there is nothing left to do.
    private func waitingForOthers(_ body: @escaping @Sendable (any Transaction) throws -> Bool) async throws -> Bool {
        for _ in 0..<5 {
            do { return try await database.write(body) } catch DatabaseFailure.busy { continue }
        }
        return try await database.write(body)
    }

    private static func version(_ db: any Connection) throws -> Int {
        let exists =
            switch db.dialect {
            case .sqlite: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
            case .postgres:
                "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'"
            }
        guard try db.count(exists) > 0 else { return 0 }
        return try db.count("SELECT coalesce(max(number), 0) FROM schema_version")
    }
}

/// The database belongs to a newer program; nothing was touched.
public struct SchemaTooNew: Error {
    public let found: Int
    public let known: Int
}
