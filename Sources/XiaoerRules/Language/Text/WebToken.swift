// Reads a run of ASCII letters: is it a web address, an e-mail address, or just letters?

/// A run of letters, digits and the signs of an address, from its start to where it stops being one.
struct WebToken {
    enum Found {
        case link(host: String)
        case email
    }

    /// One past the last code unit that was read.
    private(set) var end: Int
    private(set) var found: Found?

    /// Names at the end of a host that make a bare `shop.example.com` an address. Words such as `so` or `is` that
    /// turn up after a full stop in ordinary writing are left out.
    private static let topLevelNames: Set<UInt64> = {
        let names = """
            com cn net org top cc me io shop xyz vip tv app link co info hk tw ltd club online site store tech fun wang
            pub work ink live pro biz mobi icu cloud gov edu ru jp kr us uk de ly gg im to ws
            """
        return Set(names.split(whereSeparator: \.isWhitespace).map { packed($0.utf16.map { $0 }[...]) })
    }()

    init(in units: [UInt16], at start: Int) {
        end = start
        // Everything up to the first letter that cannot stand in an address.
        var index = start
        var lastDot = -1
        var atSign = -1
        var scheme = -1
        while index < units.count {
            let unit = WebToken.halfWidth(units[index])
            if LanguageText.isHostUnit(unit) || unit == 0x2D || unit == 0x5F || unit == 0x2B {
                index += 1
            } else if unit == 0x2E, index + 1 < units.count, LanguageText.isHostUnit(units[index + 1]) {
                lastDot = index
                index += 1
            } else if unit == 0x40, atSign < 0, scheme < 0, index > start {
                atSign = index
                lastDot = -1
                index += 1
            } else if unit == 0x3A, scheme < 0, atSign < 0, WebToken.hasSlashes(units, at: index + 1) {
                scheme = index
                break
            } else {
                break
            }
        }
        end = max(index, start + 1)
        if scheme >= 0 {
            readAddress(units, from: scheme + 3)
        } else if lastDot > 0, WebToken.topLevelNames.contains(WebToken.packed(units[(lastDot + 1)..<index])) {
            if atSign >= 0 {
                found = .email
            } else {
                found = .link(host: WebToken.lowercased(units[start..<index]))
                readPath(units, from: index)
            }
        }
    }

    /// The part after `http://`: host up to a port, path or query; whatever stands before an `@` is not the host.
    private mutating func readAddress(_ units: [UInt16], from start: Int) {
        var index = start
        var hostStart = start
        var hostEnd = -1
        while index < units.count, WebToken.isAddressUnit(units[index]) {
            switch WebToken.halfWidth(units[index]) {
            case 0x40:
                hostStart = index + 1
                hostEnd = -1
            case 0x3A: if hostEnd < 0 { hostEnd = index }
            default: break
            }
            if [0x2F, 0x3F, 0x23, 0x5C].contains(WebToken.halfWidth(units[index])) { break }
            index += 1
        }
        if hostEnd < 0 { hostEnd = index }
        end = index
        found = .link(host: WebToken.lowercased(units[hostStart..<max(hostStart, hostEnd)]))
        readPath(units, from: index)
    }

    private mutating func readPath(_ units: [UInt16], from start: Int) {
        end = start
        guard start < units.count, [0x2F, 0x3A, 0x3F, 0x23, 0x5C].contains(units[start]) else { return }
        // `店铺.com:微信` is no port: only ASCII goes on.
        while end < units.count, WebToken.isAddressUnit(units[end]) { end += 1 }
    }

    private static func hasSlashes(_ units: [UInt16], at index: Int) -> Bool {
        index + 1 < units.count && units[index] == 0x2F && units[index + 1] == 0x2F
    }

    private static func isAddressUnit(_ unit: UInt16) -> Bool {
        (unit > 0x20 && unit < 0x7F && unit != 0x22 && unit != 0x3C && unit != 0x3E)
            || unit >= 0xFF10 && unit <= 0xFF5A
                && LanguageText.isHostUnit(unit)
    }

    /// Full-width ASCII as plain ASCII.
    private static func halfWidth(_ unit: UInt16) -> UInt16 {
        unit >= 0xFF01 && unit <= 0xFF5E ? unit - 0xFEE0 : unit
    }

    private static func lowercased(_ units: ArraySlice<UInt16>) -> String {
        let folded = units.map { unit -> UInt16 in
            let half = halfWidth(unit)
            return half >= 0x41 && half <= 0x5A ? half + 32 : half
        }
        return String(decoding: folded, as: UTF16.self)
    }

    /// A short ASCII word as one number; 0 when it is too long to be a top-level name.
    private static func packed(_ word: ArraySlice<UInt16>) -> UInt64 {
        guard word.count <= 8 else { return 0 }
        return word.reduce(0) { packed, unit in
            let half = halfWidth(unit)
            return packed << 8 | UInt64(half >= 0x41 && half <= 0x5A ? half + 32 : half) & 0xFF
        }
    }
}
