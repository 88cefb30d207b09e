// Which letters the bytes of a file stand for: UTF-8 or GB18030.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a file's text is encoded.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// The Chinese national standard; GBK and GB2312 are parts of it.
    case gb18030
}

/// Finds out the encoding from all bytes of a file, piece by piece.
struct EncodingDetector: Sendable {
    private var isMarked = false
    private var seen = 0
    private var goodSequences = 0
    private var badBytes = 0
    /// How many continuation bytes are still missing of the sequence begun.
    private var missing = 0

    /// Looks at the next piece.
    mutating func look(_ piece: [UInt8]) {
        if seen == 0 { isMarked = piece.starts(with: byteOrderMark) }
        seen += piece.count
        for byte in piece where byte >= 0x80 || missing > 0 { look(byte) }
    }

    /// UTF-8 with a mark, or when little contradicts it: one broken letter in a UTF-8 file must not turn all others into
    /// nonsense. Chinese in GB18030 looks like UTF-8 in about one letter of seven.
    var encoding: TextEncoding {
        if isMarked || badBytes == 0 { return .utf8 }
        return badBytes * 4 < goodSequences ? .utf8 : .gb18030
    }

    private mutating func look(_ byte: UInt8) {
        if missing > 0 {
            if byte & 0xC0 == 0x80 {
                missing -= 1
                if missing == 0 { goodSequences += 1 }
                return
            }
            badBytes += 1
            missing = 0
        }
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        case 0x80...: badBytes += 1
        default: break
        }
    }
}

/// Turns pieces of a file into UTF-8. Bytes that stand for nothing become U+FFFD, so that their row can be refused.
final class UTF8Converter {
    private let converter: iconv_t?
    private var isFirst = true
    /// The beginning of a letter whose rest is in the next piece.
    private var carried: [UInt8] = []

    /// Throws when the system cannot convert the encoding.
    init(from encoding: TextEncoding) throws {
        switch encoding {
        case .utf8: converter = nil
        case .gb18030:
            guard let opened = iconv_open("UTF-8", "GB18030"), opened != iconv_t(bitPattern: -1) else {
                throw ImportFileFault.encodingNotSupported
            }
            converter = opened
        }
    }

    deinit { if let converter { iconv_close(converter) } }

    func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        guard let converter else {
            defer { isFirst = false }
            return isFirst && piece.starts(with: byteOrderMark) ? Array(piece.dropFirst(byteOrderMark.count)) : piece
        }
        var input = carried + piece
        carried = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2 + 16)
        var start = 0
        while start < input.count {
            start += Self.run(converter, &input, from: start, into: &output)
            guard start < input.count else { break }
            if errno == EINVAL, !isLast, input.count - start < 4 {
                carried = Array(input[start...])
                break
            }
            output.append(contentsOf: replacement)
            start += 1
        }
        return output
    }

    /// Converts until the end or the first letter that cannot be; returns how many bytes were used up.
    private static func run(_ converter: iconv_t, _ input: inout [UInt8], from start: Int, into output: inout [UInt8])
        -> Int
    {
        let count = input.count - start
        var used = 0
        errno = 0
        input.withUnsafeMutableBytes { raw in
            let room = count * 3 + 16
            let converted = [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
                var from: UnsafeMutablePointer<CChar>? = raw.baseAddress?.advanced(by: start)
                    .assumingMemoryBound(to: CChar.self)
                var left = count
                var space = room
                buffer.withMemoryRebound(to: CChar.self) { letters in
                    var to: UnsafeMutablePointer<CChar>? = letters.baseAddress
                    _ = iconv(converter, &from, &left, &to, &space)
                }
                used = count - left
                written = room - space
            }
            output.append(contentsOf: converted)
        }
        return used
    }
}

/// Turns UTF-8 text into the bytes of an encoding for a file; letters it lacks become `?`.
struct TextEncoder {
    let encoding: TextEncoding

    /// What a file of this encoding begins with.
    var mark: [UInt8] { encoding == .utf8 ? byteOrderMark : [] }

    func encode(_ text: [UInt8]) throws -> [UInt8] {
        guard encoding == .gb18030 else { return text }
        guard let converter = iconv_open("GB18030", "UTF-8"), converter != iconv_t(bitPattern: -1) else {
            throw ImportFileFault.encodingNotSupported
        }
        defer { iconv_close(converter) }
        var input = text
        return input.withUnsafeMutableBytes { raw in
            let room = text.count * 2 + 16
            return [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
                var from: UnsafeMutablePointer<CChar>? = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = text.count
                var space = room
                buffer.withMemoryRebound(to: CChar.self) { letters in
                    var to: UnsafeMutablePointer<CChar>? = letters.baseAddress
                    _ = iconv(converter, &from, &left, &to, &space)
                }
                written = room - space
            }
        }
    }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
