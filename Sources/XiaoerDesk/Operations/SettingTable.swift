// The statements about what a shop chose.

import XiaoerRules

/// One choice of a shop, as it is stored.
public struct SettingRow: Hashable, Sendable {
    public let name: String
    public let value: String
    public let changedBy: ID<Person>?
    public let changedAt: Instant
}

/// Reading and saving settings. Only choices are stored; a setting without a row has its default.
public enum SettingTable {
    static let save = """
        INSERT INTO setting (shop_id, name, value, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (shop_id, name) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by,
            changed_at = excluded.changed_at
        """
    static let ofShop = "SELECT name, value, changed_by, changed_at FROM setting WHERE shop_id = ? ORDER BY name"
    static let delete = "DELETE FROM setting WHERE shop_id = ? AND name = ?"
    /// Every statement of this file, for the test that prepares them.
    static let statements = [save, ofShop, delete]

    static func save(_ row: SettingRow, of shop: ID<Shop>, _ db: any Connection) throws {
        try db.run(save, [shop, row.name, row.value, row.changedBy, row.changedAt])
    }

    public static func all(of shop: ID<Shop>, _ db: any Connection) throws -> [SettingRow] {
        try db.query(ofShop, [shop]) { row in
            SettingRow(name: row.text(0), value: row.text(1), changedBy: row.idIfAny(2), changedAt: row.instant(3))
        }
    }

    static func delete(_ name: String, of shop: ID<Shop>, _ db: any Connection) throws {
        try db.run(delete, [shop, name])
    }
}
