// A shop's settings in the database.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct ChangeSettingTests {
    @Test func `a fresh shop has the rulebook's defaults`() async throws {
        let here = try await AccessShop.open()
        #expect(try await here.desk.settings(of: here.shop.id) == Settings())
        let entries = try await here.desk.readSettings(here.admin)
        #expect(entries.map(\.setting.name) == ShopSetting.all.map(\.name))
        #expect(entries.allSatisfy { $0.isDefault && $0.value == $0.setting.standard })
    }

    @Test func `TEAM-56 a change counts at once and is told with before and after`() async throws {
        let here = try await AccessShop.open()
        _ = try await here.desk.settings(of: here.shop.id)
        let entry = try await here.desk.changeSetting(here.admin, "sla.first_s", to: " 20 ")
        #expect(entry.value == "20")
        #expect(entry.changedBy == here.admin.person)
        #expect(try await here.desk.settings(of: here.shop.id).slaFirstSeconds == 20)
        #expect(try await here.desk.settings(of: here.shop.id).responseTargets.firstSeconds == 20)
        #expect(try await here.desk.settings(of: here.other.id).slaFirstSeconds == 15, "the neighbour keeps theirs")
        let told = try #require(try await here.events("setting.changed").first)
        #expect(told.data == #"{"after":"20","before":"15","name":"sla.first_s"}"#)
        #expect(told.actor == here.admin.actor)
    }

    @Test func `resetting goes back to the default, once`() async throws {
        let here = try await AccessShop.open()
        try await here.desk.changeSetting(here.admin, "meal.lunch", to: "11:30-12:30")
        let entry = try await here.desk.resetSetting(here.admin, "meal.lunch")
        #expect(entry.isDefault && entry.value == "11:00-13:00")
        try await here.desk.resetSetting(here.admin, "meal.lunch")
        #expect(try await here.events("setting.changed").count == 2)
        #expect(try await here.desk.readSettings(here.admin).allSatisfy(\.isDefault))
    }

    @Test func `what does not fit changes nothing`() async throws {
        let here = try await AccessShop.open()
        for (name, value) in [
            ("sla.first_s", "0"), ("sla.first_s", "61"), ("peak.mode", "maybe"), ("sla.hard_s", "100"),
        ] {
            await #expect(throws: InvalidInput.self, "\(name) = \(value)") {
                try await here.desk.changeSetting(here.owner, name, to: value)
            }
        }
        await #expect(throws: NotFound("setting")) {
            try await here.desk.changeSetting(here.admin, "no.such", to: "1")
        }
        #expect(try await here.desk.settings(of: here.shop.id) == Settings())
        #expect(try await here.events("setting.changed").isEmpty)
    }

    @Test func `TEAM-111 settings are the administrator's, to read also the supervisor's`() async throws {
        let here = try await AccessShop.open()
        let supervisor = AccessShop.authority(
            of: try await here.desk.addPerson(AccessShop.person("sun", [.supervisor]), to: here.shop.id), here.shop)
        #expect(try await !here.desk.readSettings(supervisor).isEmpty)
        await #expect(throws: Forbidden("setting:write")) {
            try await here.desk.changeSetting(supervisor, "sla.first_s", to: "20")
        }
        await #expect(throws: Forbidden("setting:read")) { try await here.desk.readSettings(here.nanAuthority) }
    }

    @Test func `TEAM-108 peak mode is switched by leaders, not by agents`() async throws {
        let here = try await AccessShop.open()
        let leader = AccessShop.authority(
            of: try await here.desk.addPerson(AccessShop.person("lead", [.leader]), to: here.shop.id), here.shop)
        try await here.desk.changeSetting(leader, "peak.mode", to: "true")
        #expect(try await here.desk.settings(of: here.shop.id).peakMode)
        await #expect(throws: Forbidden("peak:switch")) {
            try await here.desk.changeSetting(here.nanAuthority, "peak.mode", to: "false")
        }
    }

    @Test func `another node's change is heard`() async throws {
        let here = try await AccessShop.open()
        let node = Desk(database: here.desk.database, now: here.desk.now)
        #expect(try await node.settings(of: here.shop.id).stockLowThreshold == 5)
        try await here.desk.changeSetting(here.admin, "stock.low_threshold", to: "8")
        #expect(try await node.settings(of: here.shop.id).stockLowThreshold == 8)
    }
}
