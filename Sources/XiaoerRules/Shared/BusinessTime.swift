// A shop's own time: one zone, one day cut-off, opening hours.

/// The time zone a shop counts its days in. China has one offset and no daylight saving; a shop elsewhere sets its own.
public struct BusinessTime: Hashable, Sendable, Codable {
    /// Minutes east of UTC; 480 for China.
    public var offsetMinutes: Int
    /// Minutes after midnight at which the business day changes, 0 by default.
    public var dayCutMinutes: Int

    public init(offsetMinutes: Int = 480, dayCutMinutes: Int = 0) {
        self.offsetMinutes = offsetMinutes
        self.dayCutMinutes = dayCutMinutes
    }

    /// The wall-clock reading in this zone.
    public func civil(_ instant: Instant) -> CivilTime { CivilTime(instant, offsetMinutes: offsetMinutes) }

    /// `2026-11-21` of the business day that holds the instant.
    public func day(_ instant: Instant) -> String {
        let civil = CivilTime(instant.adding(minutes: -dayCutMinutes), offsetMinutes: offsetMinutes)
        return "\(civil.year)-\(civil.month < 10 ? "0" : "")\(civil.month)-\(civil.day < 10 ? "0" : "")\(civil.day)"
    }

    /// `16:05` on the wall clock.
    public func clock(_ instant: Instant) -> String {
        let civil = civil(instant)
        return "\(civil.hour < 10 ? "0" : "")\(civil.hour):\(civil.minute < 10 ? "0" : "")\(civil.minute)"
    }
}

/// Opening hours of a group, for weekdays and weekends, in minutes of the day (REC-151, TEAM-36, TEAM-37).
public struct OpeningHours: Hashable, Sendable, Codable {
    public var weekdays: ClockRange
    public var weekend: ClockRange

    public init(weekdays: ClockRange, weekend: ClockRange) {
        self.weekdays = weekdays
        self.weekend = weekend
    }

    public func isOpen(_ instant: Instant, in time: BusinessTime) -> Bool {
        let civil = time.civil(instant)
        return range(on: civil.weekday).contains(minuteOfDay: civil.minuteOfDay)
    }

    /// The next moment at which the group opens, within the coming week; nil when it never does.
    public func nextOpening(after instant: Instant, in time: BusinessTime) -> Instant? {
        let civil = time.civil(instant)
        let second = Instant(milliseconds: instant.milliseconds - instant.milliseconds % 1000)
        let midnight = second.adding(minutes: -civil.minuteOfDay).adding(seconds: -civil.second)
        for days in 0...7 {
            let weekday = (civil.weekday - 1 + days) % 7 + 1
            let range = range(on: weekday)
            guard range.fromMinute < range.toMinute else { continue }
            let opening = midnight.adding(days: days).adding(minutes: range.fromMinute)
            if opening > instant { return opening }
        }
        return nil
    }

    private func range(on weekday: Int) -> ClockRange { weekday >= 6 ? weekend : weekdays }
}

/// A part of a day, from one minute (included) to another (excluded), written `09:00-22:30`.
public struct ClockRange: Hashable, Sendable, Codable, LosslessStringConvertible {
    public var fromMinute: Int
    public var toMinute: Int

    public init(fromMinute: Int, toMinute: Int) {
        self.fromMinute = fromMinute
        self.toMinute = toMinute
    }

    /// Reads `HH:MM-HH:MM`, where the end may be `24:00`; nil for anything else or an end before its start.
    public init?(_ description: String) {
        let ends = description.split(separator: "-").map { ClockRange.minutes(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from <= to else { return nil }
        self.init(fromMinute: from, toMinute: to)
    }

    public var description: String { "\(ClockRange.text(fromMinute))-\(ClockRange.text(toMinute))" }

    public func contains(minuteOfDay: Int) -> Bool { minuteOfDay >= fromMinute && minuteOfDay < toMinute }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let range = ClockRange(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a range of hours")
        }
        self = range
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
        guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440 else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ minutes: Int) -> String {
        let hour = minutes / 60
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
