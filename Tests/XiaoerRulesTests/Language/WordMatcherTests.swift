// The word matcher: words, gaps, shields and the edges of Latin words.

import Testing

@testable import XiaoerRules

@Suite struct WordMatcherTests {
    private func found(_ words: [String], in text: String, list: WordList = .refusal) -> [String] {
        let read = LanguageText(text)
        return WordMatcher([list: words]).hits(in: read).all.map { read.substring(read.span($0.range)) }
    }

    @Test(arguments: [
        (["没有"], "没有", ["没有"]), (["没有"], "有没 有的", ["没 有"]), (["没有", "-有没有"], "有没有", []),
        (["没有", "-有没有"], "有没有，没有", ["没有"]), (["没有", "有货", "没有货"], "没有货", ["没有", "没有货", "有货"]),
        (["甲…乙"], "甲在乙前", ["甲在乙"]), (["甲…乙"], "甲。乙", []), (["甲…乙"], "乙甲", []),
        (["甲…乙"], "甲一二三四五六七八九十一乙", []), (["甲…乙…丙"], "甲1乙2丙", ["甲1乙2丙"]), (["wx"], "wxl", []),
        (["wx"], "加wx号", ["wx"]), (["5分"], "15分", []), (["5分"], "给5分", ["5分"]), (["貴了"], "太贵了", ["贵了"]),
        ([""], "甲", []),
        (["没货"], "没。货", []),
    ])
    func `LNT word lists find words, gaps and leave shielded words alone`(
        words: [String], text: String, expected: [String]
    ) {
        #expect(found(words, in: text) == expected)
    }

    @Test func `LNT hidden words are found across full stops only where people hide them`() {
        #expect(found(["微信"], in: "微。信", list: .messenger) == ["微。信"])
        #expect(found(["微信"], in: "微。信", list: .refusal) == [])
    }

    @Test func `LNT matching equals a plain search over many random texts`() {
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let letters = Array("甲乙丙丁")
        func word(_ length: Int) -> String { String((0..<length).map { _ in letters[next(4)] }) }
        for _ in 0..<300 {
            let words = Array(Set((0..<6).map { _ in word(1 + next(4)) }))
            let text = word(30)
            let characters = Array(text)
            var expected: [String] = []
            for start in characters.indices {
                for word in words where characters[start...].starts(with: Array(word)) { expected.append(word) }
            }
            #expect(found(words, in: text).sorted() == expected.sorted(), "\(words) in \(text)")
        }
    }
}
