// Browsers of buyers: statements.

import XiaoerRules

/// Statements on visitors.
public enum VisitorTable {
    static let insert = "INSERT INTO visitor (id, shop_id, customer_id, created_at) VALUES (?, ?, ?, ?)"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [insert]

    static func insert(
        _ id: ID<Visitor>, customer: ID<Customer>, shop: ID<Shop>, at now: Instant, _ db: any Connection
    ) throws { try db.run(insert, [id, shop, customer, now]) }
}
