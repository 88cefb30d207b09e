// An event's data as JSON.

import Foundation

extension Event {
    /// The JSON object of a value, keys in order, so that equal facts read equal.
    static func json(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
