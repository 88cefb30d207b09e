// Whether the desk is well.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

/// The self-check as programs read it. Nothing in it is secret.
struct HealthView: Codable, Sendable {
    struct DatabaseSide: Codable, Sendable {
        let engine: String
        let status: String
        let schema: Int
    }

    /// `ok` or `schema`.
    let status: String
    let version: String
    let database: DatabaseSide
    let events: Int64
    let liveStreams: Int
    let startedAt: Instant
    let uptimeSeconds: Int
}

/// `/health`.
struct HealthRoutes: Sendable {
    let desk: Desk
    let hub: Hub
    let startedAt: Instant

    var endpoints: [Endpoint] {
        [
            .give(.get, "/health", .anybody, "Whether the desk is well: asks the database.") { _ in
                let report = try await desk.showHealth()
                return HealthView(
                    status: report.isWell ? "ok" : "schema", version: Site.version,
                    database: .init(engine: report.engine, status: "ok", schema: report.schema), events: report.events,
                    liveStreams: hub.count, startedAt: startedAt, uptimeSeconds: desk.now().seconds(since: startedAt))
            }
        ]
    }
}
