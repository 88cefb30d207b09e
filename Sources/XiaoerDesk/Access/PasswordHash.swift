// Passwords as they are stored: scrypt with a salt of their own.

import Crypto
import CryptoExtras
import Foundation
import Synchronization
import XiaoerRules

/// A stored password: `scrypt$15$8$1$salt$key`, so that the cost can grow without asking anybody for a new one.
struct PasswordHash: Sendable {
    /// N is 2 to this power.
    let cost: Int
    let salt: [UInt8]
    let key: [UInt8]

    static let blockSize = 8
    static let parallelism = 1
    /// 2^15 takes 32 MiB and about 70 ms of one core.
    static let standardCost = 15

    /// Derives the key: slow on purpose, for threads that may block.
    init(_ password: String, salt: [UInt8], cost: Int = standardCost) throws {
        self.cost = cost
        self.salt = salt
        key = try Self.derive(password, salt: salt, cost: cost)
    }

    /// Reads what `text` wrote; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (1...22).contains(cost),
            parts[2] == "\(Self.blockSize)", parts[3] == "\(Self.parallelism)",
            let salt = Data(base64Encoded: String(parts[4])), let key = Data(base64Encoded: String(parts[5])),
            !salt.isEmpty, key.count == 32
        else { return nil }
        self.cost = cost
        self.salt = Array(salt)
        self.key = Array(key)
    }

    var text: String {
        let salt = Data(salt).base64EncodedString()
        let key = Data(key).base64EncodedString()
        return "scrypt$\(cost)$\(Self.blockSize)$\(Self.parallelism)$\(salt)$\(key)"
    }

    /// Whether it is the password; takes as long for a wrong one as for the right one.
    func matches(_ password: String) throws -> Bool {
        isEqualInConstantTime(try Self.derive(password, salt: salt, cost: cost), key)
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Int) throws -> [UInt8] {
        // Input methods compose accented letters in different ways; the password is the same.
        let plain = password.precomposedStringWithCanonicalMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Data(plain.utf8), salt: Data(salt), outputByteCount: 32, rounds: 1 << cost, blockSize: blockSize,
            parallelism: parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

/// Hashes passwords on two threads of its own: each takes 70 ms of a core, which no event loop and no other task may
/// lose.
public final class PasswordWork: Sendable {
    private let lanes: [DispatchQueue]
    private let cost: Int
    private let longestQueue: Int
    private let waiting = Mutex(Waiting())
    /// What an unknown login is compared with, so that it takes as long as a known one.
    private let decoy: PasswordHash?

    private struct Waiting {
        var count = 0
        var nextLane = 0
    }

    /// `cost` is the binary logarithm of scrypt's N; only tests lower it. More than `longestQueue` waiting jobs are
    /// refused: each needs 32 MiB, and whoever comes that late has given up.
    public init(cost: Int? = nil, threads: Int = 2, longestQueue: Int = 100) {
        self.cost = cost ?? PasswordHash.standardCost
        self.longestQueue = longestQueue
        lanes = (0..<max(1, threads)).map { DispatchQueue(label: "xiaoer.password.\($0)", qos: .utility) }
        let key = String(repeating: "A", count: 43) + "="
        decoy = PasswordHash("scrypt$\(self.cost)$8$1$\(key)$\(key)")
    }

    /// The stored form of a new password. `salt` is 16 random bytes.
    public func hash(_ password: String, salt: [UInt8]) async throws -> String {
        let cost = self.cost
        return try await work { try PasswordHash(password, salt: salt, cost: cost).text }
    }

    /// The stored form at once, for programs that may wait, such as the loading of a demo shop.
    public func hashBlocking(_ password: String, salt: [UInt8]) throws -> String {
        try PasswordHash(password, salt: salt, cost: cost).text
    }

    /// Whether the password is the stored one. Without a stored one it takes the same time and says no.
    func isRight(_ password: String, stored: String?) async throws -> Bool {
        let known = stored.flatMap { PasswordHash($0) }
        guard let hash = known ?? decoy, password.utf8.count <= Password.longest * 4 else { return false }
        let matches = try await work { try hash.matches(password) }
        return matches && known != nil
    }

    private func work<T: Sendable>(_ job: @escaping @Sendable () throws -> T) async throws -> T {
        let lane: Int? = waiting.withLock { waiting in
            guard waiting.count < longestQueue else { return nil }
            waiting.count += 1
            waiting.nextLane = (waiting.nextLane + 1) % lanes.count
            return waiting.nextLane
        }
        guard let lane else { throw LoginRefusal.throttled(retryAfterSeconds: 5) }
        defer { waiting.withLock { $0.count -= 1 } }
        return try await withCheckedThrowingContinuation { caller in
            lanes[lane].async { caller.resume(with: Result { try job() }) }
        }
    }
}
