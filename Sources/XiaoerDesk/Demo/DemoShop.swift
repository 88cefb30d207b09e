// Loads the demo shop 栗子鞋服 and a second, tiny one, so that everything can be tried at once.

import XiaoerRules

extension Desk {
    /// The demo shop's name in addresses.
    public static let demoSlug = "lizi"

    /// Makes the demo shop and its neighbour unless they exist. Returns whether they were made now.
    ///
    /// The same goods, customers and orders on every machine; their times are counted back from now. Takes a few seconds.
    @discardableResult public func loadDemoShop() async throws -> Bool {
        if try await database.read({ db in try ShopTable.find(slug: Self.demoSlug, db) != nil }) { return false }
        let shop = try await createShop(slug: Self.demoSlug, name: "栗子鞋服", type: .ordinary, isDemo: true)
        let other = try await createShop(slug: "other", name: "隔壁小店", type: .ordinary, isDemo: true)
        // One hash for all: each would cost a tenth of a second.
        let hash = try passwords.hashBlocking(DemoPerson.password, salt: secrets.bytes(16))
        let people = try await loadDemoPeople(DemoPerson.all, shop.id, hash)
        _ = try await loadDemoPeople([DemoPerson.ofOtherShop], other.id, hash)
        let at = now()
        var random = DemoRandom(seed: 2601)
        let goods = DemoCatalogue(shop: shop.id, now: at, ids: ids, random: &random)
        let buyers = DemoCustomers(
            customers: 2000, orders: 5000, skus: goods.skus, styles: goods.styles, shop: shop.id, now: at, ids: ids,
            random: &random)
        let campaigns = Self.demoCampaigns(shop.id, at, ids)
        let talks = DemoConversations.build(
            shop: shop.id, customers: buyers.customers, people: people, now: at, ids: ids, random: &random)
        try await database.write { db in
            for style in goods.styles { try StyleTable.insert(style, db) }
            for sku in goods.skus { try SKUTable.insert(sku, db) }
            for (style, others) in goods.similar {
                try StyleRelationTable.replace(.similar, of: style, shop: shop.id, with: others, db)
            }
            for (style, others) in goods.matching {
                try StyleRelationTable.replace(.matching, of: style, shop: shop.id, with: others, db)
            }
            for campaign in campaigns { try CampaignTable.insert(campaign, db) }
        }
        try await database.write { db in
            for customer in buyers.customers { try CustomerTable.insert(customer, db) }
            for order in buyers.orders { try OrderTable.insert(order, db) }
            for line in buyers.lines { try OrderLineTable.insert(line, db) }
        }
        try await database.write { db in
            for talk in talks { try DemoConversations.save(talk, db) }
        }
        try await loadDemoNeighbour(other.id, at)
        return true
    }

    private func loadDemoPeople(
        _ people: [DemoPerson], _ shop: ID<Shop>, _ hash: String
    ) async throws -> [String: ID<Person>] {
        let at = now()
        let rows = people.map { person in
            PersonRow(
                id: ids.next(now: at), shop: shop, login: person.login, name: person.name, code: person.code,
                passwordHash: hash)
        }
        try await database.write { db in
            for (person, row) in zip(people, rows) {
                try PersonTable.insert(row, at: at, db)
                try PersonTable.setRoles(person.roles.map { RoleAssignment($0, from: at, until: nil) }, of: row.id, db)
                try GroupTable.setGroups(person.groups.map(\.rawValue), of: row.id, in: shop, db)
                try PresenceTable.save(Presence(state: person.state, since: at), of: row.id, in: shop, db)
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(people.map(\.login), rows.map(\.id)))
    }

    /// One campaign running, one with peak mode still to come.
    private static func demoCampaigns(_ shop: ID<Shop>, _ now: Instant, _ ids: IDSource) -> [CampaignRow] {
        [
            CampaignRow(
                id: ids.next(now: now), shop: shop, name: "秋冬焕新", startsAt: now.adding(days: -4),
                endsAt: now.adding(days: 9), thresholdCents: 300_00, benefit: "满 300 元减 30 元", isPeak: false),
            CampaignRow(
                id: ids.next(now: now), shop: shop, name: "年终大促", startsAt: now.adding(days: 16),
                endsAt: now.adding(days: 18), thresholdCents: 500_00, benefit: "满 500 元减 80 元，前 1000 名送袜子", isPeak: true
            ),
        ]
    }

    /// One style, one customer and one order that nobody of the first shop may ever see.
    private func loadDemoNeighbour(_ shop: ID<Shop>, _ at: Instant) async throws {
        var style = StyleRow(id: ids.next(now: at), shop: shop, number: "GB1001", createdAt: at)
        style.name = "隔壁帆布鞋"
        style.brand = "隔壁"
        style.category = "女鞋·运动鞋"
        style.pictureKind = "shoe"
        style.priceCents = 59_00
        var sku = SKURow(
            id: ids.next(now: at), shop: shop, style: style.id, styleNumber: style.number, code: "GB1001-白色-37",
            stockAt: at)
        (sku.colour, sku.size, sku.priceCents, sku.available) = ("白色", "37", 59_00, 20)
        var customer = CustomerRow(id: ids.next(now: at), shop: shop, account: "隔壁的客人", since: at, createdAt: at)
        (customer.name, customer.phone) = ("周邻", "13900009999")
        var order = OrderRow(
            id: ids.next(now: at), shop: shop, number: "3399999999999999999", customer: customer.id,
            account: customer.account, placedAt: at.adding(hours: -5))
        (order.consignee, order.phone, order.source) = ("周邻", "13900009999", "demo")
        (order.state, order.totalCents, order.paidCents) = (.paid, 59_00, 59_00)
        order.paidAt = order.placedAt.adding(minutes: 2)
        let made = (style, sku, customer, order)
        try await database.write { db in
            try StyleTable.insert(made.0, db)
            try SKUTable.insert(made.1, db)
            try CustomerTable.insert(made.2, db)
            try OrderTable.insert(made.3, db)
        }
    }
}
