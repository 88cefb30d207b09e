// LNT-8: 嗯 and 哦 alone sound bored.

struct LNT08OnlySounds: LanguageRule {
    let id = "LNT-8"
    let severity = Severity.error
    let scope = RuleScope.wording
    let title = Finding.Words(zh: "只有语气词", en: "Nothing but a sound")
    let advice = Finding.Words(
        zh: "单独的“嗯”“哦”显得冷淡，请用一句完整的话回应。",
        en: "A bare “mm” or “oh” sounds cold; answer with a sentence.")
    let good: [RuleExample] = ["嗯嗯，好的亲", "哦，是这款呀", "哈喽亲", RuleExample(OutgoingMessage("嗯", hasImage: true))]
    let bad: [RuleExample] = ["嗯", "哦哦哦", "嗯嗯~", "啊？", "额……", "噢 喔", "哈哈哈哈", "呵呵"]

    func matches(in reading: Reading) -> [RuleMatch] {
        guard !reading.core.isEmpty, !reading.message.carriesMore, reading.text.links.isEmpty else { return [] }
        // The list holds single letters, so every letter must be one hit.
        guard reading.hits.has(.soundLetters) else { return [] }
        let sounds = reading.hits.all.reduce(0) { $0 + ($1.list == .soundLetters ? $1.range.count : 0) }
        return sounds == reading.core.count ? [reading.whole()] : []
    }
}
