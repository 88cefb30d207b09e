// Writes rows of comma-separated fields, quoted where needed, with line ends that spreadsheets expect.

/// Collects rows as UTF-8 bytes.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isRowStart = true

    /// Adds a field to the row.
    mutating func field(_ text: String) {
        if !isRowStart { bytes.append(UInt8(ascii: ",")) }
        isRowStart = false
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    mutating func endRow() {
        bytes.append(contentsOf: [0x0D, 0x0A])
        isRowStart = true
    }

    /// What has been collected; begins anew.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}
