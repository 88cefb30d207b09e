// The repository's files, for tests that read them.

import Foundation

/// A text file of the repository.
struct TreeFile: Sendable {
    /// From the root: `Sources/XiaoerWeb/Site.swift`.
    let path: String
    let text: String

    /// `Site.swift`
    var name: String { String(path.split(separator: "/").last!) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The number of lines, as `wc -l` counts them.
    var length: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    func isUnder(_ folders: String...) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }

    /// Lines with their numbers, without those that are comments.
    var code: [(number: Int, text: Substring)] {
        lines.enumerated().compactMap { index, line in
            let start = line.drop { $0 == " " }
            return start.hasPrefix("//") || start.hasPrefix("*") ? nil : (index + 1, line)
        }
    }
}

/// The repository that these tests lie in.
enum Tree {
    static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    /// All text files of our own.
    static let files: [TreeFile] = {
        let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        let documents = top.filter { ["md", "swift"].contains(($0 as NSString).pathExtension) }.sorted()
        let below = ["Sources", "Tests", "docs", "scripts", ".ci"].flatMap { paths(under: $0) }
        return (documents + ["Makefile"] + below).compactMap { path in
            // What is not UTF-8 text, such as a picture, is passed over.
            (try? String(contentsOf: url(path), encoding: .utf8)).map { TreeFile(path: path, text: $0) }
        }
    }()

    static func files(_ kinds: String...) -> [TreeFile] {
        files.filter { kinds.contains(($0.path as NSString).pathExtension) }
    }

    static func url(_ path: String) -> URL { root.appending(path: path) }
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    /// Paths of all files below a folder, from the root, sorted. Hidden files are left out.
    static func paths(under folder: String) -> [String] {
        let below = FileManager.default.enumerator(atPath: url(folder).path)?.compactMap { $0 as? String } ?? []
        let visible = below.filter { path in
            !path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" }
        }
        return visible.map { "\(folder)/\($0)" }.filter(isFile).sorted()
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url(path).path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
