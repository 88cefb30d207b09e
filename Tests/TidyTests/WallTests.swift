// The walls between rules, desk, web and storage, as far as no compiler keeps them.

import Testing
import XiaoerRules

@Suite struct WallTests {
    private static func mayHoldSQL(_ file: TreeFile) -> Bool {
        if file.isUnder("Sources/XiaoerPostgres", "Sources/XiaoerDesk/Database") { return true }
        if file.isUnder("Sources/XiaoerDesk") { return file.name.hasSuffix("Table.swift") }
        return file.isUnder("Tests/XiaoerDeskTests", "Tests/Support", "Tests/TidyTests")
    }

    @Test func `SQL stands only in tables, in Database and in XiaoerPostgres`() {
        // SQL as it is written here: key words in capitals.
        let sql = /\b(SELECT \S|INSERT INTO|DELETE FROM|UPDATE [a-z_]+ SET|CREATE (TABLE|INDEX)|ALTER TABLE|PRAGMA )/
        #expect(Tree.files("swift").contains { $0.text.contains(sql) })
        for file in Tree.files("swift") where !Self.mayHoldSQL(file) {
            for (number, line) in file.code where line.contains(sql) {
                Issue.record("\(file.path):\(number) holds SQL: give it to a table")
            }
        }
    }

    @Test func `only the engines import a database library`() {
        let engineImport = /^\s*(@testable )?import (GRDB|SQLite3|CLibPQ)\b/
        for file in Tree.files("swift") where !file.isUnder("Sources/XiaoerPostgres", "Sources/XiaoerDesk/Database") {
            for (number, line) in file.code where line.contains(engineImport) {
                Issue.record("\(file.path):\(number) imports an engine: use the seam in Database/Connection.swift")
            }
        }
    }

    @Test func `rules import nothing that reaches outside`() {
        let allowed: Set<Substring> = ["Foundation", "Yams", "CAssets"]
        let rules = Tree.files("swift").filter { $0.isUnder("Sources/XiaoerRules") }
        #expect(rules.count > 50)
        for file in rules {
            for (number, line) in file.code {
                let module = line.wholeMatch(of: /\s*(?:@\w+ )?import (?:[a-z]+ )?(\w+).*/)?.output.1
                guard let module else { continue }
                #expect(allowed.contains(module), "\(file.path):\(number) imports \(module)")
            }
        }
    }

    @Test func `rules have no clock, no chance, no files and no output`() {
        let impure = /\b(Date\(\)|Date\.now|ContinuousClock|UUID\(|FileManager|ProcessInfo|print\()/
        // A generator that is handed in (`using:`) is an argument like any other.
        let chance = /\.(random|shuffle|shuffled|randomElement)\(/
        for file in Tree.files("swift") where file.isUnder("Sources/XiaoerRules") {
            for (number, line) in file.code
            where line.contains(impure) || line.contains(chance) && !line.contains("using:") {
                Issue.record("\(file.path):\(number) is not pure:\(line)")
            }
        }
    }

    @Test func `scripts never hand text to the browser as HTML or code`() {
        let unsafe = /\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
        let scripts = Tree.files("js").filter { $0.isUnder("Sources/XiaoerWeb/Public") }
        #expect(!scripts.isEmpty)
        for file in scripts {
            for (number, line) in file.code where line.contains(unsafe) {
                Issue.record("\(file.path):\(number) could run what a stranger wrote: use textContent")
            }
        }
    }

    @Test func `pages hold no inline scripts, styles or handlers, which their policy refuses`() {
        let inline = /<style|<script(?![^>]*\ssrc=)|\s(style|on[a-z]+)=/
        let pages = Tree.files("html").filter { $0.isUnder("Sources/XiaoerWeb/Public") }
        #expect(!pages.isEmpty)
        for page in pages { #expect(!page.text.contains(inline), "\(page.path)") }
    }

    @Test func `a page asks only for permissions that exist`() {
        var asked = 0
        for file in Tree.files("js") where file.isUnder("Sources/XiaoerWeb/Public") {
            for match in file.text.matches(of: /\bmay\("([^"]+)"\)/) {
                asked += 1
                #expect(Permission(rawValue: String(match.output.1)) != nil, "\(file.path): \(match.output.0)")
            }
        }
        #expect(asked > 0)
    }
}
