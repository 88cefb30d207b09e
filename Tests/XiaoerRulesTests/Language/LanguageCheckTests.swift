// The check as a whole: settings, trust, decisions, disguises and quiet on good talk.

import Testing

@testable import XiaoerRules

@Suite struct LanguageCheckTests {
    static let check = LanguageCheck()
    static let now = RuleExample.noon

    private func rules(_ text: String, _ change: (inout ConversationFacts) -> Void = { _ in }) -> [String] {
        var facts = RuleExample.facts()
        change(&facts)
        return Self.check.findings(in: OutgoingMessage(text), facts).filter { $0.severity > .info }.map(\.rule)
    }

    @Test(arguments: [
        "您好，这里是小二鞋铺的楠楠，很高兴为您服务", "亲，您平时穿多大码的鞋呢，方便告诉我一下脚长吗", "今天16点前付款当天发出，您放心",
        "非常抱歉让您久等了，刚帮您查了物流，包裹明天送到", "这款是头层牛皮的，内里透气，走路很轻", "抱歉亲，黑色暂时缺货，给您推荐同款的棕色，上脚也很好看",
        "收到货后有任何问题都可以在这里找我，七天无理由退换", "感谢您的支持，祝您生活愉快", "您的订单已经在打包了，今天会交给快递",
        "这双鞋跟高3厘米，适合日常通勤", "亲可以先加入购物车，活动当天价格会更优惠", "您备注的要求已经帮您登记好啦", "能不能麻烦您拍张照片给我看一下呢",
        "现在下单参加满199减20的活动，系统自动减", "您填的收货地址是浙江省杭州市的，对吗", "理解您的心情，换作是我也会着急", "好的亲，稍等一下我帮您看看",
        "運費險已經幫您開通，退貨更安心", "没关系的，您慢慢挑选", "支持微信支付和支付宝付款哦", "鞋垫可以拆下来清洗的", "您看这两款哪个更喜欢",
    ])
    func `LNT good service talk is left in peace`(text: String) { #expect(rules(text) == []) }

    @Test(arguments: [
        ("加 我 微 信", "LNT-63"), ("加我薇❤信", "LNT-63"), ("ｖｘ　abc123", "LNT-63"), ("V.X同号", "LNT-63"), ("+ V 聊", "LNT-63"),
        ("扣·扣 聊", "LNT-63"), ("轉-帳給我", "LNT-62"), ("收★款★码", "LNT-62"), ("１３８　００００　１２３４", "LNT-60"),
        ("①③⑧⓪⓪⓪⓪①②③④", "LNT-60"), ("一三八零零零零一二三四", "LNT-60"), ("好 评 返 现", "LNT-66"), ("神 經 病", "LNT-28"),
        ("爱-买-不-买", "LNT-28"),
        ("w w w.example.com", "LNT-64"), ("验证码，发我", "LNT-65"), ("没\u{200B}货", "LNT-25"),
    ])
    func `LNT-60…66 and others see through disguises`(text: String, rule: String) {
        #expect(rules(text).contains(rule), "\(rules(text))")
    }

    @Test func `LNT unmodified shop phrases are trusted for wording, never for the conversation`() {
        let phrase = PhraseUse(scenario: "SCR-61")
        func rules(_ text: String, _ phrase: PhraseUse?, _ settings: LanguageSettings = .init()) -> [String] {
            LanguageCheck(settings).findings(in: OutgoingMessage(text, phrase: phrase), RuleExample.facts()).map(\.rule)
        }
        #expect(rules("没货", phrase) == [])
        #expect(rules("没货", PhraseUse(scenario: "SCR-66", unmodified: false)).contains("LNT-25"))
        #expect(rules("没货", PhraseUse(scenario: "SCR-66", isShopLevel: false)).contains("LNT-25"))
        #expect(rules("有货的，放心拍", phrase) == ["LNT-50"])
        #expect(rules("您好{customer}", phrase) == ["LNT-23"])
        #expect(rules("加微信", phrase) == ["LNT-63"])
        var strict = LanguageSettings()
        strict.trustShopPhrases = false
        #expect(rules("没货", phrase, strict).contains("LNT-25"))
    }

    @Test func `LNT automatic replies are not checked for wording`() {
        let message = OutgoingMessage("没货", byHuman: false)
        #expect(Self.check.findings(in: message, RuleExample.facts()).isEmpty)
    }

    @Test func `LNT settings change severities, switch rules off and replace word lists`() {
        var settings = LanguageSettings()
        settings.severities = ["LNT-25": .warn, "LNT-17": .block]
        settings.switchedOff = ["LNT-7"]
        settings.wordLists = [.uncertain: ["说不上来"]]
        let check = LanguageCheck(settings)
        func found(_ text: String) -> [String: Severity] {
            let findings = check.findings(in: OutgoingMessage(text), RuleExample.facts())
            return Dictionary(findings.map { ($0.rule, $0.severity) }) { first, _ in first }
        }
        #expect(found("没货") == ["LNT-25": .warn])
        #expect(found("这个说不上来") == ["LNT-20": .error])
        #expect(found("这个不清楚") == [:])
        // The calm case of LNT-17 is statistics, whatever the shop does with the rule.
        #expect(found("欢迎光临小店！") == ["LNT-17": .info])
    }

    @Test func `LNT lowering a block of 4_6 is told, for only an admin may do it`() {
        var settings = LanguageSettings()
        #expect(settings.loweredSafetyRules == [])
        settings.severities = ["LNT-62": .warn, "LNT-28": .warn, "LNT-64": .block]
        settings.switchedOff = ["LNT-60"]
        #expect(settings.loweredSafetyRules == ["LNT-60", "LNT-62"])
    }

    @Test func `LNT-63 is a warning after the sale only where the shop allows it`() {
        var settings = LanguageSettings()
        settings.offplatformAftersale = true
        let check = LanguageCheck(settings)
        var facts = RuleExample.facts()
        func severity() -> Severity? { check.findings(in: OutgoingMessage("加您微信发教程"), facts).first?.severity }
        #expect(severity() == .block)
        facts.phase = .afterSale
        #expect(severity() == .warn)
    }

    @Test func `LNT-66 follows cashback for_review`() {
        var settings = LanguageSettings()
        settings.cashbackForReview = true
        let findings = LanguageCheck(settings).findings(in: OutgoingMessage("好评返现两元哦"), RuleExample.facts())
        #expect(findings.isEmpty)
    }

    @Test func `LNT-50 asks for a look-up of each colour and size that is named`() {
        func asked(_ text: String, _ lookUps: [ConversationFacts.StockLookUp]) -> Bool {
            rules(text) { $0.lookUps = lookUps }.contains("LNT-50")
        }
        let red = ConversationFacts.StockLookUp.seen("红色", "37", 3)
        let black = ConversationFacts.StockLookUp.seen("黑色", "38", 3)
        #expect(!asked("红色37码有货的", [red, black]))
        #expect(asked("红色和黑色都有货的", [red]))
        #expect(!asked("红色和黑色都有货的", [red, black]))
        #expect(asked("39码有货的", [red, black]))
        #expect(!asked("紅色37碼有貨的", [red]))
    }

    @Test(arguments: [(6, true), (5, false), (1, false), (0, true)])
    func `LNT-52 vague scarcity is true up to the threshold, which counts as low`(available: Int, isFalse: Bool) {
        let found = rules("库存不多了哦") { $0.lookUps = [.seen("红色", "M", available)] }.contains("LNT-52")
        #expect(found == isFalse)
    }

    @Test func `LNT-38 counts from the second time on, and the shop may allow more`() {
        let asked = ConversationFacts.Earlier(.agent, "还有其他问题吗", at: Self.now)
        #expect(rules("还有什么可以帮您的") { $0.earlier = [asked] } == ["LNT-38"])
        var settings = LanguageSettings()
        settings.anythingElseMax = 2
        var facts = RuleExample.facts()
        facts.earlier = [asked]
        #expect(LanguageCheck(settings).findings(in: OutgoingMessage("还有什么可以帮您的"), facts).isEmpty)
    }

    @Test func `LNT findings come worst first and count in UTF-16`() throws {
        let findings = Self.check.findings(in: OutgoingMessage("😊好评返现，页面上有"), RuleExample.facts())
        #expect(findings.map(\.rule) == ["LNT-66", "LNT-24"])
        #expect(findings.map(\.span) == [Finding.Span(start: 2, length: 3), Finding.Span(start: 7, length: 4)])
        #expect(findings.map(\.matched) == ["好评返", "页面上有"])
    }

    @Test func `LNT a message of ten megabytes is checked without hanging`() {
        let text = String(repeating: "没有转账138 0000 1234。微信好评返", count: 20_000)
        let findings = Self.check.findings(in: OutgoingMessage(text), RuleExample.facts())
        #expect(findings.contains { $0.rule == "LNT-63" } && findings.count < 200)
    }

    @Test func `LNT the manual's page names every rule with its advice`() {
        let page = LanguageDocument.markdown()
        for rule in LanguageRules.all {
            #expect(page.contains("| \(rule.id) | \(rule.severity.rawValue) |") && page.contains(rule.advice.zh))
        }
    }

    @Test func `LNT a report counts messages, not hits`() {
        let facts = RuleExample.facts()
        let report = LanguageReport([("没货", facts), ("您好呀亲", facts), ("没有没有", facts)], check: Self.check)
        #expect(report.messages == 3 && report.held == 2)
        #expect(report.rows.first { $0.rule == "LNT-25" }?.messages == 2)
    }
}
