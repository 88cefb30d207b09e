// A table as people see it: Markdown for the documents, a structured form for the page.

/// A table in words, in one language, for a page.
public struct GuidancePage: Hashable, Sendable, Codable {
    public let id: String
    public let version: Int
    public let title: String
    public let intents: [String]
    public let rules: [String]
    public let facts: [FactLine]
    public let settings: [SettingLine]
    public let rows: [RowLine]

    public struct FactLine: Hashable, Sendable, Codable {
        public let name: String
        public let kind: String
        public let label: String
        public let unit: String?
        public let values: [ChoiceLine]
        public let asking: FactAsking
        /// What holds while nobody said otherwise, in words.
        public let fallback: String?
    }

    public struct ChoiceLine: Hashable, Sendable, Codable {
        public let id: String
        public let label: String
    }

    public struct SettingLine: Hashable, Sendable, Codable {
        public let name: String
        public let label: String
        /// The default, in words.
        public let standard: String
    }

    public struct RowLine: Hashable, Sendable, Codable {
        public let id: String
        /// Conditions that must all hold.
        public let conditions: [String]
        public let step: String
        public let phrase: String?
        public let slots: [String]
        public let actions: [String]
        public let goto: String?
        public let offers: [String]
        public let note: String?
    }
}

extension GuidanceTable {
    /// The table in Chinese or English.
    public func page(english: Bool = false) -> GuidancePage {
        let say = { (words: Wording) in english ? words.en : words.zh }
        return GuidancePage(
            id: id, version: version, title: say(title), intents: intents, rules: rules,
            facts: facts.map { fact in
                GuidancePage.FactLine(
                    name: fact.name, kind: fact.kind.name, label: say(fact.label), unit: fact.unit.map(say),
                    values: fact.kind.choices.map { GuidancePage.ChoiceLine(id: $0.id, label: say($0.words)) },
                    asking: fact.asking, fallback: fact.fallback.map { say(fact.kind.words($0)) })
            },
            settings: settings.map {
                GuidancePage.SettingLine(
                    name: $0.name, label: say($0.label), standard: say($0.kind.words($0.standard)))
            },
            rows: zip(rows, checks).map { row, check in
                GuidancePage.RowLine(
                    id: row.id, conditions: check.parts.map { say($0.words) }, step: say(row.step),
                    phrase: row.phrase, slots: row.slots.map(\.slot),
                    actions: row.actions.map { say($0.words(scope)) }, goto: row.goto, offers: row.offers,
                    note: row.note.map(say))
            })
    }

    /// The table for the documents: facts, settings, rows.
    public func markdown(english: Bool = true) -> String {
        let page = page(english: english)
        var lines = ["## \(page.id) \(page.title)", ""]
        lines.append(english ? "| Fact | Meaning | Kind | Asked of |" : "| 事实 | 含义 | 类型 | 问谁 |")
        lines.append("|---|---|---|---|")
        for fact in page.facts {
            let values = fact.values.isEmpty ? "" : " (\(fact.values.map(\.label).joined(separator: " / ")))"
            lines.append("| `\(fact.name)` | \(fact.label) | \(fact.kind)\(values) | \(fact.asking.rawValue) |")
        }
        if !page.settings.isEmpty {
            let settings = page.settings.map { "`\($0.name)` = \($0.standard)" }.joined(separator: " · ")
            lines += ["", (english ? "Settings: " : "设置：") + settings]
        }
        lines += ["", english ? "| # | Conditions | Step | Phrase | Actions |" : "| # | 条件 | 步骤 | 话术 | 操作 |"]
        lines.append("|---|---|---|---|---|")
        for row in page.rows {
            let conditions = row.conditions.joined(separator: english ? "; " : "；")
            let phrase = ([row.phrase].compactMap { $0 } + row.slots.map { "{\($0)}" }).joined(separator: " ")
            let further = row.offers.map { "(\($0))" } + [row.goto.map { "→ \($0)" }].compactMap { $0 }
            let actions = (row.actions + further).joined(separator: english ? "; " : "；")
            lines.append("| \(row.id) | \(conditions) | \(row.step) | \(phrase) | \(actions) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension GuidanceAction {
    fileprivate func words(_ scope: TableScope) -> Wording {
        let label = ActionKind.vocabulary.first { $0.name == name }?.label ?? Wording(zh: name, en: name)
        let given = arguments.keys.sorted().compactMap { arguments[$0]?.words(scope) }
        var text = label
        if !given.isEmpty {
            text.zh += "（\(given.map(\.zh).joined(separator: "、"))）"
            text.en += " (\(given.map(\.en).joined(separator: ", ")))"
        }
        guard when != .always else { return text }
        let condition = when.words(scope)
        return Wording(zh: "\(text.zh)，若\(condition.zh)", en: "\(text.en) if \(condition.en)")
    }
}

extension GuidanceArgument {
    fileprivate func words(_ scope: TableScope) -> Wording {
        switch self {
        case .word(let word): return Vocabulary.roles[word] ?? Wording(zh: word, en: word)
        case .words(let names):
            let words = names.map { name in
                scope.isFact(name)
                    ? scope.label(name) : PhraseSlot(rawValue: name)?.label ?? Wording(zh: name, en: name)
            }
            return Wording(
                zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
        case .number(let number): return Wording(zh: String(number), en: String(number))
        case .fact(let name), .setting(let name): return scope.label(name)
        }
    }
}
