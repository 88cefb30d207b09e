// The two frames that are sent thousands of times a second.

import XiaoerDesk
import XiaoerRules

/// Messages as JSON for the stream.
enum LiveText {
    static func chatMessage(_ view: ChatMessageView) -> [UInt8] { (try? JSON.encode(view)) ?? [] }
    static func message(_ news: MessageNews) -> [UInt8] { (try? JSON.encode(news)) ?? [] }
}
