// Uploads: what the bytes really are, how large, and a name that cannot do harm.

import Crypto
import Foundation
import XiaoerRules

extension Desk {
    /// Bytes of one attachment.
    public static let largestAttachmentBytes = 10 * 1024 * 1024

    /// Keeps an uploaded file. The type is read from the bytes, never believed from the sender.
    ///
    /// Throws ``Refusal`` `attachment.too_large` or `attachment.type` (no SVG, no HTML, no programs, no bombs).
    public func storeAttachment(
        _ bytes: [UInt8], name: String, shop: ID<Shop>, uploadedBy: Actor
    ) async throws -> AttachmentView {
        guard bytes.count <= Self.largestAttachmentBytes else {
            throw Refusal("attachment.too_large", "A file has at most 10 MB.")
        }
        guard let sniffed = FileType(sniffing: bytes) else {
            throw Refusal("attachment.type", "Only pictures (JPEG, PNG, GIF, WebP), PDF and MP4 can be sent.")
        }
        let now = now()
        let hash = SHA256.hash(data: bytes).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
        let row = AttachmentRow(
            id: ids.next(now: now), shop: shop, hash: hash, name: Self.safeName(name, sniffed),
            mediaType: sniffed.mediaType, byteCount: bytes.count, width: sniffed.width, height: sniffed.height,
            uploadedBy: "\(uploadedBy.kind):\(uploadedBy.number ?? 0)", at: now)
        // The bytes first: a reference without bytes would be a lie, bytes without a reference are only litter.
        try files.store(bytes, hash: hash)
        try await database.write { db in try AttachmentTable.insert(row, db) }
        return files.view(row, now)
    }

    /// The attachment behind a signed address; ``NotFound`` for a forged or ended one.
    public func openAttachment(_ id: ID<Attachment>, ends: Int64, signature: String) async throws -> (
        AttachmentRow, [UInt8]
    ) {
        guard files.isValid(id, ends: ends, signature: signature, now: now()) else { throw NotFound("attachment") }
        guard let row = try await database.read({ db in try AttachmentTable.find(id, db) }),
            let bytes = files.load(row.hash)
        else { throw NotFound("attachment") }
        return (row, bytes)
    }

    /// Checks that an attachment may be attached by somebody: of the shop, and uploaded by them.
    static func attachable(
        _ id: ID<Attachment>, shop: ID<Shop>, by actor: Actor, _ db: any Connection
    ) throws -> AttachmentRow {
        guard let row = try AttachmentTable.find(id, db), row.shop == shop,
            row.uploadedBy == "\(actor.kind):\(actor.number ?? 0)"
        else { throw NotFound("attachment") }
        return row
    }

    private static func safeName(_ name: String, _ type: FileType) -> String {
        let kept = name.unicodeScalars.filter { scalar in
            scalar.value >= 32 && !"/\\<>:\"|?*".unicodeScalars.contains(scalar)
                && scalar.properties.generalCategory != .format
        }
        let text = String(String.UnicodeScalarView(kept)).trimmed().prefix(80)
        return text.isEmpty ? "file.\(type.fileExtension)" : String(text)
    }
}
