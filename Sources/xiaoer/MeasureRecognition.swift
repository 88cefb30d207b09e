// `xiaoer measure-recognition` and `xiaoer train-recognition`: figures and weights of the buyer-intent model.

import ArgumentParser
import Foundation
import XiaoerRules

struct MeasureRecognition: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-recognition", abstract: "Measures how well buyers' intents are recognised.",
        discussion: "Reads session_no, turn_no, intent, also_ok, text; with the sellers' turns also the context.")

    @Option(help: "Labelled buyer messages, tab separated.") var file: String
    @Option(help: "The sellers' messages of the same conversations.") var sellers: String?
    @Flag(help: "Print the messages whose first guess is not the label.") var errors = false

    func run() async throws {
        let lines = RecognitionReport.lines(try String(contentsOfFile: file, encoding: .utf8))
        let answers = try sellers.map { RecognitionReport.sellerLines(try String(contentsOfFile: $0, encoding: .utf8)) }
        guard !lines.isEmpty else { throw ValidationError("no labelled messages in \(file)") }
        for context in RecognitionReport.Context.allCases where context != .both || answers != nil {
            let report = RecognitionReport(
                lines, sellers: answers ?? [], context: context, recogniser: .delivered())
            print("context \(context.rawValue):", report.summary)
        }
        let report = RecognitionReport(
            lines, sellers: answers ?? [], context: answers == nil ? .buyer : .both, recogniser: .delivered())
        print(report.table)
        if errors { print(report.missTable) }
    }
}

struct TrainRecognition: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-recognition", abstract: "Makes the intent model's weights from the example files.",
        shouldDisplay: false)

    @Option(help: "The folder of the example files.") var examples: String
    @Option(help: "Where to write the weights.") var output: String

    func run() async throws {
        let folder = URL(fileURLWithPath: examples)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
        let book = try ExampleBook(
            files: files.map {
                ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            })
        let bytes = Recogniser.train(book)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        print("\(book.singleCount) examples, \(book.examples.count) with combinations: \(bytes.count) bytes of weights")
    }
}
