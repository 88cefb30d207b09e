// How many messages a second are stored and delivered, how long one takes, and what an idle stream costs.

import Foundation
import NIOCore
import NIOPosix

/// Conversations that run at once.
struct ChatBench {
    let pace: BenchPace
    let workplace: Workplace
    static let sizes = [8, 64, 256]
    /// A small route that reads one thing and answers it.
    static let plainRoute = "/api/public/shops"

    func run() async throws -> [Figure] {
        var figures: [Figure] = []
        for size in Self.sizes {
            let shop = try await BenchShop.prepare(workplace.path("chat-\(size)"), agents: max(1, size / 8))
            var rounds = Rounds()
            for _ in 0..<pace.rounds { try await round(size, shop, &rounds) }
            figures += rounds.figures("chat")
        }
        return figures
    }

    private func round(_ size: Int, _ shop: BenchShop, _ rounds: inout Rounds) async throws {
        let server = try await ServerProcess.launch(data: shop.data, in: workplace)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            try await measure(size, shop, server, group.next(), &rounds)
        } catch {
            await server.stop()
            try await group.shutdownGracefully()
            throw error
        }
        await server.stop()
        try await group.shutdownGracefully()
    }

    private func measure(
        _ size: Int, _ shop: BenchShop, _ server: ServerProcess, _ loop: any EventLoop, _ rounds: inout Rounds
    ) async throws {
        let load = ChatLoad(loop: loop, port: server.port, agents: shop.agents)
        try await load.open(count: size)
        try await load.start()
        try await load.warmUp(messagesEach: 3, longestSeconds: 30)
        try await Task.sleep(for: .seconds(pace.warmSeconds))
        try await load.begin()
        let begin = ContinuousClock.now
        try await Task.sleep(for: .seconds(pace.measuredSeconds))
        let (delivered, latencies, refused, why) = try await load.end()
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        try await load.close()
        let sample = Sample(latencies)
        let name = "\(size) conversations"
        rounds.add("\(name): stored and delivered", "messages/s", Double(delivered) / seconds)
        rounds.add("\(name): sending to arrival, p50", "ms", sample.at(0.5))
        rounds.add("\(name): sending to arrival, p99", "ms", sample.at(0.99))
        if refused > 0 {
            rounds.add("\(name): refused", "messages", Double(refused))
            print("  refused: \(why)")
        }
        let plain = try await PlainLoad(loop: loop, path: Self.plainRoute)
            .run(port: server.port, connections: 64, seconds: pace.measuredSeconds / 2)
        let note = plain.status == 200 ? "" : " (status \(plain.status))"
        rounds.add("\(name): GET \(Self.plainRoute)\(note)", "answers/s", plain.perSecond)
    }
}

/// Streams that nothing happens on.
struct IdleBench {
    let pace: BenchPace
    let workplace: Workplace
    /// Ports of one source address that are used before the next one.
    private static let portsPerSource = 20_000

    func run() async throws -> [Figure] {
        let allowed = raiseFileLimitForBench()
        let count = min(pace.idleStreams, allowed - 500)
        let shop = try await BenchShop.prepare(workplace.path("idle"), agents: 1)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var rounds = Rounds()
        do {
            let tokens = try await visitors(count, shop, group.next())
            for _ in 0..<pace.rounds { try await round(tokens, shop, group.next(), &rounds) }
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
        return rounds.figures("idle")
    }

    /// Tickets of new buyers, made by one server for all rounds.
    private func visitors(_ count: Int, _ shop: BenchShop, _ loop: any EventLoop) async throws -> [String] {
        let server = try await ServerProcess.launch(data: shop.data, in: workplace)
        do {
            let tokens = try await withThrowingTaskGroup(of: [String].self) { group in
                let lanes = 64
                for lane in 0..<lanes {
                    group.addTask {
                        let wire = try await Wire.connect(loop, port: server.port).get()
                        var tokens: [String] = []
                        for _ in stride(from: lane, to: count, by: lanes) {
                            tokens.append(try await ChatLoad.visitor(on: wire, loop))
                        }
                        try await loop.submit { wire.close() }.get()
                        return tokens
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            await server.stop()
            return tokens
        } catch {
            await server.stop()
            throw error
        }
    }

    private func round(
        _ tokens: [String], _ shop: BenchShop, _ loop: any EventLoop, _ rounds: inout Rounds
    ) async throws {
        let server = try await ServerProcess.launch(data: shop.data, in: workplace)
        do {
            try await Task.sleep(for: .seconds(1))
            let before = server.residentKiB
            let begin = ContinuousClock.now
            let wires = try await open(tokens, server.port, loop)
            let seconds = (ContinuousClock.now - begin) / .seconds(1)
            try await Task.sleep(for: .seconds(2))
            if let before, let after = server.residentKiB {
                rounds.add("memory at rest", "MiB", Double(before) / 1024)
                rounds.add("memory with \(Figure.text(Double(tokens.count))) idle streams", "MiB", Double(after) / 1024)
                rounds.add("memory of one idle stream", "KiB", Double(after - before) / Double(tokens.count))
            }
            rounds.add("opening a stream", "streams/s", Double(tokens.count) / seconds)
            try await loop.submit { for wire in wires { wire.close() } }.get()
            await server.stop()
        } catch {
            await server.stop()
            throw error
        }
    }

    private func open(_ tokens: [String], _ port: Int, _ loop: any EventLoop) async throws -> [Wire] {
        try await withThrowingTaskGroup(of: [Wire].self) { group in
            let lanes = 32
            for lane in 0..<lanes {
                group.addTask {
                    var wires: [Wire] = []
                    for index in stride(from: lane, to: tokens.count, by: lanes) {
                        let far = index / Self.portsPerSource
                        let source = far == 0 ? nil : "127.0.0.\(far + 1)"
                        let wire = try await Wire.connect(loop, port: port, source: source).get()
                        try await ChatLoad.listen(wire, loop, "/api/chat/live", Ask.bearer(tokens[index])) { _, _ in }
                        wires.append(wire)
                    }
                    return wires
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}

/// As many descriptors as the system allows; returns how many that is.
func raiseFileLimitForBench() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_cur)
}
