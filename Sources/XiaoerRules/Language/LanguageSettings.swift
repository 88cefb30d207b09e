// The settings of the language check, with the defaults of the rulebook in one place.

/// A shop's settings of the language check (02 §4). Every name is the setting's name in the rulebook.
public struct LanguageSettings: Sendable, Codable, Hashable {
    /// `lint.min_chars`: shorter messages are too short (LNT-7).
    public var minChars = 3
    /// `lint.anything_else_max`: how often "anything else?" may be asked (LNT-38); the opener does not count.
    public var anythingElseMax = 1
    /// `lint.trust_shop_phrases`: unmodified shop phrases are not checked for wording.
    public var trustShopPhrases = true
    /// `lint.link_whitelist`: domains that may be linked, with all their subdomains (LNT-64).
    public var linkWhitelist = ["taobao.com", "tmall.com", "tb.cn", "jd.com", "alipay.com", "1688.com"]
    /// `lint.offplatform_aftersale`: messengers are only a warning after the sale (LNT-63).
    public var offplatformAftersale = false
    /// `stock.lookup_ttl_min`: how long a look at the stock is good, in minutes (LNT-50, STK-16).
    public var stockLookupTTLMinutes = 10
    /// `stock.low_threshold`: up to so many pieces count as low stock (LNT-52, STK-18).
    public var stockLowThreshold = 5
    /// `stock.five_is_low`: a figure exactly at the threshold counts as low (SCR-163).
    public var stockFiveIsLow = true
    /// `cashback.for_review`: rewards for favourable reviews are allowed (LNT-66). Platforms punish them.
    public var cashbackForReview = false
    /// `mood.question_marks`: so many question marks in a row show anger (EMO-1).
    public var moodQuestionMarks = 2
    /// `mood.exclamation_marks`: so many exclamation marks in a message show anger (EMO-1).
    public var moodExclamationMarks = 2
    /// `mood.same_question`: the same question so many times shows anger (EMO-1).
    public var moodSameQuestion = 3

    /// Severity by rule id where the shop differs from the delivered one.
    public var severities: [String: Severity] = [:]
    /// Rules that are switched off, by id.
    public var switchedOff: Set<String> = []
    /// Lists that replace the delivered ones. `a…b` is a then b; `-word` keeps a longer word from counting.
    public var wordLists: [WordList: [String]] = [:]

    public init() {}

    /// The words of a list, the shop's own or the delivered ones.
    public func words(_ list: WordList) -> [String] { wordLists[list] ?? DeliveredWords.lists[list] ?? [] }

    /// Rules of 02 §4.6 that these settings weaken below `block` compared with the delivered ones: only an admin may
    /// save such settings.
    public var loweredSafetyRules: [String] {
        LanguageRules.all.filter { rule in
            guard rule.scope == .safety, rule.severity == .block else { return false }
            return switchedOff.contains(rule.id) || severities[rule.id].map { $0 < .block } == true
        }.map(\.id)
    }

    /// Reads settings that may lack fields which a later version added.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
            if let found = try container.decodeIfPresent(Value.self, forKey: key) { value = found }
        }
        try read(.minChars, into: &minChars)
        try read(.anythingElseMax, into: &anythingElseMax)
        try read(.trustShopPhrases, into: &trustShopPhrases)
        try read(.linkWhitelist, into: &linkWhitelist)
        try read(.offplatformAftersale, into: &offplatformAftersale)
        try read(.stockLookupTTLMinutes, into: &stockLookupTTLMinutes)
        try read(.stockLowThreshold, into: &stockLowThreshold)
        try read(.stockFiveIsLow, into: &stockFiveIsLow)
        try read(.cashbackForReview, into: &cashbackForReview)
        try read(.moodQuestionMarks, into: &moodQuestionMarks)
        try read(.moodExclamationMarks, into: &moodExclamationMarks)
        try read(.moodSameQuestion, into: &moodSameQuestion)
        try read(.severities, into: &severities)
        try read(.switchedOff, into: &switchedOff)
        try read(.wordLists, into: &wordLists)
    }

    enum CodingKeys: String, CodingKey {
        case minChars = "lint.min_chars"
        case anythingElseMax = "lint.anything_else_max"
        case trustShopPhrases = "lint.trust_shop_phrases"
        case linkWhitelist = "lint.link_whitelist"
        case offplatformAftersale = "lint.offplatform_aftersale"
        case stockLookupTTLMinutes = "stock.lookup_ttl_min"
        case stockLowThreshold = "stock.low_threshold"
        case stockFiveIsLow = "stock.five_is_low"
        case cashbackForReview = "cashback.for_review"
        case moodQuestionMarks = "mood.question_marks"
        case moodExclamationMarks = "mood.exclamation_marks"
        case moodSameQuestion = "mood.same_question"
        case severities = "lint.severities"
        case switchedOff = "lint.switched_off"
        case wordLists = "lint.word_lists"
    }
}
