// Reads a condition from a table's file and turns it into a check over numbered variables.

import Yams

/// The names a table may use, with their place among the variables: facts first, then settings.
struct TableScope: Sendable {
    let file: String
    let facts: [Fact]
    let settings: [Setting]
    private let places: [String: Int]

    init(file: String, facts: [Fact], settings: [Setting]) {
        self.file = file
        self.facts = facts
        self.settings = settings
        let names = facts.map(\.name) + settings.map(\.name)
        places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func place(_ name: String) -> Int? { places[name] }

    func kind(_ name: String) -> FactKind? {
        guard let place = places[name] else { return nil }
        return kind(at: place)
    }

    func kind(at place: Int) -> FactKind {
        place < facts.count ? facts[place].kind : settings[place - facts.count].kind
    }

    func label(_ name: String) -> Wording {
        guard let place = places[name] else { return Wording(zh: name, en: name) }
        return place < facts.count ? facts[place].label : settings[place - facts.count].label
    }

    func unit(_ name: String) -> Wording? {
        guard let place = places[name], place < facts.count else { return nil }
        return facts[place].unit
    }

    func isFact(_ name: String) -> Bool { places[name].map { $0 < facts.count } ?? false }

    func operand(_ name: String) -> Operand { isFact(name) ? .fact(name) : .setting(name) }
}

/// Reads the conditions of one row.
struct ConditionReading {
    let scope: TableScope
    let row: String?

    /// `always`, `peak`, `not peak`, a list (all of them), or a mapping of facts to tests with `all`, `any` and `not`.
    func read(_ node: Node) throws(TableFault) -> Condition {
        if let word = node.scalar?.string { return try bare(word, node) }
        if let sequence = node.sequence { return try join(Array(sequence), Condition.all) }
        guard let mapping = node.mapping, !mapping.isEmpty else {
            throw fault("a condition is missing; write `always` if the row has none", node)
        }
        var parts: [Condition] = []
        for (key, test) in mapping { parts.append(try entry(key, test)) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func bare(_ word: String, _ node: Node) throws(TableFault) -> Condition {
        if word == "always" { return .always }
        let negated = word.hasPrefix("not ")
        let name = negated ? String(word.dropFirst(4)) : word
        guard let kind = scope.kind(name) else { throw fault("unknown fact `\(name)`", node) }
        guard kind == .flag else { throw fault("`\(name)` is of kind \(kind.name) and needs a test", node) }
        return .compare(scope.operand(name), .equal, .value(.flag(!negated)))
    }

    private func join(_ nodes: [Node], _ make: ([Condition]) -> Condition) throws(TableFault) -> Condition {
        var parts: [Condition] = []
        for node in nodes { parts.append(try read(node)) }
        guard !parts.isEmpty else { throw TableFault(file: scope.file, row: row, "an empty list of conditions") }
        return parts.count == 1 ? parts[0] : make(parts)
    }

    private func entry(_ key: Node, _ test: Node) throws(TableFault) -> Condition {
        guard let name = key.string else { throw fault("a condition needs a name", key) }
        switch name {
        case "all":
            guard let list = test.sequence else { throw fault("`all` takes a list", test) }
            return try join(Array(list), Condition.all)
        case "any":
            guard let list = test.sequence else { throw fault("`any` takes a list", test) }
            return try join(Array(list), Condition.any)
        case "not": return .not(try read(test))
        default: break
        }
        guard let kind = scope.kind(name) else { throw fault("unknown fact or setting `\(name)`", key) }
        return try self.test(name, kind, test)
    }

    private func test(_ name: String, _ kind: FactKind, _ node: Node) throws(TableFault) -> Condition {
        if let word = node.scalar?.string {
            if word == "known" || word == "unknown" {
                guard scope.isFact(name) else { throw fault("the setting `\(name)` is always known", node) }
                return word == "known" ? .known(name) : .unknown(name)
            }
            return try scalar(name, kind, word.trimmed, node)
        }
        if let list = node.sequence {
            guard kind.name == "text" || kind.name == "scale" else {
                throw fault("a list of values fits only a text, not `\(name)`", node)
            }
            var values: [FactValue] = []
            for value in list { values.append(try literal(name, kind, value.scalar?.string ?? "", value)) }
            return .isOneOf(scope.operand(name), values)
        }
        guard case .set = kind, let mapping = node.mapping else { throw fault("no such test for `\(name)`", node) }
        var parts: [Condition] = []
        for (key, value) in mapping { parts.append(try setTest(name, kind, key, value)) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func scalar(_ name: String, _ kind: FactKind, _ word: String, _ node: Node) throws(TableFault) -> Condition
    {
        switch kind {
        case .words: throw fault("`\(name)` is free words: only `known` and `unknown` can be tested", node)
        case .set:
            guard word == "empty" else { throw fault("`\(name)` is a set: use has, lacks, count or empty", node) }
            return .compare(.count(name), .equal, .value(.number(0)))
        case .flag, .choice:
            if scope.kind(word) == kind { return .compare(scope.operand(name), .equal, scope.operand(word)) }
            return .compare(scope.operand(name), .equal, .value(try literal(name, kind, word, node)))
        case .number, .amount, .date, .scale:
            return try ordered(scope.operand(name), name, kind, word, node)
        }
    }

    /// `>= 1 and <= stock.low_threshold`.
    private func ordered(
        _ left: Operand, _ name: String, _ kind: FactKind, _ word: String, _ node: Node
    ) throws(TableFault) -> Condition {
        var parts: [Condition] = []
        for piece in word.split(separator: " and ", omittingEmptySubsequences: false) {
            let piece = String(piece).trimmed
            // The two-character signs come first: `<=` also begins with `<`.
            let signs: [Comparison] = [.atMost, .atLeast, .notEqual, .less, .greater, .equal]
            let sign = signs.first { piece.hasPrefix($0.rawValue) }
            let rest = sign.map { String(piece.dropFirst($0.rawValue.count)).trimmed } ?? piece
            parts.append(.compare(left, sign ?? .equal, try operand(name, kind, rest, node)))
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func operand(_ name: String, _ kind: FactKind, _ word: String, _ node: Node) throws(TableFault) -> Operand {
        guard let other = scope.kind(word) else { return .value(try literal(name, kind, word, node)) }
        guard other == kind else {
            throw fault("`\(name)` is of kind \(kind.name), `\(word)` of kind \(other.name)", node)
        }
        return scope.operand(word)
    }

    private func setTest(_ name: String, _ kind: FactKind, _ key: Node, _ value: Node) throws(TableFault) -> Condition {
        guard let word = value.scalar?.string else { throw fault("a set test takes one value", value) }
        switch key.string {
        case "has", "lacks":
            guard kind.choices.contains(where: { $0.id == word }) else {
                throw fault("`\(word)` is no member of `\(name)`", value)
            }
            return key.string == "has" ? .has(name, word) : .not(.has(name, word))
        case "count": return try ordered(.count(name), name, .number, word.trimmed, value)
        default: throw fault("no such set test: \(key.string ?? "?")", key)
        }
    }

    private func literal(_ name: String, _ kind: FactKind, _ word: String, _ node: Node) throws(TableFault) -> FactValue
    {
        guard let value = kind.literal(word) else {
            let choices = kind.choices.map(\.id).joined(separator: ", ")
            let hint = choices.isEmpty ? "" : "; it can be \(choices)"
            throw fault("wrong type: `\(name)` is of kind \(kind.name) and cannot be `\(word)`\(hint)", node)
        }
        return value
    }

    private func fault(_ words: String, _ node: Node) -> TableFault {
        TableFault(file: scope.file, row: row, line: node.mark?.line, words)
    }
}

extension FactKind {
    /// Reads a value from a file: `yes`, `5`, `168.50`, `2026-11-21`, a declared choice; nil when it does not fit.
    func literal(_ word: String) -> FactValue? {
        switch self {
        case .flag:
            switch word {
            case "true", "yes": .flag(true)
            case "false", "no": .flag(false)
            default: nil
            }
        case .number: Int(word).map { .number($0) }
        case .amount: Money.cents(word).map { .amount($0) }
        case .date: Instant(localDate: word, time: "00:00", offsetMinutes: 480).map { .date($0) }
        case .choice(let choices), .scale(let choices): choices.contains { $0.id == word } ? .text(word) : nil
        case .set, .words: nil
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension Condition {
    /// This condition over numbered variables. Names are known to exist: the reading checked them.
    func compiled(_ scope: TableScope) -> Check {
        switch self {
        case .always: .yes
        case .all(let parts): .all(parts.map { $0.compiled(scope) })
        case .any(let parts): .any(parts.map { $0.compiled(scope) })
        case .not(let part): .not(part.compiled(scope))
        case .compare(let left, let comparison, let right):
            .compare(left.term(beside: right, scope), comparison, right.term(beside: left, scope))
        case .isOneOf(let operand, let values):
            .any(
                values.map {
                    .compare(
                        operand.term(beside: .value($0), scope), .equal,
                        Operand.value($0).term(beside: operand, scope))
                })
        case .known(let name): .known(scope.place(name) ?? 0)
        case .unknown(let name): .not(.known(scope.place(name) ?? 0))
        case .has(let name, let member):
            .has(
                scope.place(name) ?? 0,
                bit: scope.kind(name)?.choices.firstIndex { $0.id == member } ?? 0)
        }
    }
}

extension Operand {
    fileprivate func term(beside other: Operand, _ scope: TableScope) -> Check.Term {
        switch self {
        case .fact(let name), .setting(let name): return .variable(scope.place(name) ?? 0)
        case .count(let name): return .count(scope.place(name) ?? 0)
        case .value(let value):
            switch other {
            case .fact(let name), .setting(let name): return .constant(scope.kind(name)?.code(value) ?? 0)
            case .count, .value: return .constant(FactKind.number.code(value) ?? 0)
            }
        }
    }
}
