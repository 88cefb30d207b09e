// LNT-66: good reviews are not bought.

struct LNT66ReviewReward: LanguageRule {
    let id = "LNT-66"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "好评返利", en: "Reward for a favourable review")
    let advice = Finding.Words(
        zh: "平台禁止用返现、赠品或红包换好评，请删去这部分。", en: "Platforms forbid rewards for good reviews; take this part out.")
    let good: [RuleExample] = [
        "喜欢的话欢迎给个好评哦", "我们没有好评返现的活动", "五分钟内送到您手上", "满意的话麻烦给五星，我们会更努力", "优惠券在首页可以领",
    ]
    let bad: [RuleExample] = [
        "好评返现5元", "五星好评送小礼品", "收到给5分，返您3元红包", "好評返2元", "给个五星有券送您", "晒图好评领红包", "返现5元，只要您给好评", "好 评 返 现",
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard !reading.settings.cashbackForReview, reading.hits.has(.favourableReview), reading.hits.has(.reviewReward)
        else { return [] }
        for review in reading.hits[.favourableReview] {
            let around = (review.range.lowerBound - 12)..<(review.range.upperBound + 13)
            guard let near = reading.hits.near(.reviewReward, around).first,
                !reading.isNegated(review, before: 4, after: 2), !reading.isNegated(near, before: 2, after: 2)
            else { continue }
            let start = min(review.range.lowerBound, near.range.lowerBound)
            let end = max(review.range.upperBound, near.range.upperBound)
            return [RuleMatch(reading.text.span(start..<end))]
        }
        return []
    }
}
