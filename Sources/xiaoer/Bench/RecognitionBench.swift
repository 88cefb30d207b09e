// How long it takes to recognise a message and to show its step card, inside one process.

import Foundation
import XiaoerDesk
import XiaoerRules

/// Recognition and step cards on the demo shop.
struct RecognitionBench {
    let pace: BenchPace
    let workplace: Workplace
    /// Inner repetitions, so that a round is longer than the clock's grain.
    private var messages: Int { pace.isQuick ? 1000 : 5000 }
    private var cards: Int { pace.isQuick ? 60 : 300 }

    func run() async throws -> [Figure] {
        let desk = try await openForBench(workplace.path("demo"))
        do {
            try await desk.loadDemoShop()
            guard let shop = try await desk.listShops().first(where: { $0.slug == Desk.demoSlug }),
                let person = try await desk.people(of: shop.id).first(where: { $0.login == "supervisor" })
            else { throw BenchFailure("the demo shop is not there") }
            let began = ContinuousClock.now
            try await desk.learnIntents(of: shop.id)
            let learnt = (ContinuousClock.now - began) / .milliseconds(1)
            let reader = Authority(
                shop: shop.id, identity: .person(person.id), permissions: Role.supervisor.permissions, groups: [])
            var rounds = Rounds()
            rounds.add("getting the shop's recogniser ready", "ms", learnt)
            for _ in 0..<pace.rounds {
                try recognise(desk, reader, &rounds)
                try await showCards(desk, reader, &rounds)
            }
            await desk.database.close()
            return rounds.figures("recognition")
        } catch {
            await desk.database.close()
            throw error
        }
    }

    private func recognise(_ desk: Desk, _ reader: Authority, _ rounds: inout Rounds) throws {
        let said = BenchTalk.buyer
        var times: [Double] = []
        times.reserveCapacity(messages)
        for number in 0..<messages {
            let before = [
                PreviousMessage(text: said[(number + 5) % said.count], fromBuyer: true),
                PreviousMessage(text: BenchTalk.agent[number % BenchTalk.agent.count], fromBuyer: false),
            ]
            let begin = ContinuousClock.now
            _ = try desk.recognise(said[number % said.count], previous: before, as: reader)
            times.append((ContinuousClock.now - begin) / .microseconds(1))
        }
        let sample = Sample(times)
        rounds.add("recognising a message, p50", "µs", sample.at(0.5))
        rounds.add("recognising a message, p99", "µs", sample.at(0.99))
    }

    private func showCards(_ desk: Desk, _ reader: Authority, _ rounds: inout Rounds) async throws {
        let open = try await desk.listConversations(.team, cursor: nil, limit: 50, as: reader).items.map(\.row.id)
        guard !open.isEmpty else { return }
        var times: [Double] = []
        for number in 0..<cards {
            let begin = ContinuousClock.now
            _ = try await desk.showCard(of: open[number % open.count], as: reader)
            times.append((ContinuousClock.now - begin) / .milliseconds(1))
        }
        let sample = Sample(times)
        rounds.add("showing a step card with its stock look-up stored, p50", "ms", sample.at(0.5))
        rounds.add("showing a step card with its stock look-up stored, p95", "ms", sample.at(0.95))
    }
}
