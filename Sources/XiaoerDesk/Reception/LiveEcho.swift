// What listeners of this process get with an event, so that they need not read it back.

import XiaoerRules

/// The fresh rows behind an event.
public enum LiveEcho: Sendable {
    /// A message or note, with the conversation as it stands after it.
    case message(MessageRow, ConversationRow, authorName: String?, attachment: AttachmentView?)
    /// Anything else about a conversation: who has it, its state, its clock. `former` is who could see it before.
    case conversation(ConversationRow, former: ConversationScope?)
    /// Somebody read up to a message.
    case read(ConversationRow, side: ConversationRow.Side, seq: Int)
}
