// Identifiers that know what they identify.

/// A 63-bit, time-sortable identifier of one kind of thing, written as a string in JSON.
///
/// JavaScript's numbers end at 53 bits, so programs outside always see decimal strings.
public struct ID<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    /// The number as it stands in the database; always positive.
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    /// Reads a decimal string; nil for anything else, for zero and for negative numbers.
    public init?(_ description: String) {
        guard !description.isEmpty, description.utf8.count <= 19, let value = Int64(description), value > 0 else {
            return nil
        }
        self.value = value
    }

    public var description: String { String(value) }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension ID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id: \(text.prefix(40))")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The things that have ids. Each is only a name for the compiler.
public enum Shop {}
public enum Person {}
public enum Visitor {}
public enum Customer {}
public enum Conversation {}
public enum Message {}
public enum Attachment {}
public enum Style {}
public enum SKU {}
public enum Order {}
public enum OrderLine {}
public enum Card {}
public enum Phrase {}
public enum RestockNotice {}
public enum DeskTask {}
public enum Token {}
public enum ImportJob {}
public enum Campaign {}
