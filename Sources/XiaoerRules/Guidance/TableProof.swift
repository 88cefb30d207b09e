// Proves a table at loading: every row can win, and every combination of facts has an answer.

/// Walks the table like a decision diagram: it only asks for the next variable that still matters, remembers what is
/// left of the rows, and never walks the same rest twice. That keeps tables with a dozen facts far below a second.
struct TableProof {
    /// Rows that can never win, and a combination no row answers.
    struct Result {
        var dead: [String]
        var uncovered: [(name: String, value: FactValue?)]?
        /// How many different rests were walked.
        var states: Int
        /// The walk was given up: the table is too large to be proved.
        var tooLarge: Bool
    }

    private struct Rest: Hashable {
        let row: Int
        let check: Check
    }

    private let scope: TableScope
    private var candidates: [[Int?]]
    private var live: Set<Int> = []
    private var seen: Set<[Rest]> = []
    private var path: [(variable: Int, value: Int?)] = []
    private var uncovered: [(variable: Int, value: Int?)]?
    private var tooLarge = false

    /// Beyond this many rests a table is refused; the largest of the rulebook needs a few hundred.
    private static let mostStates = 60_000

    static func prove(_ rows: [GuidanceRow], _ scope: TableScope) -> Result {
        let checks = rows.map { $0.when.compiled(scope) }
        var proof = TableProof(scope: scope, candidates: ProofDomain.candidates(checks, scope))
        proof.walk(checks.enumerated().map { Rest(row: $0.offset, check: $0.element.simplified) })
        return Result(
            dead: rows.indices.filter { !proof.live.contains($0) }.map { rows[$0].id },
            uncovered: proof.uncovered?.map { ($0.variable, $0.value) }.map { variable, value in
                let kind = scope.kind(at: variable)
                let name =
                    variable < scope.facts.count
                    ? scope.facts[variable].name : scope.settings[variable - scope.facts.count].name
                return (name, value.map { kind.value($0) })
            },
            states: proof.seen.count, tooLarge: proof.tooLarge)
    }

    private init(scope: TableScope, candidates: [[Int?]]) {
        self.scope = scope
        self.candidates = candidates
    }

    private mutating func walk(_ rows: [Rest]) {
        let rows = TableProof.relevant(rows)
        guard let first = rows.first else {
            if uncovered == nil { uncovered = path }
            return
        }
        switch first.check {
        case .yes: live.insert(first.row)
        // An unknown fact decides here: the table asks for it, which is an answer.
        case .unclear: break
        default:
            guard !tooLarge, seen.insert(rows).inserted else { return }
            if seen.count > TableProof.mostStates {
                tooLarge = true
                return
            }
            guard let variable = first.check.variables.first else { return }
            for value in candidates[variable] {
                path.append((variable, value))
                walk(rows.map { Rest(row: $0.row, check: $0.check.setting(variable, to: value)) })
                path.removeLast()
            }
        }
    }

    /// Rows that can still win: without those already ruled out and those behind one that certainly wins or asks.
    private static func relevant(_ rows: [Rest]) -> [Rest] {
        var kept: [Rest] = []
        for row in rows {
            if row.check == .no { continue }
            kept.append(row)
            if row.check == .yes || row.check == .unclear { break }
        }
        return kept
    }
}

extension Check {
    /// The check with one variable decided; nil means the fact is unknown.
    func setting(_ variable: Int, to value: Int?) -> Check {
        switch self {
        case .yes, .no, .unclear: return self
        case .all(let parts): return .joined(parts.map { $0.setting(variable, to: value) }, all: true)
        case .any(let parts): return .joined(parts.map { $0.setting(variable, to: value) }, all: false)
        case .not(let part): return .negated(part.setting(variable, to: value))
        case .compare(let left, let comparison, let right):
            guard let left = left.setting(variable, to: value), let right = right.setting(variable, to: value) else {
                return .unclear
            }
            if case .constant(let left) = left, case .constant(let right) = right {
                return comparison.holds(left, right) ? .yes : .no
            }
            return .compare(left, comparison, right)
        case .known(let other):
            guard other == variable else { return self }
            return value == nil ? .no : .yes
        case .has(let other, let bit):
            guard other == variable else { return self }
            guard let value else { return .unclear }
            return value & (1 << bit) != 0 ? .yes : .no
        }
    }

    /// The check without parts that are already decided.
    var simplified: Check {
        switch self {
        case .all(let parts): .joined(parts.map(\.simplified), all: true)
        case .any(let parts): .joined(parts.map(\.simplified), all: false)
        case .not(let part): .negated(part.simplified)
        case .compare(.constant(let left), let comparison, .constant(let right)):
            comparison.holds(left, right) ? .yes : .no
        default: self
        }
    }

    private static func joined(_ parts: [Check], all: Bool) -> Check {
        let decisive: Check = all ? .no : .yes
        let neutral: Check = all ? .yes : .no
        if parts.contains(decisive) { return decisive }
        var rest: [Check] = []
        for part in parts where part != neutral && !rest.contains(part) { rest.append(part) }
        if rest.isEmpty { return neutral }
        if rest.count == 1 { return rest[0] }
        return all ? .all(rest) : .any(rest)
    }

    private static func negated(_ part: Check) -> Check {
        switch part {
        case .yes: .no
        case .no: .yes
        case .unclear: .unclear
        default: .not(part)
        }
    }
}

extension Check.Term {
    /// The term with one variable decided; nil when the variable is unknown.
    fileprivate func setting(_ variable: Int, to value: Int?) -> Check.Term? {
        switch self {
        case .variable(let other): other == variable ? value.map { .constant($0) } : self
        case .count(let other): other == variable ? value.map { .constant($0.nonzeroBitCount) } : self
        case .constant: self
        }
    }
}
