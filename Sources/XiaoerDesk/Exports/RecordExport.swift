// Data leaving the shop is worth a line in the log.

import XiaoerRules

extension Desk {
    /// Notes who exported what.
    public func recordExport(of kind: ImportKind, as authority: Authority) async throws {
        try authority.require(.exportRun)
        let now = now()
        try await database.write { db in
            try db.tell(
                Event(
                    shop: authority.shop, at: now, type: "export.made", actor: authority.actor,
                    subject: .init("shop", authority.shop.value), data: JSONText.object(["kind": kind.rawValue])))
        }
    }
}
