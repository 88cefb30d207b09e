// Reading rows out of bytes, however they come.

import Testing

@testable import XiaoerDesk

@Suite struct CSVReaderTests {
    /// Rows as texts, read in pieces of a size.
    private func rows(_ text: String, piece: Int = 1 << 20, separator: Character = ",") -> [[String]] {
        var reader = CSVReader(separator: separator.asciiValue ?? 44)
        var found: [[String]] = []
        let take: (CSVRecord) -> Void = { record in
            if record.isBlank { return }
            guard record.fault == nil else { return found.append(["!\(record.line)"]) }
            found.append((0..<record.count).map { String(decoding: record.field($0), as: UTF8.self) })
        }
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            reader.feed(Array(bytes[start..<min(bytes.count, start + piece)]), take)
            start += piece
        }
        reader.finish(take)
        return found
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("\"a\",\"b, c\"\n\"say \"\"hi\"\"\",\"two\r\nlines\"\n", [["a", "b, c"], ["say \"hi\"", "two\r\nlines"]]),
        ("a,,\n,,\n\n  \n1,,3\n", [["a", "", ""], ["", "", ""], ["1", "", "3"]]),
        ("\"=\"\"123\"\"\",'456\n", [["=\"123\"", "'456"]]),
        ("=\"1,2\",x\n", [["=\"1,2\"", "x"]]),
        ("=\"1\nb,c\n", [["=\"1"], ["b", "c"]]),
        ("5\" heel,x\n", [["5\" heel", "x"]]),
        ("\"5\" heel\",x\n", [["5\" heel", "x"]]),
        ("\"a\" ,\"b\"\t\n", [["a", "b"]]),
        ("\"a\",\"b\n\"c\",\"d\"\n\"e\",\"f\"\n", [["!1"], ["c", "d"], ["e", "f"]]),
        ("a,\"never closed\nb,c\n", [["!1"]]),
        ("", []),
    ])
    func `rows are read as RFC 4180 says and as spreadsheets write them`(text: String, expected: [[String]]) {
        let expected = expected.filter { !($0.joined().allSatisfy(\.isWhitespace)) }
        for piece in [1 << 20, 1, 2, 3] { #expect(rows(text, piece: piece).filter { $0.joined() != "" } == expected) }
    }

    @Test func `a row knows its line, also after quoted line ends`() {
        var reader = CSVReader()
        var lines: [Int] = []
        let text = "h\r\n\"a\r\nb\"\r\nc\n\nd\re\n"
        reader.feed(Array(text.utf8)) { if !$0.isBlank { lines.append($0.line) } }
        reader.finish { if !$0.isBlank { lines.append($0.line) } }
        #expect(lines == [1, 2, 4, 6, 7])
    }

    @Test func `a row that is too long or too wide is refused and the next one read`() {
        var limits = CSVReader.Limits()
        limits.rowBytes = 10
        limits.columns = 4
        var reader = CSVReader(limits: limits)
        var seen: [String] = []
        reader.feed(Array("a,b\n01234567890123,x\nc,d\n1,2,3,4,5\ne,f\n".utf8)) { record in
            seen.append(record.fault.map { "\($0)" } ?? String(decoding: record.field(0), as: UTF8.self))
        }
        #expect(seen == ["a", "tooLong", "c", "tooManyColumns", "e"])
    }

    @Test func `random bytes never stop the reader`() {
        var random = DemoRandom(seed: 7)
        let spice = Array("\",\n\r='\t0a".utf8) + [0xE6, 0xA0, 0x97, 0xFF, 0x81, 0x30, 0x00]
        for _ in 0..<300 {
            let bytes = (0..<random.number(0...400)).map { _ in random.pick(spice) }
            var reader = CSVReader()
            var fields = 0
            let take: (CSVRecord) -> Void = { record in
                for index in 0..<record.count { fields += Cell.value(record.field(index))?.count ?? 0 }
            }
            reader.feed(bytes, take)
            reader.finish(take)
            #expect(fields <= bytes.count * 3)
        }
    }
}

@Suite struct CellTests {
    @Test(arguments: [
        ("=\"3356539610194696917\"", "3356539610194696917"), ("'150000141490", "150000141490"), ("null", ""),
        ("NULL", ""),
        ("  a b\t", "a b"), ("\u{3000}栗子\u{A0}", "栗子"), ("3356\t", "3356"), ("'null", "null"), ("''x", "'x"),
        ("'=1+1", "=1+1"),
        ("=1+1", "=1+1"), ("nulls", "nulls"), ("' a ", " a "), ("", ""), ("'", ""),
    ])
    func `what spreadsheets wrap around a value is taken off`(field: String, value: String) {
        #expect(Cell.value(Array(field.utf8)[...]) == value)
    }

    @Test func `letters that are none are noticed`() {
        #expect(Cell.value([0xE6, 0xA0]) == nil)
        #expect(Cell.value([0x61, 0x00]) == nil)
        #expect(Cell.value(Array("坏\u{FFFD}".utf8)[...]) == nil)
    }

    @Test func `a guarded text is no formula and reads back as it was`() {
        let texts = [
            "=1+1", "+8613800001234", "-1", "@sum", "'quoted", "null", " lead", "trail ", "end\n", "\ttab", "\r\n",
            "＝1", "plain", "",
            "\u{3000}wide", "a\nb", "栗子",
        ]
        for text in texts {
            let guarded = Cell.guarded(text)
            #expect(!"=+-@\t\r".contains(guarded.first ?? "x"), "\(text)")
            var writer = CSVWriter()
            writer.field(guarded)
            writer.endRow()
            var back: String?
            var reader = CSVReader()
            reader.feed(writer.bytes) { back = back ?? Cell.value($0.field(0)) }
            #expect((back ?? "") == text)
        }
    }

    @Test(arguments: [
        ("2026-11-21 08:30:00", true), ("2026/11/21 8:30", true), ("2026-11-21", true),
        ("2026-11-21T08:30:00.250Z", true),
        ("2026-02-30", false), ("2026-13-01", false), ("21.11.2026", false), ("46347.35", false),
        ("2026-11-21 25:00", false),
        ("2026-11-21 08", false), ("", false), ("yesterday", false), ("2026-11-21 08:30:00.1234", false),
    ])
    func `times are read strictly`(text: String, isTime: Bool) {
        #expect(((try? CellType.time(text, in: .init())) != nil) == isTime)
    }

    @Test(arguments: [
        ("13800001234", "13800001234"), ("+86 138 0000 1234", "13800001234"), ("0571-87654321", "0571-87654321"),
        ("150****1490", "150****1490"), ("", ""), ("phone", nil), ("1.38E+10", nil),
    ])
    func `telephone numbers lose blanks and the country code`(text: String, phone: String?) {
        #expect((try? CellType.phone(text)) == phone)
    }

    @Test func `a number that a spreadsheet has rounded is refused`() {
        #expect(throws: RowDefect.self) { try CellType.code("3.35654E+18", upTo: 64) }
        #expect(throws: RowDefect.self) { try CellType.code("3E+18", upTo: 64) }
        #expect((try? CellType.code("XE2605-青花-均码", upTo: 64)) == "XE2605-青花-均码")
    }
}

@Suite struct TextEncodingTests {
    private func detected(_ bytes: [UInt8]) -> TextEncoding {
        var detector = EncodingDetector()
        detector.look(bytes)
        return detector.encoding
    }

    @Test func `GB18030 and UTF-8 are told apart, pieces included`() throws {
        let text = "订单编号,买家会员名\r\n1,栗子𠮷€\r\n"
        let gb = try TextEncoder(encoding: .gb18030).encode(Array(text.utf8))
        #expect(detected(Array(text.utf8)) == .utf8)
        #expect(detected(byteOrderMark + Array("a,b".utf8)) == .utf8)
        #expect(detected(gb) == .gb18030)
        #expect(detected(Array("a,b\n".utf8)) == .utf8)
        for piece in [1, 2, 3, 5, 1000] {
            let converter = try UTF8Converter(from: .gb18030)
            var back: [UInt8] = []
            var start = 0
            while start < gb.count {
                back += converter.convert(Array(gb[start..<min(gb.count, start + piece)]), isLast: false)
                start += piece
            }
            back += converter.convert([], isLast: true)
            #expect(String(decoding: back, as: UTF8.self) == text)
        }
    }

    @Test func `one broken letter does not turn a UTF-8 file into nonsense`() {
        let text = Array(String(repeating: "栗子鞋服", count: 20).utf8)
        #expect(detected(text + [0xFF] + text) == .utf8)
    }

    @Test(arguments: [
        ([0x50, 0x4B, 0x03, 0x04], ImportFileFault.spreadsheet), ([0xD0, 0xCF, 0x11, 0xE0], .spreadsheet),
        ([0xFF, 0xFE, 0x61], .utf16),
        (Array("  <html>".utf8), .web), ([0x61, 0x00, 0x62], .binary), (Array("%PDF-1".utf8), .binary),
    ])
    func `what is no table is named`(head: [UInt8], fault: ImportFileFault) {
        #expect(ImportFileFault.found(in: head) == fault)
    }
}
