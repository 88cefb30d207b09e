// The buyer beside the conversation.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct CustomerBody: Codable, Sendable {
    var tags: [String]?
    var notes: String?
    var preferences: [String]?
}

/// `/api/conversations/{id}/customer` and `/api/customers/{id}`.
struct CustomerRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/conversations/{id}/customer", .permission(.customerRead),
                "Who the buyer is, what they look at and what they bought."
            ) { call in
                try await desk.showCustomer(of: try call.id(), as: try call.authority)
            },
            .take(
                .put, "/api/customers/{id}", .permission(.customerWrite),
                "Notes tags, preferences or words about a customer.",
                CustomerBody.self
            ) { call, body in
                try await desk.changeCustomer(
                    try call.id(),
                    CustomerChange(tags: body.tags, notes: body.notes, preferences: body.preferences),
                    as: try call.authority)
            },
        ]
    }
}
