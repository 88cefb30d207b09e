// The bytes of a file to be imported, read in pieces, and what is no table at all.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where an import reads from. It is read twice: once to find out the encoding, once for the rows.
public enum ImportSource: Sendable {
    case bytes([UInt8])
    case file(path: String)

    static let pieceBytes = 256 * 1024

    /// Calls `take` with one piece after another. Throws ``ImportFileFault`` when the file cannot be read.
    func forEachPiece(_ take: ([UInt8]) async throws -> Void) async throws {
        switch self {
        case .bytes(let bytes):
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + Self.pieceBytes)
                try await take(Array(bytes[start..<end]))
                start = end
            }
        case .file(let path):
            let file = open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw ImportFileFault.unreadable }
            defer { close(file) }
            while true {
                let piece = try [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
                    let got = read(file, buffer.baseAddress, buffer.count)
                    count = max(0, got)
                    if got < 0 { throw ImportFileFault.unreadable }
                }
                if piece.isEmpty { return }
                try await take(piece)
            }
        }
    }
}

/// Why a whole file was refused; nothing of it was taken.
public enum ImportFileFault: String, Error, Sendable, CaseIterable {
    case unreadable = "import.unreadable"
    case empty = "import.empty"
    case tooLarge = "import.too_large"
    case spreadsheet = "import.spreadsheet"
    case binary = "import.binary"
    case web = "import.web_page"
    case utf16 = "import.utf16"
    case encodingNotSupported = "import.encoding"
    case columnMissing = "import.column_missing"
    case columnTwice = "import.column_twice"
    case broken = "import.failed"

    /// What is wrong and what to do about it, in Chinese.
    public var words: String {
        switch self {
        case .unreadable: "文件读取失败，请重新上传。"
        case .empty: "文件是空的。"
        case .tooLarge: "文件超过 200 MB，请分成几个文件再导入。"
        case .spreadsheet: "这是 Excel 工作簿(或压缩包)，请在表格软件里另存为 CSV 再导入。"
        case .binary: "这不是文本表格，请导入 CSV 文件。"
        case .web: "这是网页格式的表格，请在表格软件里打开并另存为 CSV 再导入。"
        case .utf16: "文件是 UTF-16 编码，请另存为“CSV UTF-8”再导入。"
        case .encodingNotSupported: "系统不支持 GB18030 编码，请另存为“CSV UTF-8”再导入。"
        case .columnMissing: "缺少必需的列："
        case .columnTwice: "同一列出现了两次："
        case .broken: "导入中断，请稍后重试；已导入的行不会重复。"
        }
    }

    /// The same in English.
    public var englishWords: String {
        switch self {
        case .unreadable: "The file could not be read; upload it again."
        case .empty: "The file is empty."
        case .tooLarge: "The file is larger than 200 MB; split it."
        case .spreadsheet: "This is an Excel workbook or an archive; save it as CSV first."
        case .binary: "This is no text table; import a CSV file."
        case .web: "This is a web page with a table; open it in a spreadsheet and save it as CSV."
        case .utf16: "The file is UTF-16; save it as “CSV UTF-8”."
        case .encodingNotSupported: "This system cannot read GB18030; save the file as “CSV UTF-8”."
        case .columnMissing: "A required column is missing: "
        case .columnTwice: "A column stands in the file twice: "
        case .broken: "The import was interrupted; try again. Rows already taken are not taken twice."
        }
    }

    /// What the first bytes give away; nil for what may be a table.
    static func found(in head: [UInt8]) -> ImportFileFault? {
        let archives: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B],
            [0x52, 0x61, 0x72, 0x21], [0x37, 0x7A, 0xBC, 0xAF],
        ]
        if archives.contains(where: head.starts(with:)) { return .spreadsheet }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
        if head.starts(with: Array("%PDF".utf8)) { return .binary }
        let start = head.prefix(512).drop { $0 <= 0x20 || byteOrderMark.contains($0) }
        if start.first == UInt8(ascii: "<") { return .web }
        return head.prefix(64 * 1024).contains(0) ? .binary : nil
    }
}
