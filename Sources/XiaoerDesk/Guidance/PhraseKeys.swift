// Pinyin initials of phrase titles, computed once.

import Synchronization
import XiaoerRules

/// What an agent types after `/`.
enum PhraseKeys {
    private static let known = Mutex<[String: String]>([:])

    static func key(of title: String) -> String {
        if let key = known.withLock({ $0[title] }) { return key }
        let key = SearchKeys.initials(of: title)
        known.withLock { $0[title] = key }
        return key
    }
}
