// A site with two small shops, spoken to over HTTP without a socket.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Support
import XiaoerDesk
import XiaoerRules

@testable import XiaoerWeb

/// Two shops, 栗子 and its neighbour, each with an agent who may do everything, a SKU and a buyer in the queue.
struct TestSite: Sendable {
    let desk: Desk
    let site: Site
    let clock: TestClock
    let mine: House
    let other: House
    let kept: TestDatabase

    struct House: Sendable {
        let shop: ShopRow
        let person: PersonProfile
        let authority: Authority
        let session: String
        let sku: SKURow
        let buyer: Buyer
        let visitor: String
        let conversation: ID<Conversation>
        let notice: ID<RestockNotice>
        let task: ID<DeskTask>
    }

    static let password = "a-long-enough-word"

    static func open() async throws -> TestSite {
        let kept = try await TestDatabase.migrated()
        let clock = TestClock()
        let desk = Desk(database: kept.database, now: clock.now, passwords: PasswordWork(cost: 4))
        let mine = try await house("lizi", desk)
        let other = try await house("other", desk)
        let site = Site(desk: desk, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        return TestSite(desk: desk, site: site, clock: clock, mine: mine, other: other, kept: kept)
    }

    private static func house(_ slug: String, _ desk: Desk) async throws -> House {
        let shop = try await desk.createShop(slug: slug, name: "店\(slug)", type: .ordinary)
        let person = try await desk.addPerson(
            NewPerson(
                login: "\(slug)-nan", name: "小楠", code: "A07", password: password, roles: Role.allCases,
                groups: ["pre_sale"]), to: shop.id)
        let session = try await desk.logIn(login: "\(slug)-nan", password: password, code: nil, address: "203.0.113.9")
        let authority = try await desk.authority(ofSession: session.token)
        let at = desk.now()
        var style = StyleRow(id: desk.ids.next(now: at), shop: shop.id, number: "LZ2601", createdAt: at)
        (style.name, style.category, style.priceCents) = ("软底乐福鞋", "女鞋", 199_00)
        var sku = SKURow(
            id: desk.ids.next(now: at), shop: shop.id, style: style.id, styleNumber: style.number, code: "LZ2601-黑色-37",
            stockAt: at)
        (sku.colour, sku.size, sku.priceCents, sku.available, sku.inTransit) = ("黑色", "37", 199_00, 0, 10)
        let made = (style, sku)
        try await desk.database.write { db in
            try StyleTable.insert(made.0, db)
            try SKUTable.insert(made.1, db)
        }
        try await desk.learnIntents(of: shop.id)
        let visit = try await desk.startVisit(shop: slug, token: nil, identity: nil)
        let buyer = try await desk.visitor(ofToken: visit.token)
        let stored = try await desk.receiveMessage(
            IncomingMessage(clientID: "hello-\(slug)", text: "软底乐福鞋黑色37码有货吗"), from: buyer)
        let conversation = try await desk.claimConversation(stored.conversation.id, as: authority).id
        let registered = try await desk.runAction(
            "register_restock", ["skuId": sku.id.description, "channel": "chat", "contact": "chat"], in: conversation,
            key: nil, as: authority)
        let task = try await desk.createTask(
            kind: "promise", text: "明天回复", dueAt: at.adding(hours: 1), conversation: conversation, as: authority)
        return House(
            shop: shop, person: person, authority: authority, session: session.token, sku: sku, buyer: buyer,
            visitor: visit.token, conversation: conversation, notice: ID(registered.result["notice"] ?? "") ?? ID(0),
            task: task.id)
    }

    /// A program's token with these permissions.
    func token(_ permissions: Set<Permission>, of house: House? = nil) async throws -> String {
        let house = house ?? mine
        let all = Authority(
            shop: house.shop.id, identity: .person(house.person.id), permissions: Set(Permission.allCases), groups: [])
        return try await desk.createToken(all, name: "test", permissions: permissions, expiresAt: nil).secret
    }

    /// Sends one request.
    func send(
        _ method: HTTPRequest.Method, _ path: String, session: String? = nil, bearer: String? = nil,
        json: String? = nil,
        bytes: [UInt8]? = nil, headers more: [HTTPField.Name: String] = [:]
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let session { headers[.cookie] = "\(SessionCookie.name)=\(session)" }
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        for (name, value) in more { headers[name] = value }
        let body = bytes.map { ByteBuffer(bytes: $0) } ?? json.map { ByteBuffer(string: $0) }
        let sent = headers
        return try await Application(router: site.router).test(.router) { client in
            try await client.execute(uri: path, method: method, headers: sent, body: body) { response in
                Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
            }
        }
    }

    /// As the agent of the first shop.
    func ask(_ method: HTTPRequest.Method, _ path: String, json: String? = nil) async throws -> Answer {
        try await send(method, path, session: mine.session, json: json)
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    var value: JSONValue { (try? JSONDecoder().decode(JSONValue.self, from: Data(body.utf8))) ?? .null }

    /// A value by its path: `items.0.name`.
    subscript(_ path: String) -> JSONValue {
        path.split(separator: ".").reduce(value) { value, part in
            switch value {
            case .object(let fields): fields[String(part)] ?? .null
            case .list(let items): Int(part).flatMap { items.indices.contains($0) ? items[$0] : nil } ?? .null
            default: .null
            }
        }
    }

    func text(_ path: String) -> String? { if case .text(let text) = self[path] { text } else { nil } }
    func int(_ path: String) -> Int? { if case .number(let number) = self[path] { Int(number) } else { nil } }
    var code: String? { text("code") }
}
