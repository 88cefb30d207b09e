// The catalogue of settings and what a shop may choose.

import Testing
import XiaoerRules

@Suite struct SettingTests {
    @Test func `every property of the settings is in the catalogue once`() {
        let properties = Mirror(reflecting: Settings()).children.count
        #expect(ShopSetting.all.count == properties)
        #expect(Set(ShopSetting.all.map(\.name)).count == properties)
        // Each entry changes a property of its own: changing all leaves none at its default.
        var changed: Set<Settings> = []
        for setting in ShopSetting.all {
            var settings = Settings()
            #expect(throws: Never.self) { try setting.set(Self.other(than: setting), in: &settings) }
            #expect(settings != Settings(), "\(setting.name)")
            #expect(changed.insert(settings).inserted, "\(setting.name) shares its property")
        }
    }

    @Test func `every setting has a label in both languages and a default within its range`() {
        for setting in ShopSetting.all {
            #expect(!setting.chinese.isEmpty && !setting.english.isEmpty)
            var settings = Settings()
            #expect(throws: Never.self) { try setting.set(setting.standard, in: &settings) }
            #expect(settings == Settings(), "\(setting.name) = \(setting.standard)")
        }
    }

    /// The rulebook's defaults, as written there.
    static let defaults: [(String, String, String)] = [
        ("REC-1", "conversation.reopen_h", "24"), ("REC-7", "sla.golden_s", "6"), ("REC-8", "sla.first_s", "15"),
        ("REC-9", "sla.avg_s", "30"), ("REC-10", "sla.turn_s", "60"), ("REC-11", "sla.busy_notice_warn_s", "90"),
        ("REC-11", "sla.busy_notice_s", "120"), ("REC-11", "sla.busy_notice_auto", "true"),
        ("REC-12", "sla.hard_s", "300"), ("REC-17", "sla.hold_followup_s", "120"), ("REC-20", "alert.wait_s", "15"),
        ("REC-26", "opener.new_auto", "true"), ("REC-28", "opener.returning_auto", "false"),
        ("REC-31", "opener.max", "1"), ("REC-33", "crm.returning_min_orders", "1"),
        ("REC-47", "silence.prompt_sec", "60"), ("REC-47", "silence.max", "1"), ("REC-52", "load.auto_reply_at", "5"),
        ("REC-56", "autoreply.once_per_state", "true"), ("REC-57", "away.handover_min", "5"),
        ("REC-69", "queue.notice_at", "3"), ("REC-87", "transfer.max_agents", "2"),
        ("REC-91", "transfer.retry_min", "5"), ("REC-91", "transfer.phone_min", "5"),
        ("REC-95", "meal.lunch", "11:00-13:00"), ("REC-95", "meal.dinner", "17:00-18:00"),
        ("REC-96", "meal.batches", "2"), ("REC-96", "meal.min_online", "1"), ("REC-97", "meal.presuspend_min", "10"),
        ("REC-106", "handover.night_deadline", "12:00"), ("REC-121", "closing.agent_last", "true"),
        ("REC-124", "unpaid.first_min", "10"), ("REC-124", "unpaid.second_min", "120"),
        ("REC-127", "followup.think_min", "10"), ("REC-127", "followup.max", "1"),
        ("REC-129", "returns_watch_days", "7"),
        ("LNT-7", "lint.min_chars", "3"), ("LNT-38", "lint.anything_else_max", "1"),
        ("LNT-63", "lint.offplatform_aftersale", "false"), ("STK-16", "stock.lookup_ttl_min", "10"),
        ("DT-STK-1", "stock.low_threshold", "5"), ("C05-2", "stock.five_is_low", "true"),
        ("STK-22", "stock.page_rule_script", "peak_only"), ("STK-20", "restock.expire_days", "90"),
        ("STK-23", "listing.remind_min", "10"), ("DT-STK-3", "recommend.max_items", "3"),
        ("STK-24", "penalty.dispatch_hours", "72"), ("STK-24", "penalty.points", "3"), ("STK-24", "penalty.rate", "30"),
        ("STK-25", "penalty.cap_per_item", "500.00"), ("TEAM-117", "approval.valid_h", "24"),
    ]

    @Test(arguments: defaults) func `the default is the rulebook's`(rule: String, name: String, value: String) throws {
        let setting = try #require(ShopSetting.named(name))
        #expect(setting.standard == value)
        #expect(setting.rule == rule)
    }

    /// name, what was entered, what is kept; nil when refused
    static let entries: [(String, String, String?)] = [
        ("sla.first_s", "20", "20"), ("sla.first_s", " 20 ", "20"), ("sla.first_s", "0", nil),
        ("sla.first_s", "601", nil), ("sla.first_s", "-1", nil), ("sla.first_s", "1.5", nil), ("sla.first_s", "", nil),
        ("sla.first_s", "twenty", nil), ("sla.first_s", "99999999999999999999", nil),
        ("sla.busy_notice_auto", "false", "false"), ("sla.busy_notice_auto", "no", nil),
        ("meal.lunch", "11:30-12:30", "11:30-12:30"), ("meal.lunch", "13:00-11:00", nil),
        ("meal.lunch", "11:00-11:00", nil), ("meal.lunch", "11:00-25:00", nil),
        ("handover.night_deadline", "11:30", "11:30"), ("handover.night_deadline", "9:05", "09:05"),
        ("handover.night_deadline", "noon", nil), ("handover.night_deadline", "24:00", nil),
        ("penalty.cap_per_item", "12.5", "12.50"), ("penalty.cap_per_item", "1,280.00", "1280.00"),
        ("penalty.cap_per_item", "-1", nil), ("penalty.cap_per_item", "0.001", nil),
        ("lint.link_whitelist", "example.com, shop.example ,,", "example.com,shop.example"),
        ("lint.link_whitelist", "", ""), ("stock.page_rule_script", "always", "always"),
        ("stock.page_rule_script", "sometimes", nil),
    ]

    @Test(arguments: entries)
    func `what is entered is read, or refused with words`(name: String, entered: String, kept: String?) throws {
        let setting = try #require(ShopSetting.named(name))
        var settings = Settings()
        if let kept {
            try setting.set(entered, in: &settings)
            #expect(setting.text(settings) == kept)
        } else {
            let refusal = #expect(throws: InvalidInput.self) { try setting.set(entered, in: &settings) }
            #expect(refusal?.words.contains(name) == true)
            #expect(settings == Settings())
        }
    }

    @Test func `REC-143 the stages of waiting come one after the other`() throws {
        var settings = Settings()
        #expect(throws: Never.self) { try settings.checkTogether() }
        settings.slaFirstSeconds = 61
        #expect(throws: InvalidInput.self) { try settings.checkTogether() }
        settings = Settings()
        settings.loadAutoReplyAt = 9
        #expect(throws: InvalidInput.self) { try settings.checkTogether() }
    }

    @Test func `a stored choice that no longer fits counts as none and is reported`() {
        var unusable: [String] = []
        let settings = Settings(
            chosen: ["sla.first_s": "20", "sla.turn_s": "soon", "gone.setting": "1"], unusable: &unusable)
        #expect(settings.slaFirstSeconds == 20)
        #expect(settings.slaTurnSeconds == 60)
        #expect(unusable == ["gone.setting", "sla.turn_s"])
    }

    /// A value that is allowed and not the default.
    private static func other(than setting: ShopSetting) -> String {
        switch setting.kind {
        case .number(_, .money, _): "1.00"
        case .number(_, .clock, _): "01:00"
        case .number(let path, _, let range):
            String(Settings()[keyPath: path] == range.upperBound ? range.lowerBound : Settings()[keyPath: path] + 1)
        case .flag(let path): Settings()[keyPath: path] ? "false" : "true"
        case .hours: "01:00-02:00"
        case .list: "something else"
        case .pageRule: "never"
        }
    }
}
