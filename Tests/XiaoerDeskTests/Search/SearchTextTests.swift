// How text is cut, folded, found and marked.

import Testing

@testable import XiaoerDesk

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("黑色37码还有货吗？", "黑 色 37 码 还 有 货 吗"),
        ("ＬＺ２６０１　到貨", "lz2601 到 货"),
        ("LZ2601-37/黑", "lz2601 37 黑"),
        ("Café RÉSUMÉ naïve", "cafe resume naive"),
        ("退貨運費誰出", "退 货 运 费 谁 出"),
        ("好的👌谢谢~", "好 的 谢 谢"),
        ("𠮷野家", "𠮷 野 家"),
        ("かわいい靴", "か わ い い 靴"),
        ("…！？ 🌰", ""),
        ("", ""),
    ])
    func `a text becomes tokens`(_ text: String, _ tokens: String) {
        #expect(SearchText.tokens(for: text) == tokens)
    }

    @Test(arguments: [
        ("退货", "\"退 货\"", "('退' <-> '货')"),
        ("lz26", "\"lz26\" *", "('lz26':*)"),
        ("黑色 37", "\"黑 色\" \"37\" *", "('黑' <-> '色') & ('37':*)"),
        ("a\"b' OR (x)", "\"a b\" * \"or\" * \"x\" *", "('a' <-> 'b':*) & ('or':*) & ('x':*)"),
    ])
    func `a query becomes phrases, and nothing typed can break out of them`(
        _ typed: String, _ fts5: String, _ tsquery: String
    ) throws {
        let query = try #require(SearchText.Query(typed))
        #expect(query.fts5 == fts5)
        #expect(query.tsquery == tsquery)
    }

    @Test func `nothing but punctuation is no query`() {
        #expect(SearchText.Query(" ？！* \" ") == nil)
        #expect(SearchText.Query("") == nil)
    }

    @Test(arguments: [
        ("退货", "我要退貨，怎么退货？", [TextMark(start: 2, length: 2), TextMark(start: 7, length: 2)]),
        ("退货", "退一下货", []),
        ("lz26", "🌰 LZ2601", [TextMark(start: 3, length: 6)]),
        ("37", "黑色３７码", [TextMark(start: 2, length: 2)]),
        ("哈哈", "哈哈哈", [TextMark(start: 0, length: 2)]),
    ])
    func `what was found is marked in UTF-16 units`(_ typed: String, _ text: String, _ marks: [TextMark]) throws {
        #expect(SearchText.marks(of: try #require(SearchText.Query(typed)), in: text) == marks)
    }

    @Test func `a snippet of a long text holds the first mark and cuts no character in two`() throws {
        let query = try #require(SearchText.Query("退货"))
        for padding in 0..<60 {
            let text = String(repeating: "👩‍👩‍👧", count: padding) + "退货" + String(repeating: "🌰", count: 60)
            let snippet = SearchText.snippet(of: query, in: text, length: 40)
            #expect(snippet.text.utf16.count <= 40 + 8)
            #expect(!snippet.text.contains("\u{FFFD}"))
            let mark = try #require(snippet.marks.first)
            let units = Array(snippet.text.utf16)[mark.start..<mark.start + mark.length]
            #expect(String(decoding: units, as: UTF16.self) == "退货")
        }
    }
}

@Suite struct SearchKeysTests {
    @Test func `a Chinese name is found by itself, its endings, pinyin and initials`() {
        let keys = Set(SearchKeys.ofName("王小明"))
        #expect(keys.isSuperset(of: ["王小明", "小明", "明", "wangxiaoming", "xiaoming", "ming", "wxm", "xm", "m"]))
    }

    @Test func `a surname with a reading of its own is found under both`() {
        #expect(Set(SearchKeys.ofName("单小曾")).isSuperset(of: ["shanxiaozeng", "danxiaoceng", "sxz", "dxc"]))
    }

    @Test func `ü is found as v and as u`() {
        #expect(Set(SearchKeys.ofName("吕倩")).isSuperset(of: ["lvqian", "luqian", "lq"]))
    }

    @Test func `a title in traditional or full-width characters folds to the same keys`() {
        #expect(SearchKeys.ofTitle("雪地靴ＬＺ２６") == SearchKeys.ofTitle("雪地靴lz26"))
        #expect(Set(SearchKeys.ofTitle("加絨雪地靴")).isSuperset(of: ["雪地靴", "jrxdx", "xdx", "jiarongxuedixue"]))
    }

    @Test(arguments: [
        ("13800001234", ["13800001234", "00001234", "1234"]),
        ("+86 138-0000-1234", ["13800001234", "00001234", "1234"]),
        ("138****1234", ["1234"]),
        ("", []), ("12", []),
    ])
    func `a phone is found whole and by its tail`(_ phone: String, _ keys: [String]) {
        #expect(SearchKeys.ofPhone(phone) == keys)
    }

    @Test func `an order number is found whole and by its tail`() {
        #expect(SearchKeys.ofOrderNumber("XE-261121-000412") == ["xe261121000412", "21000412", "000412", "0412"])
        #expect(SearchKeys.ofOrderNumber(" ") == [])
    }
}
