// Search keys of names, remembered: spelling a name costs more than writing an order.

import Synchronization

/// Keys of the names met lately.
enum NameKeys {
    private static let largest = 20_000
    private static let known = Mutex<[String: [String]]>([:])

    /// As ``SearchKeys/ofName(_:)``.
    static func of(_ name: String) -> [String] {
        if let keys = known.withLock({ $0[name] }) { return keys }
        let keys = SearchKeys.ofName(name)
        known.withLock { known in
            if known.count >= largest { known.removeAll() }
            known[name] = keys
        }
        return keys
    }
}
