// Who could take a buyer, and why not the rest (REC-65, REC-94).

import XiaoerRules

/// The choices of the transfer dialog.
public struct TransferTargets: Codable, Sendable {
    public struct Group: Codable, Sendable {
        public let id: String
        public let name: String
        public let open: Bool
        public let seats: [SeatChoice]
    }

    public struct SeatChoice: Codable, Sendable {
        public let id: ID<Person>
        public let name: String
        public let state: SeatState
        public let load: Int
        public let allowed: Bool
        /// The code of the rule that stands against it.
        public let reason: String?
    }

    public struct ReasonChoice: Codable, Sendable {
        public let id: TransferReason
    }

    public let groups: [Group]
    public let reasons: [ReasonChoice]
    /// The buyer is upset: a message that agrees must be chosen (REC-86).
    public let needsConsent: Bool
    public let mayOverride: Bool
}

extension Desk {
    /// All groups with their seats, each with the rule that stands against it, if any.
    public func transferTargets(of id: ID<Conversation>, as authority: Authority) async throws -> TransferTargets {
        let now = now()
        let settings = try await settings(of: authority.shop)
        return try await database.read { db in
            let row = try Self.answerable(id, by: authority, db)
            guard let shop = try ShopTable.find(authority.shop, db) else { throw NotFound("shop") }
            let names = try SeatTable.names(in: authority.shop, db)
            let groups = try GroupTable.all(of: authority.shop, db).map { group in
                let partner = try TransferTable.partner(in: id, of: group.key, from: row.group, db)
                let partnerState = try partner.map { try SeatTable.state(of: $0, db) }
                let seats = try SeatTable.seats(of: group.key, in: authority.shop, db)
                    .filter { $0.person != authority.person }
                    .map { seat in
                        let refusal = Self.refusal(
                            seat, row, partner: partner, partnerState, maxAgents: settings.transferMaxAgents)
                        return TransferTargets.SeatChoice(
                            id: seat.person, name: names[seat.person] ?? "?", state: seat.state, load: seat.load,
                            allowed: refusal == nil, reason: refusal?.code)
                    }
                return TransferTargets.Group(
                    id: group.key, name: group.name, open: group.hours.isOpen(now, in: shop.time), seats: seats)
            }
            return TransferTargets(
                groups: groups, reasons: TransferReason.allCases.map { .init(id: $0) }, needsConsent: row.isUpset,
                mayOverride: authority.may(.conversationOverride))
        }
    }

    /// What the transfer rules would say about a seat if everything else were in order.
    private static func refusal(
        _ seat: Seat, _ row: ConversationRow, partner: ID<Person>?, _ partnerState: SeatState?, maxAgents: Int
    ) -> Refusal? {
        do {
            try TransferRequest(
                reason: .otherTopic, note: TransferNote(topic: "-", promised: "", open: "-"), notice: "-",
                isUpset: false,
                hasConsent: true, served: row.served, target: seat.person, targetState: seat.state, partner: partner,
                partnerState: partnerState, mayOverride: false, overrideReason: nil
            ).check(maxAgents: maxAgents)
            return nil
        } catch {
            return error
        }
    }
}
