// The event log.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

/// Addresses under `/api/events`, and the agents' live stream.
struct EventRoutes: Sendable {
    let desk: Desk
    let live: LiveStream

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/events", .permission(.eventRead),
                "What happened: newest first, or above a number for programs that follow along.",
                query: ["after", "type", "limit"]
            ) { call in
                try await desk.listEvents(
                    cursor: call.query("after"), type: call.query("type"),
                    limit: try call.queryInt("limit", default: 50, in: 1...500), as: try call.authority)
            },
            .raw(.get, "/api/live", .signedIn, "The agents' live stream of events.", query: ["after"]) {
                request, call in
                live.open(.agent(try call.authority), request, call.context)
            },
        ]
    }
}
