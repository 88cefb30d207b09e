// Loads phrase files and refuses entries that could not be used as they stand.

extension PhraseLibrary {
    /// Reads delivered or imported files, each a list of phrases.
    ///
    /// Refuses unknown slots and keys, ids that stand twice, Chinese and English texts with different slots, and
    /// refusals that leave the buyer without a way on (STK-26).
    public static func load(
        _ files: [(name: String, text: String)], actions: [ActionKind] = ActionKind.vocabulary
    ) throws(TableFault) -> PhraseLibrary {
        let reading = PhraseReading(actions: Set(actions.map(\.name)))
        var phrases: [PhraseTemplate] = []
        var ids: Set<String> = []
        for file in files {
            for entry in try FileEntry(yaml: file.text, file: file.name).elements() {
                let phrase = try reading.phrase(entry)
                guard ids.insert(phrase.id).inserted else {
                    throw TableFault(file: file.name, row: phrase.id, line: entry.line, "the id stands twice")
                }
                phrases.append(phrase)
            }
        }
        return PhraseLibrary(phrases)
    }
}

struct PhraseReading {
    let actions: Set<String>

    private static let keys: Set<String> = [
        "id", "title", "text", "class", "phase", "step", "shop", "shift", "peak", "level", "action", "refuses",
        "stock", "risk", "dialect", "from", "to", "version",
    ]

    func phrase(_ plain: FileEntry) throws(TableFault) -> PhraseTemplate {
        let id = try plain.word("id")
        let entry = plain.inRow(id)
        try entry.allow(PhraseReading.keys)
        let parts = id.split(separator: "/").map(String.init)
        guard parts[0].hasPrefix("SCR-"), parts.count == 2 || parts.count == 3, Int(parts[parts.count - 1]) != nil
        else { throw entry.fault("an id reads SCR-n/number or SCR-n/variant/number") }
        let action = try entry.optionalWord("action")
        if let action, !actions.contains(action) { throw entry.fault("unknown action `\(action)`") }
        let phrase = PhraseTemplate(
            id: id, scenario: parts[0], variant: parts.count == 3 ? parts[1] : nil, title: try entry.wording("title"),
            text: try entry.wording("text"), category: try one(entry, "class", PhraseClass.self) ?? .other,
            phase: try one(entry, "phase", PhrasePhase.self) ?? .any, step: try entry.number("step"),
            shopType: try one(entry, "shop", ShopType.self), shift: try one(entry, "shift", PhraseShift.self),
            peakOnly: try entry.flag("peak") ?? false, level: try entry.number("level"), action: action,
            refuses: try entry.flag("refuses") ?? false, claimsStock: try entry.flag("stock") ?? false,
            risk: try one(entry, "risk", PhraseRisk.self), dialect: try entry.flag("dialect") ?? false,
            validFrom: try entry.optionalWord("from"), validTo: try entry.optionalWord("to"),
            version: try entry.number("version") ?? 1)
        try check(phrase, entry)
        return phrase
    }

    private func check(_ phrase: PhraseTemplate, _ entry: FileEntry) throws(TableFault) {
        for text in [phrase.text.zh, phrase.text.en] {
            for name in PhraseText.names(text) where PhraseSlot(rawValue: name) == nil {
                throw entry.fault("unknown slot `{\(name)}`")
            }
        }
        let chinese = Set(PhraseText.names(phrase.text.zh))
        if let odd = chinese.symmetricDifference(PhraseText.names(phrase.text.en)).min() {
            throw entry.fault("the slot `{\(odd)}` stands in one language only")
        }
        guard !phrase.text.zh.isEmpty, !phrase.text.en.isEmpty, !phrase.title.zh.isEmpty else {
            throw entry.fault("title and text may not be empty")
        }
        if phrase.refuses, !RefusalWording.leavesAWayOn(phrase) {
            throw entry.fault("a refusal needs an alternative, a notice or an apology (STK-26)")
        }
    }

    private func one<Value: RawRepresentable & CaseIterable>(
        _ entry: FileEntry, _ key: String, _ type: Value.Type
    ) throws(TableFault) -> Value? where Value.RawValue == String {
        guard let word = try entry.optionalWord(key) else { return nil }
        guard let value = Value(rawValue: word) else {
            let choices = type.allCases.map(\.rawValue).joined(separator: ", ")
            throw entry.fault("`\(key)` cannot be `\(word)`; it can be \(choices)")
        }
        return value
    }
}
