// The embedded engine: GRDB's pool for reading, one group-committing writer with full sync.

import Dispatch
import GRDB
import XiaoerRules

/// A shop's data in one SQLite file.
public final class SQLiteDatabase: Database {
    public let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let writer: GroupCommit
    private let listeners: CommitListeners
    /// One thread for all writes; GRDB's own writer queue would hop once more per group.
    private let thread = DispatchQueue(label: "xiaoer.sqlite.writer", qos: .userInitiated)

    /// Opens or creates the file. Throws when it cannot be opened or does not sync fully.
    public init(path: String, readers: Int = 4, busyTimeoutSeconds: Double = 5) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -16000")
            try db.execute(sql: "PRAGMA mmap_size = 268435456")
            // LIKE as PostgreSQL understands it.
            try db.execute(sql: "PRAGMA case_sensitive_like = ON")
        }
        let pool: DatabasePool
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // GRDB sets NORMAL after prepareDatabase; an acknowledged message must survive a power failure.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                    throw DatabaseFailure.broken("SQLite does not sync fully")
                }
                // The log file is emptied in larger steps than the default 1,000 pages: fewer pauses under load.
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            }
        } catch let error as DatabaseError {
            throw DatabaseFailure(error)
        }
        self.pool = pool
        listeners = CommitListeners()
        let thread = self.thread
        writer = GroupCommit(runner: SQLiteGroupRunner(pool: pool, listeners: listeners)) { job in
            thread.async(execute: job)
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(SQLiteConnection($0)) }
        } catch let error as DatabaseError {
            throw DatabaseFailure(error)
        }
    }

    @discardableResult public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T)
        async throws -> T
    {
        try await writer.submit(body)
    }

    public func onCommit(_ heard: @escaping @Sendable ([Event]) -> Void) { listeners.add(heard) }

    public func close() async {
        await writer.close()
        try? pool.close()
    }

    /// Copies the database to another file while it is in use.
    public func backup(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try pool.backup(to: target)
        try target.close()
    }

    /// Runs SQLite's own check of the file; empty when all is well.
    public func integrityProblems() async throws -> [String] {
        try await pool.read { db in
            try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
        }
    }
}

/// Runs groups on GRDB's writer connection.
private final class SQLiteGroupRunner: GroupRunner {
    private let pool: DatabasePool
    private let listeners: CommitListeners

    init(pool: DatabasePool, listeners: CommitListeners) {
        self.pool = pool
        self.listeners = listeners
    }

    func run(_ group: [any WaitingWrite]) {
        var told: [Event] = []
        var failure: (any Error)?
        do {
            told = try pool.writeWithoutTransaction { db in
                try Self.commitTogether(group, db) ?? Self.commitApart(group, db)
            }
        } catch let error as DatabaseError {
            failure = DatabaseFailure(error)
        } catch {
            failure = error
        }
        // Listeners first: whoever gets its answer finds its event already on the way.
        listeners.tell(told)
        for write in group { write.finish(groupFailure: failure) }
    }

    /// The usual way: all bodies in one transaction. Nil, with everything rolled back, when one of them failed.
    private static func commitTogether(_ group: [any WaitingWrite], _ db: GRDB.Database) throws -> [Event]? {
        var told: [Event]? = []
        try db.inTransaction(.immediate) {
            let transaction = SQLiteTransaction(db)
            for write in group {
                write.run(in: transaction)
                if write.hasFailed {
                    told = nil
                    return .rollback
                }
            }
            told = transaction.told.events
            return .commit
        }
        return told
    }

    /// After a failure: again, each body in its own savepoint, so that one's failure stays its own.
    private static func commitApart(_ group: [any WaitingWrite], _ db: GRDB.Database) throws -> [Event] {
        var told: [Event] = []
        try db.inTransaction(.immediate) {
            let transaction = SQLiteTransaction(db)
            for write in group {
                let mark = transaction.told.events.count
                do {
                    try db.inSavepoint {
                        write.run(in: transaction)
                        if write.hasFailed { transaction.told.forget(downTo: mark) }
                        return write.hasFailed ? .rollback : .commit
                    }
                } catch  where !db.isInsideTransaction {
                    throw transaction.statementFailure ?? error
                }
                // A full disk makes SQLite roll back everything at once. What came before is lost, too, and must not be
                // answered as saved.
                if !db.isInsideTransaction {
                    throw transaction.statementFailure ?? DatabaseFailure.broken("the transaction ended early")
                }
            }
            told = transaction.told.events
            return .commit
        }
        return told
    }
}

/// The writer's connection: also hands out event numbers.
private final class SQLiteTransaction: SQLiteConnection, GroupTransaction {
    var told = ToldEvents()
    var statementFailure: (any Error)?

    @discardableResult func tell(_ event: Event) throws -> Int64 { try told.append(event, self) }

    override func noteFailure(_ failure: DatabaseFailure) { statementFailure = statementFailure ?? failure }
}

extension DatabaseFailure {
    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(error.description)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(error.description)
        case .SQLITE_CONSTRAINT: self = .constraint(error.message ?? error.description)
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self = error.resultCode == .SQLITE_IOERR ? .full(error.description) : .unreachable(error.description)
        default: self = .broken(error.description)
        }
    }
}
