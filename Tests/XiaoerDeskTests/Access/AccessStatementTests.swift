// Every statement of the access and settings tables, prepared by the engine.

import Testing
import XiaoerRules

@testable import XiaoerDesk

@Suite struct AccessStatementTests {
    static let tables: [(String, [String])] = [
        ("ShopTable", ShopTable.statements), ("PersonTable", PersonTable.statements),
        ("GroupTable", GroupTable.statements), ("PresenceTable", PresenceTable.statements),
        ("SessionTable", SessionTable.statements), ("TokenTable", TokenTable.statements),
        ("LoginThrottleTable", LoginThrottleTable.statements), ("SettingTable", SettingTable.statements),
    ]

    @Test(arguments: tables) func `every statement is one the engine understands`(
        table: String, statements: [String]
    ) async throws {
        let here = try await AccessShop.open()
        try await here.desk.database.read { db in
            for statement in statements { #expect(throws: Never.self, "\(statement)") { try db.check(statement) } }
        }
    }
}
