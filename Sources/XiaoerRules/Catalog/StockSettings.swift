// The settings of chapter 05, with their defaults, in one place.

/// Names, kinds and defaults of the settings about stock, restock notices and recommendation.
public enum StockSettings {
    public static let lowThreshold = number("stock.low_threshold", 5, "低库存线", "low-stock threshold")
    public static let fiveIsLow = flag("stock.five_is_low", true, "刚好等于低库存线也算少", "exactly the threshold counts as low")
    public static let lookupMinutes = number("stock.lookup_ttl_min", 10, "查库存有效分钟", "minutes a look-up holds")
    public static let coverDays = number("stock.cover_window_days", 7, "日均销量天数", "days of the sales average", least: 1)
    public static let returnsWatchDays = number("returns_watch_days", 7, "退货件留意天数", "days to watch returned pieces")
    public static let restockExpireDays = number("restock.expire_days", 90, "到货登记有效天数", "days a notice is kept")
    public static let listingMinutes = number("listing.remind_min", 10, "催上架分钟", "minutes until the listing reminder")
    public static let penaltyHours = number("penalty.dispatch_hours", 72, "发货时限（小时）", "dispatch limit in hours")
    public static let penaltyPoints = number("penalty.points", 3, "扣分", "penalty points")
    public static let penaltyPercent = number("penalty.rate", 30, "赔付比例（%）", "compensation in percent", most: 100)
    public static let penaltyCap = Setting(
        name: "penalty.cap_per_item", kind: .amount, label: Wording(zh: "每件赔付上限", en: "cap per item"),
        standard: .amount(50_000), range: 0...Fact.anything.upperBound)
    public static let recommendItems = number("recommend.max_items", 3, "每次推荐件数", "items per recommendation", least: 1)
    public static let pageRule = Setting(
        name: "stock.page_rule_script",
        kind: .choice([
            FactChoice(id: "peak_only", words: Wording(zh: "只在大促", en: "peak only")),
            FactChoice(id: "always", words: Wording(zh: "总是", en: "always")),
            FactChoice(id: "never", words: Wording(zh: "从不", en: "never")),
        ]), label: Wording(zh: "看页面回复", en: "page-reading answer"), standard: .text("peak_only"))

    /// All of them, for the vocabulary and the settings page.
    public static let all: [Setting] = [
        lowThreshold, fiveIsLow, lookupMinutes, coverDays, returnsWatchDays, restockExpireDays, listingMinutes,
        penaltyHours, penaltyPoints, penaltyPercent, penaltyCap, recommendItems, pageRule,
    ]

    private static func number(
        _ name: String, _ standard: Int, _ zh: String, _ en: String, least: Int = 0, most: Int = 100_000
    ) -> Setting {
        Setting(
            name: name, kind: .number, label: Wording(zh: zh, en: en), standard: .number(standard), range: least...most)
    }

    private static func flag(_ name: String, _ standard: Bool, _ zh: String, _ en: String) -> Setting {
        Setting(name: name, kind: .flag, label: Wording(zh: zh, en: en), standard: .flag(standard))
    }
}
