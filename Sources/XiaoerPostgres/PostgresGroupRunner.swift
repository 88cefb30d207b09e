// Runs a group of writes in one transaction, one group at a time in the whole database.

#if PostgreSQL

    import XiaoerDesk

    /// The writer of one node. Its connection is touched on the writer's thread only.
    ///
    /// A group begins with a lock that only one transaction of the whole database can hold, so the groups of all nodes
    /// follow each other. Event numbers are handed out under that lock, and it is released after the commit has become
    /// visible: whoever sees event n sees all below n. docs/decisions/0002-one-writer-and-event-order.md says what that
    /// costs.
    final class PostgresGroupRunner: GroupRunner, @unchecked Sendable {
        /// "xiaoer" in ASCII: the key of the lock.
        private static let lock = 0x7869_616F_6572
        /// How often a group is run when it meets other people's transactions or loses its connection before the commit.
        private static let mostRuns = 4

        /// Nothing was changed, and running the group again may help.
        private struct WorthAnotherRun: Error {
            let failure: DatabaseFailure
        }

        private let connection: PostgresTransaction
        private let tailer: EventTailer

        init(settings: PostgresSettings, tailer: EventTailer) {
            connection = PostgresTransaction(settings)
            self.tailer = tailer
        }

        /// Opens the connection and notes where the event log ends.
        func connect() throws {
            try connection.open()
            let hasLog = try connection.count("SELECT count(*) FROM pg_class WHERE oid = to_regclass('event')") > 0
            if hasLog { tailer.noteNewest(try EventTable.newest(connection)) }
        }

        func disconnect() { connection.shut() }

        func run(_ group: [any WaitingWrite]) {
            var failure: (any Error)?
            for _ in 1...Self.mostRuns {
                failure = nil
                do {
                    if try !commitTogether(group) { try commitApart(group) }
                    break
                } catch let again as WorthAnotherRun {
                    failure = again.failure
                } catch {
                    failure = error
                    break
                }
            }
            for write in group { write.finish(groupFailure: failure) }
        }

        /// The usual way. False, with everything rolled back, when a body failed.
        private func commitTogether(_ group: [any WaitingWrite]) throws -> Bool {
            try begin()
            for write in group {
                write.run(in: connection)
                if write.hasFailed {
                    connection.rollBack()
                    return false
                }
            }
            try commit()
            return true
        }

        /// After a failure: again, each body in its own savepoint, so that one's failure stays its own.
        private func commitApart(_ group: [any WaitingWrite]) throws {
            try begin()
            for write in group {
                let mark = connection.told.events.count
                try control("SAVEPOINT body")
                write.run(in: connection)
                if write.hasFailed {
                    if let failure = connection.statementFailure as? DatabaseFailure {
                        try giveUpIfHopeless(failure)
                    }
                    connection.told.forget(downTo: mark)
                    try control("ROLLBACK TO SAVEPOINT body; RELEASE SAVEPOINT body")
                } else {
                    try control("RELEASE SAVEPOINT body")
                }
            }
            try commit()
        }

        /// A failure that is not the body's own ends the whole run.
        private func giveUpIfHopeless(_ failure: DatabaseFailure) throws {
            guard !connection.isOpen || SQLState.isWorthAnotherRun(connection.lastState) else { return }
            connection.rollBack()
            throw WorthAnotherRun(failure: failure)
        }

        private func begin() throws {
            connection.told = ToldEvents()
            try connection.begin("BEGIN; SELECT pg_advisory_xact_lock(\(Self.lock))")
        }

        /// A statement of the transaction's frame, before the commit.
        private func control(_ sql: String) throws {
            do { try connection.execute(sql) } catch let failure as DatabaseFailure {
                try giveUpIfHopeless(failure)
                connection.rollBack()
                throw failure
            }
        }

        private func commit() throws {
            let told = connection.told.events
            if let last = told.last {
                try control("SELECT pg_notify('\(EventTailer.channel)', '\(last.seq)')")
                tailer.expect(told)
            }
            do {
                // An aborted transaction answers COMMIT with ROLLBACK and calls that a success.
                guard try connection.execute("COMMIT") == "COMMIT" else {
                    throw DatabaseFailure.broken("the server rolled the transaction back")
                }
                tailer.wake(upTo: told.last?.seq)
            } catch let failure as DatabaseFailure {
                tailer.forget(told)
                guard connection.isOpen else {
                    throw DatabaseFailure.unreachable(
                        "the connection broke during COMMIT: the change may or may not be saved")
                }
                try giveUpIfHopeless(failure)
                connection.rollBack()
                throw failure
            }
        }
    }

    /// The writer's connection as a transaction: also hands out event numbers.
    private final class PostgresTransaction: PostgresConnection, GroupTransaction {
        var told = ToldEvents()
        var statementFailure: (any Error)?

        @discardableResult func tell(_ event: Event) throws -> Int64 { try told.append(event, self) }

        override func noteFailure(_ failure: DatabaseFailure) { statementFailure = statementFailure ?? failure }
    }

#endif
