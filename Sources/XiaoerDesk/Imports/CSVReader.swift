// Reads comma-separated rows from a stream of UTF-8 bytes: RFC 4180 and what spreadsheets and marketplaces make of it.

/// Why a row cannot be read at all.
enum CSVFault: Sendable {
    /// A quote was opened and never closed.
    case openQuote
    case tooLong
    case tooManyColumns
}

/// One row: the bytes of its fields one after another, without their quotes.
struct CSVRecord: Sendable {
    var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    var ends: [Int] = []
    /// The line of the file on which the row begins, from 1.
    var line = 1
    var fault: CSVFault?

    var count: Int { ends.count }

    /// The bytes of a field; empty for one the row does not have.
    func field(_ index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Nothing in any field: a blank line, or the empty rows that spreadsheets leave at the end.
    var isBlank: Bool { fault == nil && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

/// Takes bytes piece by piece and gives rows. Never fails: what cannot be read becomes a row with a fault.
struct CSVReader: Sendable {
    struct Limits: Sendable {
        var rowBytes = 256 * 1024
        var columns = 400
    }

    private enum State { case fieldStart, plain, quoted, quoteInQuoted, excelText, skipToLineEnd }

    private let limits: Limits
    private let separator: UInt8
    private var state = State.fieldStart
    private var record = CSVRecord()
    private var line = 1
    private var lastWasCarriageReturn = false
    private var isAtRowStart = true
    /// Blanks after a quote: nothing, unless the quote turns out to be no closing one.
    private var pendingBlanks: [UInt8] = []

    init(separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits()) {
        self.separator = separator
        self.limits = limits
    }

    /// Reads on; calls `found` for every row that is complete.
    mutating func feed(_ input: [UInt8], _ found: (CSVRecord) throws -> Void) rethrows {
        for byte in input { try take(byte, found) }
    }

    /// The stream has ended: the last row needs no line end.
    mutating func finish(_ found: (CSVRecord) throws -> Void) rethrows {
        if state == .quoted { record.fault = record.fault ?? .openQuote }
        if !isAtRowStart { try endRow(found) }
    }

    private mutating func take(_ byte: UInt8, _ found: (CSVRecord) throws -> Void) rethrows {
        if byte == newline {
            line += lastWasCarriageReturn ? 0 : 1
        } else if byte == carriageReturn {
            line += 1
        }
        defer { lastWasCarriageReturn = byte == carriageReturn }
        if byte == newline, lastWasCarriageReturn, isAtRowStart { return }
        if isAtRowStart {
            isAtRowStart = false
            record.line = line - (byte == newline || byte == carriageReturn ? 1 : 0)
        }
        switch state {
        case .fieldStart where byte == quote: state = .quoted
        case .fieldStart, .plain: try takePlain(byte, found)
        case .quoted: takeQuoted(byte)
        case .quoteInQuoted: try takeAfterQuote(byte, found)
        case .excelText where byte == newline || byte == carriageReturn: try endRow(found)
        case .excelText:
            append(byte)
            if byte == quote, state == .excelText { state = .plain }
        case .skipToLineEnd:
            if byte == newline || byte == carriageReturn { try endRow(found) }
        }
    }

    private mutating func takePlain(_ byte: UInt8, _ found: (CSVRecord) throws -> Void) rethrows {
        switch byte {
        case separator: endField()
        case newline, carriageReturn: try endRow(found)
        case quote where isFieldOneEqualsSign:
            // ="3356" without quotes around it: the separator may stand inside.
            state = .excelText
            append(byte)
        default:
            if state == .fieldStart { state = .plain }
            append(byte)
        }
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if byte == quote {
            state = .quoteInQuoted
            pendingBlanks = []
        } else {
            append(byte)
        }
    }

    private mutating func takeAfterQuote(_ byte: UInt8, _ found: (CSVRecord) throws -> Void) rethrows {
        switch byte {
        case quote where pendingBlanks.isEmpty:
            state = .quoted
            append(quote)
        case separator: endField()
        case newline, carriageReturn: try endRow(found)
        case space, tab: pendingBlanks.append(byte)
        default:
            if fieldEndsWithLineEnd {
                // A quote at the start of a line that closes nothing opens the next row: the one before was never closed.
                record.fault = .openQuote
                let start = line
                try endRow(found)
                isAtRowStart = false
                record.line = start
                state = .quoted
                takeQuoted(byte)
            } else {
                // A lone quote inside a quoted field is meant as a quote.
                state = .quoted
                append(quote)
                for blank in pendingBlanks { append(blank) }
                if state == .quoted { takeQuoted(byte) }
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        guard record.fault == nil else { return }
        record.bytes.append(byte)
        guard record.bytes.count > limits.rowBytes else { return }
        record.fault = .tooLong
        record.bytes = []
        record.ends = []
        state = .skipToLineEnd
    }

    private mutating func endField() {
        state = .fieldStart
        guard record.fault == nil else { return }
        record.ends.append(record.bytes.count)
        guard record.ends.count >= limits.columns else { return }
        record.fault = .tooManyColumns
        state = .skipToLineEnd
    }

    private mutating func endRow(_ found: (CSVRecord) throws -> Void) rethrows {
        if record.fault == nil { record.ends.append(record.bytes.count) }
        try found(record)
        record.bytes.removeAll(keepingCapacity: true)
        record.ends.removeAll(keepingCapacity: true)
        record.fault = nil
        state = .fieldStart
        isAtRowStart = true
    }

    private var isFieldOneEqualsSign: Bool {
        record.bytes.count == (record.ends.last ?? 0) + 1 && record.bytes.last == UInt8(ascii: "=")
    }

    private var fieldEndsWithLineEnd: Bool {
        record.bytes.count > (record.ends.last ?? 0)
            && (record.bytes.last == newline || record.bytes.last == carriageReturn)
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
