// Fills a shop with a long history, for load tests: invented buyers, everyday talk, thousands of conversations.

import XiaoerRules

/// A long history.
public enum DemoArchive {
    /// Stands in a few messages only.
    public static let rareWord = "鲸鱼刺绣"

    /// How much history, and whose.
    public struct Plan: Sendable {
        public var shop: ID<Shop>
        public var messages: Int
        /// Conversations that are open now; all others are closed.
        public var activeConversations: Int
        public var owners: [ID<Person>]
        /// When this time is over the archive stays as large as it is then.
        public var longestSeconds: Double

        public init(
            shop: ID<Shop>, messages: Int, activeConversations: Int, owners: [ID<Person>], longestSeconds: Double
        ) {
            self.shop = shop
            self.messages = messages
            self.activeConversations = activeConversations
            self.owners = owners
            self.longestSeconds = longestSeconds
        }
    }

    static let messagesEach = 20
    private static let days = 180
    /// Conversations in one write.
    static let batch = 250

    /// One conversation of the archive with its buyer, if new. The same number gives the same talk.
    static func talk(
        _ number: Int, of count: Int, _ plan: Plan, customers: inout [CustomerRow], now: Instant, ids: IDSource,
        random: inout DemoRandom
    ) -> DemoConversations.Talk {
        let isActive = number >= count - plan.activeConversations
        let span = days * 86_400
        let begun =
            isActive
            ? now.adding(seconds: -random.number(600...1800))
            : now.adding(seconds: -span + Int(Int64(number) * Int64(span - 86_400) / Int64(max(1, count))))
        // Every other conversation is a returning buyer's.
        if number.isMultiple(of: 2) || customers.isEmpty {
            customers.append(customer(number, plan.shop, begun, ids, &random))
        }
        let customer = customers[
            number.isMultiple(of: 2) ? customers.count - 1 : random.number(0...(customers.count - 1))]
        let owner = plan.owners[number % plan.owners.count]
        var row = ConversationRow(
            id: ids.next(now: begun), shop: plan.shop, customer: customer.id, group: SkillGroup.preSale.rawValue,
            source: "web", now: begun)
        var messages: [MessageRow] = []
        var at = begun
        for place in 1...messagesEach {
            at = at.adding(seconds: random.number(5...40))
            let isBuyer = !place.isMultiple(of: 2)
            let isRare = place == 3 && number % 4000 == 7
            let text = isRare ? "请问还有\(rareWord)的那款吗" : sentence(isBuyer ? fromBuyers : fromAgents, &random)
            messages.append(
                MessageRow(
                    id: ids.next(now: at), shop: plan.shop, conversation: row.id, seq: place, clientID: "m\(place)",
                    author: isBuyer ? .buyer : .agent, authorID: isBuyer ? customer.id.value : owner.value, kind: .text,
                    text: text, at: at))
        }
        row.finish(with: messages, owner: owner, isActive: isActive)
        return DemoConversations.Talk(row: row, messages: messages)
    }

    private static func customer(
        _ number: Int, _ shop: ID<Shop>, _ at: Instant, _ ids: IDSource, _ random: inout DemoRandom
    ) -> CustomerRow {
        var customer = CustomerRow(
            id: ids.next(now: at), shop: shop, account: "archive\(number)", since: at, createdAt: at)
        customer.name = random.pick(surnames) + random.pick(givenNames)
        customer.phone = "1\(random.number(30...99))0000\(1000 + number % 9000)"
        return customer
    }

    private static func sentence(_ from: [String], _ random: inout DemoRandom) -> String {
        random.pick(from).replacing("款式", with: random.pick(goods)).replacing("某色", with: random.pick(colours))
            .replacing("某码", with: random.pick(sizes)).replacing("某地", with: random.pick(places))
    }

    private static let fromBuyers = [
        "某色的款式还有某码吗", "款式某码适合多高的人穿", "款式会不会起球", "发到某地要几天", "款式今天下单什么时候发货", "我想看看某色款式的细节图",
        "这款款式尺码偏大吗", "能不能便宜一点 我买两件", "某地可以包邮吗", "上次买的款式穿着挺舒服", "款式洗了会缩水吗", "可以退货吗 我怕不合适",
        "那我要某色某码", "已经拍下了 麻烦核对一下地址", "好的谢谢", "款式和图片色差大吗", "有没有适合送长辈的款式", "物流怎么两天没动了",
        "我身高一六八 款式穿某码行吗", "换货的运费谁出", "款式什么时候补货", "帮我备注一下发顺丰 寄到某地",
    ]
    private static let fromAgents = [
        "您好，某色款式某码有现货的。", "款式尺码是标准的，照平时的选就好。", "付款后我们按顺序尽快安排发出。", "发到某地一般三到五天。",
        "款式建议冷水手洗，平铺晾干。", "这边帮您核对一下，请稍等。", "细节图已经发给您，麻烦看一下。", "这款款式已经是活动价了，请您理解。",
        "签收七天内不影响二次销售都可以退换的。", "地址核对过了，没有问题。", "某色款式卖得比较快，喜欢可以先收藏。", "给您登记好了，到货第一时间通知您。",
        "包裹已经到某地中转站，预计明天派送。", "不客气，有需要随时找我。", "按您的身高建议选某码。", "运费险已经随单送出，您放心。",
    ]
    private static let goods = [
        "短靴", "马丁靴", "雪地靴", "乐福鞋", "小白鞋", "凉鞋", "风衣", "羊毛大衣", "连衣裙", "针织衫", "卫衣", "牛仔裤", "阔腿裤",
        "羽绒服", "帆布包", "棒球帽", "羊绒围巾", "儿童雨鞋", "老爹鞋", "衬衫",
    ]
    private static let colours = ["黑色", "白色", "米白", "卡其色", "棕色", "酒红", "墨绿", "浅蓝", "灰色", "杏色"]
    private static let sizes = ["35码", "36码", "37码", "38码", "39码", "40码", "S码", "M码", "L码", "XL码"]
    private static let places = ["广州", "哈尔滨", "成都", "乌鲁木齐", "杭州", "昆明", "西安", "大连", "厦门", "兰州", "长沙", "呼和浩特"]
    private static let surnames = [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
    ]
    private static let givenNames = [
        "小明", "秀英", "建国", "雨桐", "子涵", "晓梅", "佳怡", "思远", "欣悦", "海燕", "志强", "丽华", "梦瑶", "俊杰", "婉清", "春花",
        "文博", "静怡", "宇航", "可欣", "一诺", "若曦", "浩然", "诗涵",
    ]
}

extension ConversationRow {
    /// The figures after all messages of the archive.
    fileprivate mutating func finish(with messages: [MessageRow], owner: ID<Person>, isActive: Bool) {
        guard let last = messages.last else { return }
        let answers = messages.count / 2
        lastSeq = last.seq
        buyerReadSeq = last.seq
        agentReadSeq = last.seq
        lastMessageAt = last.at
        preview = last.text
        previewFrom = .agent
        answeredTurns = answers
        humanMessages = answers
        firstResponseMilliseconds = Int(messages[1].at.milliseconds - messages[0].at.milliseconds)
        queuedAt = nil
        self.owner = owner
        served = [owner]
        topic = .product
        state = isActive ? .active : .closed
        guard !isActive else { return }
        closedAt = last.at.adding(seconds: 90)
        closedBy = owner
        outcome = .thinking
    }
}

extension Desk {
    /// Writes the archive in large steps; returns how many messages there are. For load tests only: no events are told.
    public func fillArchive(_ plan: DemoArchive.Plan) async throws -> Int {
        let now = now()
        let ids = IDSource(node: 63)
        let count = max(plan.activeConversations, plan.messages / DemoArchive.messagesEach)
        let deadline = ContinuousClock.now + .seconds(plan.longestSeconds)
        var random = DemoRandom(seed: 1_000_003)
        var customers: [CustomerRow] = []
        var stored = 0
        // The open ones come last by number and are written whatever the clock says.
        let firstActive = count - plan.activeConversations
        var number = 0
        while number < count {
            if number < firstActive, ContinuousClock.now > deadline { number = firstActive }
            let end = min(count, number < firstActive ? min(number + DemoArchive.batch, firstActive) : count)
            let known = customers.count
            let talks = (number..<end).map { number in
                DemoArchive.talk(
                    number, of: count, plan, customers: &customers, now: now, ids: ids, random: &random)
            }
            let fresh = Array(customers[known...])
            try await database.write { db in
                for customer in fresh { try CustomerTable.insert(customer, db) }
                for talk in talks { try DemoConversations.save(talk, db) }
            }
            stored += talks.count * DemoArchive.messagesEach
            number = end
        }
        return stored
    }
}
