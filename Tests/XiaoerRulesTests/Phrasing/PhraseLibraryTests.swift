// The delivered phrases and how they are chosen and filled.
import Testing

@testable import XiaoerRules

@Suite struct PhraseLibraryTests {
    static let library = Delivered.phrases

    @Test func `the library holds every scenario of opening, transfer, product and closing`() {
        let needed = Array(30...82) + Array(132...141) + [165, 166, 169, 170, 171, 172, 173, 182, 183, 184, 185]
        let there = Set(Self.library.phrases.map(\.scenario))
        #expect(needed.map { "SCR-\($0)" }.filter { !there.contains($0) } == [])
        #expect(Self.library.phrases.count >= 120)
    }

    @Test func `phrases speak to 您, without words the language check forbids`() {
        let forbidden = [
            "你", "最", "第一", "绝对", "百分百", "永远", "保证", "一定", "肯定", "!", "！", "不清楚", "可能吧", "好像是", "大概吧",
            "也许吧", "自己看", "看页面", "自己选", "自己挑", "我们不负责", "微信", "QQ", "加群", "二维码", "转账", "银行汇款", "拒收",
            "难道", "凭什么", "公司规定", "呵呵",
        ]
        for phrase in Self.library.phrases where phrase.risk == nil {
            for word in forbidden where phrase.text.zh.contains(word) { Issue.record("\(phrase.id) says \(word)") }
        }
    }

    @Test func `LNT-9 no sentence ends in 啊 or 啦`() {
        for phrase in Self.library.phrases {
            for sentence in phrase.text.zh.split(whereSeparator: { "。？?~".contains($0) }) {
                #expect(sentence.last != "啊" && sentence.last != "啦", "\(phrase.id)")
            }
        }
    }

    @Test func `STK-26 every refusal offers a way on`() {
        let refusals = Self.library.phrases.filter(\.refuses)
        #expect(refusals.count >= 20)
        #expect(refusals.allSatisfy { RefusalWording.leavesAWayOn($0) })
        var bare = refusals[0]
        bare.text = Wording(zh: "这款没有了。", en: "It is gone.")
        bare.action = nil
        #expect(!RefusalWording.leavesAWayOn(bare))
    }

    @Test func `LNT-38 the closing question stands only in phrases of its class`() {
        for phrase in Self.library.phrases where phrase.category != .anythingElse {
            #expect(!phrase.text.zh.contains("还有什么") && !phrase.text.zh.contains("还有其他"), "\(phrase.id)")
        }
    }

    @Test func `LNT-21 an opener names the shop or the agent`() {
        for phrase in Self.library.phrases where phrase.category == .opener {
            #expect(phrase.slots.contains(.shop) || phrase.slots.contains(.agent), "\(phrase.id)")
        }
    }

    @Test func `SCR-161 titles are short and unique enough to be found`() {
        let titles = Self.library.phrases.map(\.title.zh)
        #expect(titles.allSatisfy { (2...12).contains($0.count) })
        #expect(Set(titles).count == titles.count)
    }

    @Test func `SCR-6 an open slot is named with its place, so that it cannot be sent`() {
        let phrase = Self.library.phrase("SCR-62/1")!
        let open = phrase.fill(["ship_promise": "24小时内"])
        #expect(!open.canBeSent)
        #expect(open.missing.map(\.slot) == ["qty"])
        let place = open.missing[0]
        let units = Array(open.text.utf16)[place.start..<(place.start + place.length)]
        #expect(String(decoding: units, as: UTF16.self) == "{qty}")
        let full = phrase.fill(["ship_promise": "24小时内", "qty": "3"])
        #expect(full.canBeSent && full.text.contains("现在还有3件"))
        #expect(!phrase.fill(["ship_promise": "24小时内", "qty": " "]).canBeSent)
    }

    @Test func `SCR-6 places count in UTF-16 units, as browsers do`() {
        let filled = PhraseText.fill("😊{shop}的{agent}", ["shop": "店🌸"])
        #expect(filled.text == "😊店🌸的{agent}")
        #expect(filled.missing == [OpenSlot(slot: "agent", start: 6, length: 7)])
        #expect(PhraseText.fill("没有空位", [:]).missing.isEmpty)
        #expect(PhraseText.fill("半个{空位", [:]).text == "半个{空位")
    }

    @Test func `SCR-9 the ladder of firmness follows the attempts`() {
        let rung = { (attempt: Int) in
            Self.library.choose("SCR-49", PhraseContext(attempt: attempt)).map(\.id)
        }
        #expect(rung(1) == ["SCR-49/1"])
        #expect(rung(2) == ["SCR-49/2"])
        #expect(rung(7) == ["SCR-49/2"])
    }

    @Test func `SCR-7 the flagship store and the ordinary shop answer differently`() {
        let ids = { (type: ShopType?) in Self.library.choose("SCR-90", PhraseContext(shopType: type)).map(\.id) }
        #expect(ids(.mall) == ["SCR-90/1"])
        #expect(ids(.ordinary) == ["SCR-90/2"])
        #expect(ids(nil) == [])
    }

    @Test func `SCR-8 night phrases come at night, before the general ones`() {
        #expect(Self.library.choose("SCR-30", PhraseContext(shift: .night)).first?.id == "SCR-30/3")
        #expect(!Self.library.choose("SCR-30", PhraseContext(shift: .day)).contains { $0.id == "SCR-30/3" })
    }

    @Test func `SCR-70 the page-reading answer for the campaign needs peak mode`() {
        #expect(Self.library.choose("SCR-70", PhraseContext(peak: true)).first?.id == "SCR-70/1")
        #expect(!Self.library.choose("SCR-70").contains { $0.peakOnly })
    }

    @Test func `SCR-16 risky families are delivered switched off`() {
        #expect(Set(Self.library.phrases.compactMap(\.risk)) == Set(PhraseRisk.allCases))
        #expect(Self.library.choose("SCR-138/review-reward").isEmpty)
        #expect(Self.library.choose("SCR-138/review-reward", PhraseContext(allowedRisks: [.reviewReward])).count == 1)
        #expect(PhraseRisk.allCases.allSatisfy { !$0.warning.zh.isEmpty })
    }

    @Test func `SCR-3 a phrase is offered within its days only`() {
        var phrase = Self.library.phrase("SCR-30/1")!
        phrase.validFrom = "2026-11-01"
        phrase.validTo = "2026-11-11"
        let library = PhraseLibrary([phrase])
        let count = { (day: String) in library.choose("SCR-30", PhraseContext(day: day)).count }
        #expect([count("2026-10-31"), count("2026-11-01"), count("2026-11-11"), count("2026-11-12")] == [0, 1, 1, 0])
    }

    @Test func `a phrase already used in the conversation comes last`() {
        let first = Self.library.choose("SCR-30")[0].id
        let next = Self.library.choose("SCR-30", PhraseContext(used: [first]))
        #expect(next.last?.id == first && next.count > 1)
    }

    @Test func `a scenario without variant means its plain phrases`() {
        #expect(Self.library.choose("SCR-69").allSatisfy { $0.variant == nil })
        #expect(Self.library.choose("SCR-66/known").map(\.id) == ["SCR-66/known/1"])
        #expect(Self.library.choose("SCR-133").count >= 5)
    }

    @Test func `STK-16 an "in stock" phrase stays locked until the stock was looked up`() {
        let phrase = Self.library.phrase("SCR-61/1")!
        let now = Instant(milliseconds: 1_700_000_000_000)
        let lock = { (at: Instant?) in StockPhraseLock.refusal(phrase, lookedUpAt: at, now: now, SettingValues()) }
        #expect(lock(nil)?.rule == "STK-16")
        #expect(lock(now.adding(minutes: -11))?.code == "stock.not_looked_up")
        #expect(lock(now.adding(minutes: -10)) == nil)
        let greeting = Self.library.phrase("SCR-30/1")!
        #expect(StockPhraseLock.refusal(greeting, lookedUpAt: nil, now: now, SettingValues()) == nil)
        for phrase in Self.library.phrases where ["SCR-61", "SCR-62"].contains(phrase.scenario) {
            #expect(phrase.claimsStock, "\(phrase.id)")
        }
    }

    @Test func `STK-19 stock answers carry what the buyer needs next`() {
        for reference in ["SCR-61", "SCR-62"] {
            #expect(Self.library.choose(reference).allSatisfy { $0.slots.contains(.shipPromise) })
        }
        #expect(Self.library.choose("SCR-62").allSatisfy { $0.slots.contains(.qty) })
        #expect(Self.library.choose("SCR-63").allSatisfy { $0.slots.contains(.shipDate) })
    }

    @Test func `SCR-17 to SCR-27 every slot has a name in both languages`() {
        #expect(PhraseSlot.allCases.allSatisfy { $0.label.zh != $0.rawValue && !$0.label.en.isEmpty })
        let named = [
            "shop", "agent_code", "last_item", "campaign_end", "ship_date", "tracking_no", "topup", "next_open",
            "address_short", "reply_by", "service_line",
        ]
        #expect(named.allSatisfy { PhraseSlot(rawValue: $0) != nil })
    }

    @Test(arguments: [
        ("text: {zh: '{hat}好', en: '{hat} good'}", "unknown slot `{hat}`"),
        ("text: {zh: '{shop}好', en: good}", "stands in one language only"),
        ("text: {zh: 好的亲, en: fine}\n  class: shouting", "`class` cannot be `shouting`"),
        ("text: {zh: 没有了, en: gone}\n  refuses: yes", "STK-26"),
        ("text: {zh: 好的亲, en: fine}\n  action: fly", "unknown action `fly`"),
        ("text: {zh: 好的亲, en: fine}\n  mood: sunny", "unknown key `mood`"),
        ("text: {zh: 好的亲}", "a text needs Chinese and English"),
        ("text: {zh: 好的亲, en: fine}\n  peak: maybe", "wrong type"),
    ])
    func `a broken phrase is refused with file and entry`(_ lines: String, _ words: String) {
        let text = "- id: SCR-30/1\n  title: [名字, name]\n  \(lines)\n"
        let fault = #expect(throws: TableFault.self) { try PhraseLibrary.load([("mine.yaml", text)]) }
        #expect(fault?.words.contains(words) == true, "\(String(describing: fault))")
        #expect(fault?.file == "mine.yaml" && fault?.row == "SCR-30/1")
    }

    @Test func `ids are refused when they stand twice or read wrongly`() {
        let entry = { (id: String) in "- {id: \(id), title: [名字, name], text: {zh: 好的亲, en: fine}}\n" }
        #expect(throws: TableFault.self) {
            try PhraseLibrary.load([("a", entry("SCR-30/1")), ("b", entry("SCR-30/1"))])
        }
        for id in ["SCR-30", "30/1", "SCR-30/x", "SCR-30/a/b/1"] {
            #expect(throws: TableFault.self) { try PhraseLibrary.load([("a", entry(id))]) }
        }
        #expect(throws: Never.self) { try PhraseLibrary.load([("a", entry("SCR-30/vip/2"))]) }
    }
}
