// Reads the particulars out of a folded message, from left to right and once.

/// Fills the slots: words by the vocabulary, numbers by what stands around them.
struct SlotReader {
    private let vocabulary: SlotVocabulary
    /// Nobody names more things at once; a message of thousands of numbers must not hold up the others.
    private static let numbersRead = 12

    init(_ vocabulary: SlotVocabulary) { self.vocabulary = vocabulary }

    func slots(in units: [UInt16]) -> Slots {
        var slots = Slots()
        var spoken: [Numeral] = []
        var position = 0
        while position < units.count {
            let word = vocabulary.match(units, at: position)
            let number = Numeral(units, at: position)
            if let word, word.length >= (number?.length ?? 0), fits(word, in: units, at: position) {
                take(word, &slots)
                position += word.length
            } else if let number {
                if spoken.count < Self.numbersRead { spoken.append(number) }
                position = number.end
            } else {
                position = letters(units, at: position, &slots)
            }
        }
        for (place, number) in spoken.enumerated() {
            let next = place + 1 < spoken.count ? spoken[place + 1] : nil
            NumberReader(units: units, number: number, next: next, alone: spoken.count == 1).read(into: &slots)
        }
        return slots
    }

    private func take(_ word: (kind: SlotVocabulary.Kind, value: String, length: Int), _ slots: inout Slots) {
        switch word.kind {
        case .style: slots.style = slots.style ?? word.value
        case .colour: slots.colour = slots.colour ?? word.value
        case .size: slots.size = slots.size ?? word.value.uppercased()
        case .sku: slots.skuCode = slots.skuCode ?? word.value
        case .courier: slots.courier = slots.courier ?? (word.value == "ems" ? "EMS" : word.value)
        case .city: slots.city = slots.city ?? word.value
        case .date: slots.date = slots.date ?? word.value
        }
    }

    /// Keeps words that are only parts of other words apart: 天天 of 天天都, letters inside a longer word, a single 白
    /// that is no colour.
    private func fits(
        _ word: (kind: SlotVocabulary.Kind, value: String, length: Int), in units: [UInt16], at start: Int
    ) -> Bool {
        let end = start + word.length
        let before = start > 0 ? units[start - 1] : 0x20
        let after = end < units.count ? units[end] : 0x20
        if units[start] < 0x80, isPart(before, units[start]) { return false }
        if units[end - 1] < 0x80, isPart(after, units[end - 1]) { return false }
        if word.kind == .colour, word.length == 1 {
            return end == units.count || [Han.还, Han.大, Han.中, Han.小, Han.和].contains(after) || Self.isSize(after)
        }
        return true
    }

    private func isPart(_ neighbour: UInt16, _ own: UInt16) -> Bool {
        PlainText.isDigit(neighbour) && PlainText.isDigit(own)
            || Self.isLetter(neighbour) && (Self.isLetter(own) || PlainText.isDigit(own))
            || PlainText.isDigit(neighbour) && Self.isLetter(own)
    }

    private static func isLetter(_ unit: UInt16) -> Bool { 0x61...0x7A ~= unit }
    private static func isSize(_ unit: UInt16) -> Bool {
        [0x73, 0x6D, 0x6C, 0x78].contains(unit) || PlainText.isDigit(unit)
    }

    /// A single s, m or l (with 码 or standing alone) and tracking numbers that begin with letters.
    private func letters(_ units: [UInt16], at start: Int, _ slots: inout Slots) -> Int {
        guard Self.isLetter(units[start]) else { return start + 1 }
        var end = start
        while end < units.count, Self.isLetter(units[end]) || PlainText.isDigit(units[end]) { end += 1 }
        let text = String(decoding: units[start..<end], as: UTF16.self)
        if end - start == 1, "sml".contains(text) {
            let after = end < units.count ? units[end] : 0x20
            let before = start > 0 ? units[start - 1] : 0x20
            if [Han.码, Han.号].contains(after) || before >= 0x4E00 || before == 0x20 {
                slots.size = slots.size ?? text.uppercased()
            }
        } else if end - start >= 10, text.utf8.count(where: { 0x30...0x39 ~= $0 }) >= 8 {
            slots.trackingNumber = slots.trackingNumber ?? text.uppercased()
        } else if text.hasPrefix("http") || text == "id" {
            return link(units, from: start, &slots)
        }
        return end
    }

    /// The product number in a link (`…item.htm?id=538…`).
    private func link(_ units: [UInt16], from start: Int, _ slots: inout Slots) -> Int {
        var end = start
        while end < units.count, 0x21...0x7E ~= units[end] { end += 1 }
        for place in start..<end where end - place > 12 && units[place] == 0x69 && units[place + 1] == 0x64 {
            guard units[place + 2] == 0x3D, let number = Numeral(units, at: place + 3), number.digits >= 9 else {
                continue
            }
            slots.productNumber = number.text
        }
        return end
    }
}
