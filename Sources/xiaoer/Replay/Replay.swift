// xiaoer replay: recorded conversations, played against a running desk.

import ArgumentParser
import AsyncHTTPClient
import Foundation

/// Plays the buyers of recorded conversations, and reports what the desk made of them.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play recorded conversations against a running desk and report what it made of them.",
        discussion: """
            The file is tab-separated with the columns session_no, turn_no and text, and perhaps intent and also_ok. Each \
            session becomes a fresh visitor. With --login the replay also looks at what was recognised and where each \
            conversation went; a login that may see all conversations sees most.
            """)

    @Argument(help: "The buyers' messages.") var file: String
    @Option(help: "The desk's address.") var url = "http://127.0.0.1:8080"
    @Option(help: "The shop's name in addresses.") var shop: String
    @Option(help: "How many times faster than people; 0 for as fast as possible.") var speed = 10.0
    @Option(help: "Seconds from one turn to the next at speed 1.") var secondsPerTurn = 10.0
    @Option(help: "How many conversations at once.") var parallel = 16
    @Option(help: "Only the first so many conversations.") var sessions: Int?
    @Option(help: "The sellers' messages of the same conversations.") var sellers: String?
    @Flag(help: "Send the sellers' messages as the agent's answers.") var answers = false
    @Option(help: "The login of the agent who watches and answers.") var login: String?
    @Option(help: "The password for --login.") var password: String?
    @Option(help: "Write a report in Markdown.") var report: String?

    func validate() throws {
        guard speed >= 0, secondsPerTurn >= 0 else { throw ValidationError("Time does not run backwards.") }
        guard (1...512).contains(parallel) else { throw ValidationError("--parallel is a number from 1 to 512.") }
        if (login == nil) != (password == nil) { throw ValidationError("--login and --password belong together.") }
        if answers, sellers == nil || login == nil {
            throw ValidationError("--answers needs --sellers, and --login with --password.")
        }
    }

    func run() async throws {
        let talks = Array(try RecordedTalk.read(buyers: file, sellers: sellers).prefix(sessions ?? .max))
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.httpConfiguration)
        do {
            let result = try await play(talks, DeskClient(base: Self.withoutSlash(url), http: http))
            try await http.shutdown()
            for (name, value) in result.totals { print("\(name): \(value)") }
            if let report {
                try result.markdown.write(toFile: report, atomically: true, encoding: .utf8)
                print("The report is in \(report).")
            }
        } catch {
            try await http.shutdown()
            throw error
        }
    }

    private func play(_ talks: [RecordedTalk], _ client: DeskClient) async throws -> ReplayReport {
        var cookie: String?
        if let login, let password {
            do { cookie = try await client.logIn(login, password) } catch {
                throw ValidationError("\(login) cannot log in: \(error)")
            }
        }
        let player = TalkPlayer(
            client: client, shop: shop, cookie: cookie, sendsAnswers: answers,
            secondsPerTurn: speed == 0 ? 0 : secondsPerTurn / speed)
        let begin = ContinuousClock.now
        let played = await Self.play(talks, player, parallel: parallel)
        return ReplayReport(
            circumstances: [
                ("file", file), ("desk", url), ("shop", shop),
                (
                    "speed",
                    speed == 0
                        ? "as fast as possible" : "\(Figure.text(speed)) × (\(Figure.text(secondsPerTurn)) s a turn)"
                ),
                ("conversations at once", "\(parallel)"), ("watched by", login ?? "nobody"),
                ("begun", Date().ISO8601Format()),
            ], talks: played, seconds: (ContinuousClock.now - begin) / .seconds(1))
    }

    /// So many at once; the next begins when one is over.
    private static func play(_ talks: [RecordedTalk], _ player: TalkPlayer, parallel: Int) async -> [ReplayedTalk] {
        await withTaskGroup(of: ReplayedTalk.self) { group in
            var waiting = talks.makeIterator()
            for talk in (0..<parallel).compactMap({ _ in waiting.next() }) { group.addTask { await player.play(talk) } }
            var played: [ReplayedTalk] = []
            for await one in group {
                played.append(one)
                if let next = waiting.next() { group.addTask { await player.play(next) } }
            }
            return played.sorted { $0.session < $1.session }
        }
    }

    private static func withoutSlash(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

    private static var httpConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return configuration
    }
}
