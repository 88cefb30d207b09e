// The shop's settings as each set of rules wants them.

import Synchronization
import XiaoerRules

extension Settings {
    /// Chapter 02 §4.
    var languageSettings: LanguageSettings {
        var language = LanguageSettings()
        language.minChars = lintMinCharacters
        language.anythingElseMax = lintAnythingElseMax
        language.trustShopPhrases = lintTrustShopPhrases
        language.offplatformAftersale = lintOffPlatformAfterSale
        if !lintLinkWhitelist.isEmpty { language.linkWhitelist = lintLinkWhitelist }
        language.stockLookupTTLMinutes = stockLookupMinutes
        language.stockLowThreshold = stockLowThreshold
        language.stockFiveIsLow = stockFiveIsLow
        return language
    }

    /// Chapter 05, for the decision tables.
    var settingValues: SettingValues {
        SettingValues([
            "stock.low_threshold": .number(stockLowThreshold), "stock.five_is_low": .flag(stockFiveIsLow),
            "stock.lookup_ttl_min": .number(stockLookupMinutes), "returns_watch_days": .number(returnsWatchDays),
            "restock.expire_days": .number(restockExpireDays), "listing.remind_min": .number(listingRemindMinutes),
            "recommend.max_items": .number(recommendMaxItems),
            "stock.page_rule_script": .text(stockPageRuleScript.rawValue),
        ])
    }
}

/// One prepared check per set of settings: preparing the word lists costs more than using them.
final class Prepared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let kept = Mutex<(key: Key, value: Value)?>(nil)

    func value(_ key: Key, _ make: (Key) -> Value) -> Value {
        kept.withLock { kept in
            if let kept, kept.key == key { return kept.value }
            let value = make(key)
            kept = (key, value)
            return value
        }
    }
}
