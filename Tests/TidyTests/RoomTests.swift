// Rooms small enough to know by heart: the length of files and functions, first lines, names.

import Testing

@Suite struct RoomTests {
    private static let mostLines = 400
    private static let mostFunctionLines = 60

    /// Files that were longer when the limit came. Numbers may only fall, and no file may join.
    private static let longFiles = [
        "Sources/XiaoerWeb/Public/css/controls.css": 713,
        "Sources/XiaoerWeb/Public/css/shop.css": 448,
        "Sources/XiaoerWeb/Public/css/admin-pages.css": 409,
        "Sources/XiaoerWeb/Public/css/chat.css": 407,
    ]

    /// Functions, as "path name", that were longer when the limit came. Numbers may only fall, and no function may join.
    private static let longFunctions = [
        "Sources/XiaoerDesk/Guidance/FindPhrases.swift findPhrases": 73,
        "Sources/XiaoerDesk/Reception/TransferConversation.swift transferConversation": 67,
    ]

    @Test func `no file is longer than 400 lines`() {
        // Catalogues of interface text are lists of sentences, not rooms.
        let files = Tree.files("swift", "js", "css", "py").filter { !$0.path.contains("/js/text/") }
        #expect(files.count > 200)
        for file in files {
            let limit = Self.longFiles[file.path] ?? Self.mostLines
            #expect(file.length <= limit, "\(file.path) has \(file.length) lines: divide it")
        }
        for (path, limit) in Self.longFiles {
            let length = files.first { $0.path == path }?.length ?? 0
            #expect(length > Self.mostLines, "\(path) fits now: strike it off the list")
            #expect(limit - length < 40, "\(path) has come down to \(length) lines: lower its number")
        }
    }

    @Test func `no Swift function is longer than 60 lines`() {
        // In a script a component is a function around its parts; there the file's length has to do.
        var long: [String: Int] = [:]
        for file in Tree.files("swift") {
            for function in Self.functions(in: file) where function.length > Self.mostFunctionLines {
                long["\(file.path) \(function.name)", default: 0] = function.length
            }
        }
        for (function, length) in long.sorted(by: { $0.key < $1.key }) {
            #expect(length <= Self.longFunctions[function] ?? 0, "\(function) has \(length) lines: fit it to a screen")
        }
        for function in Self.longFunctions.keys {
            #expect(long[function] != nil, "\(function) fits now: strike it off the list")
        }
    }

    @Test func `a function is measured from its first line to its closing brace`() {
        let text = """
            protocol Shape {
                func area() -> Int
            }
            struct Square {
                func area() -> Int { side * side }
                static func of(
                    _ side: Int
                ) -> Square {
                    Square(side: side)
                }
            }
            @Test func `a sentence`() {
                if true {
                }
            }
            """
        let found = Self.functions(in: TreeFile(path: "Example.swift", text: text))
        #expect(found.map(\.name) == ["area", "of", "`a sentence`"])
        #expect(found.map(\.length) == [1, 5, 4])
    }

    @Test func `the first line of a Swift, JavaScript or Python file says what it is for`() {
        for file in Tree.files("swift", "js", "py") where file.path != "Package.swift" {
            let first = file.lines.first ?? ""
            let isSentence = ["// ", "\"\"\"", "#"].contains { first.hasPrefix($0) } && first.contains(" ")
            #expect(isSentence && first.count > 15, "\(file.path) begins with: \(first)")
        }
    }

    @Test func `names say what a thing does`() {
        let vague = /\b(class|struct|enum|actor|protocol) \w*(Manager|Service|Helpers?|Utils?|Core|Extensions?)\b/
        let vagueFile = /(Manager|Service|[Hh]elpers?|[Uu]tils?|Core|Extensions?)\.\w+$/
        for file in Tree.files("swift", "js", "css", "py") {
            #expect(!file.name.contains(vagueFile), "\(file.path): a vague name")
            for (number, line) in file.code where line.contains(vague) && !file.isUnder("Tests/TidyTests") {
                // What a ServiceGroup runs is called a service by the library that runs it.
                if line.contains(/struct \w+Service: Service\b/) { continue }
                Issue.record("\(file.path):\(number): a vague name:\(line)")
            }
        }
    }

    /// Named functions with their lengths. The tree is formatted: a function ends at the brace of its own indentation.
    private static func functions(in file: TreeFile) -> [(name: String, length: Int)] {
        let head = /^( *)(?:[@a-z][\w(),. ]* )?func (`[^`]+`|\w+|[^\s\w]+ )/
        let lines = file.lines
        return lines.indices.compactMap { start in
            guard let match = try? head.prefixMatch(in: lines[start]) else { return nil }
            let indentation = match.output.1.count
            let name = String(match.output.2)
            if lines[start].hasSuffix("}") { return (name, 1) }
            let rest = lines[(start + 1)...]
            let end = rest.indices.first { index in
                let spaces = lines[index].prefix { $0 == " " }.count
                return spaces < lines[index].count && spaces <= indentation && !lines[index].hasPrefix("#")
                    && !lines[index].dropFirst(spaces).hasPrefix(")")
            }
            guard let end, lines[end].hasPrefix(lines[start].prefix(indentation) + "}") else { return nil }
            return (name, end - start + 1)
        }
    }
}
