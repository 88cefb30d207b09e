// Turns the rows of a file into checked drafts, one after another, without touching the database.

import XiaoerRules

/// Reads rows of one format.
struct RowReader<Format: ImportFormat> {
    private let heading: FileHeading<Format.Row>
    private let blank: Format.Row
    private let time: BusinessTime
    private let now: Instant
    private let ids: IDSource
    private var memory = FileMemory()
    private(set) var drafts: [Draft<Format.Row>] = []
    private(set) var refused: [Refused] = []
    private(set) var rowsRead = 0

    init(_ heading: FileHeading<Format.Row>, shop: ID<Shop>, time: BusinessTime, now: Instant, ids: IDSource) {
        self.heading = heading
        self.time = time
        self.now = now
        self.ids = ids
        blank = Format.blank(shop, now: now)
    }

    /// The oldest drafts.
    mutating func take(_ count: Int) -> [Draft<Format.Row>] {
        let taken = Array(drafts.prefix(count))
        drafts.removeFirst(taken.count)
        return taken
    }

    mutating func takeRefused() -> [Refused] {
        defer { refused = [] }
        return refused
    }

    mutating func read(_ record: CSVRecord) {
        rowsRead += 1
        if let fault = record.fault {
            let word: RowFault =
                switch fault {
                case .openQuote: .openQuote
                case .tooLong: .tooLong
                case .tooManyColumns: .tooManyColumns
                }
            refused.append(Refused(record.line, rowsRead, nil, RowDefect(fault: word)))
            return
        }
        var row = blank
        var hash = FNV()
        for (column, position, title) in heading.found {
            do throws(RowDefect) {
                guard let text = Cell.value(record.field(position)) else { throw RowDefect(fault: .letters) }
                if text.isEmpty, column.isRequired { throw RowDefect(fault: .missing) }
                hash.add(column.name)
                hash.add(text)
                try column.read(text, time, &row)
            } catch {
                refused.append(Refused(record.line, rowsRead, title, error))
                // The line still counts as one of its order's lines: a corrected file keeps their numbers.
                Format.complete(&row, &memory)
                return
            }
        }
        Format.complete(&row, &memory)
        drafts.append(
            Draft(
                row: row, line: record.line, position: rowsRead, fingerprint: String(hash.value, radix: 36),
                freshID: ids.next(Order.self, now: now).value, spareID: ids.next(Customer.self, now: now).value))
    }
}
