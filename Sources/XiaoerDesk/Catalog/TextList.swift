// A list of short texts as it stands in one column: a JSON array.

import Foundation

/// Writes and reads lists of texts.
public enum TextList {
    /// `["软底","防滑"]`.
    public static func encode(_ texts: [String]) -> String {
        guard !texts.isEmpty else { return "[]" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(texts) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    /// Empty for anything that is no such list.
    public static func decode(_ json: String) -> [String] {
        if json == "[]" || json.isEmpty { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
    }
}
