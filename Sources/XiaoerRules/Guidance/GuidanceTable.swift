// A decision table of the rulebook: facts, rows in order, and what each row leads to.

/// One `DT-…` table. Rows are tried from top to bottom; the first whose conditions hold wins.
public struct GuidanceTable: Sendable {
    /// `DT-STK-1`.
    public let id: String
    public let version: Int
    public let title: Wording
    /// The buyer's intents that bring up this table.
    public let intents: [String]
    /// The rules of the rulebook it carries out.
    public let rules: [String]
    public let facts: [Fact]
    public let settings: [Setting]
    public let rows: [GuidanceRow]

    let scope: TableScope
    let checks: [GuidanceCheck]

    /// A row by its id.
    public func row(_ id: String) -> GuidanceRow? { rows.first { $0.id == id } }

    /// A fact by its name.
    public func fact(_ name: String) -> Fact? { facts.first { $0.name == name } }

    init(
        id: String, version: Int, title: Wording, intents: [String], rules: [String], rows: [GuidanceRow],
        scope: TableScope
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.intents = intents
        self.rules = rules
        self.facts = scope.facts
        self.settings = scope.settings
        self.rows = rows
        self.scope = scope
        self.checks = rows.map { GuidanceCheck($0, scope) }
    }
}

/// One row of a table.
public struct GuidanceRow: Hashable, Sendable {
    /// Unique in its table; the number in the rulebook.
    public let id: String
    public let when: Condition
    /// The title of the step card.
    public let step: Wording
    /// The phrase to put into the input box: `SCR-61`, or a variant of it, `SCR-66/known`.
    public let phrase: String?
    /// Slots of the phrase and what fills them.
    public let slots: [SlotSource]
    public let actions: [GuidanceAction]
    /// The table that decides what follows, at once.
    public let goto: String?
    /// Tables the agent may go to by a button; never followed by itself.
    public let offers: [String]
    /// What the agent should know and the buyer need not.
    public let note: Wording?
}

/// A slot of a row's phrase and the fact or setting that fills it.
public struct SlotSource: Hashable, Sendable {
    public let slot: String
    public let source: GuidanceArgument
}

/// A one-click action of a row.
public struct GuidanceAction: Hashable, Sendable {
    /// A word of the action vocabulary: `register_restock`.
    public let name: String
    public let arguments: [String: GuidanceArgument]
    /// The action is only offered when this holds as well.
    public let when: Condition
}

/// What is handed to an action or a slot.
public enum GuidanceArgument: Hashable, Sendable {
    case word(String)
    case words([String])
    case number(Int)
    /// The value of a fact: `$D`.
    case fact(String)
    /// The value of a setting: `$returns_watch_days`.
    case setting(String)
}

/// A row ready for deciding: its check, its leaves in words and the conditions of its actions.
struct GuidanceCheck: Sendable {
    let check: Check
    let actions: [Check]
    /// The parts that must all hold, each with its words, so that a failed row can say which part failed.
    let parts: [Part]

    struct Part: Sendable {
        let check: Check
        let words: Wording
        /// The facts and settings in it, in order.
        let variables: [Int]
    }

    init(_ row: GuidanceRow, _ scope: TableScope) {
        check = row.when.compiled(scope)
        actions = row.actions.map { $0.when.compiled(scope) }
        let conditions: [Condition] = if case .all(let parts) = row.when { parts } else { [row.when] }
        parts = conditions.map { condition in
            let check = condition.compiled(scope)
            return Part(check: check, words: condition.words(scope), variables: check.variables)
        }
    }
}

extension Check {
    /// The variables in order of their first mention.
    var variables: [Int] {
        var found: [Int] = []
        collect(&found)
        return found
    }

    private func collect(_ found: inout [Int]) {
        switch self {
        case .yes, .no, .unclear: break
        case .all(let parts), .any(let parts): for part in parts { part.collect(&found) }
        case .not(let part): part.collect(&found)
        case .compare(let left, _, let right):
            for term in [left, right] {
                switch term {
                case .variable(let variable), .count(let variable):
                    if !found.contains(variable) { found.append(variable) }
                case .constant: break
                }
            }
        case .known(let variable), .has(let variable, _):
            if !found.contains(variable) { found.append(variable) }
        }
    }
}
