// The shop's settings.

import Foundation
import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct SettingBody: Codable, Sendable {
    /// A number, a flag, words or a list of words, as the setting's kind wants it.
    var value: JSONValue
}

/// A setting as the page shows it.
struct SettingView: Codable, Sendable {
    let name: String
    let value: JSONValue
    let `default`: JSONValue
    /// `number`, `money`, `clock`, `boolean`, `hours`, `list` or `choice`.
    let kind: String
    let unit: String?
    let range: JSONValue?
    let rule: String?
    /// The chapter of the rulebook: `01`.
    let chapter: String
    let changedBy: PersonView?
    let changedAt: Instant?

    init(_ entry: SettingEntry, _ names: [ID<Person>: String]) {
        name = entry.setting.name
        value = Self.typed(entry.value, entry.setting)
        self.default = Self.typed(entry.setting.standard, entry.setting)
        kind = Self.kind(entry.setting)
        unit = Self.unit(entry.setting)
        range = Self.range(entry.setting)
        rule = entry.setting.rule
        chapter = Self.chapter(entry.setting)
        changedBy = Self.person(entry.changedBy, names)
        changedAt = entry.changedAt
    }

    private static func kind(_ setting: ShopSetting) -> String {
        switch setting.kindName {
        case "flag": "boolean"
        case "money": "decimal"
        case let other: other
        }
    }

    /// Counts and times of day need no unit behind them.
    private static func unit(_ setting: ShopSetting) -> String? {
        guard let unit = setting.unit, unit != .count, unit != .clock else { return nil }
        return unit.rawValue
    }

    private static func person(_ id: ID<Person>?, _ names: [ID<Person>: String]) -> PersonView? {
        guard let id else { return nil }
        return PersonView(id: id, name: names[id] ?? "?")
    }

    /// The text of a value as the kind of JSON that it means.
    private static func typed(_ text: String, _ setting: ShopSetting) -> JSONValue {
        switch setting.kindName {
        case "number", "money": Double(text).map(JSONValue.number) ?? .text(text)
        case "flag": .bool(text == "true")
        case "list": .list(text.split(separator: ",").map { .text(String($0)) })
        default: .text(text)
        }
    }

    private static func range(_ setting: ShopSetting) -> JSONValue? {
        guard let range = setting.range else { return nil }
        switch setting.kindName {
        case "number", "money":
            let ends = range.split(separator: "–").compactMap { Double($0) }
            return ends.count == 2 ? .list(ends.map(JSONValue.number)) : nil
        case "choice": return .list(range.split(separator: ",").map { .text($0.trimmingCharacters(in: .whitespaces)) })
        default: return nil
        }
    }

    /// Rules are numbered by chapter; settings of our own belong to the team's.
    private static func chapter(_ setting: ShopSetting) -> String {
        let rule = setting.rule ?? ""
        let chapters = [
            ("REC", "01"), ("SCR", "02"), ("LNT", "02"), ("EMO", "02"), ("02", "02"), ("STK", "05"), ("DT-STK", "05"),
            ("C05", "05"), ("RCM", "05"), ("TEAM", "04"),
        ]
        return chapters.first { rule.hasPrefix($0.0) }?.1 ?? "04"
    }
}

extension SettingBody {
    /// The value as settings are written.
    var text: String {
        func plain(_ value: JSONValue) -> String {
            switch value {
            case .text(let text): text
            case .bool(let flag): String(flag)
            case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
            case .list(let values): values.map(plain).joined(separator: ",")
            case .null, .object: ""
            }
        }
        return plain(value)
    }
}

/// Addresses under `/api/settings`.
struct SettingRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(.get, "/api/settings", .permission(.settingRead), "Every setting with its value and default.") {
                call in
                let authority = try call.authority
                let names = try await desk.names(of: authority.shop)
                return Page(try await desk.readSettings(authority).map { SettingView($0, names) })
            },
            .take(.put, "/api/settings/{name}", .permission(.settingWrite), "Chooses a value.", SettingBody.self) {
                call, body in
                let authority = try call.authority
                let entry = try await desk.changeSetting(authority, try call.parameter("name"), to: body.text)
                return SettingView(entry, try await desk.names(of: authority.shop))
            },
            .give(.delete, "/api/settings/{name}", .permission(.settingWrite), "Goes back to the default.") { call in
                let authority = try call.authority
                let entry = try await desk.resetSetting(authority, try call.parameter("name"))
                return SettingView(entry, try await desk.names(of: authority.shop))
            },
        ]
    }
}
