// One field of a file: what spreadsheets and marketplaces wrap around a value, taken off and put on.

/// Reads and writes single fields.
enum Cell {
    /// The value inside a field. Takes off `="…"`, blanks and tabs at both ends, and reads `null` as empty. A leading
    /// apostrophe says that the rest is meant literally. Nil when the bytes are no valid text.
    static func value(_ field: ArraySlice<UInt8>) -> String? {
        let trimmed = trim(field)
        guard let first = trimmed.first else { return "" }
        if first == UInt8(ascii: "'") {
            return text(field[(trimmed.startIndex + 1)...])
        }
        if first == UInt8(ascii: "="), trimmed.count >= 3, trimmed.last == quote,
            trimmed[trimmed.startIndex + 1] == quote
        {
            return text(trim(trimmed.dropFirst(2).dropLast()))
        }
        if trimmed.count == 4, null.elementsEqual(trimmed.lazy.map { $0 | 0x20 }) { return "" }
        return text(trimmed)
    }

    /// A field's text made safe for a spreadsheet: what it would take for a formula, and what reading would change, gets
    /// a leading apostrophe, which ``value(_:)`` takes off again.
    static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last else { return "" }
        let isRisky = "=+-@'\t\r\n ".utf8.contains(first) || isBlank(last)
        if isRisky || text.utf8.count == 4 && text.lowercased() == "null" { return "'" + text }
        // Wide blanks are trimmed too, and a wide sign at the start is read as the narrow one by some programs.
        if let scalar = text.unicodeScalars.first, wide.contains(scalar.value) { return "'" + text }
        if let scalar = text.unicodeScalars.last, wideBlanks.contains(scalar.value) { return "'" + text }
        return text
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        // U+FFFD stands for bytes that the converter could not read; PostgreSQL stores no NUL.
        if bytes.contains(where: { $0 == 0 || $0 == 0xEF }),
            text.unicodeScalars.contains("\u{FFFD}") || bytes.contains(0)
        {
            return nil
        }
        return text
    }

    private static func trim(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var field = field
        while let first = field.first {
            if isBlank(first) {
                field = field.dropFirst()
            } else if field.starts(with: noBreakSpace) {
                field = field.dropFirst(2)
            } else if field.starts(with: wideSpace) {
                field = field.dropFirst(3)
            } else {
                break
            }
        }
        while let last = field.last {
            if isBlank(last) {
                field = field.dropLast()
            } else if last == 0xA0, field.suffix(2).elementsEqual(noBreakSpace) {
                field = field.dropLast(2)
            } else if last == 0x80, field.suffix(3).elementsEqual(wideSpace) {
                field = field.dropLast(3)
            } else {
                break
            }
        }
        return field
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab || byte == 0x0A || byte == 0x0D }

    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")
    private static let null = Array("null".utf8)
    private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
    private static let wideSpace: [UInt8] = [0xE3, 0x80, 0x80]
    private static let wideBlanks: Set<UInt32> = [0xA0, 0x3000]
    private static let wide: Set<UInt32> = [0xA0, 0x3000, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20]
}
