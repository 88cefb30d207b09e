// Campaigns: when they run, from which amount they help, and whether they switch peak mode on (STK-22).

import XiaoerRules

/// One campaign of a shop.
public struct CampaignRow: Hashable, Sendable {
    public var id: ID<Campaign>
    public var shop: ID<Shop>
    public var name: String
    public var startsAt: Instant
    public var endsAt: Instant
    /// The amount from which the benefit is given; nil when there is none.
    public var thresholdCents: Int?
    public var benefit: String
    public var isPeak: Bool

    public init(
        id: ID<Campaign>, shop: ID<Shop>, name: String, startsAt: Instant, endsAt: Instant, thresholdCents: Int?,
        benefit: String, isPeak: Bool
    ) {
        self.id = id
        self.shop = shop
        self.name = name
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.thresholdCents = thresholdCents
        self.benefit = benefit
        self.isPeak = isPeak
    }
}

/// The statements of the campaigns.
public enum CampaignTable {
    static let statements = [insert, running, notEnded]

    private static let insert = """
        INSERT INTO campaign (id, shop_id, name, starts_at, ends_at, threshold_cents, benefit, is_peak)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let columns = """
        SELECT id, shop_id, name, starts_at, ends_at, threshold_cents, benefit, is_peak FROM campaign
        """
    private static let running = columns + " WHERE shop_id = ? AND ends_at > ? AND starts_at <= ? ORDER BY ends_at, id"
    private static let notEnded = columns + " WHERE shop_id = ? AND ends_at > ? ORDER BY starts_at, id"

    public static func insert(_ campaign: CampaignRow, _ db: any Connection) throws {
        try db.run(
            insert,
            [
                campaign.id, campaign.shop, campaign.name, campaign.startsAt, campaign.endsAt, campaign.thresholdCents,
                campaign.benefit, campaign.isPeak,
            ])
    }

    /// Campaigns running at a moment, the one that ends first in front.
    public static func running(shop: ID<Shop>, at now: Instant, _ db: any Connection) throws -> [CampaignRow] {
        try db.query(running, [shop, now, now], decode)
    }

    /// Campaigns running or still to come.
    public static func notEnded(shop: ID<Shop>, at now: Instant, _ db: any Connection) throws -> [CampaignRow] {
        try db.query(notEnded, [shop, now], decode)
    }

    private static func decode(_ row: any Row) -> CampaignRow {
        CampaignRow(
            id: row.id(0), shop: row.id(1), name: row.text(2), startsAt: row.instant(3), endsAt: row.instant(4),
            thresholdCents: row.intIfAny(5), benefit: row.text(6), isPeak: row.bool(7))
    }
}
