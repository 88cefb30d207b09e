// Loads a decision table from its file and refuses whatever does not make sense.

import Yams

extension GuidanceTable {
    /// Reads and proves a table. YAML, and so JSON as well.
    ///
    /// Refuses unknown facts, phrases, actions, settings, slots and tables, values of a wrong type, rows that stand
    /// twice, rows that can never win and combinations that no row answers.
    public static func load(
        yaml text: String, file: String, checkingAgainst vocabulary: Vocabulary
    ) throws(TableFault) -> GuidanceTable {
        let entry = try FileEntry(yaml: text, file: file)
        let table = try GuidanceTableReading(file: file, vocabulary: vocabulary).table(entry)
        let proof = TableProof.prove(table.rows, table.scope)
        if proof.tooLarge { throw TableFault(file: file, "the table is too large to be proved; split it") }
        if let dead = proof.dead.first {
            throw TableFault(file: file, row: dead, "dead row: earlier rows win whenever its conditions hold")
        }
        if let uncovered = proof.uncovered {
            let combination = uncovered.map { name, value in
                let kind = table.scope.kind(name)
                return "\(name) = \(value.map { kind?.words($0).en ?? "" } ?? "unknown")"
            }
            throw TableFault(file: file, "uncovered combination: \(combination.joined(separator: ", "))")
        }
        return table
    }
}

extension GuidanceTable {
    /// A table's file as JSON, for the form in the browser, which sends it back changed; `load` reads both.
    public static func json(yaml text: String, file: String) throws(TableFault) -> String {
        try FileEntry(yaml: text, file: file).json
    }
}

/// Turns a file's entries into a table, checking every name against the vocabulary.
struct GuidanceTableReading {
    let file: String
    let vocabulary: Vocabulary

    func table(_ entry: FileEntry) throws(TableFault) -> GuidanceTable {
        try entry.allow(["id", "version", "title", "intents", "rules", "facts", "settings", "rows"])
        let id = try entry.word("id")
        let intents = try entry.words("intents")
        if let known = vocabulary.intents, let unknown = intents.first(where: { !known.contains($0) }) {
            throw entry.fault("unknown intent `\(unknown)`")
        }
        let scope = TableScope(file: file, facts: try facts(entry), settings: try settings(entry))
        var rows: [GuidanceRow] = []
        for node in try entry.list("rows") {
            let row = try self.row(node, scope)
            guard !rows.contains(where: { $0.id == row.id }) else {
                throw TableFault(file: file, row: row.id, line: node.line, "duplicate row id `\(row.id)`")
            }
            rows.append(row)
        }
        guard !rows.isEmpty else { throw entry.fault("a table needs rows") }
        return GuidanceTable(
            id: id, version: try entry.number("version") ?? 1, title: try entry.wording("title"), intents: intents,
            rules: try entry.words("rules"), rows: rows, scope: scope)
    }

    // MARK: Facts and settings

    private func facts(_ entry: FileEntry) throws(TableFault) -> [Fact] {
        var facts: [Fact] = []
        for (name, fact) in try entry.entries("facts") { facts.append(try self.fact(name, fact)) }
        return facts
    }

    private func fact(_ name: String, _ entry: FileEntry) throws(TableFault) -> Fact {
        try entry.allow(["kind", "label", "unit", "ask", "values", "default", "min", "max"])
        if name.contains(".") || name.contains(" ") { throw entry.fault("`\(name)` is no name for a fact") }
        let kind = try self.kind(name, entry)
        var fallback: FactValue?
        if let word = try entry.optionalWord("default") {
            fallback = word == "empty" && kind.name == "set" ? .set([]) : kind.literal(word)
            if fallback == nil {
                throw entry.fault("wrong type: the default `\(word)` of `\(name)` is no \(kind.name)")
            }
        }
        let asking = try entry.optionalWord("ask") ?? "agent"
        guard let asking = FactAsking(rawValue: asking) else {
            throw entry.fault("nobody called `\(asking)` can be asked")
        }
        let least = try entry.number("min") ?? Fact.anything.lowerBound
        let most = try entry.number("max") ?? Fact.anything.upperBound
        guard least <= most else { throw entry.fault("`\(name)` has its bounds the wrong way round") }
        return Fact(
            name: name, kind: kind, label: try entry.wording("label"), unit: try entry.optionalWording("unit"),
            asking: asking, fallback: fallback, range: least...most)
    }

    private func kind(_ name: String, _ entry: FileEntry) throws(TableFault) -> FactKind {
        let word = try entry.word("kind")
        switch word {
        case "bool": return .flag
        case "number": return .number
        case "amount": return .amount
        case "date": return .date
        case "words": return .words
        case "text", "scale", "set":
            var choices: [FactChoice] = []
            for (value, words) in try entry.entries("values") {
                if ["known", "unknown", "empty"].contains(value) {
                    throw entry.fault("`\(value)` is a test and cannot be a value of `\(name)`")
                }
                choices.append(FactChoice(id: value, words: try words.asWording()))
            }
            guard !choices.isEmpty, choices.count <= FactKind.mostMembers || word != "set" else {
                throw entry.fault("`\(name)` needs 1 to \(FactKind.mostMembers) values")
            }
            return word == "text" ? .choice(choices) : word == "scale" ? .scale(choices) : .set(choices)
        default: throw entry.fault("`\(name)` has the unknown kind `\(word)`")
        }
    }

    private func settings(_ entry: FileEntry) throws(TableFault) -> [Setting] {
        var settings: [Setting] = []
        for name in try entry.words("settings") {
            guard let setting = vocabulary.settings[name] else { throw entry.fault("unknown setting `\(name)`") }
            settings.append(setting)
        }
        return settings
    }

    // MARK: Rows

    private func row(_ entry: FileEntry, _ scope: TableScope) throws(TableFault) -> GuidanceRow {
        let id = try entry.word("id")
        let entry = entry.inRow(id)
        try entry.allow(["id", "when", "step", "phrase", "slots", "actions", "goto", "offers", "note"])
        let phrase = try entry.optionalWord("phrase")
        if let phrase, !vocabulary.phrases.contains(phrase) { throw entry.fault("unknown phrase `\(phrase)`") }
        let reading = ConditionReading(scope: scope, row: id)
        guard let when = entry.node("when") else { throw entry.fault("a condition is missing; write `always`") }
        let actions = try self.actions(entry, scope, reading)
        if phrase == nil, actions.contains(where: { $0.name == "say" }) {
            throw entry.fault("`say` needs a phrase")
        }
        let goto = try entry.optionalWord("goto")
        let offers = try entry.words("offers")
        for table in offers + (goto.map { [$0] } ?? []) where !vocabulary.tables.contains(table) {
            throw entry.fault("unknown table `\(table)`")
        }
        return GuidanceRow(
            id: id, when: try reading.read(when), step: try entry.wording("step"), phrase: phrase,
            slots: try slots(entry, scope), actions: actions, goto: goto, offers: offers,
            note: try entry.optionalWording("note"))
    }

    private func slots(_ entry: FileEntry, _ scope: TableScope) throws(TableFault) -> [SlotSource] {
        var slots: [SlotSource] = []
        for (slot, value) in try entry.entries("slots") {
            guard PhraseSlot(rawValue: slot) != nil else { throw entry.fault("unknown slot `\(slot)`") }
            slots.append(SlotSource(slot: slot, source: try argument(value, scope)))
        }
        return slots
    }

    private func actions(
        _ entry: FileEntry, _ scope: TableScope, _ reading: ConditionReading
    ) throws(TableFault) -> [GuidanceAction] {
        var actions: [GuidanceAction] = []
        for action in try entry.list("actions") {
            if let name = action.asWord {
                actions.append(try self.action(name, [], .always, action, scope))
                continue
            }
            let parts = try action.entries()
            var when = Condition.always
            if let condition = action.node("if") { when = try reading.read(condition) }
            let arguments = parts.filter { $0.name != "do" && $0.name != "if" }
            actions.append(try self.action(try action.word("do"), arguments, when, action, scope))
        }
        return actions
    }

    private func action(
        _ name: String, _ given: [(name: String, entry: FileEntry)], _ when: Condition, _ entry: FileEntry,
        _ scope: TableScope
    ) throws(TableFault) -> GuidanceAction {
        guard let kind = vocabulary.actions[name] else { throw entry.fault("unknown action `\(name)`") }
        var arguments: [String: GuidanceArgument] = [:]
        for (argument, value) in given {
            guard let parameter = kind.parameters.first(where: { $0.name == argument }) else {
                throw entry.fault("`\(name)` has no argument `\(argument)`")
            }
            let read = try self.argument(value, scope)
            try check(read, parameter, of: name, value, scope)
            arguments[argument] = read
        }
        for parameter in kind.parameters where parameter.required && arguments[parameter.name] == nil {
            throw entry.fault("`\(name)` needs the argument `\(parameter.name)`")
        }
        return GuidanceAction(name: name, arguments: arguments, when: when)
    }

    private func check(
        _ argument: GuidanceArgument, _ parameter: ActionKind.Parameter, of action: String, _ entry: FileEntry,
        _ scope: TableScope
    ) throws(TableFault) {
        switch (parameter.kind, argument) {
        case (.value, _): return
        case (.slots, .words(let names)):
            for name in names where PhraseSlot(rawValue: name) == nil && !scope.isFact(name) {
                throw entry.fault("unknown slot `\(name)`")
            }
        case (.role, .word(let role)) where Vocabulary.roles[role] != nil: return
        case (.colour, .word(let colour)) where Vocabulary.colours.contains(colour): return
        case (.fact, .word(let fact)) where scope.isFact(fact): return
        default: throw entry.fault("wrong type: the argument `\(parameter.name)` of `\(action)`")
        }
    }

    /// `$D` is a fact, `$returns_watch_days` a setting when no fact has the name; anything else stands for itself.
    private func argument(_ entry: FileEntry, _ scope: TableScope) throws(TableFault) -> GuidanceArgument {
        if let words = try entry.asWords() { return .words(words) }
        guard let word = entry.asWord else { throw entry.fault("an argument is a word, a number or a list") }
        guard word.hasPrefix("$") else { return Int(word).map { .number($0) } ?? .word(word) }
        let name = String(word.dropFirst())
        guard scope.kind(name) != nil else { throw entry.fault("unknown fact `\(name)`") }
        return scope.isFact(name) ? .fact(name) : .setting(name)
    }
}
