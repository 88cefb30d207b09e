// What is sold: for everybody without figures, for the shop's people with them.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct StockBody: Codable, Sendable {
    var available: Int?
    var unaudited: Int?
    var inTransit: Int?
    var materialsIssued: Bool?
    /// Null clears a date; missing leaves it.
    var expectedAt: Instant??
    var selectable: Bool?
    var presaleAt: Instant??

    enum CodingKeys: String, CodingKey {
        case available, unaudited, inTransit, materialsIssued, expectedAt, selectable, presaleAt
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        available = try container.decodeIfPresent(Int.self, forKey: .available)
        unaudited = try container.decodeIfPresent(Int.self, forKey: .unaudited)
        inTransit = try container.decodeIfPresent(Int.self, forKey: .inTransit)
        materialsIssued = try container.decodeIfPresent(Bool.self, forKey: .materialsIssued)
        expectedAt = try container.decodeGiven(Instant.self, forKey: .expectedAt)
        selectable = try container.decodeIfPresent(Bool.self, forKey: .selectable)
        presaleAt = try container.decodeGiven(Instant.self, forKey: .presaleAt)
    }

    var wish: StockChangeWish {
        var wish = StockChangeWish()
        wish.available = available
        wish.unaudited = unaudited
        wish.inTransit = inTransit
        wish.materialsIssued = materialsIssued
        wish.expectedAt = expectedAt
        wish.selectable = selectable
        wish.presaleAt = presaleAt
        return wish
    }
}

/// Addresses under `/api/public` and `/api/skus`.
struct CatalogRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] { open + own }

    private var open: [Endpoint] {
        [
            .give(.get, "/api/public/shops", .anybody, "The shops of this server.") { _ in
                Page(try await desk.listPublicShops())
            },
            .give(.get, "/api/public/shops/{slug}", .anybody, "A shop with its hours.") { call in
                try await desk.showPublicShop(try call.parameter("slug"))
            },
            .give(.get, "/api/public/shops/{slug}/styles", .anybody, "The styles on a shop's page.", query: ["limit"]) {
                call in
                Page(
                    try await desk.listStyles(
                        of: try call.parameter("slug"), limit: try call.queryInt("limit", default: 24, in: 1...200)))
            },
            .give(.get, "/api/public/shops/{slug}/styles/{number}", .anybody, "One style with its SKUs.") { call in
                try await desk.showStyle(try call.parameter("number"), of: try call.parameter("slug"))
            },
            .give(.get, "/api/public/demo", .anybody, "The demo shop's logins; not found anywhere else.") { _ in
                DemoView(logins: try await desk.demoLogins())
            },
        ]
    }

    private var own: [Endpoint] {
        [
            .give(
                .get, "/api/skus", .permission(.catalogRead), "SKUs with their stock.", query: ["q", "cursor", "limit"]
            ) { call in
                try await desk.listSKUs(
                    call.query("q") ?? "", cursor: call.query("cursor"),
                    limit: try call.queryInt("limit", default: 50, in: 1...200), as: try call.authority)
            },
            .take(
                .put, "/api/skus/{id}/stock", .permission(.stockWrite), "Changes the figures of a SKU.", StockBody.self
            ) {
                call, body in
                try await desk.changeStock(of: try call.id(), body.wish, as: try call.authority)
            },
        ]
    }
}

struct DemoView: Codable, Sendable {
    let logins: [DemoLogin]
}
