// What stands in a phrase's slots in a conversation (SCR-17…27).

import XiaoerRules

extension Desk {
    /// The values of slots, as far as they are known here. What stays unknown is shown as open and keeps the text back.
    static func phraseSlots(
        _ facts: CardFacts, _ decision: CardDecision?, shop: ShopRow, _ authority: Authority, _ settings: Settings,
        _ db: any Connection
    ) throws -> [String: String] {
        var slots = try commonSlots(facts.conversation, shop: shop, authority, settings, now: facts.now, db)
        if let style = facts.style {
            slots["item"] = style.name
            slots["style"] = style.name
            slots["feature"] = style.features.first ?? style.sellingPoints
            slots["material"] = style.material
            slots["link"] = "/shop?shop=\(shop.slug)&style=\(style.number)"
        }
        slots["colour"] = facts.naming.colour
        slots["size"] = facts.naming.size
        let missing = facts.naming.missing.map(\.label.zh).joined(separator: "、")
        if !missing.isEmpty {
            slots["missing"] = missing
            slots["questions"] = missing
        }
        if let sku = facts.sku {
            slots["qty"] = String(max(0, sku.sellable))
            slots["stock"] = slots["qty"]
            slots["ship_date"] = sku.presaleAt.map { date($0, shop.time) }
            slots["arrival_date"] = sku.expectedAt.map { date($0, shop.time) }
        }
        if let (sku, style) = decision?.candidates.first {
            slots["alt_item"] = "\(style.name)\(sku.colour)\(sku.size)"
            slots["alternative"] = slots["alt_item"]
            slots["feature"] = style.features.first ?? style.sellingPoints
            slots["link"] = "/shop?shop=\(shop.slug)&style=\(style.number)"
        }
        slots["need"] = facts.answer("need")
        for (slot, value) in decision?.answer?.phrase?.slots ?? [:] {
            switch value {
            case .date(let instant): slots[slot] = date(instant, shop.time)
            case .number(let number): slots[slot] = String(number)
            // The style's number means nothing to a buyer; its name stands in the slot already.
            case .text(let text) where slot != "style": slots[slot] = text
            default: break
            }
        }
        return slots
    }

    /// What is known in any conversation: who speaks to whom, what runs, when it ships.
    static func commonSlots(
        _ row: ConversationRow, shop: ShopRow, _ authority: Authority, _ settings: Settings, now: Instant,
        _ db: any Connection
    ) throws -> [String: String] {
        var slots = ["shop": shop.name, "ship_promise": "24小时内"]
        if let person = authority.person, let profile = try PersonTable.find(person, db) {
            slots["agent"] = profile.name
            slots["agent_code"] = profile.code
        }
        if let customer = try CustomerTable.find(row.customer, shop: row.shop, db) {
            if !customer.isGuest { slots["customer"] = customer.name }
            slots["level"] = customer.level.words
        }
        if let order = try OrderTable.ofCustomer(
            row.customer, shop: row.shop, since: Instant(milliseconds: 0), limit: 1, db
        ).first {
            let lines = try OrderLineTable.ofOrder(order.id, db)
            slots["last_item"] = lines.first?.name
            slots["order_no"] = order.number
            slots["courier"] = order.courier
            slots["tracking_no"] = order.trackingNumber
            slots["consignee"] = order.consignee
        }
        if let campaign = try CampaignTable.running(shop: row.shop, at: now, db).first {
            slots["campaign"] = campaign.name
            slots["campaign_end"] = date(campaign.endsAt, shop.time)
            slots["benefit"] = campaign.benefit
            slots["threshold"] = campaign.thresholdCents.map { "满\(Money.text(cents: $0))元" }
        }
        if let group = try GroupTable.find(row.group, in: row.shop, db) {
            slots["group"] = group.name
            slots["hours"] = hoursText(group.hours)
            slots["next_open"] = group.hours.nextOpening(after: now, in: shop.time).map {
                "\(date($0, shop.time))\(shop.time.clock($0))"
            }
        }
        return slots
    }

    /// `11月28日`
    static func date(_ instant: Instant, _ time: BusinessTime) -> String {
        let civil = time.civil(instant)
        return "\(civil.month)月\(civil.day)日"
    }
}
