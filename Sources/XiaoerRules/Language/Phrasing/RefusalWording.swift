// STK-26: no answer ends at "no".

/// What a refusal must carry besides the no.
public enum RefusalWording {
    /// Whether a refusing phrase offers an alternative, registers a notice or apologises (STK-26).
    public static func leavesAWayOn(_ phrase: PhraseTemplate) -> Bool {
        if !ways.isDisjoint(with: phrase.slots) { return true }
        if phrase.action == "register_restock" { return true }
        return apologies.contains { phrase.text.zh.contains($0) }
    }

    private static let ways: Set<PhraseSlot> = [.alternative, .altItem, .solution]
    private static let apologies = ["抱歉", "不好意思", "对不起"]
}
