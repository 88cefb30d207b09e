// Where secrets come from, and how they are kept without being kept.

import Crypto
import Foundation
import XiaoerRules

/// Makes random secrets. Tests hand in a source of their own.
public struct SecretSource: Sendable {
    private let randomBytes: @Sendable (Int) -> [UInt8]

    public init(randomBytes: @escaping @Sendable (Int) -> [UInt8] = SecretSource.systemBytes) {
        self.randomBytes = randomBytes
    }

    public func bytes(_ count: Int) -> [UInt8] { randomBytes(count) }

    /// 256 bits in letters that pass through addresses and headers.
    public func token() -> String { Secret.base64URL(bytes(32)) }

    /// Bytes of the operating system's generator.
    public static let systemBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

/// Digests and signatures of secrets.
public enum Secret {
    /// SHA-256 in hexadecimal: how session and API tokens stand in the database. They have 256 random bits, so a fast
    /// digest is enough; only passwords need a slow one.
    public static func digest(_ token: String) -> String { hex(SHA256.hash(data: Data(token.utf8))) }

    /// HMAC-SHA-256 of a text under a shop's secret.
    public static func signature(of text: String, secret: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8))))
    }

    /// HMAC-SHA-1, which RFC 6238 and all authenticator apps use.
    public static func hmacSHA1(key: [UInt8]) -> TOTP.HMAC {
        { message in
            Array(HMAC<Insecure.SHA1>.authenticationCode(for: Data(message), using: SymmetricKey(data: Data(key))))
        }
    }

    public static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
