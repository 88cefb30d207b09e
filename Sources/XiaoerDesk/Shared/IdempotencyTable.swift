// A repeated request gets the first answer instead of a second effect.

import Foundation
import XiaoerRules

/// Remembered answers by caller and key.
public enum IdempotencyTable {
    static let find = "SELECT request, response FROM idempotency WHERE shop_id = ? AND actor = ? AND key = ?"
    static let insert = """
        INSERT INTO idempotency (shop_id, actor, key, request, response, at) VALUES (?, ?, ?, ?, ?, ?)
        """
    static let deleteOld = "DELETE FROM idempotency WHERE at < ?"

    /// All literal statements, for the test that prepares them on both engines.
    public static let statements = [find, insert, deleteOld]

    /// Runs the work once per key, inside the caller's transaction. Without a key it just runs.
    ///
    /// Throws ``Refusal`` `idempotency.conflict` when the key was used for another request.
    static func once<Answer: Codable>(
        _ key: String?, request: String, as authority: Authority, at now: Instant, _ db: any Connection,
        _ work: () throws -> Answer
    ) throws -> Answer {
        guard let key else { return try work() }
        guard key.utf8.count <= 100 else { throw InvalidInput("Idempotency-Key", "has at most 100 characters") }
        let actor = "\(authority.actor.kind):\(authority.actor.number ?? 0)"
        if let (asked, answer) = try db.first(find, [authority.shop, actor, key], { ($0.text(0), $0.text(1)) }) {
            guard asked == request else {
                throw Refusal("idempotency.conflict", "This Idempotency-Key was used for another request.")
            }
            return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8))
        }
        let answer = try work()
        try db.run(insert, [authority.shop, actor, key, request, Desk.json(answer), now])
        return answer
    }
}
