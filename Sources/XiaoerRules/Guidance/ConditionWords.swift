// Conditions in words, for cards, the page of a table and the printed rulebook.

extension Condition {
    /// The condition as a person reads it, in both languages.
    func words(_ scope: TableScope) -> Wording { words(scope, inside: false) }

    private func words(_ scope: TableScope, inside: Bool) -> Wording {
        switch self {
        case .always: return Wording(zh: "任何情况", en: "always")
        case .all(let parts): return Condition.joined(parts, "且", "and", scope, inside)
        case .any(let parts): return Condition.joined(parts, "或", "or", scope, inside)
        case .not(let part):
            let words = part.words(scope, inside: false)
            return Wording(zh: "并非（\(words.zh)）", en: "not (\(words.en))")
        case .compare(let left, let comparison, let right): return Condition.compared(left, comparison, right, scope)
        case .isOneOf(let operand, let values):
            let name = operand.name ?? ""
            let kind = scope.kind(name) ?? .words
            let choices = values.map { kind.words($0) }
            let label = scope.label(name)
            return Wording(
                zh: "\(label.zh)：\(choices.map(\.zh).joined(separator: "、"))之一",
                en: "\(label.en): \(choices.map(\.en).joined(separator: " or "))")
        case .known(let name):
            let label = scope.label(name)
            return Wording(zh: "\(label.zh)：已知", en: "\(label.en): known")
        case .unknown(let name):
            let label = scope.label(name)
            return Wording(zh: "\(label.zh)：未知", en: "\(label.en): unknown")
        case .has(let name, let member):
            let label = scope.label(name)
            let words = scope.kind(name)?.choices.first { $0.id == member }?.words ?? Wording(zh: member, en: member)
            return Wording(zh: "\(label.zh)含「\(words.zh)」", en: "\(label.en) include \(words.en)")
        }
    }

    private static func joined(
        _ parts: [Condition], _ zh: String, _ en: String, _ scope: TableScope, _ inside: Bool
    ) -> Wording {
        let words = parts.map { $0.words(scope, inside: true) }
        let text = Wording(
            zh: words.map(\.zh).joined(separator: " \(zh) "), en: words.map(\.en).joined(separator: " \(en) "))
        return inside ? Wording(zh: "（\(text.zh)）", en: "(\(text.en))") : text
    }

    private static func compared(
        _ left: Operand, _ comparison: Comparison, _ right: Operand, _ scope: TableScope
    ) -> Wording {
        let kind = left.name.flatMap { scope.kind($0) } ?? .number
        let subject = left.words(scope, kind: kind)
        let object = right.words(scope, kind: left.isCount ? .number : kind)
        if comparison == .equal, !kind.isOrdered, !left.isCount {
            return Wording(zh: "\(subject.zh)：\(object.zh)", en: "\(subject.en): \(object.en)")
        }
        let sign =
            switch comparison {
            case .atMost: "≤"
            case .atLeast: "≥"
            case .notEqual: "≠"
            default: comparison.rawValue
            }
        return Wording(zh: "\(subject.zh) \(sign) \(object.zh)", en: "\(subject.en) \(sign) \(object.en)")
    }
}

extension Operand {
    /// The fact or setting behind this side; nil for a value.
    var name: String? {
        switch self {
        case .fact(let name), .setting(let name), .count(let name): name
        case .value: nil
        }
    }

    var isCount: Bool {
        if case .count = self { true } else { false }
    }

    fileprivate func words(_ scope: TableScope, kind: FactKind) -> Wording {
        switch self {
        case .fact(let name), .setting(let name): return scope.label(name)
        case .count(let name):
            let label = scope.label(name)
            return Wording(zh: "\(label.zh)的数量", en: "number of \(label.en)")
        case .value(let value): return kind.words(value)
        }
    }
}
