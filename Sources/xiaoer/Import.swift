// xiaoer import: takes a CSV file into a shop and tells which rows it refused.

import ArgumentParser
import XiaoerDesk
import XiaoerRules

extension ImportKind: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

/// Imports one file.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import products, stock, customers or orders from a CSV file.",
        discussion: "docs/importing.md describes every format. Importing the same file again changes nothing.")

    @Argument(help: "What the file holds.") var kind: ImportKind
    @Argument(help: "The file.") var file: String
    @OptionGroup var data: DataOptions
    @Option(help: "The shop's name in addresses; not needed when there is only one.") var shop: String?
    @Flag(help: "Look and report, change nothing.") var dryRun = false

    func run() async throws {
        let desk = try await openDesk(data)
        let shop = try await shopNamed(shop, in: desk)
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let request = ImportRequest(
            shop: shop.id, kind: kind, fileName: name, isDryRun: dryRun, actor: .system, time: shop.time)
        let job = try await desk.importFile(request, from: .file(path: file))
        try await report(job, desk)
        await desk.database.close()
        if job.state == .failed { throw ExitCode.failure }
    }

    private func report(_ job: ImportJobRow, _ desk: Desk) async throws {
        if let error = job.error { print(error) }
        print(
            "\(job.rowsRead) rows (\(job.encoding)): \(job.rowsTaken) taken, \(job.rowsUnchanged) unchanged, "
                + "\(job.rowsRefused) refused\(job.isDryRun ? " (dry run)" : "")")
        if !job.unknownColumns.isEmpty { print("Columns not known: \(job.unknownColumns.joined(separator: ", "))") }
        var after = 0
        while true {
            let refusals = try await desk.showImport(job.id, shop: job.shop, refusalsAfter: after).refusals
            for (_, refusal) in refusals {
                let place = refusal.column.map { ", \($0)" } ?? ""
                print(
                    "line \(refusal.line)\(place): \(refusal.englishReason) / \(refusal.reason) [\(refusal.code.rawValue)]"
                )
            }
            guard let last = refusals.last else { return }
            after = last.position
        }
    }
}
