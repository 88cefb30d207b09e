// The first row of a file: which column stands where.

import XiaoerRules

/// The columns of a file, found by their names.
struct FileHeading<Row: Sendable>: Sendable {
    /// The known columns with their place in the file.
    let found: [(column: Column<Row>, position: Int, heading: String)]
    /// Headings that mean nothing to the format.
    let unknown: [String]

    /// Throws ``HeadingFault`` when a required column is missing or one stands there twice.
    init(_ record: CSVRecord, columns: [Column<Row>], ignored: [String]) throws(HeadingFault) {
        let headings = (0..<record.count).map { Cell.value(record.field($0)) ?? "" }
        var byName: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            for heading in column.headings { byName[Self.plain(heading)] = index }
        }
        let ignored = Set(ignored.map(Self.plain))
        var positions: [Int: Int] = [:]
        var unknown: [String] = []
        for (position, heading) in headings.enumerated() {
            let name = Self.plain(heading)
            if let index = byName[name] {
                guard positions[index] == nil else { throw HeadingFault(fault: .columnTwice, columns: [heading]) }
                positions[index] = position
            } else if !name.isEmpty, !ignored.contains(name) {
                unknown.append(String(heading.prefix(60)))
            }
        }
        let missing = columns.indices.filter { columns[$0].isRequired && positions[$0] == nil }
        guard missing.isEmpty else {
            throw HeadingFault(fault: .columnMissing, columns: missing.map { columns[$0].heading })
        }
        found = columns.indices.compactMap { index in
            positions[index].map { (columns[index], $0, headings[$0]) }
        }
        self.unknown = unknown
    }

    /// Case, blanks and the star of "required" do not matter.
    private static func plain(_ heading: String) -> String {
        heading.lowercased().filter { !$0.isWhitespace && $0 != "*" && $0 != "\u{FEFF}" }
    }
}

/// The heading cannot be used: nothing of the file was taken.
struct HeadingFault: Error {
    let fault: ImportFileFault
    let columns: [String]
}
