// A shop for the bench: prepared through the desk before its server starts.

import Foundation
import Logging
import XiaoerDesk
import XiaoerRules

/// A data folder with a shop, its agents and their sessions.
struct BenchShop: Sendable {
    static let slug = "bench"
    static let password = "a-bench-of-wood"

    let data: String
    let shop: ID<Shop>
    let agents: [Agent]
    /// Sees everything.
    let supervisor: Agent

    /// Somebody who is signed in.
    struct Agent: Sendable {
        let id: ID<Person>
        /// The session's cookie.
        let session: String
    }

    /// Makes the folder, the shop, `agents` people on duty and a supervisor, and signs all of them in.
    static func prepare(_ data: String, agents count: Int) async throws -> BenchShop {
        let desk = try await openForBench(data)
        let shop = try await desk.createShop(slug: slug, name: "压测小店", type: .ordinary)
        let at = desk.now()
        // One cheap hash for all: signing in is not what is measured.
        let hash = try PasswordWork(cost: 8).hashBlocking(password, salt: desk.secrets.bytes(16))
        let people = (0...count).map { number in
            PersonRow(
                id: desk.ids.next(now: at), shop: shop.id, login: "bench\(number)", name: "客服\(number)",
                code: "B\(number)",
                passwordHash: hash)
        }
        try await desk.database.write { db in
            for (number, person) in people.enumerated() {
                let role: Role = number == 0 ? .supervisor : .preSale
                try PersonTable.insert(person, at: at, db)
                try PersonTable.setRoles([RoleAssignment(role, from: at)], of: person.id, db)
                try GroupTable.setGroups(number == 0 ? [] : Self.groups, of: person.id, in: shop.id, db)
                let state: SeatState = number == 0 ? .off : .online
                try PresenceTable.save(Presence(state: state, since: at), of: person.id, in: shop.id, db)
            }
        }
        let administrator = Authority(
            shop: shop.id, identity: .person(people[0].id), permissions: [.settingWrite], groups: [])
        try await desk.changeSetting(administrator, "load.queue_at", to: "200")
        var signedIn: [Agent] = []
        for person in people {
            let session = try await desk.logIn(login: person.login, password: password, code: nil, address: "127.0.0.1")
            signedIn.append(Agent(id: person.id, session: session.token))
        }
        await desk.database.close()
        return BenchShop(data: data, shop: shop.id, agents: Array(signedIn.dropFirst()), supervisor: signedIn[0])
    }

    /// All that a buyer's first words can lead to, so that nobody waits in a queue.
    private static let groups = SkillGroup.allCases.map(\.rawValue)
}

/// A desk on a data folder, as the server would open it.
func openForBench(_ data: String) async throws -> Desk {
    var options = DataOptions()
    options.data = data
    options.database = nil
    return try await openDesk(options)
}
