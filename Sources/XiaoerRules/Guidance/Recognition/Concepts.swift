// The words that mean the same to a shop: they let the model carry what it learned of one word to its sisters.

/// Groups of words with one meaning. A message is read from left to right, the longest word wins.
enum Concepts {
    /// The number of the concept a word belongs to, by the hash of the word; and the longest word's length.
    static let delivered: (table: HashTable, longest: Int) = {
        var table = HashTable(capacity: 2_048)
        var longest = 1
        for (number, line) in groups.split(separator: "\n").enumerated() {
            for word in line.split(separator: " ").dropFirst() {
                var units: [UInt16] = []
                PlainText.fold(word.unicodeScalars, limit: 16, into: &units)
                longest = max(longest, units.count)
                table.insert(Features.hash(of: units[...]), Int32(number))
            }
        }
        let place = Int32(groups.split(separator: "\n").firstIndex { $0.hasPrefix("place ") }!)
        for city in SlotVocabulary.general.words(of: .city) {
            var units: [UInt16] = []
            PlainText.fold(city.name.unicodeScalars, limit: 16, into: &units)
            table.insert(Features.hash(of: units[...]), place)
        }
        return (table, longest)
    }()

    /// One concept a line: its name, then its words.
    static let groups = """
        when 什么时候 啥时候 什么时间 啥时 几时 何时 哪天 几号 多会 几点 多久 多长时间 几天 什么时侯 多少天 哪一天
        send 发货 发出 寄出 发出来 寄出来 发出去 寄出去 出库 发走 发件 发 寄 发送 安排发货
        arrive 到货 收到 送到 到 收货 拿到 到家 收到货 到手 送达
        notyet 还没 还不 没有 还未 迟迟 怎么还 怎么还不 怎么还没 一直没 到现在 至今
        urge 催 快点 尽快 赶紧 赶快 早点 加急 快些 抓紧 速度 早些 快一点 早一点 急用 着急 急着 等着用 急
        today 今天 明天 后天 今晚 下午 晚上 上午 明早 当天 周末 明儿 今日 今儿
        past 昨天 前天 上周 上个月 昨晚 大前天 前几天 那天 几天前
        festival 过年 年前 年后 春节 国庆 中秋 元旦 五一 端午 十一 放假 清明
        campaign 双11 双十一 618 聚划算 双12 双十二 秒杀 店庆 周年庆 年货节 六一 三八节 女王节 大促 淘抢购
        courier 快递 物流 邮政 ems 顺丰 圆通 中通 申通 韵达 天天 百世 汇通 德邦 宅急送 优速 极兔 京东快递 国通 全峰 快捷 小包 平邮
        deliverer 快递员 派件员 送货员 送货的 快递小哥 派送员
        postage 邮费 运费 快递费 邮资 物流费 油费 游费
        freepost 包邮 免邮 免运费 免邮费 包由 包油
        price 多少钱 价格 价钱 什么价 单价 总价 怎么卖 几块 几元 多少米 价位 售价 原价 特价
        cheaper 便宜 少点 优惠点 便宜点 实惠 打折 抹零 零头 优惠些 少一点 低点 再低 讲价 最低 最低价 便宜些
        dear 贵 太贵 涨价 更贵 好贵
        promo 优惠 活动 折扣 满减 立减 促销 买一送一 买二送一 第二件 半价 打几折 特惠 搞活动 做活动 减免
        coupon 券 优惠券 优惠卷 红包 代金券 淘金币 劵 优惠劵 现金券 抵用券 卷 购物券
        member 会员 vip 积分 入会
        claim 领 领取 领不了 领不到 领券 抢
        reduce 减 满 立减 抵扣 抵
        gift 送 赠 赠品 赠送 礼物 小礼品 试吃 小样 礼品 试用装 送个 送点 多送
        follow 收藏 关注 加购 截图
        pay 付款 付钱 支付 付 货到付款 花呗 信用卡 分期 代付 到付 微信支付 余额 转账 定金 尾款 蚂蚁
        order 下单 拍 拍下 订单 提交 购买 买 订 下订单 下的单 拍的 买的 订购
        done 拍了 拍好 已拍 付了 已付 付好 下单了 拍下了 已经拍 已经付 买了 付款了 已付款 下好单
        check 核对 看下 看看 看一下 查下 查一下 查查 确认下 帮我看
        want 我要 要 想要 来 给我 想 需要
        address 地址 收货地址 收货人 收件人 电话 手机号 门牌 号码 联系人 收货
        change 改 换 修改 换成 改成 更改 更换 改下 改一下 改到 变更
        note 备注 留言 注明 写明
        cancel 取消 关闭 不要了 不想要 不买了 别发 先别发 删掉 不想买
        merge 合并 一起发 一起 合并发货 放一起 同一个
        wrongpick 拍错 选错 写错 填错 弄错 错了 拍重 拍多
        invoice 发票 开票 抬头 税号 收据 专票 普票 电子票
        track 单号 运单 到哪 物流信息 查件 不更新 没更新 运输中 揽件 中转 揽收 跟踪
        signed 签收 派送 派件 代收 驿站 快递柜 自提 门卫 丰巢 送货上门 上门 菜鸟 取件
        lost 丢件 丢了 弄丢 没收到 没拿到 没见到
        damage 碎 破 裂 压坏 漏 烂 破损 摔坏 压碎 变形 断 磕 洒 破了 碎了 漏气 压扁 漏液 瘪
        missing 少了 少发 漏发 缺 少一 发错 不对 只有 没放 漏了 缺少 不够
        fault 坏了 坏 掉色 掉毛 起球 开胶 生锈 异味 脱线 缩水 褪色 漏水 味道大 臭 发霉 虫 变质 掉漆 失灵 瑕疵 污渍 杂质 难闻 刺鼻 过敏 不吸水 粘锅 毛 屑 霉 变味 锈 弯 杂音 不好用 难吃
        willit 会不会 会 容易 有没有可能 不会 怕 担心 能不能保证
        genuine 正品 真货 真的 假货 假的 保真 原装 仿 行货 专柜 正版 高仿
        quality 质量 品质 做工 质量好
        guarantee 保修 质保 售后 保证 保障 运费险 包换 包赔 包退
        return 退货 退 换货 退换 退回 寄回 退掉 拒收 七天无理由 退回去 寄回去 无理由 退货吗
        refund 退款 退钱 退我 差价 返现 钱 退差价 返 到账 赔 补偿 赔偿
        review 好评 评价 五星 差评 晒图 评论 追评 中评 满意 不错 很好 好用 好吃 喜欢
        size 尺码 码 大小 尺寸 多大 多长 多宽 多高 偏大 偏小 厘米 公分 cm 身高 体重 腰围 胸围 脚长 几寸 直径 码数 长度 高度 宽度 号码数
        weight 斤 公斤 kg 克 g 千克
        colour 黑色 白色 红色 粉色 灰色 蓝色 绿色 黄色 紫色 颜色 色 黑 白 红 蓝 绿 粉
        taste 味道 口味 口感 甜 辣 咸 酸 原味 脆 味
        material 材质 面料 料子 纯棉 全棉 真皮 不锈钢 陶瓷 木头 成分 配料 硅胶 材料 棉
        date 日期 保质期 生产日期 新鲜 过期 新货 几月 月份
        spec 规格 多重 净重 容量 多少克 几包 几片 几个 多少包 多少张 多少抽 几袋 包装 几层 毫升
        origin 产地 哪里产 进口 国产 牌子 品牌 哪里生产 厂家
        diff 区别 不同 不一样 差别 一样 差异
        which 哪个 哪款 哪种 哪一 哪一款 哪些 那个好 那款好
        recommend 推荐 建议 介绍 适合 选 纠结 哪个好 合适
        how 怎么 怎样 如何 咋 怎么样 咋样
        howuse 怎么用 使用 安装 怎么弄 怎么装 怎么洗 清洗 充电 打开 卸 拆 拔 取下来 装上 教程 说明书 修 调 教
        use 用 吃 喝 穿 泡 洗 擦 放 装
        can 可以 能 能不能 可不可以 可否 行吗 行不行 行不 能否
        have 有 有没有 有没 还有 有货 现货 没货 还有没有 卖完 断货 下架 缺货 无货 库存 有卖
        restock 补货 上架 到货通知 再有 有货了 进货 来货 上新 下一批 再上
        who 宝宝 孕妇 小孩 孩子 老人 婴儿 新生儿 男生 女生 男士 女士 学生 婆婆 妈妈 爸爸 老公 朋友 同事 家人
        food 核桃 瓜子 坚果 粽子 月饼 红枣 枣 牛肉干 饼干 零食 茶叶 普洱 绿茶 红茶 巴旦木 腰果 葡萄干 芒果干 松子 花生
        product 湿巾 纸巾 抽纸 尿不湿 纸尿裤 毛巾 浴巾 茶壶 茶具 茶杯 鞋 衣服 裤子 裙子 杯子 包包 锅 奶瓶 棉签 洗衣液 护理垫 茶刀 茶针
        ask 吗 么 嘛 呢 不 没 吧 啊
        hello 在吗 在么 你好 您好 有人 在不在 客服 亲在 哈喽 打扰
        thanks 谢谢 多谢 感谢 麻烦了 辛苦
        okay 好的 好 嗯 恩 哦 行 可以的 知道 明白 是的 对的 收到谢谢 没事 没关系 ok 好吧
        later 等等 等一下 再看看 看看再说 考虑 想想 回头 晚点 等会 待会
        anger 骗子 骗人 忽悠 投诉 举报 垃圾 黑店 坑人 过分 态度 12315 介入 无语 凭什么 欺骗 不讲 差劲 申诉 曝光 拉黑 耍
        call 打电话 电话 不接 联系 打不通 通知
        wholesale 批发 拿货 团购 代发 代理 进货价 定制 采购 加盟 起批 公司 单位 大量 分销 合作
        self 我是 我家 我妈 我老公 我朋友 自己 老顾客 老客户 回头客 经常 一直
        link 链接 连接 宝贝 截图 图片 照片
        why 为什么 为啥 怎么会 怎么回事 什么情况 凭啥
        total 一共 总共 加起来 合计 全部 共 到手
        adjust 改价 改价格 改运费 改邮费 改下价 改一下价格 改低 减掉 去掉 免掉
        page 写着 显示 页面 详情 首页 说好 说的 标的
        start 开始 结束 截止 过了 没了 还有吗 到期
        number 一 两 二 三 四 五 六 七 八 九 十 百 千 几 双 0 3 5
        unit 个 件 包 盒 袋 套 箱 瓶 罐 条 份 提 支 只 张 卷 组
        not 不是 没 不 别 不要 未
        first 第一次 上次 以前 之前 上回 每次 又来
        place 新疆 西藏 内蒙古 北京 上海 广州 深圳 杭州 成都 重庆 武汉 西安 江苏 浙江 广东 四川 湖南 湖北 河南 河北 山东 山西 安徽 福建 江西 广西 云南 贵州 海南 东北 偏远 乡镇 农村 老家
        """
}
