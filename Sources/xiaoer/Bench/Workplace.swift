// The bench's temporary folder and its children: everything that must be gone afterwards, also after Ctrl-C.

import Dispatch
import Foundation
import Synchronization

/// What has to be tidied up.
final class Workplace: Sendable {
    let folder: String
    private let children = Mutex<Set<Int32>>([])
    /// Written once, while nobody else knows of this object.
    private nonisolated(unsafe) var signals: [any DispatchSourceSignal] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "xiaoer-bench-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { [self] in
                tidy()
                exit(130)
            }
            source.resume()
            signals.append(source)
        }
    }

    func path(_ name: String) -> String { folder + "/" + name }

    func note(child: Int32) { children.withLock { _ = $0.insert(child) } }
    func forget(child: Int32) { children.withLock { _ = $0.remove(child) } }

    /// Ends the children and deletes the folder.
    func tidy() {
        for child in children.withLock({ $0 }) { kill(child, SIGKILL) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Where the servers write what they have to say.
    func log() throws -> FileHandle {
        let path = path("server.log")
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let handle = FileHandle(forWritingAtPath: path) else { throw BenchFailure("\(path) cannot be written") }
        handle.seekToEndOfFile()
        return handle
    }

    var lastLogLines: String {
        let text = (try? String(contentsOfFile: path("server.log"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(5).joined(separator: " | ")
    }
}
