// Particulars read out of buyers' messages, as a table.

import Testing

@testable import XiaoerRules

@Suite struct SlotTests {
    /// Message, then `slot=value` for every slot that must be read; no other slot may be filled.
    static let rows: [(String, String)] = [
        ("黑色37码还有吗", "colour=黑色 size=37"), ("黑37有货没", "colour=黑色 size=37"), ("白的还有没有", "colour=白色"),
        ("要粉红的", "colour=粉色"), ("38码的", "size=38"), ("37.5有吗 我穿37.5码", "size=37.5"), ("XL有货吗", "size=XL"),
        ("拍xxl", "size=XXL"), ("M码能穿吗", "size=M"), ("我穿L", "size=L"), ("大号的", "size=大号"), ("均码吗", "size=均码"),
        ("酒红的M号", "colour=红色 size=M"), ("我平时穿39", "size=39"), ("2XL还有没", "size=2XL"),
        ("身高165体重50公斤", "heightCm=165 weightKg=50.0"), ("165 110斤", "heightCm=165 weightKg=55.0"),
        ("160/90", "heightCm=160 weightKg=45.0"), ("一米六五 一百二十斤", "heightCm=165 weightKg=60.0"),
        ("1米75，150斤穿什么", "heightCm=175 weightKg=75.0"), ("1.68米 58kg", "heightCm=168 weightKg=58.0"),
        ("体重130", "weightKg=65.0"), ("我120斤", "weightKg=60.0"), ("宝宝22斤穿几码", "weightKg=11.0"),
        ("身高170cm", "heightCm=170"),
        ("脚长24.5厘米", "footLengthMm=245"), ("脚长235", "footLengthMm=235"), ("脚长25", "footLengthMm=250"),
        ("一米八 140斤", "heightCm=180 weightKg=70.0"),
        ("发顺丰吧", "courier=顺丰"), ("可以发EMS吗", "courier=EMS"), ("不要发sf", "courier=顺丰"), ("百世汇通太慢", "courier=百世"),
        ("中通离我近", "courier=中通"), ("發圓通可以嗎", "courier=圆通"),
        ("寄到杭州几天", "city=杭州"), ("秦皇岛", "city=秦皇岛"), ("发新疆要邮费吗", "city=新疆"), ("我在呼和浩特", "city=呼和浩特"),
        ("内蒙包邮吗", "city=内蒙古"), ("到哈爾濱要多久", "city=哈尔滨"),
        ("50块行吗", "amountCents=5000"), ("19.8元", "amountCents=1980"), ("便宜5块", "amountCents=500"),
        ("九块九包邮吗", "amountCents=990"), ("给我退十块钱", "amountCents=1000"), ("5块5一包", "amountCents=550"),
        ("优惠券100元怎么用", "amountCents=10000"), ("一百二十块卖吗", "amountCents=12000"), ("￥35行不", "amountCents=3500"),
        ("明天能到吗", "date=明天"), ("20号能到吗", "date=20号"), ("5月3号要用", "date=5月3号"), ("周五能收到不", "date=周五"),
        ("星期天发货吗", "date=周日"), ("国庆前能到吗", "date=国庆"), ("昨天买的", "date=昨天"),
        ("我买两个", "quantity=2"), ("来3包", "quantity=3"), ("要十二盒", "quantity=12"), ("拍了5件", "quantity=5"),
        ("三双", "quantity=3"),
        ("我要200份", "quantity=200"), ("买五斤红枣", "quantity=5"),
        ("电话13800001234", "phone=13800001234"), ("15900004321是我手机", "phone=15900004321"),
        ("订单号123456789012345678", "orderNumber=123456789012345678"),
        ("单号75312345678901", "trackingNumber=75312345678901"),
        ("快递单号YT1234567890123", "trackingNumber=YT1234567890123"),
        ("sf1234567890123到哪了", "trackingNumber=SF1234567890123"),
        ("538812007766", "productNumber=538812007766"),
        ("https://item.taobao.com/item.htm?id=538812007766&spm=a1", "productNumber=538812007766"),
        ("黑色37码来两双发顺丰到杭州", "colour=黑色 size=37 quantity=2 courier=顺丰 city=杭州"),
        ("在吗", ""), ("好的谢谢", ""), ("有一点贵", ""), ("哪个好看", ""), ("红枣好吃吗", ""), ("等了三个月", ""), ("你好", ""), ("白茶多少钱", ""),
        ("黑心店", ""), ("😀", ""), ("", ""),
    ]

    @Test(arguments: rows) func `a message gives its particulars and no others`(row: (String, String)) {
        #expect(
            Self.described(Recogniser.delivered().recognise(row.0).slots)
                == Set(row.1.split(separator: " ").map(String.init)), "\(row.0)")
    }

    @Test func `the table is long enough`() { #expect(Self.rows.count >= 60) }

    @Test func `a shop's own styles, colours, sizes and codes win over the general words`() {
        let vocabulary = SlotVocabulary(
            styles: ["A2031": "A2031", "小白鞋": "A2031", "云朵拖鞋": "B77"], colours: ["雾霾蓝"], sizes: ["37/38"],
            skuCodes: ["A2031-BK-37"])
        let recogniser = Recogniser.delivered().knowing(vocabulary)
        let table: [(String, String)] = [
            ("小白鞋黑色37码", "style=A2031 colour=黑色 size=37"), ("a2031还有吗", "style=A2031"),
            ("云朵拖鞋雾霾蓝有吗", "style=B77 colour=雾霾蓝"),
            ("要37/38的", "size=37/38"), ("A2031-BK-37有货吗", "skuCode=A2031-BK-37"),
        ]
        for (text, wanted) in table {
            #expect(
                Self.described(recogniser.recognise(text).slots) == Set(wanted.split(separator: " ").map(String.init)),
                "\(text)")
        }
    }

    static func described(_ slots: Slots) -> Set<String> {
        var found: Set<String> = []
        for child in Mirror(reflecting: slots).children {
            guard let value = Mirror(reflecting: child.value).children.first?.value else { continue }
            found.insert("\(child.label!)=\(value)")
        }
        return found
    }
}
