// Threads for blocking calls: libpq waits on them, never on Swift's cooperative pool.

#if PostgreSQL

    import Foundation

    /// A few threads that take jobs from one queue, each with a resource of its own that no other thread touches.
    final class BlockingThreads<Resource>: Sendable {
        typealias Job = @Sendable (Resource) -> Void

        /// Guarded by its condition.
        private final class Queue: @unchecked Sendable {
            let condition = NSCondition()
            var jobs: ArraySlice<Job> = []
            var isClosed = false
            var running = 0
            var onEnd: [CheckedContinuation<Void, Never>] = []
        }

        private let queue = Queue()

        /// `make` is called on each thread; the resource goes away with the thread.
        init(name: String, count: Int, make: @escaping @Sendable () -> Resource) {
            queue.running = count
            for number in 1...count {
                let thread = Thread { [queue] in Self.work(queue, make()) }
                thread.name = "\(name).\(number)"
                thread.stackSize = 1 << 20
                thread.start()
            }
        }

        /// Queues a job; false when the threads have been told to end.
        @discardableResult func submit(_ job: @escaping Job) -> Bool {
            queue.condition.lock()
            defer { queue.condition.unlock() }
            guard !queue.isClosed else { return false }
            queue.jobs.append(job)
            queue.condition.signal()
            return true
        }

        /// Finishes what is queued and ends the threads.
        func close() async {
            await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                queue.condition.lock()
                queue.isClosed = true
                let hasEnded = queue.running == 0
                if !hasEnded { queue.onEnd.append(done) }
                queue.condition.broadcast()
                queue.condition.unlock()
                if hasEnded { done.resume() }
            }
        }

        private static func work(_ queue: Queue, _ resource: Resource) {
            while let job = next(queue) { job(resource) }
            queue.condition.lock()
            queue.running -= 1
            let waiting = queue.running == 0 ? queue.onEnd : []
            if queue.running == 0 { queue.onEnd = [] }
            queue.condition.unlock()
            for waiter in waiting { waiter.resume() }
        }

        /// Waits for a job; nil when there will be none any more.
        private static func next(_ queue: Queue) -> Job? {
            queue.condition.lock()
            defer { queue.condition.unlock() }
            while queue.jobs.isEmpty && !queue.isClosed { queue.condition.wait() }
            return queue.jobs.popFirst()
        }
    }

#endif
