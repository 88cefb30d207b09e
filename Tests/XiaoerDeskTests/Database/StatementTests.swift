// Every statement that a table may send is listed and prepares on every engine.

import Foundation
import Support
import Testing

@testable import XiaoerDesk

@Suite struct StatementTests {
    @Test(arguments: Engine.allCases)
    func `every statement of every table prepares`(_ engine: Engine) async throws {
        let made = try await TestDatabase.migrated(engine)
        for (table, statements) in Statements.all(made.database.dialect) {
            for statement in statements {
                let kind = await failure { try await made.database.read { try $0.check(statement) } }
                #expect(kind == "nothing", "\(table): \(statement)")
            }
        }
        try await Statements.check(made.database)
    }

    @Test func `every literal statement in a table's file is listed in Statements`() throws {
        let listed = Dictionary(
            (Statements.all(.sqlite) + Statements.all(.postgres)).map { ($0.table, $0.statements.map(Self.folded)) },
            uniquingKeysWith: +)
        for (table, source) in try Self.tableFiles() {
            guard let known = listed[table] else {
                Issue.record("\(table) is missing in Sources/XiaoerDesk/Database/Statements.swift")
                continue
            }
            for literal in Self.literals(in: source) where Self.isStatement(literal) {
                // What is computed into a statement is not in the literal: its parts must stand in one statement.
                let parts = literal.split(separator: Self.gap).map { Self.folded(String($0)) }
                let isListed = known.contains { statement in parts.allSatisfy { statement.contains($0) } }
                #expect(isListed, "\(table) does not list: \(literal.prefix(120))")
            }
        }
    }

    @Test func `the search for statements sees all kinds of literals`() {
        let source = #"""
            static let one = "SELECT 1" // "DELETE FROM nothing"
            static let two = """
                UPDATE shop SET name = '\(name)' \
                WHERE id = ?
                """
            let word = "SELECTED"
            """#
        let found = Self.literals(in: source).filter(Self.isStatement).map(Self.folded)
        #expect(found == ["SELECT 1", "UPDATE shop SET name = '\(Self.gap)' WHERE id = ?"])
    }

    // MARK: -

    private static let gap: Character = "\u{1F}"

    private static func tableFiles() throws -> [(table: String, source: String)] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/XiaoerDesk").standardizedFileURL
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var answer: [(String, String)] = []
        while let file = files?.nextObject() as? URL {
            guard file.lastPathComponent.hasSuffix("Table.swift") else { continue }
            answer.append(
                (file.deletingPathExtension().lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
        }
        #expect(answer.count >= 3)
        return answer
    }

    private static func isStatement(_ literal: String) -> Bool {
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "].contains { folded(literal).hasPrefix($0) }
    }

    private static func folded(_ text: String) -> String {
        text.replacing("\\\n", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The string literals of a source file, interpolations replaced by a mark. Comments are skipped.
    private static func literals(in source: String) -> [String] {
        let pattern = /\/\/[^\n]*|"""\n(?<long>(?:(?!""").|\n)*)"""|"(?<short>(?:\\.|[^"\\\n])*)"/
        return source.matches(of: pattern).compactMap { match in
            (match.output.long ?? match.output.short).map {
                // One level of parentheses inside is enough for what tables compute.
                String($0).replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: String(gap))
            }
        }
    }
}
