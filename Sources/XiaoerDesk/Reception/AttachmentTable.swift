// Attachments: what is known of a file; the bytes lie in the file store (statements).

import XiaoerRules

/// An uploaded file.
public struct AttachmentRow: Sendable {
    public let id: ID<Attachment>
    public let shop: ID<Shop>
    /// SHA-256 of the bytes in hex: the name under which they lie in the store.
    public let hash: String
    public let name: String
    public let mediaType: String
    public let byteCount: Int
    public let width: Int?
    public let height: Int?
    /// `customer:12` or `person:7`: only the uploader may attach it.
    public let uploadedBy: String
    public let at: Instant
}

/// Reading and saving attachments.
public enum AttachmentTable {
    static let byID = """
        SELECT id, shop_id, hash, name, media_type, byte_count, width, height, uploaded_by, at FROM attachment WHERE id = ?
        """
    static let insert = """
        INSERT INTO attachment (id, shop_id, hash, name, media_type, byte_count, width, height, uploaded_by, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [byID, insert]

    public static func find(_ id: ID<Attachment>, _ db: any Connection) throws -> AttachmentRow? {
        try db.first(byID, [id]) { row in
            AttachmentRow(
                id: row.id(0), shop: row.id(1), hash: row.text(2), name: row.text(3), mediaType: row.text(4),
                byteCount: row.int(5), width: row.intIfAny(6), height: row.intIfAny(7), uploadedBy: row.text(8),
                at: row.instant(9))
        }
    }

    static func insert(_ row: AttachmentRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                row.id, row.shop, row.hash, row.name, row.mediaType, row.byteCount, row.width, row.height,
                row.uploadedBy,
                row.at,
            ])
    }
}
