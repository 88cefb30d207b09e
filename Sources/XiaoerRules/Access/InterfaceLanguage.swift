// The languages a person can work in.

/// The language of the pages.
public enum InterfaceLanguage: String, CaseIterable, Sendable, Codable {
    case simplifiedChinese = "zh-Hans"
    case traditionalChinese = "zh-Hant"
    case english = "en"
}
