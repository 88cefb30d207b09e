// The decision tables, to read.

import XiaoerRules

/// A table in a list.
public struct TableBrief: Codable, Sendable {
    public let id: String
    public let title: String
    public let version: Int
    public let intents: [String]
    public let rules: [String]
    public let rows: Int
}

/// An intent with its name.
public struct IntentName: Codable, Sendable {
    public let id: String
    public let name: String
}

extension Desk {
    /// All tables the shop works with.
    public func listTables(as authority: Authority) async throws -> [TableBrief] {
        try authority.require(.guidanceUse)
        let english = try await isEnglish(authority)
        return library.tables.ids.compactMap { library.tables[$0]?.page(english: english) }.map { page in
            TableBrief(
                id: page.id, title: page.title, version: page.version, intents: page.intents, rules: page.rules,
                rows: page.rows.count)
        }
    }

    /// One table in words. Throws ``NotFound``.
    public func showTable(_ id: String, as authority: Authority) async throws -> GuidancePage {
        try authority.require(.guidanceUse)
        guard let table = library.tables[id] else { throw NotFound("table") }
        return table.page(english: try await isEnglish(authority))
    }

    /// What a buyer may want, by name.
    public func listIntents(as authority: Authority) async throws -> [IntentName] {
        let english = try await isEnglish(authority)
        return Intent.allCases.map { IntentName(id: $0.rawValue, name: english ? $0.names.en : $0.names.zh) }
    }
}
