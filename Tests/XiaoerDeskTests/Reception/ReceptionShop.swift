// A small shop with two agents, a leader and a buyer, for the tests of reception and guidance.

import Support
import XiaoerDesk
import XiaoerRules

/// A shop on a fresh database with a clock that stands still.
struct ReceptionShop {
    let kept: TestDatabase
    let desk: Desk
    let clock: TestClock
    let shop: ShopRow
    let nan: Authority
    let qiao: Authority
    let leader: Authority
    let buyer: Buyer

    static func open(_ engine: Engine) async throws -> ReceptionShop {
        let kept = try await TestDatabase.migrated(engine)
        let clock = TestClock()
        let desk = Desk(database: kept.database, now: clock.now, passwords: PasswordWork(cost: 4))
        let shop = try await desk.createShop(slug: "lizi", name: "栗子鞋服", type: .ordinary)
        func person(_ login: String, _ name: String, _ roles: [Role]) async throws -> Authority {
            let profile = try await desk.addPerson(
                NewPerson(
                    login: login, name: name, code: login, password: "a-long-enough-word", roles: roles,
                    groups: ["pre_sale"]), to: shop.id)
            let permissions = roles.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
            return Authority(
                shop: shop.id, identity: .person(profile.id), permissions: permissions, groups: ["pre_sale"])
        }
        let nan = try await person("nan", "李楠", [.preSale])
        let qiao = try await person("qiao", "乔木", [.preSale])
        let leader = try await person("leader", "组长", [.leader])
        let made = ReceptionShop(
            kept: kept, desk: desk, clock: clock, shop: shop, nan: nan, qiao: qiao, leader: leader,
            buyer: try await newBuyer(desk))
        return made
    }

    static func newBuyer(_ desk: Desk) async throws -> Buyer {
        let visit = try await desk.startVisit(shop: "lizi", token: nil, identity: nil)
        return try await desk.visitor(ofToken: visit.token)
    }

    func anotherBuyer() async throws -> Buyer { try await Self.newBuyer(desk) }

    /// The buyer writes.
    @discardableResult func says(
        _ text: String, _ clientID: String, as buyer: Buyer? = nil, page: String? = nil
    ) async throws -> StoredMessage {
        try await desk.receiveMessage(
            IncomingMessage(clientID: clientID, text: text, page: page), from: buyer ?? self.buyer)
    }

    /// An agent answers, having seen everything unless told otherwise.
    @discardableResult func answers(
        _ text: String, _ clientID: String, in id: ID<Conversation>, as authority: Authority, seen: Int? = nil,
        overrides: [String: String] = [:]
    ) async throws -> StoredMessage {
        let seen =
            if let seen { seen } else { try await desk.openConversation(id, as: leader).conversation.row.lastSeq }
        return try await desk.sendMessage(
            Answer(clientID: clientID, text: text, seenSeq: seen, overrides: overrides), in: id, as: authority)
    }

    func row(_ id: ID<Conversation>) async throws -> ConversationRow {
        try await desk.openConversation(id, as: leader).conversation.row
    }

    func events(_ id: ID<Conversation>) async throws -> [HistoryLine] {
        try await desk.showHistory(of: id, cursor: nil, as: leader).items
    }
}
