// A SQLite connection behind the seam: prepared statements from GRDB's cache, bound and stepped directly.

import GRDB
import GRDBSQLite
import XiaoerRules

/// A connection of GRDB's pool.
///
/// GRDB opens, guards and pools the connections and caches the statements. Binding and reading go straight to SQLite: on
/// the way of a message they happen hundreds of times, and a general row type would cost more than the database.
class SQLiteConnection: Connection {
    let dialect = Dialect.sqlite
    private let db: GRDB.Database

    init(_ db: GRDB.Database) { self.db = db }

    @discardableResult func run(_ sql: String, _ arguments: [any Bindable]) throws -> Int {
        try sorting {
            // What changes the schema goes through GRDB, which has to know of it.
            guard Self.changesRows(sql) else {
                try db.execute(sql: sql)
                return 0
            }
            let statement = try bound(sql, arguments)
            defer { sqlite3_reset(statement) }
            var code = sqlite3_step(statement)
            while code == SQLITE_ROW { code = sqlite3_step(statement) }
            guard code == SQLITE_DONE else { throw error(code) }
            return Int(sqlite3_changes(db.sqliteConnection))
        }
    }

    func query<T>(_ sql: String, _ arguments: [any Bindable], _ decode: (any Row) throws -> T) throws -> [T] {
        try sorting {
            let statement = try bound(sql, arguments)
            defer { sqlite3_reset(statement) }
            var answer: [T] = []
            while true {
                let code = sqlite3_step(statement)
                if code == SQLITE_DONE { return answer }
                guard code == SQLITE_ROW else { throw error(code) }
                answer.append(try decode(SQLiteRow(statement: statement)))
            }
        }
    }

    func check(_ sql: String) throws { try sorting { _ = try db.makeStatement(sql: sql) } }

    /// A statement failed.
    func noteFailure(_ failure: DatabaseFailure) {}

    private static func changesRows(_ sql: String) -> Bool {
        ["INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
    }

    private func bound(_ sql: String, _ arguments: [any Bindable]) throws -> OpaquePointer {
        let statement = try db.cachedStatement(sql: sql).sqliteStatement
        guard Int(sqlite3_bind_parameter_count(statement)) == arguments.count else {
            throw DatabaseFailure.broken("\(arguments.count) arguments for: \(sql)")
        }
        for (place, argument) in arguments.enumerated() {
            let code = try Self.bind(argument.sqlValue, to: statement, at: Int32(place + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
        return statement
    }

    /// SQLite copies a text before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func bind(_ value: SQLValue, to statement: OpaquePointer, at place: Int32) throws -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let number): return sqlite3_bind_int64(statement, place, number)
        case .real(let number): return sqlite3_bind_double(statement, place, number)
        case .text(var text):
            try text.refuseNUL()
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // An empty text has no address, and a null address would bind NULL.
                    guard let start = characters.baseAddress, !characters.isEmpty else {
                        return sqlite3_bind_text(statement, place, "", 0, copied)
                    }
                    return sqlite3_bind_text(statement, place, start, Int32(characters.count), copied)
                }
            }
        }
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
            message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }

    /// Nothing above the seam knows GRDB's errors.
    private func sorting<T>(_ work: () throws -> T) throws -> T {
        do { return try work() } catch let error as DatabaseError {
            let failure = DatabaseFailure(error)
            noteFailure(failure)
            throw failure
        }
    }
}

/// The row that a statement stands on.
private struct SQLiteRow: Row {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func position(of name: String) -> Int? {
        (0..<Int(sqlite3_column_count(statement))).first { column in
            sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) == name } ?? false
        }
    }
}
