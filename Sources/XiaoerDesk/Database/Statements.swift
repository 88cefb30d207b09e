// Every statement of every table, so that broken SQL fails at start and in one test, not in front of a customer.

/// The list of all tables' statements. Whoever adds an `XTable.swift` adds a line; a test finds the ones that forgot.
public enum Statements {
    /// A table's name and its statements, whole, as they are sent.
    package static func all(_ dialect: Dialect) -> [(table: String, statements: [String])] {
        [
            ("EventTable", EventTable.statements),
            ("MessageTextTable", MessageTextTable.statements(dialect)),
            ("SearchKeyTable", SearchKeyTable.statements),
        ]
    }

    /// Prepares all of them without running any. Throws the first that the engine refuses.
    public static func check(_ database: any Database) async throws {
        let all = all(database.dialect)
        try await database.read { db in
            for statement in all.flatMap(\.statements) { try db.check(statement) }
        }
    }
}
