// The desk: every use case is a method of it, in a file that bears its name.

import Logging
import XiaoerRules

/// What the use cases need from outside, handed in once. Nothing is ambient.
public struct Desk: Sendable {
    public let database: any Database
    public let now: @Sendable () -> Instant
    public let ids: IDSource
    public let log: Logger

    public init(
        database: any Database, now: @escaping @Sendable () -> Instant, ids: IDSource = IDSource(),
        log: Logger = Logger(label: "xiaoer")
    ) {
        self.database = database
        self.now = now
        self.ids = ids
        self.log = log
    }
}
