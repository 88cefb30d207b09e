// Making messages searchable a moment after they were sent, in batches.

import XiaoerRules

extension Desk {
    /// Messages made searchable in one transaction: more would make senders wait.
    static let indexedAtOnce = 200

    /// Makes new messages searchable. Its place in the event log is stored with the index, so nothing is left out or
    /// done twice, whoever stops when. Answers how many it took; call again while that is not 0.
    ///
    /// Full-text segments are costly to write one by one; together they cost a tenth.
    @discardableResult public func indexMessages() async throws -> Int {
        try await database.write { db in
            let after = try SearchProgressTable.reached(db)
            let fresh = try SearchProgressTable.messages(after: after, limit: Self.indexedAtOnce, db)
            guard let last = fresh.last else { return 0 }
            for message in fresh where !message.text.isEmpty {
                try MessageTextTable.insert(message.id, text: message.text, db)
            }
            try SearchProgressTable.save(last.seq, db)
            return fresh.count
        }
    }
}
