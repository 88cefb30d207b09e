// Lists, search, memory and start on a shop with a long history.

import Foundation
import NIOCore
import NIOPosix
import XiaoerDesk
import XiaoerRules

/// One size of archive.
struct ArchiveBench {
    let size: Int
    let parts: Set<Bench.Part>
    let pace: BenchPace
    let workplace: Workplace

    /// What is asked: by whom, and for what.
    private struct Question {
        let part: Bench.Part
        let name: String
        let path: String
        let isSupervisor: Bool
    }

    private static let questions = [
        Question(
            part: .lists, name: "list of own conversations", path: "/api/conversations?scope=mine", isSupervisor: false),
        Question(part: .lists, name: "list of the team's", path: "/api/conversations?scope=team", isSupervisor: true),
        Question(
            part: .lists, name: "list of closed ones", path: "/api/conversations?scope=closed", isSupervisor: true),
        Question(
            part: .lists, name: "list of own closed ones", path: "/api/conversations?scope=closed", isSupervisor: false),
        Question(
            part: .search, name: "search, two characters in many messages (尺码)", path: search("尺码"), isSupervisor: true),
        Question(
            part: .search, name: "the same for an agent, who sees a quarter of them", path: search("尺码"),
            isSupervisor: false),
        Question(part: .search, name: "search, rare word", path: search(DemoArchive.rareWord), isSupervisor: true),
        Question(
            part: .search, name: "search, pinyin initials of a name (wxm)", path: search("wxm"), isSupervisor: true),
    ]

    private static func search(_ words: String) -> String {
        "/api/search?q=" + (words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? words)
    }

    func run() async throws -> [Figure] {
        let shop = try await BenchShop.prepare(workplace.path("archive-\(size)"), agents: 4)
        let filled = try await fill(shop)
        var rounds = Rounds()
        let label = "\(Figure.text(Double(filled.messages))) messages"
        rounds.add("\(label): filling", "messages/s", Double(filled.messages) / filled.seconds)
        for _ in 0..<pace.rounds { try await round(shop, label, &rounds) }
        return rounds.figures("archive")
    }

    private func fill(_ shop: BenchShop) async throws -> (messages: Int, seconds: Double) {
        let desk = try await openForBench(shop.data)
        let begin = ContinuousClock.now
        let plan = DemoArchive.Plan(
            shop: shop.shop, messages: size, activeConversations: 60, owners: shop.agents.map(\.id),
            longestSeconds: pace.fillSeconds)
        do {
            let stored = try await desk.fillArchive(plan)
            await desk.database.close()
            return (stored, (ContinuousClock.now - begin) / .seconds(1))
        } catch {
            await desk.database.close()
            throw error
        }
    }

    private func round(_ shop: BenchShop, _ label: String, _ rounds: inout Rounds) async throws {
        let server = try await ServerProcess.launch(data: shop.data, in: workplace)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let wire = try await Wire.connect(group.next(), port: server.port).get()
            let health = try await ask(wire, group.next(), Ask.get("/health"))
            let seconds = (ContinuousClock.now - server.launchedAt) / .seconds(1)
            if parts.contains(.start) {
                let note = health == 200 ? "" : " (status \(health))"
                rounds.add("\(label): start to the first /health\(note)", "ms", seconds * 1000)
                try await Task.sleep(for: .seconds(1))
                if let resident = server.residentKiB {
                    rounds.add("\(label): memory at rest", "MiB", Double(resident) / 1024)
                }
            }
            for question in Self.questions where parts.contains(question.part) {
                try await time(question, shop, wire, group.next(), label, &rounds)
            }
        } catch {
            await server.stop()
            try await group.shutdownGracefully()
            throw error
        }
        await server.stop()
        try await group.shutdownGracefully()
    }

    private func time(
        _ question: Question, _ shop: BenchShop, _ wire: Wire, _ loop: any EventLoop, _ label: String,
        _ rounds: inout Rounds
    ) async throws {
        let cookie = Ask.cookie(question.isSupervisor ? shop.supervisor.session : shop.agents[0].session)
        let request = Ask.get(question.path, cookie)
        var times: [Double] = []
        var status = try await ask(wire, loop, request)
        let deadline = ContinuousClock.now + .seconds(20)
        for _ in 0..<pace.asked where ContinuousClock.now < deadline {
            let begin = ContinuousClock.now
            status = try await ask(wire, loop, request)
            times.append((ContinuousClock.now - begin) / .milliseconds(1))
        }
        let note = status == 200 ? "" : " (status \(status))"
        let sample = Sample(times)
        rounds.add("\(label): \(question.name)\(note), p50", "ms", sample.at(0.5))
        rounds.add("\(label): \(question.name)\(note), p95", "ms", sample.at(0.95))
    }

    private func ask(_ wire: Wire, _ loop: any EventLoop, _ request: ByteBuffer) async throws -> Int {
        let answer = loop.makePromise(of: Int.self)
        loop.execute { wire.ask(request) { status, _ in answer.succeed(status) } }
        return try await answer.futureResult.get()
    }
}
