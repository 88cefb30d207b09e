// Why a decision table or a phrase file was refused.

/// A delivered or edited file does not make sense; names file, row and line so that a person can mend it.
public struct TableFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, or the id of the table when it was edited in the browser.
    public let file: String
    /// The row's id, or the phrase's.
    public let row: String?
    public let line: Int?
    /// What is wrong, in English.
    public let words: String

    public init(file: String, row: String? = nil, line: Int? = nil, _ words: String) {
        self.file = file
        self.row = row
        self.line = line
        self.words = words
    }

    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let row { place += ", row \(row)" }
        return "\(place): \(words)"
    }
}
