// Fresh databases for tests, on every engine that was built.

import Foundation
import XiaoerDesk
import XiaoerRules

#if PostgreSQL
    import XiaoerPostgres
#endif

/// The engines that the same tests run on: `@Test(arguments: Engine.allCases)`.
public enum Engine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite = "SQLite"
    #if PostgreSQL
        case postgres = "PostgreSQL"
    #endif

    public var description: String { rawValue }
}

/// A database of its own for one test. It is removed when the last reference goes away.
public final class TestDatabase: Sendable {
    public let engine: Engine
    /// The first node on it.
    public let database: any Database
    /// The file's path or the server's address.
    public let address: String
    private let folder: String?

    private init(engine: Engine, database: any Database, address: String, folder: String?) {
        self.engine = engine
        self.database = database
        self.address = address
        self.folder = folder
    }

    deinit {
        let database = database
        let folder = folder
        Task.detached {
            await database.close()
            if let folder { try? FileManager.default.removeItem(atPath: folder) }
        }
    }

    /// An empty database with the newest schema. `busyTimeoutSeconds` is how long a write waits for others.
    public static func migrated(_ engine: Engine = .sqlite, busyTimeoutSeconds: Double = 5) async throws -> TestDatabase
    {
        let made = try await empty(engine, busyTimeoutSeconds: busyTimeoutSeconds)
        try await Migrator(made.database).migrate(now: TestClock.start)
        return made
    }

    /// A database without any table.
    public static func empty(_ engine: Engine = .sqlite, busyTimeoutSeconds: Double = 5) async throws -> TestDatabase {
        switch engine {
        case .sqlite:
            let folder = try temporaryFolder()
            return try await open(engine, address: folder + "/xiaoer.sqlite", folder: folder, busyTimeoutSeconds)
        #if PostgreSQL
            case .postgres:
                return try await on(PostgresServer.shared(), busyTimeoutSeconds: busyTimeoutSeconds)
        #endif
        }
    }

    #if PostgreSQL
        /// An empty database of a certain server.
        public static func on(_ server: PostgresServer, busyTimeoutSeconds: Double = 5) async throws -> TestDatabase {
            let name = server.freshName()
            try await offPool {
                let connection = PostgresConnection(PostgresSettings(url: server.url("postgres")))
                try connection.open()
                try connection.execute("CREATE DATABASE \(name)")
                connection.shut()
            }
            return try await open(.postgres, address: server.url(name), folder: nil, busyTimeoutSeconds)
        }
    #endif

    private static func open(
        _ engine: Engine, address: String, folder: String?, _ busyTimeoutSeconds: Double
    ) async throws -> TestDatabase {
        let database = try await node(engine, address: address, busyTimeoutSeconds: busyTimeoutSeconds)
        return TestDatabase(engine: engine, database: database, address: address, folder: folder)
    }

    /// Another node on the same data, as another process would open it.
    public func node(busyTimeoutSeconds: Double = 5) async throws -> any Database {
        try await Self.node(engine, address: address, busyTimeoutSeconds: busyTimeoutSeconds)
    }

    private static func node(
        _ engine: Engine, address: String, busyTimeoutSeconds: Double
    ) async throws -> any Database {
        switch engine {
        case .sqlite: return try SQLiteDatabase(path: address, busyTimeoutSeconds: busyTimeoutSeconds)
        #if PostgreSQL
            case .postgres:
                return try await PostgresDatabase(url: address, readers: 2, busyTimeoutSeconds: busyTimeoutSeconds)
        #endif
        }
    }

    /// What killing the process right now would leave behind on SQLite: the files as they are, opened by somebody else.
    public func copyAsAfterCrash() async throws -> TestDatabase {
        let folder = try Self.temporaryFolder()
        let copy = folder + "/xiaoer.sqlite"
        // Not the -shm file: it is memory, and memory is what a crash loses.
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: address + suffix) {
            try FileManager.default.copyItem(atPath: address + suffix, toPath: copy + suffix)
        }
        return try await Self.open(engine, address: copy, folder: folder, 5)
    }

    /// A folder for one test.
    public static func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "xiaoer-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}

/// Runs blocking work on a thread of its own.
public func offPool<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
        let thread = Thread { done.resume(with: Result { try work() }) }
        thread.stackSize = 4 << 20
        thread.start()
    }
}
