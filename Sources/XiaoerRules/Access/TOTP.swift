// One-time codes of an authenticator app (RFC 6238).

/// Time-based codes: SHA-1, 30 seconds, six digits, one step of tolerance, each code once.
public enum TOTP {
    /// HMAC-SHA-1 of a message under the person's secret; the cryptography is handed in.
    public typealias HMAC = @Sendable (_ message: [UInt8]) -> [UInt8]

    public static let stepSeconds: Int64 = 30

    /// The number of the step that holds a moment.
    public static func step(at now: Instant) -> Int64 { now.milliseconds / 1000 / stepSeconds }

    /// The code of a step (RFC 4226 §5.3).
    public static func code(step: Int64, digits: Int = 6, hmac: HMAC) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let mac = hmac(message)
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step a code belongs to, when it is right for now or for the step before or after and newer than the step
    /// used last; nil when it is not. The caller saves the step, so that the code does not work again.
    public static func acceptedStep(_ code: String, now: Instant, lastUsed: Int64, hmac: HMAC) -> Int64? {
        let given = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
        guard given.count == 6 else { return nil }
        let middle = step(at: now)
        var accepted: Int64?
        // All three are compared, so that the time taken says nothing.
        for step in middle - 1...middle + 1 {
            let isRight = isEqualInConstantTime(given, Array(self.code(step: step, hmac: hmac).utf8))
            if isRight, step > lastUsed, accepted == nil { accepted = step }
        }
        return accepted
    }

    /// The `otpauth:` address that authenticator apps read from a QR code.
    public static func uri(secret: String, login: String, shop: String) -> String {
        let issuer = percentEncoded(shop)
        return "otpauth://totp/\(issuer):\(percentEncoded(login))?secret=\(secret)&issuer=\(issuer)"
    }

    private static func percentEncoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
            let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            let isPlain = isLetter || isDigit || "-._~".utf8.contains(byte)
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
    }
}

/// Compares secrets without telling by the time taken how much of them agrees. Only their length may be learnt.
public func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
}

/// RFC 4648 base 32, as authenticator apps write secrets.
public enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Upper-case letters and digits without padding.
    public static func text(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                result.append(letters[Int(bits >> UInt32(count) & 31)])
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { result.append(letters[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Reads what `text` wrote, in any case, with blanks and padding; nil for anything else.
    public static func bytes(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for letter in text.uppercased().utf8 where letter != UInt8(ascii: " ") && letter != UInt8(ascii: "=") {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            bits = bits << 5 | UInt32(value)
            count += 5
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return result
    }
}
