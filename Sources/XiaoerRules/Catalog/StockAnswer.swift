// Turns what is known about a SKU into the facts of DT-STK-1 and DT-STK-2.

/// Style, colour and size as far as the buyer named them (STK-17).
public struct SKUNaming: Hashable, Sendable, Codable {
    public var style: String?
    public var colour: String?
    public var size: String?

    public init(style: String? = nil, colour: String? = nil, size: String? = nil) {
        self.style = style
        self.colour = colour
        self.size = size
    }

    /// The parts to ask for, in one question (STK-17). Goods of one colour or size are named by the caller.
    public var missing: [PhraseSlot] {
        var missing: [PhraseSlot] = []
        if style == nil { missing.append(.style) }
        if colour == nil { missing.append(.colour) }
        if size == nil { missing.append(.size) }
        return missing
    }
}

/// A look-up of one SKU: figures, page state and when they were read.
public struct StockReading: Hashable, Sendable, Codable {
    public var figures: StockFigures
    /// The SKU can be selected on the shop's page.
    public var listed: Bool
    public var at: Instant

    public init(figures: StockFigures, listed: Bool, at: Instant) {
        self.figures = figures
        self.listed = listed
        self.at = at
    }
}

/// Derives the facts of the stock tables.
public enum StockAnswer {
    /// Facts for DT-STK-1 and DT-STK-2. A stale look-up counts as none, so that the table asks for a new one (STK-16).
    public static func facts(
        _ naming: SKUNaming, _ reading: StockReading?, now: Instant, _ settings: SettingValues
    ) -> Facts {
        var facts = Facts()
        for (name, value) in [("style", naming.style), ("colour", naming.colour), ("size", naming.size)] {
            if let value { facts.set(name, .text(value), source: .recognition, at: now) }
        }
        facts.set("sku_complete", .flag(naming.missing.isEmpty), source: .derived, at: now)
        guard let reading, StockLookup.isFresh(reading.at, now: now, settings) else {
            facts.set("looked_up", .flag(false), source: .derived, at: now)
            return facts
        }
        let figures = reading.figures
        let read: (String, FactValue) -> (String, FactValue) = { ($0, $1) }
        var values = [
            read("looked_up", .flag(true)), read("A", .number(figures.sellable)), read("L", .flag(reading.listed)),
            read("P", .flag(figures.presale != nil)),
            // A discontinued style stays discontinued whatever the transit column still says (STK-10).
            read("T", .number(figures.isDiscontinued ? 0 : max(0, figures.inTransit))),
            read("M", .flag(figures.materialsIssued ?? false)),
        ]
        if let presale = figures.presale { values.append(read("Pd", .date(presale.dispatch))) }
        if let expected = figures.expected { values.append(read("D", .date(expected))) }
        for (name, value) in values { facts.set(name, value, source: .lookup, at: reading.at) }
        return facts
    }
}
