// The one-click actions a table may use, with their arguments (rulebook 05 §0.2).

/// An action of the vocabulary.
public struct ActionKind: Hashable, Sendable {
    public let name: String
    public let label: Wording
    public let parameters: [Parameter]

    /// An argument an action takes.
    public struct Parameter: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// A word, a number or a fact.
            case value
            /// Names of slots or facts to ask for.
            case slots
            /// A back-office desk or a person with more authority.
            case role
            /// The name of a fact that the buyer's answer will set.
            case fact
            /// A flag colour.
            case colour
        }
        public let name: String
        public let kind: Kind
        public let required: Bool
    }

    init(_ name: String, _ zh: String, _ en: String, _ parameters: [Parameter] = []) {
        self.name = name
        label = Wording(zh: zh, en: en)
        self.parameters = parameters
    }

    /// All actions. The last four are additions: storing an answer, opening a case, an ordinary refund and a register.
    public static let vocabulary: [ActionKind] = [
        ActionKind("ask", "提问", "Ask", [need("slots", .slots)]),
        ActionKind("say", "用话术", "Say"),
        ActionKind("lookup_stock", "查库存", "Look up stock", [may("sku")]),
        ActionKind("send_product", "发商品卡", "Send the product card", [may("item")]),
        ActionKind("recommend", "推荐商品", "Recommend", [need("list")]),
        ActionKind("request_listing", "请产品组上架", "Ask the product team to list it", [may("sku"), may("remind")]),
        ActionKind(
            "register_restock", "登记到货通知", "Register a restock notice", [may("sku"), may("contact"), may("date")]),
        ActionKind("create_task", "建提醒", "Create a task", [need("type"), may("due")]),
        ActionKind("notify", "通知同事", "Notify a desk", [need("role", .role), need("payload")]),
        ActionKind("escalate", "请示", "Escalate", [need("role", .role), may("payload")]),
        ActionKind("set_flag", "插旗备注", "Flag the order", [need("colour", .colour), need("remark")]),
        ActionKind("set_memo", "内部便签", "Set the internal memo", [need("text")]),
        ActionKind("set_mark", "订单标记", "Set the order mark", [need("mark")]),
        ActionKind("change_postage", "改邮费", "Change the postage", [need("amount")]),
        ActionKind("change_price", "改价", "Change the price", [need("amount")]),
        ActionKind("topup_link", "发补差价链接", "Send the top-up link", [need("amount")]),
        ActionKind("plan_refund", "登记待返款", "Plan a refund", [need("amount"), need("when")]),
        ActionKind("close_order", "关闭订单", "Close the order", [may("reason")]),
        ActionKind("void_erp_order", "作废 ERP 单", "Void the ERP order"),
        ActionKind("extend_receipt", "延长收货", "Extend the receipt time", [may("days")]),
        ActionKind("log_consent", "留存买家同意", "Pin the consent", [may("message")]),
        ActionKind("incident", "记事件单", "File an incident", [may("agent")]),
        ActionKind("send_guide", "发图文指引", "Send a guide", [need("topic")]),
        ActionKind("check_promotions", "核对优惠", "Check the benefits", [may("order")]),
        ActionKind("reserve", "留货", "Reserve", [need("sku"), need("qty"), may("case")]),
        ActionKind("answer", "记下买家的回答", "Store the answer", [need("fact", .fact)]),
        ActionKind("open_case", "建售后单", "Open a case", [need("type")]),
        ActionKind("refund", "申请退款", "Ask for the refund", [may("amount")]),
        ActionKind("register", "登记", "Register", [need("type"), may("date")]),
    ]

    private static func need(_ name: String, _ kind: Parameter.Kind = .value) -> Parameter {
        Parameter(name: name, kind: kind, required: true)
    }

    private static func may(_ name: String, _ kind: Parameter.Kind = .value) -> Parameter {
        Parameter(name: name, kind: kind, required: false)
    }
}

/// Everything outside itself that a table may name. Loading refuses a name that is not in here.
public struct Vocabulary: Sendable {
    /// Scenarios and variants of the phrase library: `SCR-66`, `SCR-66/known`.
    public var phrases: Set<String>
    public var actions: [String: ActionKind]
    public var settings: [String: Setting]
    /// Tables of the rulebook, delivered or still to come.
    public var tables: Set<String>
    /// Intents by id; nil leaves them unchecked.
    public var intents: Set<String>?

    public init(
        phrases: Set<String>, settings: [Setting], intents: Set<String>? = nil,
        actions: [ActionKind] = ActionKind.vocabulary, tables: Set<String> = Vocabulary.rulebookTables
    ) {
        self.phrases = phrases
        self.actions = Dictionary(actions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.settings = Dictionary(settings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.tables = tables
        self.intents = intents
    }

    /// Desks and people a work item can go to (05 §0.1).
    public static let roles: [String: Wording] = [
        "agent": Wording(zh: "售前客服", en: "agent"),
        "aftersales": Wording(zh: "售后客服", en: "after-sales agent"),
        "tracking_agent": Wording(zh: "查件客服", en: "tracking agent"),
        "team_leader": Wording(zh: "组长", en: "team leader"),
        "supervisor": Wording(zh: "主管", en: "supervisor"),
        "department_head": Wording(zh: "部门负责人", en: "department head"),
        "shop_manager": Wording(zh: "店长", en: "shop manager"),
        "general_manager": Wording(zh: "总经理", en: "general manager"),
        "product_team": Wording(zh: "产品组", en: "product team"),
        "order_entry": Wording(zh: "录单", en: "order entry"),
        "order_change": Wording(zh: "改单", en: "order change"),
        "audit": Wording(zh: "审单", en: "audit"),
        "document_clerk": Wording(zh: "财务制单", en: "document clerk"),
        "purchasing": Wording(zh: "采购", en: "purchasing"),
        "warehouse": Wording(zh: "仓库", en: "warehouse"),
        "logistics": Wording(zh: "物流部", en: "logistics"),
        "courier": Wording(zh: "快递公司", en: "courier"),
        "refund_clerk": Wording(zh: "退款专员", en: "refund clerk"),
        "award_clerk": Wording(zh: "领奖专员", en: "award clerk"),
        "payout_clerk": Wording(zh: "即时到账专员", en: "instant-payment clerk"),
        "accessory_clerk": Wording(zh: "配件专员", en: "accessory clerk"),
        "notification_clerk": Wording(zh: "到货通知专员", en: "notification clerk"),
    ]

    /// Flag colours of the back office.
    public static let colours: Set<String> = ["red", "yellow", "green", "blue", "purple"]

    /// The ids of the rulebook's decision tables, so that a table may lead to one that is delivered later.
    public static let rulebookTables: Set<String> = Set(
        [("STK", 4), ("RCM", 3), ("PQA", 1), ("PRC", 4), ("PRO", 6), ("SHP", 1), ("PAY", 2), ("ORD", 11)]
            .flatMap { family, last in (1...last).map { "DT-\(family)-\($0)" } })
}
