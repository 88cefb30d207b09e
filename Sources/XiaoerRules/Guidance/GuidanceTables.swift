// All tables of a shop together: found by intent, followed from one to the next.

/// The decision tables a shop works with.
public struct GuidanceTables: Sendable {
    private let tables: [String: GuidanceTable]
    /// Ids in order.
    public var ids: [String] { tables.keys.sorted() }

    /// Takes tables that were each proved and refuses a table that stands twice and a circle of `goto`.
    public init(_ list: [GuidanceTable]) throws(TableFault) {
        var tables: [String: GuidanceTable] = [:]
        for table in list {
            guard tables[table.id] == nil else { throw TableFault(file: table.id, "the table stands twice") }
            tables[table.id] = table
        }
        self.tables = tables
        for id in tables.keys.sorted() { try GuidanceTables.refuseCircle(from: id, tables) }
    }

    /// Loads files, each a name and its text.
    public static func load(
        _ files: [(name: String, text: String)], checkingAgainst vocabulary: Vocabulary
    ) throws(TableFault) -> GuidanceTables {
        var list: [GuidanceTable] = []
        for file in files {
            list.append(try GuidanceTable.load(yaml: file.text, file: file.name, checkingAgainst: vocabulary))
        }
        return try GuidanceTables(list)
    }

    public subscript(_ id: String) -> GuidanceTable? { tables[id] }

    /// The tables an intent brings up.
    public func tables(for intent: String) -> [GuidanceTable] {
        ids.compactMap { tables[$0] }.filter { $0.intents.contains(intent) }
    }

    /// Decides with a table and with those it goes on to. The last answer is the step to take; the earlier ones led there.
    public func guide(
        _ id: String, _ facts: Facts, _ settings: SettingValues = SettingValues()
    ) -> [GuidanceAnswer] {
        var answers: [GuidanceAnswer] = []
        var next: String? = id
        while let id = next, let table = tables[id] {
            let answer = table.evaluate(facts, settings)
            answers.append(answer)
            next = answer.goto
        }
        return answers
    }

    private static func refuseCircle(from start: String, _ tables: [String: GuidanceTable]) throws(TableFault) {
        var reached: Set<String> = []
        var open = [start]
        while let id = open.popLast() {
            for row in tables[id]?.rows ?? [] {
                guard let next = row.goto else { continue }
                if next == start {
                    throw TableFault(file: id, row: row.id, "goto circle: \(start) leads back to itself")
                }
                if reached.insert(next).inserted { open.append(next) }
            }
        }
    }
}
