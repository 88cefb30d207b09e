// Ending a session.

import XiaoerRules

extension Desk {
    /// Ends the session of a cookie. An unknown one is ended already: no error.
    public func logOut(session token: String) async throws {
        let at = now()
        let digest = Secret.digest(token)
        try await database.write { db in
            guard let session = try SessionTable.find(digest: digest, db) else { return }
            try SessionTable.delete(digest: digest, db)
            try db.tell(
                Event(
                    shop: session.shop, at: at, type: "session.ended", actor: .person(session.person),
                    subject: .init("person", session.person.value)))
        }
    }
}
