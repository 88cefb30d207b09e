// The server under test: this very program as a child process, with a port of its own.

import Foundation

/// Why the bench cannot go on.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A running `xiaoer serve`.
final class ServerProcess: Sendable {
    let port: Int
    /// From the launch to the line that names the port.
    let portSeconds: Double
    let launchedAt: ContinuousClock.Instant
    private let process: Process
    private let workplace: Workplace

    private init(
        process: Process, port: Int, launchedAt: ContinuousClock.Instant, portSeconds: Double, workplace: Workplace
    ) {
        self.process = process
        self.port = port
        self.launchedAt = launchedAt
        self.portSeconds = portSeconds
        self.workplace = workplace
    }

    /// Launches the server on a data folder and waits until it has printed its port.
    static func launch(data: String, in workplace: Workplace) async throws -> ServerProcess {
        let process = Process()
        process.executableURL = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        process.arguments = ["serve", "--port", "0", "--data", data]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try workplace.log()
        let launchedAt = ContinuousClock.now
        try process.run()
        workplace.note(child: process.processIdentifier)
        let port = await withCheckedContinuation { (found: CheckedContinuation<Int?, Never>) in
            Thread.detachNewThread { Self.readPort(output.fileHandleForReading, found) }
        }
        guard let port else {
            workplace.forget(child: process.processIdentifier)
            throw BenchFailure("the server did not start: \(workplace.lastLogLines)")
        }
        return ServerProcess(
            process: process, port: port, launchedAt: launchedAt,
            portSeconds: (ContinuousClock.now - launchedAt) / .seconds(1), workplace: workplace)
    }

    /// Reads until the port appears, then on, so that the child never waits for a reader.
    private static func readPort(_ handle: FileHandle, _ found: CheckedContinuation<Int?, Never>) {
        var text = ""
        var isFound = false
        while true {
            let data = handle.availableData
            if data.isEmpty { break }
            guard !isFound else { continue }
            text += String(decoding: data, as: UTF8.self)
            guard let start = text.range(of: "http://"), let end = text[start.upperBound...].firstIndex(of: "\n"),
                let port = text[start.upperBound..<end].split(separator: ":").last.flatMap({ Int($0) })
            else { continue }
            isFound = true
            found.resume(returning: port)
        }
        if !isFound { found.resume(returning: nil) }
    }

    /// Resident memory in KiB; nil where the system does not tell.
    var residentKiB: Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return nil }
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    }

    /// Ends the server; one that does not end in five seconds is killed.
    func stop() async {
        let process = process
        process.terminate()
        for _ in 0..<100 where process.isRunning { try? await Task.sleep(for: .milliseconds(50)) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        workplace.forget(child: process.processIdentifier)
    }
}
