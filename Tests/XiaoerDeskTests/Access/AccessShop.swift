// A small shop for the tests of logins, people and settings, on a database of its own.

import Foundation
import Synchronization
import Testing
import XiaoerDesk
import XiaoerRules

/// A clock that only moves when told to.
final class HandClock: Sendable {
    private let at = Mutex(Instant(milliseconds: 1_763_697_600_000))

    var now: Instant { at.withLock { $0 } }
    func advance(seconds: Int) { at.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// A shop with an administrator, an agent and a neighbour shop, in a database that goes with it.
struct AccessShop {
    static let password = "a-long-enough-word"
    static let office = "203.0.113.9"

    let desk: Desk
    let clock: HandClock
    let shop: ShopRow
    let other: ShopRow
    let admin: Authority
    let owner: Authority
    let nan: PersonProfile

    /// `makeDatabase` opens an empty database; SQLite in a temporary file unless told otherwise.
    static func open(
        _ makeDatabase: () async throws -> any Database = temporarySQLite
    ) async throws -> AccessShop {
        let database = try await makeDatabase()
        let clock = HandClock()
        try await Migrator(database).migrate(now: clock.now)
        // scrypt at its real cost would make a hundred logins take a minute.
        let desk = Desk(database: database, now: { clock.now }, passwords: PasswordWork(cost: 4))
        let shop = try await desk.createShop(slug: "lizi", name: "栗子鞋服", type: .ordinary)
        let other = try await desk.createShop(slug: "other", name: "别家", type: .mall)
        let admin = try await desk.addPerson(person("admin", [.admin]), to: shop.id)
        let owner = try await desk.addPerson(person("owner", [.owner]), to: shop.id)
        let nan = try await desk.addPerson(person("nan", [.preSale], ["pre_sale"]), to: shop.id)
        return AccessShop(
            desk: desk, clock: clock, shop: shop, other: other, admin: authority(of: admin, shop),
            owner: authority(of: owner, shop), nan: nan)
    }

    static func person(_ login: String, _ roles: [Role], _ groups: [String] = []) -> NewPerson {
        NewPerson(login: login, name: login, code: "", password: password, roles: roles, groups: groups)
    }

    static func authority(of person: PersonProfile, _ shop: ShopRow) -> Authority {
        let permissions = person.roles.reduce(into: Set<Permission>()) { $0.formUnion($1.role.permissions) }
        return Authority(
            shop: shop.id, identity: .person(person.id), permissions: permissions, groups: Set(person.groups))
    }

    var nanAuthority: Authority { Self.authority(of: nan, shop) }

    @discardableResult func logIn(
        _ login: String = "nan", _ password: String = password, code: String? = nil, from address: String = office
    ) async throws -> NewSession {
        try await desk.logIn(login: login, password: password, code: code, address: address)
    }

    /// Why a login is refused; nil when it is not.
    func refusal(
        _ login: String = "nan", _ password: String = password, code: String? = nil, from address: String = office
    ) async throws -> LoginRefusal? {
        do {
            try await logIn(login, password, code: code, from: address)
            return nil
        } catch let refusal as LoginRefusal {
            return refusal
        }
    }

    /// The newest events of the shop, newest first.
    func events(_ type: String? = nil) async throws -> [Event] {
        let shop = self.shop.id
        return try await desk.database.read { db in
            try EventTable.ofShop(shop, before: .max, type: type, limit: 500, db)
        }
    }

    static func temporarySQLite() throws -> any Database {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xiaoer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SQLiteDatabase(path: folder.appending(path: "shop.sqlite").path)
    }
}
