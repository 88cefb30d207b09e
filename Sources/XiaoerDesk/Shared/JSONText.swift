// Small pieces of JSON written straight to text.

/// Event data is flat and written thousands of times a second: a dictionary encoder would dominate the cost.
public enum JSONText {
    /// `{"a":"1","b":"x"}` with sorted keys.
    public static func object(_ facts: [String: String]) -> String {
        guard !facts.isEmpty else { return "{}" }
        let pairs = facts.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + quoted($0.value) }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    /// A JSON string literal.
    public static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a JSON string literal. `<`, `>` and `&` need no care: the text is never part of HTML.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            bytes.reserveCapacity(bytes.count + utf8.count + 2)
            for byte in utf8 {
                switch byte {
                case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
                case UInt8(ascii: "\\"): bytes += [byte, byte]
                case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
                case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
                case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
                case 0..<0x20:
                    let hex = Array("0123456789abcdef".utf8)
                    bytes += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
