// What a file really is, read from its first bytes.

/// The kinds of files that may be sent, recognised by their signature, with the size of pictures.
public struct FileType: Hashable, Sendable {
    public let mediaType: String
    public let fileExtension: String
    public let width: Int?
    public let height: Int?

    /// Pixels of a picture that browsers still open comfortably; a "zip bomb" claims far more in a few bytes.
    static let mostPixels = 60_000_000

    /// Nil for everything that may not be sent, also for pictures that claim an absurd size.
    public init?(sniffing bytes: [UInt8]) {
        let size: (Int, Int)?
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            (mediaType, fileExtension) = ("image/png", "png")
            size = Self.pngSize(bytes)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            (mediaType, fileExtension) = ("image/jpeg", "jpg")
            size = Self.jpegSize(bytes)
        } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
            (mediaType, fileExtension) = ("image/gif", "gif")
            size = bytes.count >= 10 ? (Self.little(bytes, 6), Self.little(bytes, 8)) : nil
        } else if bytes.count > 30, bytes.starts(with: Array("RIFF".utf8)), Array(bytes[8..<12]) == Array("WEBP".utf8) {
            (mediaType, fileExtension) = ("image/webp", "webp")
            size = Self.webpSize(bytes)
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            (mediaType, fileExtension, size) = ("application/pdf", "pdf", (1, 1))
        } else if bytes.count > 12, Array(bytes[4..<8]) == Array("ftyp".utf8) {
            (mediaType, fileExtension, size) = ("video/mp4", "mp4", (1, 1))
        } else {
            return nil
        }
        guard let size, size.0 > 0, size.1 > 0, size.0 <= 30_000, size.1 <= 30_000, size.0 * size.1 <= Self.mostPixels
        else { return nil }
        let isPicture = mediaType.hasPrefix("image/")
        width = isPicture ? size.0 : nil
        height = isPicture ? size.1 : nil
    }

    public var isPicture: Bool { mediaType.hasPrefix("image/") }

    private static func pngSize(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 24, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
        return (big(bytes, 16) << 16 | big(bytes, 18), big(bytes, 20) << 16 | big(bytes, 22))
    }

    /// Walks the segments to the frame header.
    private static func jpegSize(_ bytes: [UInt8]) -> (Int, Int)? {
        var at = 2
        while at + 9 < bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if marker == 0xFF { at += 1; continue }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (big(bytes, at + 7), big(bytes, at + 5))
            }
            let length = big(bytes, at + 2)
            guard length >= 2 else { return nil }
            at += 2 + length
        }
        return nil
    }

    private static func webpSize(_ bytes: [UInt8]) -> (Int, Int)? {
        switch Array(bytes[12..<16]) {
        case Array("VP8X".utf8):
            func triple(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16 }
            return (triple(24) + 1, triple(27) + 1)
        case Array("VP8L".utf8):
            let packed = Int(bytes[21]) | Int(bytes[22]) << 8 | Int(bytes[23]) << 16 | Int(bytes[24]) << 24
            return ((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
        default: return (little(bytes, 26) & 0x3FFF, little(bytes, 28) & 0x3FFF)
        }
    }

    private static func big(_ bytes: [UInt8], _ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
    private static func little(_ bytes: [UInt8], _ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
}
