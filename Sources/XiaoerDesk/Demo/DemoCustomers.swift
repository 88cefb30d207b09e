// The demo shop's customers and their orders of the last fourteen months. Everybody is invented.

import XiaoerRules

/// Builds customers and orders.
struct DemoCustomers {
    private(set) var customers: [CustomerRow] = []
    private(set) var orders: [OrderRow] = []
    private(set) var lines: [OrderLineRow] = []

    private let shop: ID<Shop>
    private let now: Instant
    private let ids: IDSource
    private var phones: Set<String> = []

    init(
        customers count: Int, orders orderCount: Int, skus: [SKURow], styles: [StyleRow], shop: ID<Shop>, now: Instant,
        ids: IDSource, random: inout DemoRandom
    ) {
        self.shop = shop
        self.now = now
        self.ids = ids
        for index in 0..<count { addCustomer(index, &random) }
        let names = Dictionary(uniqueKeysWithValues: styles.map { ($0.number, $0.name) })
        let sold = skus.filter { $0.isSelectable || $0.discontinuedOverride != true }
        // Oldest first, so that ids rise with time; more orders lately than long ago.
        let ages = (0..<orderCount).map { _ in Self.ageMinutes(&random) }.sorted(by: >)
        for age in ages { addOrder(age, sold, names, &random) }
        countPurchases()
    }

    private mutating func addCustomer(_ index: Int, _ random: inout DemoRandom) {
        let name = random.pick(Self.surnames) + random.pick(Self.givenNames)
        let place = random.pick(Self.places)
        let account = random.pick(Self.accountWords) + String(10_000 + index * 17)
        let since = now.adding(days: -random.number(5...900))
        var customer = CustomerRow(id: ids.next(now: now), shop: shop, account: account, since: since, createdAt: since)
        customer.name = name
        customer.phone = phone(&random)
        customer.province = place.0
        customer.city = place.1
        customer.address = "\(place.2)\(random.number(1...399))号\(random.number(1...28))栋\(random.number(101...2905))室"
        if random.chance(30) { customer.birthday = "\(random.number(1970...2004))-\(Self.monthAndDay(&random))" }
        if random.chance(18) { customer.preferences = [random.pick(Self.tastes)] }
        if random.chance(12) { customer.tags = [random.pick(Self.tags)] }
        if random.chance(6) { customer.notes = random.pick(Self.notes) }
        customers.append(customer)
    }

    /// 1xx 0000 xxxx: no such number is in use.
    private mutating func phone(_ random: inout DemoRandom) -> String {
        while true {
            let tail = String(String(random.number(10_000...19_999)).dropFirst())
            let phone = random.pick(["130", "135", "138", "150", "158", "177", "186", "199"]) + "0000" + tail
            if phones.insert(phone).inserted { return phone }
        }
    }

    private mutating func addOrder(
        _ ageMinutes: Int, _ skus: [SKURow], _ names: [String: String], _ random: inout DemoRandom
    ) {
        // A third of the customers makes two thirds of the orders.
        let upper = random.chance(66) ? customers.count / 3 : customers.count - 1
        let customer = customers[random.number(0...upper)]
        let placedAt = now.adding(minutes: -ageMinutes)
        let number = "33" + String(10_000_000_000_000_000 + Int(random.next() % 80_000_000_000_000_000))
        var order = OrderRow(
            id: ids.next(now: now), shop: shop, number: number, customer: customer.id, account: customer.account,
            placedAt: placedAt)
        order.source = "demo"
        order.state = Self.state(ageMinutes, &random)
        order.consignee = customer.name
        order.phone = customer.phone ?? ""
        order.province = customer.province ?? ""
        order.city = customer.city ?? ""
        order.address = customer.address ?? ""
        var bought: [OrderLineRow] = []
        for position in 1...random.pick([1, 1, 1, 2, 2, 3]) {
            let sku = skus[random.number(0...skus.count - 1)]
            var line = OrderLineRow(
                id: ids.next(now: now), shop: shop, order: order.id, orderNumber: number, position: position)
            line.styleNumber = sku.styleNumber
            line.name = names[sku.styleNumber] ?? ""
            line.skuCode = sku.code
            line.colour = sku.colour
            line.size = sku.size
            line.quantity = random.chance(12) ? 2 : 1
            line.priceCents = sku.priceCents
            line.state = order.state
            bought.append(line)
        }
        settle(&order, &bought, &random)
        orders.append(order)
        lines += bought
    }

    /// Money, times, courier and remarks of an order.
    private func settle(_ order: inout OrderRow, _ bought: inout [OrderLineRow], _ random: inout DemoRandom) {
        let goods = bought.reduce(0) { $0 + $1.priceCents * $1.quantity }
        let discount = goods >= 300_00 ? 30_00 : random.chance(20) ? 10_00 : 0
        order.freightCents = goods >= 99_00 ? 0 : 10_00
        order.totalCents = goods - min(discount, goods / 2) + order.freightCents
        let wasPaid = order.state != .unpaid && !(order.state == .closed && random.chance(60))
        if wasPaid {
            order.paidAt = order.placedAt.adding(minutes: random.number(1...45))
            order.paidCents = order.totalCents
            let shares = PaidShares.spread(
                cents: order.paidCents - order.freightCents, weights: bought.map { $0.priceCents * $0.quantity })
            for index in bought.indices { bought[index].paidCents = shares[index] }
        }
        if [.shipped, .completed, .refunding].contains(order.state), let paidAt = order.paidAt {
            order.shippedAt = min(paidAt.adding(hours: random.number(5...40)), now.adding(minutes: -5))
            order.courier = random.pick(["申通快递", "申通快递", "EMS", "顺丰速运"])
            order.trackingNumber = "77" + String(10_000_000_000 + Int(random.next() % 80_000_000_000))
        }
        if order.state == .completed, let shippedAt = order.shippedAt {
            order.finishedAt = min(shippedAt.adding(hours: random.number(60...200)), now.adding(minutes: -2))
        }
        if order.state == .closed {
            order.finishedAt = order.placedAt.adding(days: 3)
            order.closedReason = wasPaid ? "退款" : random.pick(["买家未付款", "买家不想要了"])
        }
        if random.chance(14) { order.buyerNote = random.pick(Self.buyerNotes) }
        if wasPaid, random.chance(9) {
            order.flag = "red"
            order.sellerNote = random.pick(Self.sellerNotes)
        }
    }

    private mutating func countPurchases() {
        var purchases: [ID<Customer>: [(at: Instant, cents: Int)]] = [:]
        var first: [ID<Customer>: Instant] = [:]
        for order in orders {
            first[order.customer] = min(first[order.customer] ?? order.placedAt, order.placedAt)
            guard order.state == .completed else { continue }
            purchases[order.customer, default: []].append((order.paidAt ?? order.placedAt, order.paidCents))
        }
        for index in customers.indices {
            let bought = purchases[customers[index].id] ?? []
            let rfm = RFM(purchases: bought, now: now)
            customers[index].completedOrders = bought.count
            customers[index].spentCents = bought.reduce(0) { $0 + $1.cents }
            customers[index].rfmScore = rfm.score
            customers[index].level = CustomerLevel(score: rfm.score)
            if let first = first[customers[index].id] { customers[index].since = min(customers[index].since, first) }
        }
    }

    /// Up to 425 days, denser towards today.
    private static func ageMinutes(_ random: inout DemoRandom) -> Int {
        let whole = 425 * 1440
        if random.chance(6) { return random.number(3...4 * 1440) }
        let part = random.number(0...1000)
        return max(10, whole * part / 1000 * part / 1000)
    }

    private static func state(_ ageMinutes: Int, _ random: inout DemoRandom) -> OrderState {
        let dice = random.number(1...100)
        switch ageMinutes {
        case ..<1440: return dice <= 25 ? .unpaid : dice <= 95 ? .paid : .closed
        case ..<(3 * 1440): return dice <= 4 ? .unpaid : dice <= 30 ? .paid : dice <= 92 ? .shipped : .refunding
        case ..<(9 * 1440): return dice <= 60 ? .shipped : dice <= 88 ? .completed : dice <= 95 ? .closed : .refunding
        default: return dice <= 89 ? .completed : .closed
        }
    }

    private static func monthAndDay(_ random: inout DemoRandom) -> String {
        let (month, day) = (random.number(1...12), random.number(1...28))
        return "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
