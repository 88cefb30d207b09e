// Who sits where, and peak mode.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

/// Addresses under `/api/team`.
struct TeamRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(.get, "/api/team", .permission(.teamRead), "All groups with queue and seats.") { call in
                try await desk.showTeam(as: try call.authority)
            },
            .take(.put, "/api/team/peak", .permission(.peakSwitch), "Switches peak mode on or off.", FlagBody.self) {
                call, body in
                try await desk.switchPeak(body.value, as: try call.authority)
                return body
            },
        ]
    }
}
