// What a table answers: the row that wins, or the facts it still needs, and why earlier rows did not win.

/// The answer of one table to one set of facts. Stored with the message it leads to.
public struct GuidanceAnswer: Hashable, Sendable, Codable {
    public let table: String
    public let version: Int
    /// The winning row; nil while a fact is missing.
    public let row: String?
    public let step: Wording
    public let phrase: GuidancePhrase?
    public let actions: [GuidanceStep]
    /// Facts and slots to find out, in the order of the question.
    public let asks: [GuidanceAsk]
    /// The table that goes on from here.
    public let goto: String?
    public let offers: [String]
    public let note: Wording?
    /// Why each earlier row did not win.
    public let why: [GuidanceMiss]
}

/// The phrase of a step with the slots the facts fill.
public struct GuidancePhrase: Hashable, Sendable, Codable {
    public let scenario: String
    /// Values by slot; a slot whose fact is unknown is not in here and stays open in the text.
    public let slots: [String: FactValue]
}

/// An action with its arguments resolved.
public struct GuidanceStep: Hashable, Sendable, Codable {
    public let action: String
    public let arguments: [String: FactValue]
}

/// Something the card asks for.
public struct GuidanceAsk: Hashable, Sendable, Codable {
    /// The fact or slot.
    public let name: String
    public let label: Wording
    public let asking: FactAsking
}

/// The first condition of an earlier row that failed, with the value that made it fail.
public struct GuidanceMiss: Hashable, Sendable, Codable {
    public let row: String
    public let condition: Wording
    /// The facts and settings in the condition with what they say, in the order of the condition.
    public let values: [GuidanceValue]
}

/// What a fact or setting said when a row was passed over.
public struct GuidanceValue: Hashable, Sendable, Codable {
    public let name: String
    /// nil when the fact was unknown.
    public let value: FactValue?
}

extension GuidanceTable {
    /// Decides. The same facts and settings always give the same answer.
    ///
    /// A row whose truth depends on an unknown fact stops the search: the answer asks for that fact instead of
    /// guessing.
    public func evaluate(_ facts: Facts, _ settings: SettingValues = SettingValues()) -> GuidanceAnswer {
        var values: [FactValue?] = []
        var codes: [Int?] = []
        values.reserveCapacity(self.facts.count + self.settings.count)
        codes.reserveCapacity(self.facts.count + self.settings.count)
        for fact in self.facts {
            // A value of the wrong kind counts as unknown.
            let given = facts[fact.name]?.value
            let code = given.flatMap { fact.kind.code($0) }
            values.append(code == nil ? fact.fallback : given)
            codes.append(code ?? fact.fallback.flatMap { fact.kind.code($0) })
        }
        for setting in self.settings {
            let value = settings.value(setting)
            values.append(value)
            codes.append(setting.kind.code(value))
        }
        return codes.withUnsafeBufferPointer { codes in
            var why: [GuidanceMiss] = []
            why.reserveCapacity(rows.count)
            for (row, check) in zip(rows, checks) {
                switch check.check.truth(codes) {
                case .yes: return answer(row, check, facts, values, codes, why)
                case .unclear: return question(row, check, codes, why)
                case .no: why.append(miss(row, check, values, codes))
                }
            }
            // The proof at loading rules this out.
            return question(rows[rows.count - 1], checks[rows.count - 1], codes, why)
        }
    }

    private func answer(
        _ row: GuidanceRow, _ check: GuidanceCheck, _ facts: Facts, _ values: [FactValue?],
        _ codes: UnsafeBufferPointer<Int?>, _ why: [GuidanceMiss]
    ) -> GuidanceAnswer {
        var slots: [String: FactValue] = [:]
        for slot in row.slots { slots[slot.slot] = resolved(slot.source, values) }
        var asks: [GuidanceAsk] = []
        var steps: [GuidanceStep] = []
        for (action, condition) in zip(row.actions, check.actions) where condition.truth(codes) == .yes {
            if action.name == "ask", case .words(let names)? = action.arguments["slots"] {
                asks += names.filter { facts[$0] == nil }.map { ask($0) }
            }
            steps.append(
                GuidanceStep(action: action.name, arguments: action.arguments.compactMapValues { resolved($0, values) })
            )
        }
        return GuidanceAnswer(
            table: id, version: version, row: row.id, step: row.step,
            phrase: row.phrase.map { GuidancePhrase(scenario: $0, slots: slots) }, actions: steps, asks: asks,
            goto: row.goto, offers: row.offers, note: row.note, why: why)
    }

    private func question(
        _ row: GuidanceRow, _ check: GuidanceCheck, _ codes: UnsafeBufferPointer<Int?>, _ why: [GuidanceMiss]
    ) -> GuidanceAnswer {
        let unclear = check.parts.filter { $0.check.truth(codes) == .unclear }
        let missing = unclear.flatMap(\.variables).filter { codes[$0] == nil }
        var asks: [GuidanceAsk] = []
        for variable in missing where variable < facts.count {
            let fact = ask(facts[variable].name)
            if !asks.contains(fact) { asks.append(fact) }
        }
        return GuidanceAnswer(
            table: id, version: version, row: nil, step: Wording(zh: "先了解一下", en: "Find out first"), phrase: nil,
            actions: [], asks: asks, goto: nil, offers: [], note: nil, why: why)
    }

    private func miss(
        _ row: GuidanceRow, _ check: GuidanceCheck, _ values: [FactValue?], _ codes: UnsafeBufferPointer<Int?>
    ) -> GuidanceMiss {
        let part = check.parts.first { $0.check.truth(codes) == .no } ?? check.parts[0]
        let said = part.variables.map { GuidanceValue(name: name($0), value: values[$0]) }
        return GuidanceMiss(row: row.id, condition: part.words, values: said)
    }

    private func name(_ variable: Int) -> String {
        variable < facts.count ? facts[variable].name : settings[variable - facts.count].name
    }

    private func ask(_ name: String) -> GuidanceAsk {
        if let fact = fact(name) { return GuidanceAsk(name: name, label: fact.label, asking: fact.asking) }
        let label = PhraseSlot(rawValue: name)?.label ?? Wording(zh: name, en: name)
        return GuidanceAsk(name: name, label: label, asking: .buyer)
    }

    private func resolved(_ argument: GuidanceArgument, _ values: [FactValue?]) -> FactValue? {
        switch argument {
        case .word(let word): .text(word)
        case .words(let words): .set(Set(words))
        case .number(let number): .number(number)
        case .fact(let name), .setting(let name): scope.place(name).flatMap { values[$0] }
        }
    }
}
