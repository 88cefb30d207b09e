// The catalogue: every setting's name, kind, range, rule and label.

extension ShopSetting {
    /// All settings of this version, in the order they are shown.
    public static let all: [ShopSetting] = reception + flow + guidance

    private static let reception: [ShopSetting] = [
        // Response times (01 §2)
        ShopSetting("sla.golden_s", .number(\.slaGoldenSeconds, .seconds, 1...60), "REC-7", "黄金秒数", "Golden seconds"),
        ShopSetting("sla.first_s", .number(\.slaFirstSeconds, .seconds, 1...600), "REC-8", "首次响应", "First response"),
        ShopSetting("sla.avg_s", .number(\.slaAverageSeconds, .seconds, 1...600), "REC-9", "平均响应", "Average response"),
        ShopSetting("sla.turn_s", .number(\.slaTurnSeconds, .seconds, 5...1800), "REC-10", "每轮上限", "Ceiling per turn"),
        ShopSetting(
            "sla.busy_notice_warn_s", .number(\.slaBusyNoticeWarnSeconds, .seconds, 5...3600), "REC-11", "提示发忙碌话术",
            "Busy phrase is offered"),
        ShopSetting(
            "sla.busy_notice_s", .number(\.slaBusyNoticeSeconds, .seconds, 10...3600), "REC-11", "忙碌告知时限",
            "Busy notice is due"),
        ShopSetting(
            "sla.busy_notice_auto", .flag(\.busyNoticeAutomatic), "REC-11", "到时自动发忙碌告知",
            "Send the busy notice automatically"),
        ShopSetting("sla.hard_s", .number(\.slaHardSeconds, .seconds, 30...7200), "REC-12", "硬性时限", "Hard limit"),
        ShopSetting(
            "sla.hold_followup_s", .number(\.slaHoldFollowupSeconds, .seconds, 10...3600), "REC-17", "说了稍等之后的提醒",
            "Reminder after a hold phrase"),
        ShopSetting("alert.wait_s", .number(\.alertWaitSeconds, .seconds, 1...600), "REC-20", "等待提醒", "Waiting alarm"),
        // Conversation, queue and load (01 §1, §6, §7)
        ShopSetting(
            "conversation.reopen_h", .number(\.conversationReopenHours, .hours, 0...720), "REC-1", "再次来访续接原会话",
            "A returning buyer re-opens the conversation"),
        ShopSetting(
            "queue.notice_at", .number(\.queueNoticeAt, .count, 0...1000), "REC-69", "排队超过几人时告知买家",
            "Queue length from which the buyer is told"),
        ShopSetting(
            "load.auto_reply_at", .number(\.loadAutoReplyAt, .count, 1...100), "REC-52", "自动回复的接待人数",
            "Open customers from which automatic replies start"),
        ShopSetting(
            "load.queue_at", .number(\.loadQueueAt, .count, 1...200), "REC-64", "最多同时接待人数",
            "Open customers from which new ones wait in the queue"),
        ShopSetting(
            "autoreply.once_per_state", .flag(\.autoreplyOncePerState), "REC-56", "每个状态只自动回复一次",
            "One automatic reply per state period"),
        ShopSetting(
            "away.handover_min", .number(\.awayHandoverMinutes, .minutes, 1...240), "REC-57", "离开多久须先交接",
            "Absence that needs a stand-in"),
        ShopSetting("peak.mode", .flag(\.peakMode), "REC-62", "旺季模式", "Peak mode"),
    ]

    private static let flow: [ShopSetting] = [
        // Opening, silence, closing (01 §3, §5, §14)
        ShopSetting(
            "opener.new_auto", .flag(\.openerNewAutomatic), "REC-26", "新顾客自动首语",
            "Automatic opener for new customers"),
        ShopSetting(
            "opener.returning_auto", .flag(\.openerReturningAutomatic), "REC-28", "老顾客自动首语",
            "Automatic opener for returning customers"),
        ShopSetting(
            "opener.max", .number(\.openerMax, .count, 0...10), "REC-31", "同一首语每会话次数",
            "Times the same opener is sent in a conversation"),
        ShopSetting(
            "crm.returning_min_orders", .number(\.returningMinOrders, .count, 1...100), "REC-33", "几单起算老顾客",
            "Orders that make a returning customer"),
        ShopSetting(
            "silence.prompt_sec", .number(\.silencePromptSeconds, .seconds, 10...3600), "REC-47", "买家沉默多久提示跟进",
            "Silence that calls for a prompt"),
        ShopSetting("silence.max", .number(\.silenceMax, .count, 0...10), "REC-47", "每次沉默提示次数", "Prompts per silence"),
        ShopSetting(
            "closing.agent_last", .flag(\.closingAgentLast), "REC-121", "最后一句须由客服说",
            "The last message is the agent's"),
        // Transfer (01 §9)
        ShopSetting(
            "transfer.max_agents", .number(\.transferMaxAgents, .count, 1...10), "REC-87", "一位顾客最多经手客服数",
            "Seats that may handle one customer"),
        ShopSetting(
            "transfer.retry_min", .number(\.transferRetryMinutes, .minutes, 1...240), "REC-91", "转接无人应答再次提醒",
            "Second try after an unanswered transfer"),
        ShopSetting(
            "transfer.phone_min", .number(\.transferPhoneMinutes, .minutes, 1...240), "REC-91", "再过多久改为电话联系",
            "Then the phone number is asked for"),
        // Meals, hours and handover (01 §10–12)
        ShopSetting("meal.lunch", .hours(\.mealLunch), "REC-95", "午餐时段", "Lunch"),
        ShopSetting("meal.dinner", .hours(\.mealDinner), "REC-95", "晚餐时段", "Dinner"),
        ShopSetting("meal.batches", .number(\.mealBatches, .count, 1...10), "REC-96", "就餐批次", "Meal batches"),
        ShopSetting(
            "meal.min_online", .number(\.mealMinOnline, .count, 0...100), "REC-96", "就餐时每组至少在线",
            "Seats online per group during meals"),
        ShopSetting(
            "meal.presuspend_min", .number(\.mealPresuspendMinutes, .minutes, 0...60), "REC-97", "就餐前多久挂起",
            "Suspended before the meal"),
        ShopSetting(
            "handover.night_deadline", .number(\.handoverNightDeadlineMinute, .clock, 0...1439), "REC-106", "夜班交接完成时刻",
            "Night handover is finished by"),
        // Follow-up (01 §15)
        ShopSetting(
            "followup.think_min", .number(\.followupThinkMinutes, .minutes, 1...1440), "REC-127", "“考虑一下”后多久再联系",
            "Pause after “I will think about it”"),
        ShopSetting(
            "followup.max", .number(\.followupMax, .count, 0...10), "REC-127", "犹豫顾客再联系次数",
            "Contacts with a hesitating customer"),
        ShopSetting(
            "unpaid.first_min", .number(\.unpaidFirstMinutes, .minutes, 1...1440), "REC-124", "未付款首次提醒",
            "First reminder of an unpaid order"),
        ShopSetting(
            "unpaid.second_min", .number(\.unpaidSecondMinutes, .minutes, 1...10_080), "REC-124", "未付款再次提醒",
            "Second reminder of an unpaid order"),
        ShopSetting(
            "returns_watch_days", .number(\.returnsWatchDays, .days, 1...60), "REC-129", "停产款退货留意天数",
            "Days a discontinued item is watched for"),
        ShopSetting(
            "feedback.escalate_h", .number(\.feedbackEscalateHours, .hours, 1...720), "REC-49", "意见建议升级时限",
            "Feedback may go one level higher"),
    ]

    private static let guidance: [ShopSetting] = [
        // Language check (02 §4)
        ShopSetting(
            "lint.trust_shop_phrases", .flag(\.lintTrustShopPhrases), "02 §4", "店铺话术原样发送免查用语",
            "Trust unmodified shop phrases"),
        ShopSetting(
            "lint.min_chars", .number(\.lintMinCharacters, .count, 0...20), "LNT-7", "消息最少字数",
            "Fewest characters of a message"),
        ShopSetting(
            "lint.anything_else_max", .number(\.lintAnythingElseMax, .count, 1...10), "LNT-38", "“还有其他需要吗”次数",
            "Times “anything else?” may be asked"),
        ShopSetting(
            "lint.softener_ratio", .number(\.lintSoftenerPercent, .percent, 0...100), "LNT-14", "带语气词的句子占比",
            "Sentences with a softener"),
        ShopSetting(
            "lint.emoji_ratio", .number(\.lintEmojiPercent, .percent, 0...100), "LNT-15", "带表情的句子占比",
            "Sentences with an emoji"),
        ShopSetting(
            "lint.offplatform_aftersale", .flag(\.lintOffPlatformAfterSale), "LNT-63", "售后可引导站外联系",
            "Outside contact allowed in after-sale"),
        ShopSetting(
            "lint.link_whitelist", .list(\.lintLinkWhitelist), "LNT-64", "允许发送的网址域名",
            "Domains that may be linked"),
        ShopSetting(
            "emo.explain_max", .number(\.explainMax, .count, 1...10), "EMO-44", "同一异议最多解释次数",
            "Explanations of one objection"),
        // Stock, restock, recommendation (05)
        ShopSetting(
            "stock.low_threshold", .number(\.stockLowThreshold, .count, 0...1000), "DT-STK-1", "低库存界线",
            "Low stock from"),
        ShopSetting(
            "stock.five_is_low", .flag(\.stockFiveIsLow), "C05-2", "刚好等于界线算低库存",
            "Exactly the threshold counts as low"),
        ShopSetting(
            "stock.lookup_ttl_min", .number(\.stockLookupMinutes, .minutes, 1...1440), "STK-16", "查库存的有效时间",
            "A stock look-up holds for"),
        ShopSetting(
            "stock.page_rule_script", .pageRule(\.stockPageRuleScript), "STK-22", "“能拍下就有货”话术",
            "The bulk stock answer is allowed"),
        ShopSetting(
            "stock.cover_window_days", .number(\.stockCoverWindowDays, .days, 1...90), "STK-13", "可售天数的统计窗口",
            "Window for days of cover"),
        ShopSetting("restock.channels", .list(\.restockChannels), "STK-20", "到货通知渠道", "Channels of restock notices"),
        ShopSetting(
            "restock.expire_days", .number(\.restockExpireDays, .days, 1...730), "STK-20", "到货登记有效期",
            "A restock notice expires after"),
        ShopSetting(
            "listing.remind_min", .number(\.listingRemindMinutes, .minutes, 1...1440), "STK-23", "上架申请催办",
            "Reminder of a listing request"),
        ShopSetting(
            "recommend.max_items", .number(\.recommendMaxItems, .count, 1...10), "DT-STK-3", "每次推荐款数",
            "Items per recommendation"),
        ShopSetting(
            "oversell.alert_at", .number(\.oversellAlertAt, .count, -1000...1000), "STK-27", "超卖预警界线",
            "Oversell alert at"),
        // Late dispatch (05 §4)
        ShopSetting(
            "penalty.dispatch_hours", .number(\.penaltyDispatchHours, .hours, 1...720), "STK-24", "未发货违规时限",
            "Dispatch limit of the platform"),
        ShopSetting("penalty.points", .number(\.penaltyPoints, .count, 0...100), "STK-24", "违规扣分", "Penalty points"),
        ShopSetting(
            "penalty.rate", .number(\.penaltyRatePercent, .percent, 0...100), "STK-24", "赔付比例",
            "Compensation rate"),
        ShopSetting(
            "penalty.cap_per_item", .number(\.penaltyCapCents, .money, 0...10_000_000), "STK-25", "每件赔付上限",
            "Compensation ceiling per item"),
        // Access (ours)
        ShopSetting(
            "session.lifetime_h", .number(\.sessionHours, .hours, 1...720), nil, "登录有效时间",
            "A login lasts for"),
        ShopSetting(
            "approval.valid_h", .number(\.approvalValidHours, .hours, 1...720), "TEAM-117", "审批有效时间",
            "An approval is valid for"),
    ]
}
