// Corrected intents: statements.

import XiaoerRules

/// Corrections of the recognition, from which it learns.
public enum IntentExampleTable {
    static let insert = """
        INSERT INTO intent_example (id, shop_id, text, intent, guessed, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    static let ofShop = "SELECT text, intent FROM intent_example WHERE shop_id = ? ORDER BY id DESC LIMIT 2000"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert, ofShop]

    static func insert(
        _ id: Int64, shop: ID<Shop>, text: String, intent: Intent, guessed: String, by person: ID<Person>?,
        at now: Instant, _ db: any Connection
    ) throws {
        try db.run(insert, [id, shop, text, intent.rawValue, guessed, person, now])
    }

    static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [LabelledExample] {
        try db.query(ofShop, [shop]) { row in
            Intent(rawValue: row.text(1)).map { LabelledExample(text: row.text(0), intent: $0) }
        }.compactMap(\.self)
    }
}
