// A customer's level from recency, frequency and money (REC-34, CRM-13 … CRM-18).

/// The level shown beside a customer's name. Higher ones compare as greater.
public enum CustomerLevel: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case none, ordinary, senior, vip, supreme

    /// The shop's word for it, empty for a visitor without purchases.
    public var words: String {
        switch self {
        case .none: ""
        case .ordinary: "普通会员"
        case .senior: "高级会员"
        case .vip: "VIP会员"
        case .supreme: "至尊VIP会员"
        }
    }

    /// Reads the shop's word or the case's name; nil for anything else.
    public init?(words: String) {
        let found = CustomerLevel.allCases.first { $0.rawValue == words || $0.words == words }
        guard let level = found ?? CustomerLevel.shortWords[words] else { return nil }
        self = level
    }

    /// The level of an RFM score (CRM-17).
    public init(score: Int) {
        switch score {
        case 36...: self = .supreme
        case 26...: self = .vip
        case 17...: self = .senior
        case 1...: self = .ordinary
        default: self = .none
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { CustomerLevel.allCases.firstIndex(of: self) ?? 0 }

    private static let shortWords: [String: CustomerLevel] = [
        "普通": .ordinary, "高级": .senior, "VIP": .vip, "至尊VIP": .supreme, "普通会员": .ordinary,
    ]
}

/// Purchases of a customer turned into scores.
public struct RFM: Hashable, Sendable {
    /// Recency, frequency and money, each 0…5.
    public let recency: Int
    public let frequency: Int
    public let money: Int

    /// R + 3·F + 4·M (CRM-16).
    public var score: Int { recency + 3 * frequency + 4 * money }

    /// From successful purchases with what was paid in cents. Purchases older than twelve months count for nothing, and
    /// several on one day count as one (CRM-15).
    public init(purchases: [(at: Instant, cents: Int)], now: Instant, in time: BusinessTime = BusinessTime()) {
        let floor = RFM.monthsBefore(now, 12, in: time)
        let recent = purchases.filter { $0.at >= floor }
        recency = recent.map(\.at).max().map { RFM.recency(last: $0, now: now, in: time) } ?? 0
        frequency = RFM.frequency(Set(recent.map { time.day($0.at) }).count)
        money = RFM.money(cents: recent.reduce(0) { $0 + $1.cents })
    }

    /// CRM-13 and CRM-14: calendar months, upper bound included.
    static func recency(last: Instant, now: Instant, in time: BusinessTime) -> Int {
        for (score, months) in [(5, 1), (4, 3), (3, 4), (2, 7), (1, 12)]
        where last >= monthsBefore(now, months, in: time) {
            return score
        }
        return 0
    }

    static func frequency(_ purchases: Int) -> Int {
        switch purchases {
        case 6...: 5
        case 4...: 4
        default: max(0, purchases)
        }
    }

    static func money(cents: Int) -> Int {
        switch cents {
        case 2000_00...: 5
        case 1000_00...: 4
        case 500_00...: 3
        case 300_00...: 2
        case 1...: 1
        default: 0
        }
    }

    /// The same clock time a number of calendar months earlier; the last of a shorter month stands for its missing days.
    private static func monthsBefore(_ instant: Instant, _ months: Int, in time: BusinessTime) -> Instant {
        let civil = time.civil(instant)
        let index = civil.year * 12 + civil.month - 1 - months
        let (year, month) = (index / 12, index % 12 + 1)
        let clock = "\(civil.hour):\(civil.minute):\(civil.second)"
        for day in stride(from: civil.day, through: 1, by: -1) {
            let date = "\(year)-\(month)-\(day)"
            if let found = Instant(localDate: date, time: clock, offsetMinutes: time.offsetMinutes) { return found }
        }
        return instant
    }
}
