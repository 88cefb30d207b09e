// The particulars a message names: which goods, whom, where, how much.

/// What could be read out of one message; nil where it says nothing.
public struct Slots: Hashable, Sendable, Codable {
    /// A style by number or name, as the shop's catalogue writes it.
    public var style: String?
    /// A colour in its usual written form (`黑色`).
    public var colour: String?
    /// A size as goods carry it (`37`, `XL`, `大号`).
    public var size: String?
    /// The code of one colour and size, when the shop's catalogue knows it.
    public var skuCode: String?
    /// Body height in centimetres (`一米六五`, `165`, `1米65`).
    public var heightCm: Int?
    /// Body weight in kilograms; 斤 are halved.
    public var weightKg: Double?
    /// Length of the foot in millimetres.
    public var footLengthMm: Int?
    public var orderNumber: String?
    public var trackingNumber: String?
    /// A courier by its short name (`顺丰`).
    public var courier: String?
    /// A city or province the message names (`杭州`, `新疆`).
    public var city: String?
    public var amountCents: Int?
    /// A day as the buyer wrote it (`明天`, `20号`).
    public var date: String?
    /// How many pieces, packs or pairs.
    public var quantity: Int?
    /// A mobile number.
    public var phone: String?
    /// The number of a product page, bare or in a link.
    public var productNumber: String?

    public init() {}

    /// No slot was found.
    public var isEmpty: Bool { self == Slots() }
}
