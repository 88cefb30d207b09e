// The roles of a shop's people and what each may do.

/// A role of the shop (TEAM-1…27). A person may hold several at once (TEAM-28); the permissions add up.
public enum Role: String, CaseIterable, Sendable, Codable {
    /// TEAM-1.
    case preSale = "pre_sale"
    /// TEAM-2.
    case afterSale = "after_sale"
    /// TEAM-3.
    case afterSaleAssistant = "after_sale_assistant"
    /// TEAM-4.
    case tracing
    /// TEAM-5.
    case refundClerk = "refund_clerk"
    /// TEAM-6.
    case payoutClerk = "payout_clerk"
    /// TEAM-7.
    case prizeClerk = "prize_clerk"
    /// TEAM-8.
    case orderEntry = "order_entry"
    /// TEAM-9.
    case orderChange = "order_change"
    /// TEAM-10.
    case unpacking
    /// TEAM-11.
    case restockClerk = "restock_clerk"
    /// TEAM-12.
    case complaint
    /// TEAM-13.
    case callCentre = "call_centre"
    /// TEAM-14.
    case mealPlanner = "meal_planner"
    /// TEAM-15.
    case leader
    /// TEAM-16.
    case supervisor
    /// TEAM-17.
    case head
    /// TEAM-18.
    case manager
    /// TEAM-19.
    case owner
    /// TEAM-20.
    case operations
    /// TEAM-21.
    case finance
    /// TEAM-22.
    case hr
    /// TEAM-23.
    case product
    /// TEAM-24.
    case designer
    /// TEAM-25, the part of the order chain that works in the software.
    case auditor, purchasing, warehouse
    /// TEAM-26.
    case crm
    /// TEAM-27.
    case reviewer, admin

    public var chinese: String { words.chinese }
    public var english: String { words.english }

    private var words: (chinese: String, english: String) {
        switch self {
        case .preSale: ("售前客服", "Pre-sale agent")
        case .afterSale: ("售后客服", "After-sale agent")
        case .afterSaleAssistant: ("辅售后", "After-sale assistant")
        case .tracing: ("查件客服", "Parcel-tracing agent")
        case .refundClerk: ("退款客服", "Refund clerk")
        case .payoutClerk: ("即时到账", "Instant-payout clerk")
        case .prizeClerk: ("领奖专员", "Prize clerk")
        case .orderEntry: ("录单员", "Order-entry clerk")
        case .orderChange: ("改单员", "Order-change clerk")
        case .unpacking: ("拆包售后", "Return-unpacking clerk")
        case .restockClerk: ("到货通知专人", "Arrival notifier")
        case .complaint: ("投诉客服", "Complaint agent")
        case .callCentre: ("呼叫中心", "Call-centre agent")
        case .mealPlanner: ("就餐排班人", "Meal planner")
        case .leader: ("组长", "Team leader")
        case .supervisor: ("客服主管", "Customer-service supervisor")
        case .head: ("部门负责人", "Department head")
        case .manager: ("店长", "Shop manager")
        case .owner: ("老板", "Owner")
        case .operations: ("运营", "Operations")
        case .finance: ("财务", "Finance")
        case .hr: ("行政人事", "Administration and HR")
        case .product: ("产品组", "Product group")
        case .designer: ("美工", "Designer")
        case .auditor: ("审单员", "Order auditor")
        case .purchasing: ("采购", "Purchasing")
        case .warehouse: ("仓管", "Warehouse keeper")
        case .crm: ("客户关系", "Customer relations")
        case .reviewer: ("质检培训", "Reviewer and trainer")
        case .admin: ("系统管理员", "Administrator")
        }
    }
}

extension Role {
    /// What the role may do (04 §6). The sources are silent on most of the software's own permissions; where they are,
    /// a role gets what its work needs and nothing else.
    public var permissions: Set<Permission> {
        switch self {
        case .preSale, .afterSale, .tracing, .complaint, .callCentre: Self.seat
        case .afterSaleAssistant, .refundClerk, .payoutClerk, .prizeClerk, .orderEntry, .orderChange, .unpacking:
            Self.seat
        case .restockClerk: Self.seat.union([.restockNotify])
        case .mealPlanner: Self.desk.union([.presenceSet])
        case .leader: Self.leading.union([.conversationSeeGroup, .conversationOverride])
        case .supervisor:
            Self.managing.union([.conversationOverride])
        case .head, .manager: Self.managing
        case .owner:
            // TEAM-111 leaves settings to the administrator; in a small shop that is the owner.
            // Transfers to a third seat stay with those who run the floor (TEAM-107).
            Set(Permission.allCases).subtracting([.conversationOverride])
        case .operations:
            Self.desk.union([
                .conversationSeeAll, .catalogWrite, .stockWrite, .phraseWrite, .guidanceWrite, .qualityRead, .importRun,
                .exportRun, .searchUse, .guidanceUse, .phraseUse,
            ])
        case .finance: Self.desk.union([.searchUse, .exportRun])
        case .hr: [.taskWork, .teamRead, .peopleRead, .qualityRead]
        case .product: [.taskWork, .teamRead, .catalogRead, .catalogWrite, .stockWrite, .importRun]
        case .designer: [.taskWork, .teamRead, .catalogRead]
        case .auditor: Self.desk.union([.orderWrite, .searchUse])
        case .purchasing: [.taskWork, .teamRead, .catalogRead, .stockWrite, .importRun]
        case .warehouse: [.taskWork, .teamRead, .catalogRead, .orderRead, .stockWrite, .importRun]
        case .crm: Self.desk.union([.customerWrite, .searchUse, .exportRun])
        case .reviewer:
            Self.desk.union([.conversationSeeAll, .guidanceUse, .phraseUse, .searchUse, .qualityRead, .eventRead])
        case .admin:
            // Runs the system, but reads no buyer's conversation by virtue of that (TEAM-110).
            [
                .catalogRead, .teamRead, .taskWork, .qualityRead, .peopleRead, .peopleWrite, .tokenWrite, .settingRead,
                .settingWrite, .importRun, .exportRun, .eventRead, .systemRead, .phraseUse, .phraseWrite, .guidanceUse,
                .guidanceWrite,
            ]
        }
    }

    /// Whoever works with the shop's customers and orders, without a seat.
    private static let desk: Set<Permission> = [.customerRead, .orderRead, .catalogRead, .taskWork, .teamRead]

    /// A seat in reception: everything an agent needs all day.
    private static let seat: Set<Permission> = desk.union([
        .conversationAnswer, .conversationTransfer, .customerWrite, .orderWrite, .phraseUse, .guidanceUse,
        .restockRegister, .presenceSet, .searchUse,
    ])

    /// A seat with a say: peak mode (TEAM-108), the shop's phrases (TEAM-109), arrivals.
    private static let leading: Set<Permission> = seat.union([.restockNotify, .peakSwitch, .phraseWrite, .qualityRead])

    /// All conversations (TEAM-110), approved phrases and knowledge (TEAM-109), settings to read (TEAM-111).
    private static let managing: Set<Permission> = leading.union([
        .conversationSeeGroup, .conversationSeeAll, .guidanceWrite, .peopleRead, .settingRead, .eventRead,
    ])
}

/// A role held for a time (TEAM-28).
public struct RoleAssignment: Hashable, Sendable, Codable {
    public let role: Role
    /// The first moment at which it counts.
    public let from: Instant
    /// The first moment at which it no longer counts; nil when it does not end.
    public let until: Instant?

    public init(_ role: Role, from: Instant, until: Instant? = nil) {
        self.role = role
        self.from = from
        self.until = until
    }

    public func isValid(at now: Instant) -> Bool { from <= now && (until.map { now < $0 } ?? true) }

    /// The next moment at which `isValid` changes, if any.
    public func nextChange(after now: Instant) -> Instant? {
        [from, until].compactMap { $0 }.filter { $0 > now }.min()
    }
}

extension Sequence<RoleAssignment> {
    /// The roles that count at a moment, in the order of the rulebook.
    public func roles(at now: Instant) -> [Role] {
        let held = Set(filter { $0.isValid(at: now) }.map(\.role))
        return Role.allCases.filter(held.contains)
    }

    /// What they allow together at a moment.
    public func permissions(at now: Instant) -> Set<Permission> {
        roles(at: now).reduce(into: []) { $0.formUnion($1.permissions) }
    }
}
