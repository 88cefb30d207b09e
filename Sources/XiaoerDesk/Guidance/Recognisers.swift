// Each shop's recogniser: the delivered one with the shop's goods and corrections.

import Synchronization
import XiaoerRules

/// The recognisers in memory, replaced whole when a shop's examples or goods change.
final class Recognisers: Sendable {
    private let ready = Mutex<[ID<Shop>: Recogniser]>([:])

    subscript(_ shop: ID<Shop>) -> Recogniser? { ready.withLock { $0[shop] } }

    func set(_ shop: ID<Shop>, _ recogniser: Recogniser) { ready.withLock { $0[shop] = recogniser } }
}
