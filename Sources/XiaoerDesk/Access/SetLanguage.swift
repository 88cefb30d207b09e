// The language a person works in.

import XiaoerRules

extension Desk {
    /// Saves the language of whoever asks.
    public func setLanguage(_ authority: Authority, _ language: InterfaceLanguage) async throws {
        let id = try authority.requirePerson("session:language")
        let at = now()
        try await database.write { db in
            guard var person = try PersonTable.find(id, db) else { throw NotLoggedIn() }
            let before = person.language
            guard before != language else { return }
            person.language = language
            try PersonTable.update(person, db)
            try db.tell(
                Event(
                    shop: person.shop, at: at, type: "person.language_changed", actor: authority.actor,
                    subject: .init("person", id.value),
                    data: try Event.json(of: ["before": before.rawValue, "after": language.rawValue])))
        }
    }
}
