// LNT-52: "only two left" has to be true.

struct LNT52FalseScarcity: LanguageRule {
    let id = "LNT-52"
    let severity = Severity.error
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "库存紧张与实际不符", en: "Untrue scarcity")
    let advice = Finding.Words(
        zh: "“只剩几件”必须与刚查到的可售库存一致；库存充足时不要制造紧张。",
        en: "“Only n left” must equal the stock just looked up; do not press when there is plenty.")
    let good: [RuleExample] = [
        RuleExample("只剩2件了，喜欢可以早点下单") { $0.lookUps = [.seen("红色", "M", 2)] },
        RuleExample("红色M码还剩3双") { $0.lookUps = [.seen("红色", "M", 3), .seen("黑色", "M", 9)] },
        RuleExample("库存不多了哦") { $0.lookUps = [.seen("红色", "M", 5)] }, "活动还剩3天", "最后一步点确认就可以",
        RuleExample("最後兩件了") { $0.lookUps = [.seen("红色", "M", 2)] }, "还剩下什么问题我帮您解答",
    ]
    let bad: [RuleExample] = [
        RuleExample("只剩2件了") { $0.lookUps = [.seen("红色", "M", 8)] },
        RuleExample("最后1双，手慢无") { $0.lookUps = [.seen("红色", "M", 3)] },
        RuleExample("库存不多了亲") { $0.lookUps = [.seen("红色", "M", 20)] },
        RuleExample("最后三件") { $0.lookUps = [.seen("红色", "M", 2)] }, "仅剩一件了", "只剩最后2件", "還剩兩雙", "快卖完了哦",
        RuleExample("红色只剩3件了") { $0.lookUps = [.seen("黑色", "M", 3)] },
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard reading.hits.has(.scarcity) else { return [] }
        let settings = reading.settings
        let most = settings.stockFiveIsLow ? settings.stockLowThreshold : settings.stockLowThreshold - 1
        let lookUps = ItemsNamed(in: reading).matching(reading.freshLookUps).map(\.available)
        for hit in reading.hits[.scarcity] where !reading.isNegated(hit, before: 2, after: 0) {
            switch claim(hit, reading) {
            case .nothing: continue
            case .vague: if lookUps.contains(where: { $0 > 0 && $0 <= most }) { continue }
            case .count(let count): if count <= most, lookUps.contains(count) { continue }
            }
            return [reading.match(hit)]
        }
        return []
    }

    private enum Claim {
        case nothing
        case vague
        case count(Int)
    }

    /// A number with a measure word of goods behind the hit is a count; 还剩3天 is about time and claims nothing.
    private func claim(_ hit: WordHit, _ reading: Reading) -> Claim {
        let words = reading.core[hit.range].map { Character(Unicode.Scalar($0.scalar)!) }
        let word = String(words)
        var next = hit.range.upperBound
        for filler in ["最后", "下", "这", "那", "了"] where reading.reads(filler, at: next) {
            next += filler.unicodeScalars.count
        }
        if next < reading.core.count, let number = reading.text.number(at: next), number.end < reading.core.count {
            let measure = Character(Unicode.Scalar(reading.core[number.end].scalar)!)
            // 一箱只有3包 describes the goods; 只有3包了 presses.
            let presses = word != "只有" || reading.reads("了", at: number.end + 1)
            let isCount = presses && LNT52FalseScarcity.measures.contains(measure)
            return isCount ? .count(number.hundredths / 100) : .nothing
        }
        if next < reading.core.count, reading.reads("几", at: next) {
            let measure =
                next + 1 < reading.core.count ? Character(Unicode.Scalar(reading.core[next + 1].scalar)!) : " "
            return LNT52FalseScarcity.measures.contains(measure) ? .vague : .nothing
        }
        return LNT52FalseScarcity.needsNumber.contains(word) ? .nothing : .vague
    }

    private static let measures: Set<Character> = Set("件双条个只套盒包箱瓶台份支枚袋罐顶对")
    private static let needsNumber: Set<String> = ["最后", "还剩", "剩下", "只有", "只有最后", "最后几", "只剩", "仅剩", "就剩"]
}
