// Buyer intents: fresh sentences, context, learning, odd input and the freshness of the delivered weights.

import Foundation
import Testing

@testable import XiaoerRules

@Suite struct RecognitionTests {
    static let examples: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.appending(path: "Sources/XiaoerRules/Guidance/Recognition/Examples")
    }()

    static func book(perTemplate: Int = 12, combined: Bool = true) throws -> ExampleBook {
        let files = try FileManager.default.contentsOfDirectory(at: examples, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
        return try ExampleBook(
            files: files.map {
                ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            }, perTemplate: perTemplate, combined: combined)
    }

    static let sentences: [(Intent, String)] = intentSentences.split(separator: "\n").flatMap { line in
        let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return fields.dropFirst().map { (Intent(rawValue: fields[0])!, $0) }
    }

    @Test func `every intent has two names and fifteen fresh sentences`() {
        for intent in Intent.allCases {
            #expect(!intent.names.zh.isEmpty && !intent.names.en.isEmpty)
            #expect(Self.sentences.count { $0.0 == intent } >= 15, "\(intent)")
        }
        #expect(Intent.allCases.count == 33)
    }

    @Test func `fresh sentences are understood at the first guess`() {
        let recogniser = Recogniser.delivered()
        let wrong = Self.sentences.filter { recogniser.recognise($0.1).intent != $0.0 }
        let share = 1 - Double(wrong.count) / Double(Self.sentences.count)
        #expect(share >= 0.85, "\(share): \(wrong.map { "\($0.0.rawValue) \($0.1)" })")
    }

    @Test func `the fresh sentences are no examples`() throws {
        let known = Set(try Self.book(perTemplate: 1, combined: false).examples.map(\.text))
        // Hellos, thanks and bare numbers are few, the rest must be new.
        #expect(Self.sentences.filter { known.contains($0.1) }.isEmpty)
    }

    @Test func `the delivered weights are those of the examples`() throws {
        let book = try Self.book(perTemplate: 0, combined: false)
        #expect(
            book.fingerprint == Recogniser.fingerprint,
            "the examples, concepts or trainer changed: run scripts/train-recognition")
    }

    @Test func `guesses come best first, at least three, sure by a share of one`() {
        for text in ["在吗", "这个多少钱", "什么时候发货啊", "😀", "?"] {
            let guesses = Recogniser.delivered().recognise(text).intents
            #expect(guesses.count >= 3)
            #expect(guesses.map(\.confidence) == guesses.map(\.confidence).sorted(by: >))
            #expect(guesses.allSatisfy { 0...1 ~= $0.confidence })
            #expect(guesses.reduce(0) { $0 + $1.confidence } <= 1.0001)
        }
    }

    @Test func `writing makes no difference: width, traditional characters, capitals, signs between`() {
        let recogniser = Recogniser.delivered()
        let pairs = [
            ("什么时候发货", "什麼時候發貨"), ("可以发ems吗", "可以发ＥＭＳ吗"), ("包邮吗", "包邮吗？？？"), ("有优惠券吗", "有優惠券嗎"),
            ("怎么退货", "怎么退货！！"), ("我要退款", "我要退款。。。"), ("好的好的", "好的，好的~"), ("在吗", "\u{200F}在吗"),
        ]
        for (plain, written) in pairs {
            #expect(recogniser.recognise(plain).intent == recogniser.recognise(written).intent, "\(written)")
        }
    }

    @Test func `a short answer serves the request it answers`() {
        let recogniser = Recogniser.delivered()
        let table: [(buyer: String, seller: String, answer: String, intent: Intent)] = [
            ("寄过去要几天呀", "亲寄到哪个城市呢", "石家庄那边", .deliveryTime),
            ("请问邮费多少", "亲是哪个地区的呢", "宁夏银川", .postage),
            ("我要退货", "是什么原因要退呢", "穿不下", .returnExchange),
            ("快递丢了你们管不管", "亲帮您联系快递核实哦", "要多久核实", .deliveryProblem),
        ]
        for row in table {
            let previous = [
                PreviousMessage(text: row.buyer, fromBuyer: true), PreviousMessage(text: row.seller, fromBuyer: false),
            ]
            let guesses = recogniser.recognise(row.answer, previous: previous).intents.prefix(3).map(\.intent)
            #expect(guesses.contains(row.intent), "\(row.answer): \(guesses)")
            let share = { (recognition: Recognition) in
                recognition.intents.first { $0.intent == row.intent }?.confidence ?? 0
            }
            #expect(
                share(recogniser.recognise(row.answer, previous: previous)) > share(recogniser.recognise(row.answer)))
        }
    }

    @Test func `what agents confirm is learnt, and the rest stays`() {
        let words = ["上链接号", "上小黄车", "几号链接", "小黄车几号", "讲解一下三号", "三号链接讲一下"]
        let taught = Recogniser.delivered().learning(words.map { LabelledExample(text: $0, intent: .recommend) })
        for word in words { #expect(taught.recognise(word).intent == .recommend, "\(word)") }
        for text in ["什么时候发货", "包邮吗", "我要退款", "谢谢", "在吗"] {
            #expect(taught.recognise(text).intent == Recogniser.delivered().recognise(text).intent)
        }
    }

    @Test func `one correction is remembered to the letter and turns no other message`() {
        let plain = Recogniser.delivered()
        let taught = plain.learning([LabelledExample(text: "这款黑色还有货吗", intent: .size)])
        #expect(taught.recognise("这款黑色还有货吗").intent == .size)
        for text in ["黑色39码有吗", "黑色有货吗", "这款还有吗", "白色还有货吗", "这款黑色什么时候发货"] {
            #expect(taught.recognise(text).intent == plain.recognise(text).intent, "\(text)")
        }
    }

    @Test func `odd input neither stops nor surprises`() {
        let recogniser = Recogniser.delivered()
        let odd = [
            "", " ", "\n\n", "😀😀😀", "👨‍👩‍👧‍👦", "🇨🇳", "\u{202E}\u{200F}", "\0\0", "。。。", "１２３", "٣٤٥", "𠮷", "\u{FFFD}",
            String(repeating: "哈", count: 5_000), String(repeating: "9", count: 400), "http://", "id=", "1.", ".5",
            "1米", "一百",
        ]
        for text in odd { #expect(recogniser.recognise(text).intents.count >= 3, "\(text.prefix(20))") }
    }

    @Test func `ten megabytes are cut, not read`() {
        let text = "什么时候发货" + String(repeating: "\u{200B}", count: 1_000) + String(repeating: "啊啊啊哦", count: 900_000)
        let previous = (0..<500).map { PreviousMessage(text: text, fromBuyer: $0 % 2 == 0) }
        let recogniser = Recogniser.delivered()
        for _ in 0..<20 { #expect(recogniser.recognise(text, previous: previous).intents.count >= 3) }
    }

    @Test func `a model of other bytes is refused`() {
        let bytes = Array("XRW1 not a model at all, only words".utf8)
        bytes.withUnsafeBufferPointer { #expect(LinearModel(bytes: $0) == nil) }
        [UInt8]().withUnsafeBufferPointer { #expect(LinearModel(bytes: $0) == nil) }
    }

    @Test func `a model survives being written and read`() throws {
        let book = try ExampleBook(files: [("greeting", "在吗\n你好\n在吗"), ("refund", "退钱\n我要退钱\n退钱吧")], combined: false)
        let bytes = Recogniser.train(book)
        let read = try #require(bytes.withUnsafeBufferPointer { LinearModel(bytes: $0) })
        #expect(read.fingerprint == book.fingerprint)
        #expect(Recogniser(model: read).recognise("退钱").intent == .refund)
        bytes.dropLast().withUnsafeBufferPointer { #expect(LinearModel(bytes: $0) == nil) }
    }

    @Test func `broken example files are refused by name`() {
        for (name, text) in [
            ("nonsense", "在吗"), ("greeting", "(在|不在"), ("greeting", "{nobody}在吗"), ("greeting", "{hi"),
        ] {
            #expect(throws: ExampleBook.Broken.self) { try ExampleBook(files: [(name, text)]) }
        }
    }

    @Test func `the report counts strictly and leniently`() {
        let table = "session_no\tturn_no\tintent\talso_ok\ttext\n1\t1\tgreeting\t\t在吗\n1\t3\trefund\tpostage\t包邮吗\n"
        let report = RecognitionReport(
            RecognitionReport.lines(table), context: .none, recogniser: .delivered())
        #expect((report.count, report.strict, report.lenient) == (2, 1, 2))
        #expect(report.misses.map(\.lenient) == [true])
    }
}
