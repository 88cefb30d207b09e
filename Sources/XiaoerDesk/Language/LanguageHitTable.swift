// What the language check said about sent messages: statements.

import XiaoerRules

/// Statements on language findings.
public enum LanguageHitTable {
    static let insert = """
        INSERT INTO language_hit (id, shop_id, conversation_id, message_id, person_id, rule, severity, matched, reason, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let overrides = """
        SELECT h.id, h.at, h.person_id, h.rule, h.reason, h.matched, h.conversation_id, m.text FROM language_hit h
        LEFT JOIN message m ON m.id = h.message_id
        WHERE h.shop_id = ? AND h.reason IS NOT NULL AND h.id < ? ORDER BY h.id DESC LIMIT ?
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert, overrides]

    static func insert(
        _ id: Int64, _ finding: Finding, reason: String?, message: MessageRow, by person: ID<Person>,
        _ db: any Connection
    ) throws {
        try db.run(
            insert,
            [
                id, message.shop, message.conversation, message.id, person, finding.rule, finding.severity.rawValue,
                finding.matched, reason, message.at,
            ])
    }

    /// Findings that were sent over with a reason, newest first.
    static func overrides(
        of shop: ID<Shop>, before: Int64, limit: Int, _ names: [ID<Person>: String], _ db: any Connection
    ) throws -> [LanguageOverrideView] {
        try db.query(overrides, [shop, before, limit]) { row in
            LanguageOverrideView(
                id: String(row.integer(0)), at: row.instant(1),
                person: row.idIfAny(2, of: Person.self).map { PersonView(id: $0, name: names[$0] ?? "?") },
                rule: row.text(3), reason: row.text(4), match: row.text(5), conversationId: row.id(6),
                text: row.textIfAny(7) ?? "")
        }
    }
}

/// One override as the quality page shows it.
public struct LanguageOverrideView: Codable, Sendable {
    public let id: String
    public let at: Instant
    public let person: PersonView?
    public let rule: String
    public let reason: String
    public let match: String
    public let conversationId: ID<Conversation>
    public let text: String
}
