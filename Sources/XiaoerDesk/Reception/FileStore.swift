// Where the bytes of attachments lie, and the signed addresses under which they may be read.

import Crypto
import Foundation
import XiaoerRules

/// A folder of files named by their hash. Addresses are signed and end after a while.
public struct FileStore: Sendable {
    /// How long an address works, in seconds; addresses are made anew with every view.
    static let addressLifeSeconds = 6 * 3600

    private let folder: URL
    private let key: SymmetricKey

    /// `key`: 32 secret bytes that stay the same over restarts.
    public init(folder: URL, key: [UInt8]) {
        self.folder = folder
        self.key = SymmetricKey(data: key)
    }

    /// A store in a fresh temporary folder, for tests.
    public static func temporary() -> FileStore {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "xiaoer-files-\(UInt64.random(in: 0 ... .max))")
        return FileStore(folder: folder, key: (0..<32).map { _ in UInt8.random(in: 0...255) })
    }

    /// Writes the bytes durably under their hash. Writing the same bytes again changes nothing.
    func store(_ bytes: [UInt8], hash: String) throws {
        let target = url(hash)
        guard !FileManager.default.fileExists(atPath: target.path) else { return }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let part = target.appendingPathExtension("part-\(UInt32.random(in: 0 ... .max))")
        do {
            try Data(bytes).write(to: part)
            let handle = try FileHandle(forUpdating: part)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(at: part, to: target)
        } catch {
            try? FileManager.default.removeItem(at: part)
            if FileManager.default.fileExists(atPath: target.path) { return }
            throw DatabaseFailure.full("an attachment could not be written: \(error)")
        }
    }

    /// The bytes, or nil when they are missing.
    public func load(_ hash: String) -> [UInt8]? {
        guard hash.count == 64, hash.allSatisfy(\.isHexDigit) else { return nil }
        return FileManager.default.contents(atPath: url(hash).path).map { [UInt8]($0) }
    }

    func view(_ id: ID<Attachment>, _ now: Instant, _ db: any Connection) throws -> AttachmentView? {
        try AttachmentTable.find(id, db).map { view($0, now) }
    }

    func view(_ row: AttachmentRow, _ now: Instant) -> AttachmentView {
        // Rounded to the hour, so that a browser's cache recognises a picture it has.
        let ends = (now.milliseconds / 3_600_000 + 1) * 3600 + Int64(Self.addressLifeSeconds)
        return AttachmentView(
            id: row.id, name: row.name, mediaType: row.mediaType, byteCount: row.byteCount, width: row.width,
            height: row.height, url: "/attachments/\(row.id)?e=\(ends)&s=\(signature(row.id, ends))")
    }

    /// Whether an address was signed by this store and has not ended.
    public func isValid(_ id: ID<Attachment>, ends: Int64, signature given: String, now: Instant) -> Bool {
        guard ends * 1000 > now.milliseconds else { return false }
        let expected = Array(signature(id, ends).utf8)
        let found = Array(given.utf8)
        guard expected.count == found.count else { return false }
        return zip(expected, found).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func signature(_ id: ID<Attachment>, _ ends: Int64) -> String {
        HMAC<SHA256>.authenticationCode(for: Data("\(id)|\(ends)".utf8), using: key).prefix(16)
            .map { byte in
                let hex = String(byte, radix: 16)
                return hex.count == 1 ? "0" + hex : hex
            }.joined()
    }

    private func url(_ hash: String) -> URL { folder.appending(path: "\(hash.prefix(2))/\(hash)") }
}
