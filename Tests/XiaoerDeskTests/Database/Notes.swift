// A small table for the storage tests, and events about it.

import Support
import XiaoerDesk
import XiaoerRules

enum Notes {
    static let shop = ID<Shop>(1)

    /// A database with the newest schema and a table `note`.
    static func database(_ engine: Engine, busyTimeoutSeconds: Double = 5) async throws -> TestDatabase {
        let made = try await TestDatabase.migrated(engine, busyTimeoutSeconds: busyTimeoutSeconds)
        try await made.database.write { db in
            try db.run("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT, amount BIGINT, share DOUBLE PRECISION)")
        }
        return made
    }

    static func insert(_ id: Int, _ db: any Connection) throws { try insert(id, "x", db) }

    static func insert(_ id: Int, _ text: String, _ db: any Connection) throws {
        try db.run("INSERT INTO note (id, text) VALUES (?, ?)", [id, text])
    }

    static func count(_ database: any Database) async throws -> Int {
        try await database.read { try $0.count("SELECT count(*) FROM note") }
    }

    static func event(_ number: Int, echo: (any Sendable)? = nil) -> Event {
        Event(
            shop: shop, at: TestClock.start, type: "note.created", actor: .system,
            subject: .init("note", Int64(number)), data: "{\"n\":\(number)}", echo: echo)
    }

    /// Inserts a note and tells of it; the event's number.
    static func write(_ id: Int, echo: (any Sendable)? = nil, to database: any Database) async throws -> Int64 {
        try await database.write { db in
            try insert(id, "note \(id)", db)
            return try db.tell(event(id, echo: echo))
        }
    }
}

extension DatabaseFailure {
    var kind: String {
        switch self {
        case .full: "full"
        case .busy: "busy"
        case .constraint: "constraint"
        case .unreachable: "unreachable"
        case .broken: "broken"
        }
    }
}

/// The kind of failure that the work ends with; what else it threw, or "nothing".
func failure<T>(_ work: () async throws -> T) async -> String {
    do {
        _ = try await work()
        return "nothing"
    } catch let failure as DatabaseFailure {
        return failure.kind
    } catch {
        return "\(error)"
    }
}
