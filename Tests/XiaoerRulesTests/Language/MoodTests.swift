// EMO-1: reading anger and objections from what the buyer writes.

import Testing

@testable import XiaoerRules

@Suite struct MoodTests {
    static let check = LanguageCheck.delivered

    private func mood(_ texts: [String]) -> Mood {
        Mood(buyerMessages: texts)
    }

    @Test(arguments: [
        ["我要投诉你们"], ["你们就是骗子"], ["再不发货我找律师"], ["不退我就给差评"], ["什么态度"], ["人呢？？？"], ["在吗??"], ["快发货！！"],
        ["我要舉報"], ["垃圾店"], ["太过分了吧"], ["打12315"], ["还有货吗", "还有货吗", "还有 货吗"],
    ])
    func `EMO-1 complaint, threat, insult, repeated marks and the same question three times show anger`(texts: [String])
    {
        #expect(mood(texts).upset, "\(texts)")
    }

    @Test(arguments: [
        ["您好"], ["37码有吗？"], ["谢谢！！太好了！！"], ["好的！"], ["想买个垃圾桶"], ["别生气，我就问问"], ["有货吗", "有货吗"], ["有差评吗"],
        ["什么时候发货", "发什么快递", "几天到"], ["能便宜点吗"],
    ])
    func `EMO-1 ordinary messages are calm`(texts: [String]) { #expect(!mood(texts).upset, "\(mood(texts).signs)") }

    @Test(arguments: [
        ("能便宜点吗", true), ("太贵了", true), ("是正品吗", true), ("会不会掉色", true), ("我要投诉", true), ("37码有吗", false),
        ("几天到", false),
    ])
    func `LNT-17 objection means bargaining, doubt or complaint`(text: String, expected: Bool) {
        #expect(mood([text]).objection == expected)
    }

    @Test func `EMO-1 an objection fades, anger stays`() {
        let later = ["好的", "那我拍了", "几天到"]
        #expect(!mood(["能便宜点吗"] + later).objection)
        #expect(mood(["你们是骗子"] + later).upset)
    }

    @Test func `EMO-1 what the agent writes does not count`() {
        let mood = Self.check.mood(of: [.init(.agent, "我们要投诉快递", at: RuleExample.noon)])
        #expect(mood == .calm)
    }

    @Test(arguments: [
        ("有赠品吗", true, true), ("什么时候送到", true, false), ("买两件送什么", true, true), ("37码", false, false),
        ("谢谢", false, false),
    ])
    func `LNT-44 traits tell whether a buyer asks and whether a gift is named`(text: String, asks: Bool, gift: Bool) {
        let traits = Self.check.traits(of: text)
        #expect(traits.asksQuestion == asks && traits.namesGift == gift)
    }
}
