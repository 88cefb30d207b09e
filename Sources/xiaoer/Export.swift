// xiaoer export: writes a shop's data into a CSV file that can be imported again.

import ArgumentParser
import Foundation
import XiaoerDesk

/// Exports one kind of data.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export products, stock, customers or orders as a CSV file.",
        discussion:
            "Importing the file again changes nothing. Cells that a spreadsheet would take for formulas are guarded.")

    @Argument(help: "What to export.") var kind: ImportKind
    @Argument(help: "The file to write; standard output when missing.") var file: String?
    @OptionGroup var data: DataOptions
    @Option(help: "The shop's name in addresses; not needed when there is only one.") var shop: String?
    @Option(help: "utf-8 or gb18030.") var encoding = TextEncoding.utf8

    func run() async throws {
        let desk = try await openDesk(data)
        let shop = try await shopNamed(shop, in: desk)
        let output: FileHandle
        if let file {
            guard FileManager.default.createFile(atPath: file, contents: nil),
                let opened = FileHandle(forWritingAtPath: file)
            else { throw ValidationError("\(file) cannot be written.") }
            output = opened
        } else {
            output = .standardOutput
        }
        try await desk.exportFile(kind, shop: shop.id, encoding: encoding, time: shop.time) { bytes in
            try output.write(contentsOf: Data(bytes))
        }
        await desk.database.close()
    }
}
