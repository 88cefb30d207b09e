// One search for everything.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

/// `/api/search`.
struct SearchRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/search", .permission(.searchUse), "Messages, customers, orders and styles at once.",
                query: ["q"]
            ) { call in
                try await desk.searchEverything(call.query("q") ?? "", as: try call.authority)
            }
        ]
    }
}
