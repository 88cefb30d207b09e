// A wall-clock reading given in numbers.

extension Instant {
    /// The instant at which clocks at a fixed offset show this; nil when there is no such date or time.
    public init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0,
        offsetMinutes: Int
    ) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second), (0...999).contains(millisecond)
        else { return nil }
        let days = Int64(CivilTime.days(year: year, month: month, day: day))
        let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second) - Int64(offsetMinutes) * 60
        let instant = Instant(milliseconds: seconds * 1000 + Int64(millisecond))
        // 31 April would silently become 1 May: refuse it.
        guard day <= 28 || CivilTime(instant, offsetMinutes: offsetMinutes).day == day else { return nil }
        self = instant
    }
}
