// The demo shop's goods: shoes, clothes and what goes with them, in every situation that stock can be in.

import XiaoerRules

/// The situations of chapter 05 §2–3, each found on some SKU of the demo shop.
enum DemoStock: CaseIterable {
    case plenty, lastPieces, exactlyFive, unlisted, presale, dateKnown, noMaterials, dateMissing, dateWithoutMaterials
    case discontinued, oversold, reserved, discontinuedByHand

    /// Sets a SKU's figures. `spread` varies them.
    func apply(to sku: inout SKURow, spread: Int, now: Instant) {
        let noon = Instant(milliseconds: now.milliseconds / 86_400_000 * 86_400_000).adding(hours: 4)
        sku.isSelectable = true
        switch self {
        case .plenty:
            sku.available = 18 + spread % 90
            sku.unaudited = spread % 4
        case .lastPieces:
            sku.available = 1 + spread % 4
        case .exactlyFive:
            sku.available = 7
            sku.unaudited = 2
        case .unlisted:
            sku.available = 6 + spread % 10
            sku.isSelectable = false
        case .presale:
            sku.isPresale = true
            sku.presaleAt = noon.adding(days: 6 + spread % 9)
            sku.inTransit = 40 + spread % 60
            sku.materialsIssued = true
        case .dateKnown:
            sku.inTransit = 30 + spread % 50
            sku.materialsIssued = true
            sku.expectedAt = noon.adding(days: 4 + spread % 12)
            sku.expectedNote = "大货已下线，质检中"
            sku.isSelectable = false
        case .noMaterials:
            sku.inTransit = 20 + spread % 40
            sku.expectedNote = "已下单，面料未到"
            sku.isSelectable = false
        case .dateMissing:
            sku.inTransit = 25 + spread % 40
            sku.materialsIssued = true
            sku.expectedNote = "工厂未报交期"
            sku.isSelectable = false
        case .dateWithoutMaterials:
            sku.inTransit = 20 + spread % 30
            sku.expectedAt = noon.adding(days: 18 + spread % 10)
            sku.expectedNote = "预估交期，待发料"
            sku.isSelectable = false
        case .discontinued:
            sku.isSelectable = false
        case .oversold:
            sku.available = 1
            sku.unaudited = 2 + spread % 3
        case .reserved:
            sku.available = 9
            sku.reserved = 3
        case .discontinuedByHand:
            sku.inTransit = 12
            sku.discontinuedOverride = true
            sku.isSelectable = false
        }
    }

    /// Most things are there; the rest takes turns.
    static func wheel(_ index: Int) -> DemoStock {
        guard index % 5 == 2 || index % 5 == 4 else { return .plenty }
        return allCases[1 + index / 3 % (allCases.count - 1)]
    }
}

/// Builds styles and SKUs from the lines of ``DemoStyles``.
struct DemoCatalogue {
    private(set) var styles: [StyleRow] = []
    private(set) var skus: [SKURow] = []
    private(set) var similar: [ID<Style>: [ID<Style>]] = [:]
    private(set) var matching: [ID<Style>: [ID<Style>]] = [:]

    /// The sample product of the guided tour.
    static let sampleNumber = "LZ2601"

    init(shop: ID<Shop>, now: Instant, ids: IDSource, random: inout DemoRandom) {
        for (index, line) in DemoStyles.lines.enumerated() {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let style = Self.style(fields, index, shop: shop, now: now, ids: ids, random: &random)
            styles.append(style)
            addSKUs(of: style, colours: fields[6], sizes: fields[7], now: now, ids: ids)
        }
        relate()
    }

    private static func style(
        _ fields: [String], _ index: Int, shop: ID<Shop>, now: Instant, ids: IDSource, random: inout DemoRandom
    ) -> StyleRow {
        let age = now.adding(days: -20 - index * 5)
        var style = StyleRow(id: ids.next(now: now), shop: shop, number: "LZ\(2601 + index)", createdAt: age)
        style.name = fields[0]
        style.brand = "栗子"
        style.category = fields[1]
        style.pictureKind = fields[2]
        style.material = fields[3]
        style.trend = fields[4]
        style.priceCents = (Int(fields[5]) ?? 99) * 100
        style.listPriceCents = index % 3 == 0 ? nil : style.priceCents * 8 / 5 / 1000 * 1000 + 900
        style.features = fields[8].split(separator: "、").map(String.init)
        style.purpose = fields[9]
        style.specification =
            "\(DemoStyles.sizes(fields[7]).first ?? "")–\(DemoStyles.sizes(fields[7]).last ?? "")，共 \(fields[6].split(separator: " ").count) 色"
        style.description =
            "\(style.name)：\(style.material)，\(style.features.joined(separator: "，"))，适合\(style.purpose)。"
        style.sellingPoints = style.features.prefix(2).joined(separator: "；")
        style.weakPoints = fields[10]
        style.fitGrade = ["true", "true", "true", "small", "large"][index % 5]
        style.hue = PictureHue.of(colour: String(fields[6].split(separator: " ").first ?? ""))
        style.salesCount = max(12, 4200 - index * 61 + random.number(0...240))
        style.goodReviews = style.salesCount * random.number(88...98) / 130
        return style
    }

    private mutating func addSKUs(of style: StyleRow, colours: String, sizes: String, now: Instant, ids: IDSource) {
        var position = 0
        for colour in colours.split(separator: " ").map(String.init) {
            for size in DemoStyles.sizes(sizes) {
                var sku = SKURow(
                    id: ids.next(now: now), shop: style.shop, style: style.id, styleNumber: style.number,
                    code: "\(style.number)-\(colour)-\(size)", stockAt: now.adding(minutes: -35))
                sku.colour = colour
                sku.size = size
                sku.hue = PictureHue.of(colour: colour)
                sku.position = position
                sku.priceCents = style.priceCents
                let situation = Self.sample[sku.code] ?? DemoStock.wheel(skus.count)
                situation.apply(to: &sku, spread: skus.count &* 7, now: now)
                if sku.code == "\(Self.sampleNumber)-黑色-37" { sku.available = 3 }
                skus.append(sku)
                position += 1
            }
        }
    }

    /// The nearest styles of the same picture resemble each other; the next category goes with them.
    private mutating func relate() {
        for style in styles {
            let alike = styles.filter { $0.id != style.id && $0.pictureKind == style.pictureKind }
            let near = alike.sorted { abs($0.priceCents - style.priceCents) < abs($1.priceCents - style.priceCents) }
            similar[style.id] = near.prefix(4).map(\.id)
            let partners = DemoStyles.partners[style.pictureKind] ?? ["sock"]
            matching[style.id] = styles.filter { partners.contains($0.pictureKind) && $0.id != style.id }
                .sorted { $0.salesCount > $1.salesCount }.prefix(3).map(\.id)
        }
    }

    /// The sample product shows one situation after another.
    private static let sample: [String: DemoStock] = [
        "LZ2601-黑色-35": .plenty, "LZ2601-黑色-36": .plenty, "LZ2601-黑色-37": .lastPieces, "LZ2601-黑色-38": .exactlyFive,
        "LZ2601-黑色-39": .dateKnown, "LZ2601-黑色-40": .noMaterials, "LZ2601-棕色-35": .presale, "LZ2601-棕色-36": .unlisted,
        "LZ2601-棕色-37": .plenty, "LZ2601-棕色-38": .discontinued, "LZ2601-棕色-39": .oversold, "LZ2601-棕色-40": .dateMissing,
    ]
}
