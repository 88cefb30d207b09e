// The engine for several machines: PostgreSQL with a pool of readers, one group-committing writer and a tailer.

#if PostgreSQL

    import Logging
    import XiaoerDesk

    /// A shop's data in PostgreSQL. Every node that shares the database opens one of these.
    public final class PostgresDatabase: Database {
        public let dialect = Dialect.postgres
        private let readers: BlockingThreads<PostgresConnection>
        private let writerThread: BlockingThreads<Void>
        private let writer: GroupCommit
        private let runner: PostgresGroupRunner
        private let tailer: EventTailer

        /// Connects, or throws `unreachable`. `url` is a libpq address such as `postgres://user:password@host:5432/xiaoer`.
        ///
        /// When the server is lost later, reads and writes throw `unreachable` until it is back, then go on.
        public init(
            url: String, readers: Int = 4, busyTimeoutSeconds: Double = 5,
            log: Logger = Logger(label: "xiaoer.postgres")
        ) async throws {
            let settings = PostgresSettings(url: url, lockTimeoutSeconds: busyTimeoutSeconds)
            let tailer = EventTailer(settings: settings, log: log)
            let runner = PostgresGroupRunner(settings: settings, tailer: tailer)
            let writerThread = BlockingThreads<Void>(name: "xiaoer.postgres.writer", count: 1) {}
            self.tailer = tailer
            self.runner = runner
            self.writerThread = writerThread
            self.readers = BlockingThreads(name: "xiaoer.postgres.reader", count: readers) {
                PostgresConnection(settings)
            }
            writer = GroupCommit(runner: runner) { job in writerThread.submit { job() } }
            do {
                try await withCheckedThrowingContinuation { (opened: CheckedContinuation<Void, any Error>) in
                    writerThread.submit { opened.resume(with: Result { try runner.connect() }) }
                }
            } catch {
                await close()
                throw error
            }
        }

        public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
            try await withCheckedThrowingContinuation { caller in
                let isTaken = readers.submit { connection in
                    caller.resume(with: Result { try connection.snapshot(body) })
                }
                if !isTaken { caller.resume(throwing: DatabaseFailure.unreachable("the database is closed")) }
            }
        }

        @discardableResult public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T)
            async throws -> T
        {
            try await writer.submit(body)
        }

        public func onCommit(_ heard: @escaping @Sendable ([Event]) -> Void) { tailer.add(heard) }

        public func close() async {
            await writer.close()
            writerThread.submit { [runner] in runner.disconnect() }
            await writerThread.close()
            await readers.close()
            await tailer.close()
        }
    }

#endif
