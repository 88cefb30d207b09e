// Whether the desk is well: the database answers, and the schema is this program's.

import XiaoerRules

/// What the self-check found.
public struct HealthReport: Sendable {
    public let engine: String
    public let schema: Int
    public let newestSchema: Int
    /// Events recorded so far.
    public let events: Int64

    public var isWell: Bool { schema == newestSchema }
}

extension Desk {
    /// Asks the database. Throws what it throws.
    public func showHealth() async throws -> HealthReport {
        let engine = database.dialect == .sqlite ? "SQLite" : "PostgreSQL"
        return HealthReport(
            engine: engine, schema: try await Migrator(database).version(), newestSchema: Migrator.newest,
            events: try await newestEvent())
    }
}
