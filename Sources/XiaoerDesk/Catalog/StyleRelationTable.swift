// Which styles resemble or match each other (DT-STK-3 row 2, STK-1).

import XiaoerRules

/// How one style relates to another.
public enum StyleRelation: String, Sendable {
    /// Same form, shape or last; material and price close.
    case similar
    /// Worn or bought together.
    case matching
}

/// The statements of the relations between styles.
public enum StyleRelationTable {
    static let statements = [insert, forget, others]

    private static let insert = """
        INSERT INTO style_relation (shop_id, style_id, other_id, kind, position) VALUES (?, ?, ?, ?, ?)
        """
    private static let forget = "DELETE FROM style_relation WHERE style_id = ? AND kind = ?"
    private static let others = """
        SELECT other_id FROM style_relation WHERE style_id = ? AND kind = ? AND shop_id = ? ORDER BY position
        """

    /// Makes these the only related styles of a kind, the closest first.
    public static func replace(
        _ kind: StyleRelation, of style: ID<Style>, shop: ID<Shop>, with others: [ID<Style>], _ db: any Connection
    ) throws {
        try db.run(forget, [style, kind.rawValue])
        for (position, other) in others.enumerated() {
            try db.run(insert, [shop, style, other, kind.rawValue, position])
        }
    }

    /// The related styles of a kind, the closest first.
    public static func others(
        _ kind: StyleRelation, of style: ID<Style>, shop: ID<Shop>, _ db: any Connection
    ) throws -> [ID<Style>] {
        try db.query(others, [style, kind.rawValue, shop]) { $0.id(0) }
    }
}
