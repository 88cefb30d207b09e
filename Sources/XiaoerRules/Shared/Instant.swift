// Time as the rules see it: a number of milliseconds, given from outside.

/// A point in time in milliseconds since 1970 UTC. Rules never read a clock: `now` is an argument.
public struct Instant: Hashable, Comparable, Sendable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// This instant moved by a number of seconds, which may be negative.
    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    public func adding(minutes: Int) -> Instant { adding(seconds: minutes * 60) }
    public func adding(hours: Int) -> Instant { adding(seconds: hours * 3600) }
    public func adding(days: Int) -> Instant { adding(seconds: days * 86_400) }

    /// Whole seconds from `earlier` to this instant, rounded down, never negative.
    public func seconds(since earlier: Instant) -> Int { Int(max(0, milliseconds - earlier.milliseconds) / 1000) }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(iso8601: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO-8601 UTC time")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }
}

extension Instant {
    /// `2026-11-21T08:30:00.000Z`.
    public var iso8601: String {
        let civil = CivilTime(self, offsetMinutes: 0)
        let fraction = Int(milliseconds - (milliseconds / 1000) * 1000)
        return "\(pad(civil.year, 4))-\(pad(civil.month, 2))-\(pad(civil.day, 2))"
            + "T\(pad(civil.hour, 2)):\(pad(civil.minute, 2)):\(pad(civil.second, 2)).\(pad(fraction, 3))Z"
    }

    /// Reads `YYYY-MM-DDTHH:MM:SS[.fff]Z`; nil for anything else.
    public init?(iso8601 text: String) {
        guard text.hasSuffix("Z") else { return nil }
        let parts = text.dropLast().split(separator: "T")
        guard parts.count == 2 else { return nil }
        let clock = parts[1].split(separator: ".")
        let fraction = clock.count == 2 ? Int(clock[1].prefix(3)) : 0
        guard let start = Instant(localDate: String(parts[0]), time: String(clock[0]), offsetMinutes: 0), let fraction
        else { return nil }
        self = Instant(milliseconds: start.milliseconds + Int64(fraction))
    }

    /// Reads a wall-clock time such as `2026-11-21` and `16:05:00` (or `16:05`) in a fixed offset; nil if impossible.
    public init?(localDate: String, time: String, offsetMinutes: Int) {
        let date = localDate.split(whereSeparator: { $0 == "-" || $0 == "/" }).map { Int($0) }
        let clock = time.split(separator: ":").map { Int($0) }
        guard date.count == 3, (2...3).contains(clock.count), let year = date[0], let month = date[1],
            let day = date[2], let hour = clock[0], let minute = clock[1], let second = clock.count == 3 ? clock[2] : 0
        else { return nil }
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        let days = CivilTime.days(year: year, month: month, day: day)
        let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - Int64(offsetMinutes) * 60
        let instant = Instant(milliseconds: seconds * 1000)
        // 31 April would silently become 1 May: refuse it.
        guard CivilTime(instant, offsetMinutes: offsetMinutes).day == day else { return nil }
        self = instant
    }
}

/// The calendar reading of an instant at a fixed offset from UTC.
public struct CivilTime: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int
    /// 1 = Monday … 7 = Sunday.
    public let weekday: Int

    public init(_ instant: Instant, offsetMinutes: Int) {
        let total = instant.milliseconds.floorDivided(by: 1000) + Int64(offsetMinutes) * 60
        let days = Int(total.floorDivided(by: 86_400))
        let inDay = Int(total - Int64(days) * 86_400)
        hour = inDay / 3600
        minute = inDay / 60 % 60
        second = inDay % 60
        weekday = ((days + 3) % 7 + 7) % 7 + 1
        // Days to a proleptic Gregorian date, counted in 400-year eras that start on 1 March.
        let shifted = days + 719_468
        let era = Int64(shifted).floorDivided(by: 146_097)
        let dayOfEra = shifted - Int(era) * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
    }

    /// Minutes since midnight.
    public var minuteOfDay: Int { hour * 60 + minute }

    /// Days since 1970-01-01 of a calendar date.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = Int(Int64(y).floorDivided(by: 400))
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

private func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
