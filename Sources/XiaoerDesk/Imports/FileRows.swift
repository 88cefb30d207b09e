// From the bytes of a file to checked rows of its format.

import XiaoerRules

/// A row that is not taken: its line in the file, its place among the rows, the column at fault.
struct Refused: Sendable {
    let line: Int
    let position: Int
    let column: String?
    let defect: RowDefect

    init(_ line: Int, _ position: Int, _ column: String?, _ defect: RowDefect) {
        self.line = line
        self.position = position
        self.column = column
        self.defect = defect
    }
}

/// Reads the rows of one file piece by piece.
struct FileRows<Format: ImportFormat> {
    /// Known once the heading has been read.
    private(set) var columns: [Column<Format.Row>] = []
    private(set) var unknownColumns: [String] = []
    private var reader: RowReader<Format>?
    private var csv: CSVReader
    private let converter: UTF8Converter
    private let makeReader: (FileHeading<Format.Row>) -> RowReader<Format>

    init(
        _ shape: FileShape, limits: CSVReader.Limits, shop: ID<Shop>, time: BusinessTime, now: Instant, ids: IDSource
    ) throws {
        csv = CSVReader(separator: shape.separator, limits: limits)
        converter = try UTF8Converter(from: shape.encoding)
        makeReader = { RowReader<Format>($0, shop: shop, time: time, now: now, ids: ids) }
    }

    /// Rows read so far, refused ones included.
    var read: Int { reader?.rowsRead ?? 0 }
    /// Checked rows not taken yet.
    var waiting: Int { reader?.drafts.count ?? 0 }
    var hasRefused: Bool { reader?.refused.isEmpty == false }

    /// Throws ``HeadingFault`` when the first row is no heading of the format.
    mutating func feed(_ piece: [UInt8]) throws {
        let text = converter.convert(piece, isLast: false)
        var csv = self.csv
        try csv.feed(text) { try accept($0) }
        self.csv = csv
    }

    /// The file has ended. Throws ``ImportFileFault/empty`` when there was not even a heading.
    mutating func finish() throws {
        let text = converter.convert([], isLast: true)
        var csv = self.csv
        try csv.feed(text) { try accept($0) }
        try csv.finish { try accept($0) }
        guard reader != nil else { throw ImportFileFault.empty }
    }

    /// The oldest checked rows.
    mutating func take(_ count: Int) -> [Draft<Format.Row>] { reader?.take(count) ?? [] }

    mutating func takeRefused() -> [Refused] { reader?.takeRefused() ?? [] }

    private mutating func accept(_ record: CSVRecord) throws {
        if record.isBlank { return }
        if reader != nil {
            reader?.read(record)
            return
        }
        let heading = try FileHeading(record, columns: Format.columns, ignored: Format.ignored)
        columns = heading.found.map(\.column)
        unknownColumns = heading.unknown
        reader = makeReader(heading)
    }
}
