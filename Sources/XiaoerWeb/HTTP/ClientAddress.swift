// Where a request comes from, also behind a proxy on the same machine.

import HTTPTypes
import Hummingbird
import XiaoerRules

extension Call {
    /// The caller's network address. Only a proxy on this machine is believed when it names another one.
    var clientAddress: String {
        guard isLocal, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last else {
            return context.address
        }
        return String(forwarded.drop { $0 == " " })
    }

    /// Whether the caller is a program on this machine, not somebody behind its proxy.
    var isFromThisMachine: Bool { isLocal && request.headers[.forwardedFor] == nil }

    /// Whether the browser speaks TLS with us or with the proxy in front of us.
    var isSecure: Bool { request.head.scheme == "https" || request.headers[.forwardedProtocol] == "https" }

    private var isLocal: Bool {
        let address = context.address
        return address == "local" || address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")!
}

extension KeyedDecodingContainer {
    /// Tells "not mentioned" (nil) from "null" (`.some(nil)`).
    func decodeGiven<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T?? {
        guard contains(key) else { return nil }
        return .some(try decodeIfPresent(type, forKey: key))
    }
}
