// Every statement of every table, so that broken SQL fails at start and in one test, not in front of a customer.

/// The list of all tables' statements. Whoever adds an `XTable.swift` adds a line; a test finds the ones that forgot.
public enum Statements {
    /// A table's name and its statements, whole, as they are sent.
    package static func all(_ dialect: Dialect) -> [(table: String, statements: [String])] {
        [
            ("AttachmentTable", AttachmentTable.statements),
            ("CampaignTable", CampaignTable.statements),
            ("CardTable", CardTable.statements),
            ("ConversationFactTable", ConversationFactTable.statements),
            ("ConversationTable", ConversationTable.statements),
            ("CustomerTable", CustomerTable.statements),
            ("DeskTaskTable", DeskTaskTable.statements),
            ("DraftTable", DraftTable.statements),
            ("EventTable", EventTable.statements),
            ("GroupTable", GroupTable.statements),
            ("IdempotencyTable", IdempotencyTable.statements),
            ("ImportTable", ImportTable.statements),
            ("IntentExampleTable", IntentExampleTable.statements),
            ("LanguageHitTable", LanguageHitTable.statements),
            ("LoginThrottleTable", LoginThrottleTable.statements),
            ("MessageTable", MessageTable.statements),
            ("OrderLineTable", OrderLineTable.statements),
            ("OrderTable", OrderTable.statements),
            ("PersonTable", PersonTable.statements),
            ("PhraseTable", PhraseTable.statements),
            ("PresenceTable", PresenceTable.statements),
            ("RestockNoticeTable", RestockNoticeTable.statements),
            ("SKUTable", SKUTable.statements),
            ("SearchKeyTable", SearchKeyTable.statements),
            ("SeatTable", SeatTable.statements),
            ("SessionTable", SessionTable.statements),
            ("SettingTable", SettingTable.statements),
            ("ShopTable", ShopTable.statements),
            ("StockLookupTable", StockLookupTable.statements),
            ("StyleRelationTable", StyleRelationTable.statements),
            ("StyleTable", StyleTable.statements),
            ("TokenTable", TokenTable.statements),
            ("TransferTable", TransferTable.statements),
            ("TurnTable", TurnTable.statements),
            ("SearchProgressTable", SearchProgressTable.statements),
            ("VisitorTable", VisitorTable.statements),
            ("MessageTextTable", MessageTextTable.statements(dialect)),
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
