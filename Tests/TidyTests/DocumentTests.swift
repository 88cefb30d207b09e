// Documents stay true: links lead somewhere, generated pages are fresh, the binary carries every file.

import Foundation
import Logging
import Support
import Testing
import XiaoerDesk
import XiaoerRules
import XiaoerWeb

@Suite struct DocumentTests {
    @Test func `links in documents lead somewhere`() {
        var checked = 0
        for file in Tree.files("md") {
            let folder = URL(filePath: "/" + file.path).deletingLastPathComponent()
            for match in file.text.matches(of: /\]\(([^)\s]+)\)/) {
                let target = String(match.output.1.prefix { $0 != "#" })
                if target.isEmpty || target.contains(":") { continue }
                let path = folder.appending(path: target).standardizedFileURL.path
                #expect(Tree.exists(String(path.dropFirst())), "\(file.path) links to \(target), which is not there")
                checked += 1
            }
        }
        #expect(checked > 20)
    }

    @Test func `the binary carries every page, decision table and phrase file`() throws {
        let list = try #require(Tree.files.first { $0.path == "Sources/CAssets/assets.c" })
        let listed = list.text.matches(of: /#embed "\.\.\/([^"]+)"/).map { "Sources/\($0.output.1)" }
        let yaml = ["Sources/XiaoerRules/Guidance/Tables", "Sources/XiaoerRules/Language/Phrases"]
            .flatMap { Tree.paths(under: $0) }.filter { $0.hasSuffix(".yaml") }
        let there = Tree.paths(under: "Sources/XiaoerWeb/Public") + yaml
        let missing = Set(there).subtracting(listed).sorted()
        let gone = Set(listed).subtracting(there).sorted()
        #expect(missing.isEmpty && gone.isEmpty, "run scripts/list-assets: missing \(missing), gone \(gone)")
    }

    @Test func `documents speak to readers anywhere`() {
        // Paths of one machine and talk of how a change came about mean nothing to a reader.
        let local = /\/(work|root|tmp\/\w+)\/|\bworktree|\b[Ii]ssue #?\d|\b[Ss]ession \d|\bthe lead\b/
        let texts = Tree.files("md") + Tree.files.filter { $0.path == "Makefile" || $0.isUnder("scripts", ".ci") }
        for file in texts {
            for (index, line) in file.lines.enumerated() where line.contains(local) {
                Issue.record("\(file.path):\(index + 1): \(line)")
            }
        }
    }

    @Test func `what docs/using calls a button is what stands on the button`() {
        let words = Tree.files("js").filter { $0.path.hasSuffix("zh-Hans.js") }.map(\.text).joined()
        let guides = Tree.files("md").filter { $0.isUnder("docs/using") }
        #expect(!words.isEmpty && guides.count >= 4)
        for guide in guides {
            // What people say stands in 「」.
            let text = guide.text.replacing(/「[^」]*」/, with: "")
            for match in text.matches(of: /[一-鿿？]{2,}/) where !words.contains(match.output) {
                Issue.record("\(guide.path): nothing in the interface is called \(match.output)")
            }
        }
    }

    @Test func `docs/routes.txt lists every address with who may call it`() async throws {
        let data = try await TestDatabase.migrated()
        let site = Site(desk: Desk(database: data.database, now: TestClock().now), log: Logger(label: "routes"))
        let lines = site.endpoints.map { endpoint in
            let access =
                switch endpoint.access {
                case .anybody: "anybody"
                case .buyer: "buyer"
                case .signedIn: "signed in"
                case .permission(let permission): permission.rawValue
                }
            return "\(endpoint.path) \(endpoint.method.rawValue) · \(access)"
        }
        #expect(!lines.isEmpty)
        try Golden.expect(
            "docs/routes.txt",
            "# Path, method, who may call it. Written by DocumentTests; `make docs` writes it anew.\n"
                + lines.sorted().joined(separator: "\n") + "\n")
    }

    @Test func `docs/language-rules.md says what the language check finds`() throws {
        let introduction = """
            # The language check, rule by rule

            <!-- Written by DocumentTests from the rules themselves; `make docs` writes it anew. -->

            Every message to a buyer is checked before it is sent. A finding of severity `block` stops the message, `error`
            asks for a reason, `warn` is a hint, `info` only counts. Why the rules are as they are stands in the
            [rulebook](rulebook/02-scripts-and-language.md).


            """
        try Golden.expect("docs/language-rules.md", introduction + LanguageDocument.markdown())
    }

    @Test func `docs/tables shows each delivered decision table`() throws {
        let tables = GuidanceLibrary.deliveredOnce.tables
        #expect(!tables.ids.isEmpty)
        for id in tables.ids {
            let table = try #require(tables[id])
            try Golden.expect(
                "docs/tables/\(id).md",
                "<!-- Written by DocumentTests from the delivered table; `make docs` writes it anew. -->\n\n"
                    + table.markdown() + "\n" + table.markdown(english: false))
        }
        let written = Set(Tree.paths(under: "docs/tables"))
        let wanted = Set(tables.ids.map { "docs/tables/\($0).md" })
        #expect(written.subtracting(wanted).isEmpty, "a table is gone: remove its page")
    }
}
