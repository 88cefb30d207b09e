// STK-16: an "in stock" phrase stays locked until the stock was looked up.

/// Decides whether a phrase that claims stock may be put into the input box.
public enum StockPhraseLock {
    /// The refusal to show on the locked phrase; nil when it may be used.
    ///
    /// - Parameter lookedUpAt: when `lookup_stock` last ran for this SKU in this conversation; nil if it never did.
    public static func refusal(
        _ phrase: PhraseTemplate, lookedUpAt: Instant?, now: Instant, _ settings: SettingValues
    ) -> Refusal? {
        guard phrase.claimsStock, !StockLookup.isFresh(lookedUpAt, now: now, settings) else { return nil }
        let minutes = settings.number(StockSettings.lookupMinutes)
        let words =
            lookedUpAt == nil
            ? "Look up the stock of this SKU before saying that it is there."
            : "The last look-up is older than \(minutes) minutes; look again."
        return Refusal("stock.not_looked_up", rule: "STK-16", words)
    }
}
