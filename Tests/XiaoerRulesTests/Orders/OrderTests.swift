// Order states and the shares that lines have in what was paid.

import Testing
import XiaoerRules

@Suite struct OrderTests {
    @Test(arguments: [
        ("等待买家付款", OrderState.unpaid), ("买家已付款，等待卖家发货", .paid), ("买家已付款,等待卖家发货", .paid),
        ("卖家已发货，等待买家确认", .shipped), ("卖家已发货,等待买家确认", .shipped), ("卖家部分发货", .paid), ("交易成功", .completed),
        ("交易关闭", .closed), ("付款以后用户退款成功，交易自动关闭", .closed), ("付款以前，卖家或买家主动关闭交易", .closed), ("退款中的订单", .refunding),
        ("completed", .completed),
    ])
    func `ORD-2 the platform's words name the state`(words: String, state: OrderState) {
        #expect(OrderState(words: words) == state)
    }

    @Test func `ORD-2 other words name no state, and each state's own words name it`() {
        for words in ["", "成功", "paid ", "等待"] { #expect(OrderState(words: words) == nil) }
        for state in OrderState.allCases { #expect(OrderState(words: state.platformWords) == state) }
    }

    @Test(arguments: [
        (100, [1, 1, 1], [34, 33, 33]), (0, [5, 5], [0, 0]), (7, [], []), (-100, [1, 2], [-33, -67]),
        (5, [0, 0], [5, 0]),
        (999, [69_00, 118_00], [369, 630]), (1, [3, 3, 3], [1, 0, 0]), (10, [-4, 1], [0, 10]),
    ])
    func `what was paid is spread over the lines to the cent`(cents: Int, weights: [Int], shares: [Int]) {
        #expect(PaidShares.spread(cents: cents, weights: weights) == shares)
        #expect(PaidShares.spread(cents: cents, weights: weights).reduce(0, +) == (weights.isEmpty ? 0 : cents))
    }
}
