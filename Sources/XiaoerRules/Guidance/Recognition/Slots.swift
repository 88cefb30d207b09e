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
    public var heightCm: Int?
    public var weightKg: Double?
    public var footLengthMm: Int?
    public var orderNumber: String?
    public var trackingNumber: String?
    public var courier: String?
    public var city: String?
    public var amountCents: Int?
    /// A day as the buyer wrote it (`明天`, `20号`).
    public var date: String?
    public var quantity: Int?
    public var phone: String?
    /// The number of a product page.
    public var productNumber: String?

    public init() {}
}
public struct SlotVocabulary: Sendable { public static let general = SlotVocabulary() }
struct SlotReader { init(_ v: SlotVocabulary) {}; func slots(in: [UInt16]) -> Slots { Slots() } }
