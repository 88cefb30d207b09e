// What a message's text may be, and how it looks in a list.

import XiaoerRules

/// Limits of messages. A refused text stays with its sender: nothing is cut silently.
public enum MessageText {
    /// Characters of one message.
    public static let longestCharacters = 4000
    static let longestClientID = 80

    /// The text as it is stored: NUL characters dropped (no database takes them), outer white space trimmed.
    static func checked(_ text: String, clientID: String, mayBeEmpty: Bool) throws -> String {
        guard !clientID.isEmpty, clientID.utf8.count <= longestClientID,
            clientID.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { throw InvalidInput("clientId", "a client id is 1 to 80 visible ASCII characters") }
        // Counting characters of ten megabytes takes long: bytes first.
        guard text.utf8.count <= longestCharacters * 16, text.count <= longestCharacters else {
            throw Refusal(
                "message.too_long", "A message has at most \(longestCharacters) characters; send it in parts.")
        }
        let kept = text.unicodeScalars.contains("\0") ? String(text.unicodeScalars.filter { $0 != "\0" }) : text
        let trimmed = kept.trimmed()
        guard mayBeEmpty || !trimmed.isEmpty else {
            throw Refusal("message.empty", "There is nothing to send yet.")
        }
        return trimmed
    }

    /// One line for the list.
    static func preview(_ message: MessageRow) -> String {
        switch message.kind {
        case .image where message.text.isEmpty: "[图片]"
        case .file where message.text.isEmpty: "[文件]"
        case .product where message.text.isEmpty: "[商品]"
        case .order where message.text.isEmpty: "[订单]"
        default: String(message.text.prefix(80).map { $0.isNewline ? " " : $0 })
        }
    }
}

extension String {
    /// Without white space at both ends.
    func trimmed() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return first == startIndex && index(after: last) == endIndex ? self : String(self[first...last])
    }
}
