// Drafts survive a refresh, a restart and a change of machine.

import XiaoerRules

/// Another window saved a newer draft.
public struct DraftConflict: Error, Sendable {
    public let draft: DraftRow
}

extension Desk {
    /// Saves what a person has begun to write. `version` is the one the window knows, 0 for none.
    ///
    /// Throws ``DraftConflict`` when another window, or a send, was faster.
    public func saveDraft(
        _ text: String, version: Int, in id: ID<Conversation>, as authority: Authority
    ) async throws -> DraftRow {
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        guard text.utf8.count <= MessageText.longestCharacters * 16 else {
            throw InvalidInput("text", "a draft has at most \(MessageText.longestCharacters) characters")
        }
        let now = now()
        return try await database.write { db in
            _ = try Self.visible(id, to: authority, db)
            let saved = try DraftTable.find(of: person, in: id, db)
            if let saved, saved.version != version {
                if saved.text == text { return saved }
                throw DraftConflict(draft: saved)
            }
            let draft = DraftRow(text: text, version: version + 1)
            try DraftTable.save(draft, of: person, in: id, at: now, db)
            return draft
        }
    }

    /// Throws a draft away.
    public func deleteDraft(in id: ID<Conversation>, as authority: Authority) async throws {
        guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
        try await database.write { db in
            _ = try Self.visible(id, to: authority, db)
            try DraftTable.delete(of: person, in: id, db)
        }
    }
}
