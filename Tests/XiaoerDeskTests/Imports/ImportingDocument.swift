// docs/importing.md names every column of every format.

import Foundation
import Testing

@testable import XiaoerDesk

@Suite struct ImportingDocument {
    @Test func `docs/importing.md names every column and every refusal`() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/importing.md").standardizedFileURL
        let text = try String(contentsOf: path, encoding: .utf8)
        var wanted = text
        if ProcessInfo.processInfo.environment["XIAOER_UPDATE_GOLDEN"] == "1" {
            wanted = Self.replacing("formats", with: Self.formats, in: wanted)
            wanted = Self.replacing("codes", with: "| Code | Meaning |\n|---|---|\n" + Self.codes, in: wanted)
            try wanted.write(to: path, atomically: true, encoding: .utf8)
        }
        for line in (Self.formats + Self.codes).split(separator: "\n") {
            let isThere = wanted.contains(line)
            #expect(isThere, "docs/importing.md lacks: \(line)")
        }
    }

    /// Replaces what stands between the marks of a part.
    private static func replacing(_ part: String, with new: String, in text: String) -> String {
        guard let begin = text.range(of: "<!-- \(part): written by a test -->\n"),
            let end = text.range(of: "<!-- end of \(part) -->")
        else { return text }
        return text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: new)
    }

    private static var codes: String {
        RowFault.allCases.map { "| `\($0.rawValue)` | \($0.words) / \($0.englishWords) |\n" }.joined()
    }

    private static var formats: String {
        [
            table(ProductFormat.self, "Products: one row per style"),
            table(SKUFormat.self, "SKUs: one row per colour and size"),
            table(StockFormat.self, "Stock figures of SKUs"),
            table(CustomerFormat.self, "Customers"),
            table(OrderFormat.self, "Orders"),
            table(OrderLineFormat.self, "Order lines"),
            table(MarketplaceOrderFormat.self, "Orders of a marketplace's seller centre"),
            table(MarketplaceOrderLineFormat.self, "Order lines of a marketplace's seller centre"),
        ].joined(separator: "\n")
    }

    private static func table<Format: ImportFormat>(_ format: Format.Type, _ title: String) -> String {
        let rows = Format.columns.map { column in
            let others = column.others.isEmpty ? "" : " (\(column.others.joined(separator: ", ")))"
            let kind = column.kind + (column.isRequired ? ", **required**" : "")
            return "| \(column.heading)\(others) | `\(column.name)` | \(kind) |"
        }
        return "## `\(Format.kind.rawValue)`: \(title)\n\n| Heading | Name | What |\n|---|---|---|\n"
            + rows.joined(separator: "\n") + "\n"
    }
}
