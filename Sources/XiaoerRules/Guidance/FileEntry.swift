// Reads YAML with the place of every mistake.

import Yams

/// A node of a file that knows where it stands, so that a refusal can name file, row and line.
struct FileEntry {
    let file: String
    let row: String?
    let node: Node

    var line: Int? { node.mark?.line }

    init(yaml text: String, file: String) throws(TableFault) {
        do {
            guard let node = try Yams.compose(yaml: text) else { throw TableFault(file: file, "the file is empty") }
            self.init(file: file, row: nil, node: node)
        } catch let fault as TableFault {
            throw fault
        } catch let error as YamlError {
            throw TableFault(file: file, "not YAML: \(error)")
        } catch {
            throw TableFault(file: file, "not YAML")
        }
    }

    private init(file: String, row: String?, node: Node) {
        self.file = file
        self.row = row
        self.node = node
    }

    func inRow(_ row: String) -> FileEntry { FileEntry(file: file, row: row, node: node) }

    func fault(_ words: String) -> TableFault { TableFault(file: file, row: row, line: line, words) }

    private func at(_ node: Node) -> FileEntry { FileEntry(file: file, row: row, node: node) }

    // MARK: This node

    var asWord: String? { node.scalar?.string }

    func asWords() throws(TableFault) -> [String]? {
        guard let list = node.sequence else { return nil }
        var words: [String] = []
        for node in list {
            guard let word = node.scalar?.string else { throw at(node).fault("a list of words is expected") }
            words.append(word)
        }
        return words
    }

    /// `[库存咨询, Stock inquiry]` or `{zh: 库存咨询, en: Stock inquiry}`.
    func asWording() throws(TableFault) -> Wording {
        if let pair = try asWords() {
            guard pair.count == 2 else { throw fault("a text needs Chinese and English") }
            return Wording(zh: pair[0], en: pair[1])
        }
        guard let zh = node["zh"]?.scalar?.string, let en = node["en"]?.scalar?.string else {
            throw fault("a text needs Chinese and English")
        }
        return Wording(zh: zh, en: en)
    }

    func entries() throws(TableFault) -> [(name: String, entry: FileEntry)] {
        guard let mapping = node.mapping else { throw fault("names with values are expected") }
        var entries: [(name: String, entry: FileEntry)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw at(key).fault("a name is expected") }
            entries.append((name, at(value)))
        }
        return entries
    }

    func elements() throws(TableFault) -> [FileEntry] {
        guard let list = node.sequence else { throw fault("a list is expected") }
        return list.map { at($0) }
    }

    /// The same content as JSON, every scalar as a string; the loader reads it like the file it came from.
    var json: String {
        if let list = node.sequence { return "[\(list.map { at($0).json }.joined(separator: ","))]" }
        if let mapping = node.mapping {
            let pairs = mapping.map { "\(at($0.key).json):\(at($0.value).json)" }
            return "{\(pairs.joined(separator: ","))}"
        }
        return FileEntry.quoted(asWord ?? "")
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }

    // MARK: Children

    func node(_ key: String) -> Node? { node[key] }

    func entry(_ key: String) -> FileEntry? { node[key].map { at($0) } }

    func allow(_ keys: Set<String>) throws(TableFault) {
        for (name, entry) in try entries() where !keys.contains(name) { throw entry.fault("unknown key `\(name)`") }
    }

    func word(_ key: String) throws(TableFault) -> String {
        guard let word = try optionalWord(key), !word.isEmpty else { throw fault("`\(key)` is missing") }
        return word
    }

    func optionalWord(_ key: String) throws(TableFault) -> String? {
        guard let entry = entry(key) else { return nil }
        guard let word = entry.asWord else { throw entry.fault("`\(key)` is a single word") }
        return word
    }

    func number(_ key: String) throws(TableFault) -> Int? {
        guard let word = try optionalWord(key) else { return nil }
        guard let number = Int(word) else { throw fault("wrong type: `\(key)` is a number, not `\(word)`") }
        return number
    }

    func flag(_ key: String) throws(TableFault) -> Bool? {
        guard let word = try optionalWord(key) else { return nil }
        guard case .flag(let flag)? = FactKind.flag.literal(word) else {
            throw fault("wrong type: `\(key)` is yes or no, not `\(word)`")
        }
        return flag
    }

    func words(_ key: String) throws(TableFault) -> [String] {
        guard let entry = entry(key) else { return [] }
        guard let words = try entry.asWords() else { throw entry.fault("`\(key)` is a list") }
        return words
    }

    func wording(_ key: String) throws(TableFault) -> Wording {
        guard let entry = entry(key) else { throw fault("`\(key)` is missing") }
        return try entry.asWording()
    }

    func optionalWording(_ key: String) throws(TableFault) -> Wording? { try entry(key)?.asWording() }

    func list(_ key: String) throws(TableFault) -> [FileEntry] { try entry(key)?.elements() ?? [] }

    func entries(_ key: String) throws(TableFault) -> [(name: String, entry: FileEntry)] {
        try entry(key)?.entries() ?? []
    }
}
