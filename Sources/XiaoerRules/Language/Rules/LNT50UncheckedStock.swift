// LNT-50: "in stock" is said after looking, not before (STK-16).

struct LNT50UncheckedStock: LanguageRule {
    let id = "LNT-50"
    let severity = Severity.error
    let scope = RuleScope.conversation
    let title = Finding.Words(zh: "未查库存就答有货", en: "“In stock” without a look-up")
    let advice = Finding.Words(
        zh: "请先查这个颜色和尺码的库存，再告诉顾客有没有货。", en: "Look up this colour and size first, then say whether it is there.")

    func matches(in reading: Reading) -> [RuleMatch] {
        guard let claim = claim(in: reading) else { return [] }
        if reading.facts.peak, reading.message.phrase?.scenario == "SCR-70" { return [] }
        switch ItemsNamed(in: reading).cover(by: reading.freshLookUps) {
        case .available: return []
        case .notLookedUp: return [reading.match(claim)]
        case .none:
            let advice = Finding.Words(
                zh: "刚查到的库存显示没有可售件数，请核对后再答复。",
                en: "The stock just looked up shows none to sell; check again before you answer.")
            return [reading.match(claim, advice: advice)]
        }
    }

    /// The words that say "we have it", unless they ask, deny or wait for it.
    private func claim(in reading: Reading) -> WordHit? {
        if let hit = reading.hits[.stockClaim].first(where: {
            !reading.isNegated($0, before: 3, after: 1) && !waits($0, reading)
        }) {
            return hit
        }
        return bareYes(in: reading)
    }

    /// 如果有货, 等有货了, 帮您看看有没有: not a claim.
    private func waits(_ hit: WordHit, _ reading: Reading) -> Bool {
        let sentence = reading.core[hit.range.lowerBound].sentence
        func isInSentence(_ other: WordHit) -> Bool { reading.core[other.range.lowerBound].sentence == sentence }
        let before = (hit.range.lowerBound - 8)..<hit.range.lowerBound
        let behind = hit.range.upperBound..<(hit.range.upperBound + 2)
        return reading.hits.near(.condition, before).contains(where: isInSentence)
            || reading.hits.near(.question, behind).contains {
                isInSentence($0) && $0.range.lowerBound >= behind.lowerBound
            }
    }

    /// 有的 as the whole answer of a clause. It may answer anything, so it only counts while the buyer asks for stock
    /// or nothing is known of what the buyer asked.
    private func bareYes(in reading: Reading) -> WordHit? {
        let core = reading.core
        var start = 0
        while start < core.count {
            let clause = reading.text.clause(around: start)
            start = clause.upperBound
            guard clause.count <= 16 else { continue }
            let letters = reading.withoutEmptyWords(clause)
            guard let last = letters.last, core[last].scalar == 0x6709 else { continue }  // 有
            let item = reading.namedItem(in: clause)
            let rest = letters.dropLast().filter { !item.contains($0) }.map { core[$0].scalar }
            let saysSo = reading.reads("有的", at: last) || !item.isEmpty
            guard saysSo, LNT50UncheckedStock.lead.contains(rest) else { continue }
            if reading.lastBuyerMessage(has: .stockQuestion) == false { return nil }
            return WordHit(list: .stockClaim, range: last..<min(last + 2, clause.upperBound))
        }
        return nil
    }

    /// What may stand before 有的 in a bare yes.
    private static let lead: Set<[UInt32]> = Set(
        ["", "都", "还", "也", "这个", "这款", "这款都", "目前", "现在", "目前都", "现在都", "一直", "一直都"].map { LanguageText.core(of: $0) })

    let good: [RuleExample] = [
        RuleExample("红色M码有货的，可以放心拍") { $0.lookUps = [.seen("红色", "M", 8)] },
        RuleExample("有的亲") { $0.lookUps = [.seen("红色", "M", 8)] },
        RuleExample("这款有货") { $0.lookUps = [.seen("红色", "M", 1, minutesAgo: 9)] },
        RuleExample("有的哦") { $0.earlier = [.init(.buyer, "有发票么", at: RuleExample.noon)] }, "有没有货我帮您查一下", "等有货了通知您",
        "这款暂时没有现货，抱歉", "如果有货我第一时间告诉您", "有的快递会慢一点",
    ]
    let bad: [RuleExample] = [
        "有货的", "现货，今天就发", "有的", "都有的哦", "黑色有的", "37码有", "現貨的親", "有 货",
        RuleExample("有货") { $0.lookUps = [.seen("红色", "M", 8, minutesAgo: 11)] },
        RuleExample("红色L码有货") { $0.lookUps = [.seen("红色", "M", 8)] },
        RuleExample("黑色有货的") { $0.lookUps = [.seen("红色", "M", 8)] },
        RuleExample("红色M码有货") { $0.lookUps = [.seen("红色", "M", 0)] },
        RuleExample("有的亲") { $0.earlier = [.init(.buyer, "37码有吗", at: RuleExample.noon)] },
    ]
}

extension ConversationFacts.StockLookUp {
    /// A look-up for examples.
    static func seen(_ colour: String, _ size: String, _ available: Int, minutesAgo: Int = 2) -> Self {
        Self(
            sku: ID(1), styleWords: ["2101"], colour: colour, size: size, available: available,
            at: RuleExample.noon.adding(minutes: -minutesAgo))
    }
}
