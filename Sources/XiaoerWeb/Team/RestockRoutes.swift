// The clerk's queue of restock notices.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct NotifyBody: Codable, Sendable {
    /// The clerk's own words instead of the shop's phrase.
    var text: String?
}

struct DeclineBody: Codable, Sendable {
    var reason: String?
}

/// Addresses under `/api/restock`.
struct RestockRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/restock", .permission(.taskWork),
                "Restock notices in a state, who registered first in front.",
                query: ["state", "cursor", "limit"]
            ) { call in
                guard let state = RestockNoticeState(rawValue: call.query("state") ?? "arrived") else {
                    throw InvalidInput("state", "waiting, arrived, notified, ordered, declined or expired")
                }
                return try await desk.listRestock(
                    state, cursor: call.query("cursor"), limit: try call.queryInt("limit", default: 50, in: 1...200),
                    as: try call.authority)
            },
            .take(
                .post, "/api/restock/{id}/notify", .permission(.restockNotify), "Tells the buyer that it is back.",
                NotifyBody.self
            ) { call, body in
                try await desk.notifyRestock(
                    try call.id(), text: body.text, key: call.request.headers[.idempotencyKey], as: try call.authority)
            },
            .take(
                .post, "/api/restock/{id}/decline", .permission(.restockNotify), "The buyer does not want it any more.",
                DeclineBody.self
            ) { call, body in
                try await desk.declineRestock(
                    try call.id(), reason: body.reason, key: call.request.headers[.idempotencyKey],
                    as: try call.authority)
            },
            .give(.post, "/api/restock/{id}/ordered", .permission(.restockNotify), "The buyer has ordered.") { call in
                try await desk.markRestockOrdered(
                    try call.id(), key: call.request.headers[.idempotencyKey], as: try call.authority)
            },
        ]
    }
}
