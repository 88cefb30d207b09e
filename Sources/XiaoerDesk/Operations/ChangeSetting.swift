// A shop's settings: read, chosen, put back.

import XiaoerRules

/// A setting with the shop's value.
public struct SettingEntry: Sendable {
    public let setting: ShopSetting
    public let value: String
    /// Nil while the default holds.
    public let changedBy: ID<Person>?
    public let changedAt: Instant?

    public var isDefault: Bool { changedAt == nil }
}

extension Desk {
    /// A shop's settings as one checked value, kept in memory until one changes.
    public func settings(of shop: ID<Shop>) async throws -> Settings {
        let now = self.now()
        return try await settings.value(shop, now: now, until: { _ in now.adding(minutes: 5) }) {
            let rows = try await database.read { db in try SettingTable.all(of: shop, db) }
            return checked(rows)
        }
    }

    /// The shop's settings as last read, for places that cannot wait; the defaults before the first reading.
    public func rememberedSettings(of shop: ID<Shop>) -> Settings { settings.kept(shop) ?? Settings() }

    /// Every setting with its value, in the catalogue's order.
    public func readSettings(_ authority: Authority) async throws -> [SettingEntry] {
        try authority.require(.settingRead)
        let rows = try await database.read { db in try SettingTable.all(of: authority.shop, db) }
        let settings = checked(rows)
        let chosen = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
        return ShopSetting.all.map { setting in
            let row = chosen[setting.name]
            return SettingEntry(
                setting: setting, value: setting.text(settings), changedBy: row?.changedBy, changedAt: row?.changedAt)
        }
    }

    /// Chooses a value. Throws ``NotFound`` for an unknown name and ``InvalidInput`` for a value that does not fit.
    @discardableResult
    public func changeSetting(_ authority: Authority, _ name: String, to value: String) async throws -> SettingEntry {
        try await change(authority, name, to: value)
    }

    /// Goes back to the rulebook's default.
    @discardableResult
    public func resetSetting(_ authority: Authority, _ name: String) async throws -> SettingEntry {
        try await change(authority, name, to: nil)
    }

    private func change(_ authority: Authority, _ name: String, to value: String?) async throws -> SettingEntry {
        // Peak mode is a setting that leaders switch (TEAM-108); all others are the administrator's (TEAM-111).
        try authority.require(name == "peak.mode" ? .peakSwitch : .settingWrite)
        guard let setting = ShopSetting.named(name) else { throw NotFound("setting") }
        let at = now()
        return try await database.write { db in
            let rows = try SettingTable.all(of: authority.shop, db)
            var settings = checked(rows)
            let before = setting.text(settings)
            try setting.set(value ?? setting.standard, in: &settings)
            try settings.checkTogether()
            let after = setting.text(settings)
            let isChosen = rows.contains { $0.name == name }
            if value == nil, !isChosen {
                return SettingEntry(setting: setting, value: after, changedBy: nil, changedAt: nil)
            }
            if value == nil {
                try SettingTable.delete(name, of: authority.shop, db)
            } else {
                try SettingTable.save(
                    SettingRow(name: name, value: after, changedBy: authority.person, changedAt: at),
                    of: authority.shop, db)
            }
            try db.tell(
                Event(
                    shop: authority.shop, at: at, type: "setting.changed", actor: authority.actor,
                    subject: .init("shop", authority.shop.value),
                    data: try Event.json(of: ["name": name, "before": before, "after": after])))
            return SettingEntry(
                setting: setting, value: after, changedBy: value == nil ? nil : authority.person,
                changedAt: value == nil ? nil : at)
        }
    }

    private func checked(_ rows: [SettingRow]) -> Settings {
        var unusable: [String] = []
        let settings = Settings(
            chosen: Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.value) }), unusable: &unusable)
        if !unusable.isEmpty {
            log.warning("settings do not fit and count as default", metadata: ["names": "\(unusable)"])
        }
        return settings
    }
}
