// Levels from recency, frequency and money.

import Testing
import XiaoerRules

@Suite struct CustomerLevelTests {
    /// 21 November 2026, noon in China.
    private let now = Instant(localDate: "2026-11-21", time: "12:00", offsetMinutes: 480) ?? Instant(milliseconds: 0)

    /// So many purchases for a sum, the newest so many days ago, on different days.
    private func rfm(newest days: Int, orders: Int, cents: Int) -> RFM {
        let purchases = (0..<orders).map { index in
            (at: now.adding(days: -days - index), cents: index == 0 ? cents : 0)
        }
        return RFM(purchases: purchases, now: now)
    }

    @Test(arguments: [
        (10, 7, 2600_00, 40, CustomerLevel.supreme), (59, 5, 2000_00, 36, .supreme), (59, 4, 1999_99, 32, .vip),
        (10, 5, 250_00, 21, .senior), (10, 1, 299_99, 12, .ordinary), (10, 1, 300_00, 16, .ordinary),
        (31, 3, 500_00, 26, .vip), (20, 4, 300_00, 25, .senior), (20, 3, 299_00, 18, .senior),
        (183, 2, 300_00, 16, .ordinary),
        (245, 1, 80_00, 8, .ordinary), (10, 0, 0, 0, CustomerLevel.none),
    ])
    func `CRM-16 CRM-17 CRM-18a the score gives the level`(
        days: Int, orders: Int, cents: Int, score: Int, level: CustomerLevel
    ) {
        let rfm = rfm(newest: days, orders: orders, cents: cents)
        #expect(rfm.score == score)
        #expect(CustomerLevel(score: rfm.score) == level)
    }

    @Test(arguments: [
        ("2026-11-21", 5), ("2026-10-21", 5), ("2026-10-20", 4), ("2026-08-21", 4), ("2026-08-20", 3),
        ("2026-07-21", 3),
        ("2026-07-20", 2), ("2026-04-21", 2), ("2026-04-20", 1), ("2025-11-21", 1), ("2025-11-20", 0),
    ])
    func `CRM-14 months are counted in the calendar, to the day`(date: String, score: Int) throws {
        let at = try #require(Instant(localDate: date, time: "12:00", offsetMinutes: 480))
        #expect(RFM(purchases: [(at, 100)], now: now).recency == score)
    }

    @Test func `CRM-15 orders of one day count once, older ones than a year not at all`() {
        let today = now.adding(hours: -1)
        let rfm = RFM(purchases: [(today, 100), (today, 100), (now.adding(days: -400), 900_00)], now: now)
        #expect(rfm.frequency == 1)
        #expect(rfm.money == 1)
    }

    @Test func `REC-34 levels compare, and their words are read back`() {
        #expect(CustomerLevel.vip < .supreme && CustomerLevel.none < .ordinary)
        for level in CustomerLevel.allCases { #expect(CustomerLevel(words: level.words) == level) }
        #expect(CustomerLevel(words: "钻石") == nil)
    }
}
