// What the language check may know about the conversation a message belongs to.

/// Facts of one conversation at the moment of sending. Rules that need a fact which is missing stay on the safe side:
/// a promise without a look-up or an approval is a finding.
public struct ConversationFacts: Sendable {
    public var now: Instant
    public var shopName: String
    public var agentName: String
    public var mood: Mood
    /// Peak mode of the group (REC-62).
    public var peak: Bool
    public var phase: Phase
    /// The order in question is paid and not yet shipped: its refund needs no approval (LNT-49).
    public var isPaidUnshipped: Bool
    public var approvals: [Approval]
    /// Everything said before in this conversation, oldest first.
    public var earlier: [Earlier]
    /// Stock look-ups of this conversation (STK-16).
    public var lookUps: [StockLookUp]
    /// Gifts of the running campaign, by name.
    public var campaignGifts: [String]
    /// What belongs to this conversation's own customer and may therefore be repeated (LNT-60).
    public var customer: OwnData
    /// The shop's own service line, return address and mail, which may be given to anyone.
    public var shop: OwnData

    public init(
        now: Instant, shopName: String = "", agentName: String = "", mood: Mood = .calm, peak: Bool = false,
        phase: Phase = .preSale, isPaidUnshipped: Bool = false, approvals: [Approval] = [], earlier: [Earlier] = [],
        lookUps: [StockLookUp] = [], campaignGifts: [String] = [], customer: OwnData = OwnData(),
        shop: OwnData = OwnData()
    ) {
        self.now = now
        self.shopName = shopName
        self.agentName = agentName
        self.mood = mood
        self.peak = peak
        self.phase = phase
        self.isPaidUnshipped = isPaidUnshipped
        self.approvals = approvals
        self.earlier = earlier
        self.lookUps = lookUps
        self.campaignGifts = campaignGifts
        self.customer = customer
        self.shop = shop
    }

    /// No conversation: a text on its own, as when a phrase is saved.
    public static func none(now: Instant) -> ConversationFacts { ConversationFacts(now: now) }

    /// Phase of a conversation (REC-4).
    public enum Phase: String, Codable, Sendable { case preSale, inSale, afterSale }

    /// A granted request (04 §6): unlocks wording until it runs out (TEAM-117).
    public struct Approval: Sendable, Codable, Hashable {
        public var kind: Kind
        /// The most that was granted, in cents; nil for no limit.
        public var amountCents: Int?
        public var until: Instant

        public init(_ kind: Kind, amountCents: Int? = nil, until: Instant) {
            self.kind = kind
            self.amountCents = amountCents
            self.until = until
        }

        /// What was granted; `payout` is money back to the buyer outside the order, by the payout seat (LNT-62).
        public enum Kind: String, Codable, Sendable { case gift, refund, price, payout }
    }

    /// A message of the past.
    public struct Earlier: Sendable {
        public var author: Author
        public var text: String
        public var kind: PhraseUse.Kind?
        public var at: Instant

        public init(_ author: Author, _ text: String, kind: PhraseUse.Kind? = nil, at: Instant) {
            self.author = author
            self.text = text
            self.kind = kind
            self.at = at
        }

        /// Who wrote it.
        public enum Author: String, Codable, Sendable { case buyer, agent, auto }
    }

    /// One look at the stock of one SKU (STK-16), with the words by which a message can name the SKU.
    public struct StockLookUp: Sendable, Hashable {
        public var sku: ID<SKU>
        /// Style name and style number.
        public var styleWords: [String]
        public var colour: String
        public var size: String
        /// Available minus unaudited (STK-9).
        public var available: Int
        public var at: Instant

        public init(
            sku: ID<SKU>, styleWords: [String] = [], colour: String = "", size: String = "", available: Int, at: Instant
        ) {
            self.sku = sku
            self.styleWords = styleWords
            self.colour = colour
            self.size = size
            self.available = available
            self.at = at
        }
    }

    /// Contact data that may be written into this conversation.
    public struct OwnData: Sendable, Hashable {
        public var phones: [String]
        public var emails: [String]
        public var addresses: [String]
        public var accounts: [String]

        public init(phones: [String] = [], emails: [String] = [], addresses: [String] = [], accounts: [String] = []) {
            self.phones = phones
            self.emails = emails
            self.addresses = addresses
            self.accounts = accounts
        }
    }

    /// The approval of a kind that is still good, the most generous first.
    func approval(_ kind: Approval.Kind) -> Approval? {
        approvals.filter { $0.kind == kind && $0.until > now }
            .max { ($0.amountCents ?? .max) < ($1.amountCents ?? .max) }
    }

    /// The buyer's messages since an agent last answered, or the last one.
    var lastBuyerText: String? { earlier.last { $0.author == .buyer }?.text }
}
