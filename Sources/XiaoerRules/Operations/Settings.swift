// What a shop chose: one checked value with the rulebook's defaults.

/// A shop's settings. A fresh value holds the rulebook's defaults; ``ShopSetting`` knows name, range and rule of each.
public struct Settings: Hashable, Sendable {
    // MARK: Response times (01 §2)

    /// `sla.golden_s` (REC-7).
    public var slaGoldenSeconds = 6
    /// `sla.first_s` (REC-8).
    public var slaFirstSeconds = 15
    /// `sla.avg_s` (REC-9).
    public var slaAverageSeconds = 30
    /// `sla.turn_s` (REC-10).
    public var slaTurnSeconds = 60
    /// `sla.busy_notice_warn_s` (REC-11).
    public var slaBusyNoticeWarnSeconds = 90
    /// `sla.busy_notice_s` (REC-11).
    public var slaBusyNoticeSeconds = 120
    /// `sla.busy_notice_auto` (REC-11).
    public var busyNoticeAutomatic = true
    /// `sla.hard_s` (REC-12).
    public var slaHardSeconds = 300
    /// `sla.hold_followup_s` (REC-17).
    public var slaHoldFollowupSeconds = 120
    /// `alert.wait_s` (REC-20).
    public var alertWaitSeconds = 15

    // MARK: Conversation, queue and load (01 §1, §6, §7)

    /// `conversation.reopen_h` (REC-1).
    public var conversationReopenHours = 24
    /// `queue.notice_at` (REC-69).
    public var queueNoticeAt = 3
    /// `load.auto_reply_at` (REC-52).
    public var loadAutoReplyAt = 5
    /// `load.queue_at` (REC-64).
    public var loadQueueAt = 8
    /// `autoreply.once_per_state` (REC-56).
    public var autoreplyOncePerState = true
    /// `away.handover_min` (REC-57).
    public var awayHandoverMinutes = 5
    /// `peak.mode` (REC-62).
    public var peakMode = false

    // MARK: Opening, silence, closing (01 §3, §5, §14)

    /// `opener.new_auto` (REC-26).
    public var openerNewAutomatic = true
    /// `opener.returning_auto` (REC-28).
    public var openerReturningAutomatic = false
    /// `opener.max` (REC-31).
    public var openerMax = 1
    /// `crm.returning_min_orders` (REC-33).
    public var returningMinOrders = 1
    /// `silence.prompt_sec` (REC-47).
    public var silencePromptSeconds = 60
    /// `silence.max` (REC-47).
    public var silenceMax = 1
    /// `closing.agent_last` (REC-121).
    public var closingAgentLast = true

    // MARK: Transfer (01 §9)

    /// `transfer.max_agents` (REC-87).
    public var transferMaxAgents = 2
    /// `transfer.retry_min` (REC-91).
    public var transferRetryMinutes = 5
    /// `transfer.phone_min` (REC-91).
    public var transferPhoneMinutes = 5

    // MARK: Meals and handover (01 §10–12); opening hours belong to the groups

    /// `meal.lunch` (REC-95).
    public var mealLunch = ClockRange(fromMinute: 660, toMinute: 780)
    /// `meal.dinner` (REC-95).
    public var mealDinner = ClockRange(fromMinute: 1020, toMinute: 1080)
    /// `meal.batches` (REC-96).
    public var mealBatches = 2
    /// `meal.min_online` (REC-96).
    public var mealMinOnline = 1
    /// `meal.presuspend_min` (REC-97).
    public var mealPresuspendMinutes = 10
    /// `handover.night_deadline` (REC-106).
    public var handoverNightDeadlineMinute = 720

    // MARK: Follow-up (01 §15)

    /// `followup.think_min` (REC-127).
    public var followupThinkMinutes = 10
    /// `followup.max` (REC-127).
    public var followupMax = 1
    /// `unpaid.first_min` (REC-124).
    public var unpaidFirstMinutes = 10
    /// `unpaid.second_min` (REC-124).
    public var unpaidSecondMinutes = 120
    /// `returns_watch_days` (REC-129).
    public var returnsWatchDays = 7
    /// `feedback.escalate_h` (REC-49).
    public var feedbackEscalateHours = 24

    // MARK: Language check (02 §4)

    /// `lint.trust_shop_phrases` (02 §4).
    public var lintTrustShopPhrases = true
    /// `lint.min_chars` (LNT-7).
    public var lintMinCharacters = 3
    /// `lint.anything_else_max` (LNT-38).
    public var lintAnythingElseMax = 1
    /// `lint.softener_ratio` (LNT-14).
    public var lintSoftenerPercent = 30
    /// `lint.emoji_ratio` (LNT-15).
    public var lintEmojiPercent = 30
    /// `lint.offplatform_aftersale` (LNT-63).
    public var lintOffPlatformAfterSale = false
    /// `lint.link_whitelist` (LNT-64).
    public var lintLinkWhitelist: [String] = []
    /// `emo.explain_max` (EMO-44).
    public var explainMax = 2

    // MARK: Stock, restock, recommendation (05)

    /// `stock.low_threshold` (DT-STK-1).
    public var stockLowThreshold = 5
    /// `stock.five_is_low` (C05-2).
    public var stockFiveIsLow = true
    /// `stock.lookup_ttl_min` (STK-16).
    public var stockLookupMinutes = 10
    /// `stock.page_rule_script` (STK-22).
    public var stockPageRuleScript = PageRuleScript.peakOnly
    /// `stock.cover_window_days` (STK-13).
    public var stockCoverWindowDays = 7
    /// `restock.channels` (STK-20).
    public var restockChannels: [String] = ["sms", "chat"]
    /// `restock.expire_days` (STK-20).
    public var restockExpireDays = 90
    /// `listing.remind_min` (STK-23).
    public var listingRemindMinutes = 10
    /// `recommend.max_items` (DT-STK-3).
    public var recommendMaxItems = 3
    /// `oversell.alert_at` (STK-27).
    public var oversellAlertAt = 0

    // MARK: Late dispatch (05 §4)

    /// `penalty.dispatch_hours` (STK-24).
    public var penaltyDispatchHours = 72
    /// `penalty.points` (STK-24).
    public var penaltyPoints = 3
    /// `penalty.rate` (STK-24).
    public var penaltyRatePercent = 30
    /// `penalty.cap_per_item` (STK-25).
    public var penaltyCapCents = 50_000

    // MARK: Access (ours)

    /// `session.lifetime_h`.
    public var sessionHours = 24
    /// `approval.valid_h` (TEAM-117).
    public var approvalValidHours = 24

    public init() {}
}

extension Settings {
    /// The response times together, as the clock of a turn takes them.
    public var responseTargets: ResponseTargets {
        var targets = ResponseTargets()
        targets.goldenSeconds = slaGoldenSeconds
        targets.firstSeconds = slaFirstSeconds
        targets.averageSeconds = slaAverageSeconds
        targets.turnSeconds = slaTurnSeconds
        targets.busyNoticeWarnSeconds = slaBusyNoticeWarnSeconds
        targets.busyNoticeSeconds = slaBusyNoticeSeconds
        targets.hardSeconds = slaHardSeconds
        targets.alertWaitSeconds = alertWaitSeconds
        return targets
    }
}

/// When the answer "what can be ordered is in stock" may be given (STK-22).
public enum PageRuleScript: String, CaseIterable, Sendable, Codable {
    case peakOnly = "peak_only"
    case always, never
}
