// Short dialogues of the demo shop, written for it.

import XiaoerRules

/// What was said. A line begins with 买 (the buyer) or 店 (the shop).
enum DemoDialogues {
    struct Dialogue: Sendable {
        let topic: Topic
        let style: String?
        let isAfterSale: Bool
        let outcome: Outcome?
        let lines: [String]

        init(
            _ topic: Topic, _ style: String? = nil, afterSale: Bool = false, outcome: Outcome? = nil, _ text: String
        ) {
            self.topic = topic
            self.style = style
            isAfterSale = afterSale
            self.outcome = outcome
            lines = text.split(separator: "\n").map(String.init)
        }
    }

    static let closed: [Dialogue] = [
        Dialogue(
            .product, "LZ2601", outcome: .ordered,
            """
            买 马丁靴棕色37还有吗
            店 您好，我是小楠～棕色 37 码有现货，今天付款明天就能发出。
            买 我平时穿37，脚背有点高
            店 这款鞋口刚穿会稍紧，脚背高选 37 正好，两天就服帖了。
            买 好 拍了
            店 收到订单啦，地址和电话都核对过，没问题的话我们尽快给您发出。
            """),
        Dialogue(
            .product, "LZ2622", outcome: .thinking,
            """
            买 小白鞋好打理不
            店 您好～鞋面是超纤皮，湿布一擦就干净，平时注意别暴晒就好。
            买 我再比较比较
            店 好的，您慢慢看，这款尺码标准，有想了解的随时找我。
            """),
        Dialogue(
            .ordering, "LZ2630", outcome: .ordered,
            """
            买 大衣今天下单什么时候发
            店 您好，现货款付款后 24 小时内安排发出，按付款先后顺序走。
            买 能发顺丰吗 周六要穿
            店 可以的，顺丰需要补 10 元差价，我把补差链接发给您，拍 10 件就好。
            买 补好了
            店 看到了，已给订单备注发顺丰，请放心。
            """),
        Dialogue(
            .campaign, nil, outcome: .unpaid,
            """
            买 现在有什么活动
            店 您好，秋冬焕新正在进行，满 300 元减 30 元，下单时自动减。
            买 两双一起买能再少点吗
            店 两双正好满减更划算，价格已经是活动价了，我给您备注送一双袜子。
            买 行 我晚点付
            店 好的，库存以付款为准，喜欢的话早点付款更稳妥。
            """),
        Dialogue(
            .product, "LZ2637", outcome: .notBought,
            """
            买 碎花裙165 120斤穿啥码
            店 您好，按您的身高体重推荐 L 码，腰部有松量，会比较舒服。
            买 L的蓝色没货了？
            店 蓝色 L 码暂时没有了，杏色 L 码有现货，同样显白，您看看合适吗？
            买 只想要蓝色 算了
            店 明白，给您登记到货通知好吗？到了第一时间告诉您。
            买 不用了谢谢
            店 好的，欢迎您常来看看新款。
            """),
        Dialogue(
            .tracing, nil, afterSale: true, outcome: .solved,
            """
            买 三天了物流没动
            店 您好，我是禾禾，马上帮您查，请稍等一下。
            店 查到了，包裹在中转站等候分拨，今晚会装车，预计后天送到。
            买 好吧 希望别再拖了
            店 我给您设了跟进，明天中午前再核对一次，有变化主动联系您。
            """),
        Dialogue(
            .returnExchange, nil, afterSale: true, outcome: .solved,
            """
            买 靴子小了半码能换吗
            店 您好，签收 7 天内没有穿出门、吊牌完整就可以换码的。
            买 还没穿出去 换38
            店 38 码有现货，我给您留了一双。您在订单里申请换货，寄回后两天内发出。
            买 谢谢 很快啊
            店 应该的，寄回时请保留好鞋盒，谢谢您。
            """),
        Dialogue(
            .product, "LZ2661", outcome: .ordered,
            """
            买 腋下包能装平板吗
            店 您好，11 寸平板可以放下，再放长钱包和雨伞也够。
            买 带子能调吗
            店 配了两根肩带，短的腋下背，长的可以斜挎，长度可调。
            买 已下单 黑色
            店 看到了，黑色一只，地址是您常用的那个，今天给您安排。
            """),
        Dialogue(
            .refund, nil, afterSale: true, outcome: .solved,
            """
            买 退款怎么还没到
            店 您好，帮您看下退款进度，请稍等。
            店 退款昨天下午已经通过，按支付渠道一般 1 到 3 天原路返回。
            买 好的知道了
            店 到账如果晚于周五，您再找我，我接着帮您跟。
            """),
        Dialogue(
            .product, "LZ2656", outcome: .thinking,
            """
            买 孩子118cm 44斤 卫衣买多大
            店 您好，建议选 120 码，正好合身；想多穿一季可以选 130。
            买 面料会不会扎
            店 是 A 类纯棉，里面是毛圈，贴身穿也不扎。
            买 周末带娃试试再说
            店 好的，吊牌不拆七天内可以换，您放心。
            """),
    ]

    static let open: [Dialogue] = [
        Dialogue(
            .product, "LZ2601",
            """
            买 你好 马丁靴黑色37有货吗
            """),
        Dialogue(
            .product, "LZ2602",
            """
            买 雪地靴防水吗
            店 您好～鞋面做了防泼水处理，踩雪没问题，长时间泡水不建议。
            买 那灰色38现在能发不
            """),
        Dialogue(
            .ordering, "LZ2632",
            """
            买 羽绒服刚拍的 地址想改一下
            店 您好，可以改的，请把新的收件人、电话和完整地址发给我。
            买 我找一下
            店 好的，不着急，我在的。
            """),
        Dialogue(
            .campaign, nil,
            """
            买 满减可以和优惠券一起用吗
            店 您好，店铺券和满减可以叠加，先减满减再用券。
            买 我买一件大衣一双鞋多少钱
            买 在吗
            """),
        Dialogue(
            .product, "LZ2638",
            """
            买 针织裙会不会显胖
            店 您好，这款是竖纹针织，修身不紧绷，客人反馈都挺显瘦的。
            买 酒红色有几个码
            """),
        Dialogue(
            .tracing, nil, afterSale: true,
            """
            买 显示签收了 我没收到啊
            店 您好，先别着急，我马上联系快递核实放在哪里，请稍等。
            买 家里没人 也没放驿站
            """),
    ]
}
