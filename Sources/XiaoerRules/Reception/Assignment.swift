// Who gets a conversation: the previous owner, else the least-loaded seat, else the queue.

/// A seat as the assignment sees it (REC-65).
public struct Seat: Hashable, Sendable {
    public let person: ID<Person>
    public let state: SeatState
    /// Open customers now.
    public let load: Int
    /// When it last got a customer; equal loads are served in turn.
    public let lastAssignedAt: Instant?

    public init(person: ID<Person>, state: SeatState, load: Int, lastAssignedAt: Instant?) {
        self.person = person
        self.state = state
        self.load = load
        self.lastAssignedAt = lastAssignedAt
    }
}

/// REC-64 as a decision with its reason, so that every assignment can be explained later.
public struct Assignment: Hashable, Sendable {
    public enum Reason: String, Sendable, Codable {
        /// The previous owner is online and not suspended.
        case previousOwner = "previous_owner"
        /// The seat of the group with the fewest open customers.
        case leastLoaded = "least_loaded"
        /// Nobody of the group may receive customers now.
        case nobodyFree = "nobody_free"
        /// All seats are at their limit.
        case allFull = "all_full"
    }

    /// Nil: the conversation waits in the group's queue.
    public let person: ID<Person>?
    public let reason: Reason

    public init(person: ID<Person>?, reason: Reason) {
        self.person = person
        self.reason = reason
    }

    /// `limit` is the number of open customers above which a seat receives no new ones (`load.queue_at`); the previous
    /// owner is exempt, because a customer who comes back belongs to the one who knows the matter (REC-6).
    public static func decide(previousOwner: ID<Person>?, seats: [Seat], limit: Int) -> Assignment {
        if let previousOwner, let seat = seats.first(where: { $0.person == previousOwner }),
            seat.state.receivesCustomers
        {
            return Assignment(person: previousOwner, reason: .previousOwner)
        }
        let open = seats.filter { $0.state.receivesCustomers }
        guard !open.isEmpty else { return Assignment(person: nil, reason: .nobodyFree) }
        let free = open.filter { $0.load < limit }
        guard let best = free.min(by: isBefore) else { return Assignment(person: nil, reason: .allFull) }
        return Assignment(person: best.person, reason: .leastLoaded)
    }

    private static func isBefore(_ left: Seat, _ right: Seat) -> Bool {
        if left.load != right.load { return left.load < right.load }
        let leftAt = left.lastAssignedAt?.milliseconds ?? 0
        let rightAt = right.lastAssignedAt?.milliseconds ?? 0
        return leftAt != rightAt ? leftAt < rightAt : left.person < right.person
    }
}

/// REC-69: what a buyer in the queue is told.
public struct QueuePlace: Hashable, Sendable, Codable {
    /// 1 for the next one.
    public let position: Int
    /// Honest guess: people ahead × mean time until a seat frees up; nil when nothing is known yet.
    public let expectedWaitSeconds: Int?

    /// `recentWaitsSeconds`: how long the last buyers of this queue waited.
    public init(ahead: Int, recentWaitsSeconds: [Int]) {
        position = ahead + 1
        guard !recentWaitsSeconds.isEmpty else {
            expectedWaitSeconds = nil
            return
        }
        let sorted = recentWaitsSeconds.sorted()
        expectedWaitSeconds = max(15, sorted[sorted.count / 2] * (ahead + 1))
    }
}
