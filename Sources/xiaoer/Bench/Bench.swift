// xiaoer bench: what this program does on this machine, in figures.

import ArgumentParser
import Foundation

/// How long and how much is measured.
struct BenchPace: Sendable {
    let rounds: Int
    let isQuick: Bool

    var warmSeconds: Double { isQuick ? 0.5 : 1 }
    var measuredSeconds: Double { isQuick ? 1.5 : 5 }
    var idleStreams: Int { isQuick ? 2000 : 10_000 }
    /// Messages of the archives that lists and search are measured on.
    var archives: [Int] { isQuick ? [10_000] : [10_000, 1_000_000] }
    /// An archive that is not full by then stays smaller.
    var fillSeconds: Double { isQuick ? 60 : 300 }
    var asked: Int { isQuick ? 20 : 60 }
}

/// Measures; prints figures and never fails.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure messages a second, latency, memory, lists and search on this machine.",
        discussion: """
            Starts servers of its own on 127.0.0.1 with data in a temporary folder, which is deleted afterwards. The load \
            comes from this machine, too, and takes its share of it. Figures are medians of the rounds, with the least and \
            the most beside them.
            """)

    /// What can be measured.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case chat, idle, recognition, lists, search, start
    }

    @Flag(help: "Shorter rounds and smaller archives.") var quick = false
    @Option(help: "Only these, separated by commas: chat, idle, recognition, lists, search, start.") var only: String?
    @Option(help: "How many rounds.") var rounds = 3
    @Option(help: "Write the figures into this file as JSON, too.") var json: String?

    func run() async throws {
        let parts = try chosen()
        let workplace = try Workplace()
        defer { workplace.tidy() }
        let pace = BenchPace(rounds: max(1, min(rounds, 50)), isQuick: quick)
        var report = BenchReport(
            version: Xiaoer.configuration.version, build: Self.build,
            system: ProcessInfo.processInfo.operatingSystemVersionString,
            cores: ProcessInfo.processInfo.activeProcessorCount, startedAt: Date().ISO8601Format(), figures: [])
        print("xiaoer \(report.version) (\(report.build) build), \(report.cores) cores, \(report.system)")
        print("Medians of \(pace.rounds) rounds (least–most); the load runs on the same cores.")
        if report.build == "debug" {
            print("A debug build is several times slower: measure with swift build -c release.")
        }
        if parts.contains(.chat) {
            report.figures += await measure("chat") { try await ChatBench(pace: pace, workplace: workplace).run() }
        }
        if parts.contains(.idle) {
            report.figures += await measure("idle") { try await IdleBench(pace: pace, workplace: workplace).run() }
        }
        if parts.contains(.recognition) {
            report.figures += await measure("recognition") {
                try await RecognitionBench(pace: pace, workplace: workplace).run()
            }
        }
        for size in pace.archives where !parts.isDisjoint(with: [.lists, .search, .start]) {
            report.figures += await measure("archive") {
                try await ArchiveBench(size: size, parts: parts, pace: pace, workplace: workplace).run()
            }
        }
        if let json { try report.write(to: json) }
    }

    /// Runs one part and prints it; what goes wrong is told and the rest goes on.
    private func measure(_ name: String, _ work: () async throws -> [Figure]) async -> [Figure] {
        print("\n\(name)")
        do {
            let figures = try await work()
            for figure in figures { print(figure.line) }
            fflush(nil)
            return figures
        } catch {
            print("  not measured: \(error)")
            return []
        }
    }

    private func chosen() throws -> Set<Part> {
        guard let only else { return Set(Part.allCases) }
        return Set(
            try only.split(separator: ",").map { name in
                guard let part = Part(rawValue: String(name)) else {
                    throw ValidationError("There is no part \(name).")
                }
                return part
            })
    }

    private static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}
