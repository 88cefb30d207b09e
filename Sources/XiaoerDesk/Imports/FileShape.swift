// What a file is made of, found out before its rows are read.

/// How much an import takes.
struct ImportLimits: Sendable {
    var fileBytes = 200 * 1024 * 1024
    var rows = CSVReader.Limits()
    /// Rows saved in one write.
    var chunkRows = 500
    var rowsPerProgress = 5000
}

/// What a file is made of, found out before its rows are read.
struct FileShape: Sendable {
    let encoding: TextEncoding
    let separator: UInt8

    /// Reads the whole file once. Throws ``ImportFileFault`` for what is no table.
    static func find(_ source: ImportSource, limits: ImportLimits) async throws -> FileShape {
        var detector = EncodingDetector()
        var bytes = 0
        var head: [UInt8] = []
        try await source.forEachPiece { piece in
            bytes += piece.count
            guard bytes <= limits.fileBytes else { throw ImportFileFault.tooLarge }
            if head.isEmpty {
                head = piece
                if let fault = ImportFileFault.found(in: piece) { throw fault }
            }
            detector.look(piece)
        }
        guard bytes > 0 else { throw ImportFileFault.empty }
        return FileShape(encoding: detector.encoding, separator: separator(in: head))
    }

    /// Comma, tab or semicolon: whichever divides the heading most often. No letter of GB18030 contains their bytes.
    private static func separator(in head: [UInt8]) -> UInt8 {
        let line = head.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        return candidates.max { a, b in line.count { $0 == a } < line.count { $0 == b } } ?? candidates[0]
    }
}
