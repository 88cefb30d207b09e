// Follows the event log of all nodes and hands each committed event on, in order, exactly once.

#if PostgreSQL

    import CLibPQ
    import Foundation
    import Logging
    import Synchronization
    import XiaoerDesk

    /// Reads the log from where it stopped, woken by NOTIFY and by this process's own commits.
    ///
    /// A notification is only a nudge: what happened is always read from the log, so a lost connection loses nothing.
    final class EventTailer: Sendable {
        /// The notification carries the newest event number and nothing else.
        static let channel = "xiaoer_event"

        private struct State {
            /// The highest number known to be committed.
            var newest: Int64 = 0
            /// Listeners and the number after which each wants to hear.
            var listeners: [(after: Int64, heard: @Sendable ([Event]) -> Void)] = []
            /// This process's events with something to echo, until they come back from the log.
            var expected: [Int64: Event] = [:]
            var isRunning = false
            var isClosed = false
            var onEnd: [CheckedContinuation<Void, Never>] = []
        }

        private let settings: PostgresSettings
        private let log: Logger
        private let state = Mutex(State())
        private let alarm = Alarm()

        /// Without any notification the log is looked at this often: poolers between us and the server may swallow them.
        private static let idleMilliseconds: Int32 = 2000
        private static let batch = 500

        init(settings: PostgresSettings, log: Logger) {
            self.settings = settings
            self.log = log
        }

        // MARK: - From the writer

        /// The log is known to reach this far.
        func noteNewest(_ seq: Int64) { state.withLock { $0.newest = max($0.newest, seq) } }

        /// These are about to be committed by this process.
        func expect(_ told: [Event]) {
            state.withLock { state in
                guard state.isRunning else { return }
                for event in told where event.echo != nil { state.expected[event.seq] = event }
            }
        }

        /// These were not committed after all.
        func forget(_ told: [Event]) {
            state.withLock { state in for event in told { state.expected[event.seq] = nil } }
        }

        /// This process has committed; nothing to do for a group without events.
        func wake(upTo seq: Int64?) {
            guard let seq else { return }
            noteNewest(seq)
            alarm.ring()
        }

        // MARK: - To the listeners

        func add(_ heard: @escaping @Sendable ([Event]) -> Void) {
            let start = state.withLock { state -> Int64? in
                state.listeners.append((state.newest, heard))
                guard !state.isRunning, !state.isClosed else { return nil }
                state.isRunning = true
                return state.newest
            }
            guard let start else { return }
            let thread = Thread { self.follow(from: start) }
            thread.name = "xiaoer.postgres.tailer"
            thread.start()
        }

        /// Ends the thread.
        func close() async {
            await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                let isIdle = state.withLock { state in
                    state.isClosed = true
                    if state.isRunning { state.onEnd.append(done) }
                    return !state.isRunning
                }
                if isIdle { done.resume() } else { alarm.ring() }
            }
        }

        // MARK: - The thread

        private func follow(from start: Int64) {
            let connection = PostgresConnection(settings)
            var last = start
            var pauseMilliseconds: Int32 = 50
            while !state.withLock({ $0.isClosed }) {
                do {
                    if !connection.isOpen {
                        try connection.open()
                        // Listen first, then read: whatever is committed in between is heard twice and read once.
                        try connection.execute("LISTEN \(Self.channel)")
                    }
                    try readOn(&last, connection)
                    pauseMilliseconds = 50
                    try waitForNews(after: last, connection)
                } catch {
                    if pauseMilliseconds == 50 {
                        log.warning("lost the event log, trying again", metadata: ["error": "\(error)"])
                    }
                    connection.shut()
                    alarm.wait(milliseconds: pauseMilliseconds)
                    pauseMilliseconds = min(pauseMilliseconds * 2, Self.idleMilliseconds)
                }
            }
            connection.shut()
            let waiting = state.withLock { state in
                state.isRunning = false
                defer { state.onEnd = [] }
                return state.onEnd
            }
            for waiter in waiting { waiter.resume() }
        }

        private func readOn(_ last: inout Int64, _ connection: PostgresConnection) throws {
            while true {
                let events = try EventTable.after(last, limit: Self.batch, connection)
                guard let newest = events.last?.seq else { return }
                last = newest
                tell(events)
                if events.count < Self.batch || state.withLock({ $0.isClosed }) { return }
            }
        }

        private func tell(_ stored: [Event]) {
            let (events, listeners) = state.withLock { state in
                let events = stored.map { event -> Event in
                    guard let own = state.expected.removeValue(forKey: event.seq), own.isSame(as: event) else {
                        return event
                    }
                    return own
                }
                state.newest = max(state.newest, stored.last?.seq ?? 0)
                return (events, state.listeners)
            }
            for listener in listeners {
                let fresh =
                    events.first.map { $0.seq > listener.after } ?? false
                    ? events : events.filter { $0.seq > listener.after }
                if !fresh.isEmpty { listener.heard(fresh) }
            }
        }

        /// Returns when there may be something new, or after a while.
        private func waitForNews(after last: Int64, _ connection: PostgresConnection) throws {
            while true {
                guard PQconsumeInput(connection.handle) == 1 else {
                    throw DatabaseFailure.unreachable("the connection for notifications broke")
                }
                while let note = PQnotifies(connection.handle) {
                    noteNewest(Int64(String(cString: note.pointee.extra)) ?? 0)
                    PQfreemem(note)
                }
                if state.withLock({ $0.newest > last || $0.isClosed }) { return }
                if !alarm.wait(milliseconds: Self.idleMilliseconds, alsoFor: PQsocket(connection.handle)) { return }
            }
        }
    }

    extension Event {
        /// Another node may have taken the number of a commit of ours that failed.
        fileprivate func isSame(as other: Event) -> Bool {
            subject == other.subject && type == other.type && at == other.at && actor == other.actor
                && data == other.data
        }
    }

    /// Wakes a thread that waits for a socket.
    private final class Alarm: Sendable {
        private let reading: Int32
        private let writing: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            (reading, writing) = (ends[0], ends[1])
            for end in ends {
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }

        deinit {
            _ = Foundation.close(reading)
            _ = Foundation.close(writing)
        }

        func ring() {
            var byte: UInt8 = 1
            // A full pipe has been rung often enough.
            _ = write(writing, &byte, 1)
        }

        /// False when the time passed without a ring or anything on the socket.
        @discardableResult func wait(milliseconds: Int32, alsoFor socket: Int32 = -1) -> Bool {
            var watched = [
                pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&watched, 2, milliseconds) > 0 else { return false }
            var drain = [UInt8](repeating: 0, count: 256)
            while read(reading, &drain, drain.count) > 0 {}
            return true
        }
    }

#endif
