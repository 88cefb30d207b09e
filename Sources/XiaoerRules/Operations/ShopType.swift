// The two kinds of shop on a marketplace.

/// A mall flagship shop or an ordinary one; prices may be edited only in the latter (TEAM-81, TEAM-82).
public enum ShopType: String, CaseIterable, Sendable, Codable {
    case mall = "B"
    case ordinary = "C"
}
