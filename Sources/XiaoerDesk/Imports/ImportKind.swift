// What a file can hold.

/// The kinds of files; each has one documented format (docs/importing.md).
public enum ImportKind: String, CaseIterable, Sendable, Codable {
    case products
    case skus
    case stock
    case customers
    case orders
    case orderLines = "order-lines"
    /// The order export of a marketplace's seller centre, one row per order.
    case marketplaceOrders = "marketplace-orders"
    /// Its companion, one row per line.
    case marketplaceOrderLines = "marketplace-order-lines"
}
