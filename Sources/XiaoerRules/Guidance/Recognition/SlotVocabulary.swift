// The words the slots are filled with: general ones, and those of the shop's own catalogue.

/// Words that name a style, a colour, a size, a courier or a place. General words are built in; the shop adds its own.
public struct SlotVocabulary: Sendable {
    /// Which slot a word fills.
    enum Kind: Int32, CaseIterable { case style, colour, size, sku, courier, city, date }

    private var table = HashTable(capacity: 2_048)
    private var entries: [(kind: Kind, value: String)] = []
    private(set) var longest = 1

    /// The built-in words alone.
    public static let general: SlotVocabulary = {
        var vocabulary = SlotVocabulary()
        for line in words.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            let kind = Kind.allCases.first { "\($0)" == fields[0] }!
            for field in fields.dropFirst() {
                let names = field.split(separator: "=").map(String.init)
                for name in names { vocabulary.add(name, kind, value: names[0]) }
            }
        }
        return vocabulary
    }()

    /// The built-in words and those of a shop's catalogue, which win over them.
    /// - Parameters:
    ///   - styles: style numbers and names, and the number or name to report for them.
    ///   - colours: colours as the shop writes them.
    ///   - sizes: sizes as the shop writes them.
    ///   - skuCodes: codes of single SKUs.
    public init(
        styles: [String: String] = [:], colours: [String] = [], sizes: [String] = [], skuCodes: [String] = []
    ) {
        for code in skuCodes { add(code, .sku, value: code) }
        for (name, style) in styles.sorted(by: { $0.key < $1.key }) { add(name, .style, value: style) }
        for colour in colours { add(colour, .colour, value: colour) }
        for size in sizes { add(size, .size, value: size) }
        let general = Self.general
        for kind in Kind.allCases {
            for entry in general.words(of: kind) { add(entry.name, kind, value: entry.value) }
        }
    }

    private init() {}

    private var names: [String] = []

    /// All names that fill a slot, with the value they stand for.
    func words(of kind: Kind) -> [(name: String, value: String)] {
        entries.indices.filter { entries[$0].kind == kind }.map { (names[$0], entries[$0].value) }
    }

    /// Adds a word; a word that is there already keeps its first meaning.
    private mutating func add(_ name: String, _ kind: Kind, value: String) {
        var units: [UInt16] = []
        PlainText.fold(name.unicodeScalars, limit: 40, into: &units)
        guard units.count > 0 else { return }
        longest = max(longest, units.count)
        table.insert(Features.hash(of: units[...]), Int32(entries.count))
        guard table.count > entries.count else { return }
        entries.append((kind, value))
        names.append(name)
    }

    /// The longest word that starts at a position.
    func match(_ units: [UInt16], at start: Int) -> (kind: Kind, value: String, length: Int)? {
        var hash = Features.seed
        var best: (Int, Int)?
        for length in 1...longest {
            guard start + length <= units.count else { break }
            hash = Features.step(hash, units[start + length - 1])
            let entry = table.value(hash)
            if entry >= 0 { best = (entry, length) }
        }
        return best.map { (entries[$0.0].kind, entries[$0.0].value, $0.1) }
    }

    /// One slot a line; `a=b` says that b means a.
    static let words = """
        colour 黑色=黑的=纯黑=黑 白色=白的=纯白=白 红色=红的=大红=酒红=正红 粉色=粉的=粉红=粉红色=淡粉 灰色=灰的=浅灰=深灰=灰
        colour 蓝色=蓝的=天蓝=浅蓝=深蓝=宝蓝 绿色=绿的=墨绿=军绿=浅绿 黄色=黄的=鹅黄=姜黄 紫色=紫的=浅紫=香芋紫
        colour 米白=米白色 米色=米黄=米黄色 卡其=卡其色 咖啡色=咖色=咖啡 棕色=棕的 杏色=杏 藏青=藏青色=藏蓝 银色=银的 金色=金的
        colour 橙色=橘色=橘红=橙的 驼色=驼 裸色=裸粉 透明=透明的 花色=碎花 豹纹 酒红色 玫红=玫红色 湖蓝 青色 焦糖色
        size xxs xs xl xxl xxxl xxxxl 2xl 3xl 4xl 均码 大号=大码 中号=中码 小号=小码 特大号=加大码=加大号 加小码=特小号 nb
        size 超大号 迷你
        courier 顺丰=sf=顺风 圆通=圓通 中通 申通 韵达=运达=云达 邮政=邮局=邮政小包=平邮 ems 天天=天天快递 百世=汇通=百世汇通
        courier 京东快递=京东物流 德邦 宅急送 优速 极兔 国通 全峰 快捷 菜鸟 丰网 安能 跨越
        city 北京 上海 天津 重庆 广州 深圳 珠海 汕头 佛山 东莞 中山 惠州 江门 湛江 肇庆 梅州 清远 揭阳 杭州 宁波 温州 嘉兴 湖州 绍兴 金华
        city 义乌 台州 丽水 衢州 舟山 南京 苏州 无锡 常州 南通 扬州 镇江 徐州 盐城 淮安 连云港 泰州 宿迁 昆山 合肥 芜湖 蚌埠 阜阳 安庆
        city 马鞍山 滁州 六安 黄山 福州 厦门 泉州 漳州 莆田 龙岩 三明 南平 宁德 南昌 九江 赣州 上饶 景德镇 宜春 吉安 济南 青岛 烟台 潍坊
        city 临沂 淄博 济宁 泰安 威海 德州 聊城 菏泽 日照 枣庄 东营 滨州 郑州 洛阳 开封 新乡 安阳 南阳 信阳 商丘 周口 驻马店 许昌 焦作
        city 平顶山 武汉 宜昌 襄阳 荆州 黄冈 孝感 十堰 黄石 长沙 株洲 湘潭 衡阳 岳阳 常德 郴州 邵阳 娄底 永州 怀化 张家界 成都 绵阳 德阳
        city 南充 宜宾 泸州 乐山 达州 自贡 内江 贵阳 遵义 昆明 大理 曲靖 丽江 拉萨 西安 咸阳 宝鸡 渭南 延安 榆林 兰州 天水 西宁 银川
        city 乌鲁木齐 石河子 克拉玛依 喀什 伊犁 呼和浩特 包头 鄂尔多斯 赤峰 南宁 柳州 桂林 北海 玉林 海口 三亚 石家庄 唐山 保定 邯郸
        city 秦皇岛 廊坊 沧州 邢台 张家口 承德 衡水 太原 大同 临汾 运城 长治 晋中 沈阳 大连 鞍山 抚顺 锦州 营口 丹东 长春 吉林 四平 延边
        city 哈尔滨 大庆 齐齐哈尔 牡丹江 佳木斯 香港 澳门 台北 高雄 台湾
        city 河北 山西 辽宁 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古=内蒙 广西
        city 西藏 宁夏 新疆 东北
        date 今天=今日 明天=明日=明儿 后天 大后天 昨天=昨日 前天 大前天 今晚 明晚 明早 今早 昨晚 下午 上午 月底 月初 年底 年前 年后 周末 下周末
        date 周一=星期一=礼拜一 周二=星期二=礼拜二 周三=星期三=礼拜三 周四=星期四=礼拜四 周五=星期五=礼拜五
        date 周六=星期六=礼拜六 周日=星期天=星期日=礼拜天=周天 下周 下周一 下周二 下周三 下周四 下周五 下周六 下周日 上周 这周 本周
        date 过年=春节 元旦 国庆=十一 五一 六一 端午 中秋 双11=双十一 双12=双十二 618 情人节 母亲节 父亲节 教师节 圣诞=圣诞节 除夕 初七
        """
}
