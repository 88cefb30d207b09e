// The one seam between Xiaoer and its database engine.

import XiaoerRules

/// A value on its way into or out of the database.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// Whatever can stand for a `?` in a statement.
public protocol Bindable: Sendable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: Bindable { public var sqlValue: SQLValue { self } }
extension Int: Bindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: Bindable { public var sqlValue: SQLValue { .integer(self) } }
extension Double: Bindable { public var sqlValue: SQLValue { .real(self) } }
extension String: Bindable { public var sqlValue: SQLValue { .text(self) } }
extension Bool: Bindable { public var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension Instant: Bindable { public var sqlValue: SQLValue { .integer(milliseconds) } }
extension ID: Bindable { public var sqlValue: SQLValue { .integer(value) } }
extension Optional: Bindable where Wrapped: Bindable {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension String {
    /// PostgreSQL cannot store U+0000 and C would cut the text there: refused on every engine. Such a text comes from
    /// outside, so it is the sender's mistake and not the database's.
    package func refuseNUL() throws {
        var text = self
        let found = text.withUTF8 { bytes in bytes.contains(0) }
        if found { throw InvalidInput("text", "must not hold the character U+0000") }
    }
}

/// One row of an answer, read by position. It is valid only inside the closure that decodes it.
public protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func text(_ column: Int) -> String
    /// The position of a column by its name; nil when the answer has none of that name.
    func position(of name: String) -> Int?
}

extension Row {
    public func int(_ column: Int) -> Int { Int(integer(column)) }
    public func bool(_ column: Int) -> Bool { integer(column) != 0 }
    public func instant(_ column: Int) -> Instant { Instant(milliseconds: integer(column)) }
    public func id<Kind>(_ column: Int, of kind: Kind.Type = Kind.self) -> ID<Kind> { ID(integer(column)) }
    public func intIfAny(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }
    public func textIfAny(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    public func instantIfAny(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
    public func idIfAny<Kind>(_ column: Int, of kind: Kind.Type = Kind.self) -> ID<Kind>? {
        isNull(column) ? nil : ID(integer(column))
    }
    /// A column by its name; a missing one is a mistake in the statement and reads as null.
    public func value(_ name: String) -> SQLValue {
        guard let column = position(of: name), !isNull(column) else { return .null }
        return .text(text(column))
    }
}

/// What differs between the engines, for the few places that must know.
public enum Dialect: Sendable {
    case sqlite
    case postgres
}

/// A connection inside a read or a write. It must not leave the closure it was given to.
public protocol Connection: AnyObject {
    var dialect: Dialect { get }
    /// Runs a statement that changes something; `?` stands for the arguments in order. Returns how many rows changed.
    @discardableResult func run(_ sql: String, _ arguments: [any Bindable]) throws -> Int
    /// Runs a statement that answers rows and decodes each.
    func query<T>(_ sql: String, _ arguments: [any Bindable], _ decode: (any Row) throws -> T) throws -> [T]
    /// Prepares a statement without running it; throws when the engine refuses it.
    func check(_ sql: String) throws
}

extension Connection {
    @discardableResult public func run(_ sql: String) throws -> Int { try run(sql, []) }

    public func query<T>(_ sql: String, _ decode: (any Row) throws -> T) throws -> [T] { try query(sql, [], decode) }

    /// The first row's decoded value, or nil when there is none.
    public func first<T>(_ sql: String, _ arguments: [any Bindable] = [], _ decode: (any Row) throws -> T) throws -> T?
    {
        try query(sql, arguments, decode).first
    }

    /// The first column of the first row as an integer, 0 when there is no row.
    public func count(_ sql: String, _ arguments: [any Bindable] = []) throws -> Int {
        try first(sql, arguments) { $0.int(0) } ?? 0
    }
}

/// A connection inside a write: what it changes and the events it tells are committed together.
public protocol Transaction: Connection {
    /// Appends to the event log and returns the event's number. Numbers rise in the order of commits, without gaps that
    /// could be filled later, so a reader that has seen n never has to look below n again.
    @discardableResult func tell(_ event: Event) throws -> Int64
}

/// A database: SQLite in one file, or PostgreSQL.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads from one consistent snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs the body in a durable transaction: when this returns, the change survives a power failure.
    ///
    /// Several bodies may share one transaction (group commit), and a body may run twice when a neighbour fails, so it
    /// must depend on nothing but the database and change nothing else. Cancelling the caller does not undo a write
    /// that has begun. When a statement fails, the whole body fails, also if it catches the error: use `ON CONFLICT`
    /// where a conflict is expected.
    @discardableResult func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws
        -> T

    /// Calls `heard` with the committed events of this and of other processes, in order, each once, from now on. Those
    /// of other processes may begin a moment earlier: at most where the database was when it was opened.
    func onCommit(_ heard: @escaping @Sendable ([Event]) -> Void)

    /// Ends all connections after the writes that have begun.
    func close() async
}

/// What went wrong in the engine, sorted by what the caller can do about it.
public enum DatabaseFailure: Error, Sendable {
    /// The disk is full: nothing was changed; free space and try again.
    case full(String)
    /// Another process holds the database too long: nothing was changed; try again.
    case busy(String)
    /// A uniqueness, foreign key or check rule of the schema refused the change.
    case constraint(String)
    /// The server cannot be reached or the connection broke.
    case unreachable(String)
    /// A broken statement or anything else: a mistake of ours.
    case broken(String)
}
