// Who one may be in the demo shop.

import XiaoerRules

/// A login of the demo shop, with what there is to try.
public struct DemoLogin: Codable, Sendable {
    public let login: String
    public let password: String
    public let name: String
    public let role: String
    public let roleText: String
}

extension Desk {
    /// The demo shop's logins. Throws ``NotFound`` on every other server.
    public func demoLogins() async throws -> [DemoLogin] {
        guard let shop = try await database.read({ db in try ShopTable.find(slug: Self.demoSlug, db) }), shop.isDemo
        else {
            throw NotFound("demo")
        }
        let people = try await database.read { db in try PersonTable.all(of: shop.id, db) }
        return DemoPerson.all.filter { person in people.contains { $0.login == person.login && $0.isActive } }.map {
            person in
            let role = person.roles.first ?? .preSale
            return DemoLogin(
                login: person.login, password: DemoPerson.password, name: person.name, role: role.rawValue,
                roleText: person.roles.map(\.chinese).joined(separator: "、") + (Self.toTry[role].map { "：\($0)" } ?? "")
            )
        }
    }

    private static let toTry: [Role: String] = [
        .preSale: "接待买家、查库存、登记到货通知", .afterSale: "接待售后、退款和投诉的买家", .tracing: "帮买家查件",
        .leader: "看全组会话、切换旺季模式", .supervisor: "看全店会话、接手转接", .restockClerk: "通知登记了到货的买家",
        .operations: "改库存、导入导出文件、看话术", .finance: "导出订单", .warehouse: "改库存、导入库存表",
        .owner: "看全店、改设置、管人员", .admin: "管人员、设置、令牌和事件记录",
    ]
}
