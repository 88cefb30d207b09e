// The reading of a message: what belongs to the core, and where it came from.

import Testing

@testable import XiaoerRules

@Suite struct LanguageTextTests {
    private func core(_ text: String) -> String {
        String(String.UnicodeScalarView(LanguageText.core(of: text).map { Unicode.Scalar($0)! }))
    }

    @Test(arguments: [
        ("您好，亲！", "您好亲"), ("還有嗎？沒關係", "还有吗没关系"), ("ＡＢｃ１２", "abc12"), ("微 信", "微信"), ("微\u{200B}信", "微信"),
        ("好的😊👍🏻", "好的"), ("好/:^_^的", "好的"), ("/:809谢谢", "谢谢"), ("看 https://a.tmall.com/x?id=1 吧", "看吧"),
        ("发到 a.b@example.com 哦", "发到哦"), ("①②③", "123"), ("ⓥⓧ", "vx"), ("𝟏𝟑𝟖", "138"), ("1️⃣3️⃣", "13"), ("3.5厘米", "35厘米"),
        ("", ""), ("……。。", ""), ("𠮷野家", "𠮷野家"), ("妳裏", "你里"), ("a.b.c", "abc"), ("\u{202E}abc", "abc"),
    ])
    func `LNT the core keeps Han characters, letters and digits, folded`(text: String, expected: String) {
        #expect(core(text) == expected)
    }

    @Test func `LNT positions lead back to the original, past emoji and full-width letters`() {
        let text = LanguageText("😊亲，Ｖ 信 号")
        let wechat = text.span(1..<3)
        #expect(text.substring(wechat) == "Ｖ 信")
        #expect(wechat == 4..<7)
    }

    @Test(arguments: [
        ("第一句。第二句！第三句?第四句…第五句\n第六句；末句", 7), ("没有，标点", 1), ("一\r\n二", 2),
    ])
    func `LNT sentences split at full stops, marks and line breaks`(text: String, expected: Int) {
        #expect(Set(LanguageText(text).core.map(\.sentence)).count == expected)
    }

    @Test(arguments: [
        ("http://a.example.com:80/x", "a.example.com"), ("HTTPS://user:pw@Evil.Example.org/p", "evil.example.org"),
        ("www.example.cn看", "www.example.cn"), ("http://例", ""),
    ])
    func `LNT-64 hosts are read as browsers read them`(text: String, host: String) {
        #expect(LanguageText(text).links.first?.host == host)
    }

    @Test(arguments: ["8.8元", "2.5kg", "第1.2节", "ok...", "V1.0.3", "19.9.包邮"])
    func `LNT-64 numbers and dots are no links`(text: String) { #expect(LanguageText(text).links.isEmpty) }

    @Test(arguments: [
        ("20元", [2000]), ("12.5 元", [1250]), ("十五块", [1500]), ("¥30", [3000]), ("20件", []), ("二十元和5块", [2000, 500]),
        ("0.99元", [99]),
    ])
    func `LNT-49 amounts are read in cents`(text: String, cents: [Int]) {
        #expect(LanguageText(text).amounts().map(\.cents) == cents)
    }

    @Test func `LNT-60 the check sign decides what is an identity number`() {
        #expect(LanguageText("11010519491231002X").digitRuns().first?.isIdentityNumber == true)
        #expect(LanguageText("110105194912310021").digitRuns().first?.isIdentityNumber == false)
        #expect(LanguageText("314159265358979323").digitRuns().first?.isIdentityNumber == false)
    }
}
