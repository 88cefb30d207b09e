// The demo shop's people, one for each role worth trying.

import XiaoerRules

/// Somebody of the demo shop.
public struct DemoPerson: Sendable {
    public let login: String
    public let name: String
    public let code: String
    public let roles: [Role]
    public let groups: [SkillGroup]
    public let state: SeatState

    /// All have the same password; the demo shop is for trying things out.
    public static let password = "xiaoer-demo"

    public static let all: [DemoPerson] = [
        DemoPerson("nan", "李楠", "小楠", [.preSale], [.preSale], .online),
        DemoPerson("qiao", "乔安", "小乔", [.preSale], [.preSale], .online),
        DemoPerson("tong", "童谣", "小童", [.preSale], [.preSale], .online),
        DemoPerson("he", "何苗", "禾禾", [.afterSale], [.afterSale, .refund, .complaint], .online),
        DemoPerson("zha", "查理", "查查", [.tracing], [.tracing], .online),
        DemoPerson("leader", "冯组长", "阿冯", [.leader, .preSale], [.preSale, .order], .online),
        DemoPerson("supervisor", "沈主管", "沈沈", [.supervisor], [.preSale, .afterSale, .supervisor], .off),
        DemoPerson("restock", "袁到", "圆圆", [.restockClerk], [], .off),
        DemoPerson("operations", "于营", "鱼鱼", [.operations, .product], [], .off),
        DemoPerson("finance", "蔡雯", "财财", [.finance], [.refund, .payout], .off),
        DemoPerson("warehouse", "库平", "阿库", [.warehouse], [], .off),
        DemoPerson("owner", "栗老板", "老栗", [.owner], [.mainAccount], .off),
        DemoPerson("admin", "管理员", "管管", [.admin], [], .off),
    ]

    /// The other shop, which none of the above may see.
    public static let ofOtherShop = DemoPerson("other", "隔壁老王", "老王", [.preSale, .admin], [.preSale], .online)

    private init(
        _ login: String, _ name: String, _ code: String, _ roles: [Role], _ groups: [SkillGroup], _ state: SeatState
    ) {
        self.login = login
        self.name = name
        self.code = code
        self.roles = roles
        self.groups = groups
        self.state = state
    }
}
