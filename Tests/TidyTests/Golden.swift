// Documents that tests write and compare.

import Foundation
import Testing

/// A file of `docs/` that follows from the code.
enum Golden {
    /// Fails when the file differs. With `XIAOER_UPDATE_GOLDEN=1` it is written anew first.
    static func expect(_ path: String, _ wanted: String) throws {
        let url = Tree.url(path)
        if ProcessInfo.processInfo.environment["XIAOER_UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try wanted.write(to: url, atomically: true, encoding: .utf8)
        }
        let found = try? String(contentsOf: url, encoding: .utf8)
        #expect(found == wanted, "\(path) is stale: run `make docs` and look at the change")
    }
}
