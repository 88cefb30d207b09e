// A column of a file format: its names, and how it is read into a row, carried over to another and written again.

import XiaoerRules

/// What a column writes into a file.
enum ColumnText: Sendable {
    /// Made safe for spreadsheets.
    case text(String)
    /// A number, amount or time: stays as it is.
    case plain(String)
}

/// One column of a format whose rows are `Row`s.
struct Column<Row: Sendable>: Sendable {
    /// The name programs use: `style_number`.
    let name: String
    /// The heading people see, written by exports: 款号.
    let heading: String
    /// Further headings that mean the same.
    let others: [String]
    /// What may stand in it, for the documentation.
    let kind: String
    /// The file must have the column and every row must fill it.
    var isRequired = false
    let read: @Sendable (String, BusinessTime, inout Row) throws(RowDefect) -> Void
    let copy: @Sendable (Row, inout Row) -> Void
    let write: @Sendable (Row, BusinessTime) -> ColumnText

    /// All headings under which the column is recognised.
    var headings: [String] { [name, heading] + others }

    func required() -> Column {
        var column = self
        column.isRequired = true
        return column
    }
}

extension Column {
    typealias Path<Value> = WritableKeyPath<Row, Value> & Sendable

    /// Texts as they are, up to a number of letters.
    static func text(
        _ name: String, _ heading: String, _ path: Path<String>, upTo limit: Int = 200, or others: String...
    ) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "text, up to \(limit) letters",
            read: { text, _, row throws(RowDefect) in row[keyPath: path] = try CellType.text(text, upTo: limit) },
            copy: { $1[keyPath: path] = $0[keyPath: path] }, write: { row, _ in .text(row[keyPath: path]) })
    }

    /// A text that may be missing.
    static func textIfAny(
        _ name: String, _ heading: String, _ path: Path<String?>, upTo limit: Int = 200, or others: String...
    ) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "text, up to \(limit) letters",
            read: { text, _, row throws(RowDefect) in
                row[keyPath: path] = text.isEmpty ? nil : try CellType.text(text, upTo: limit)
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] }, write: { row, _ in .text(row[keyPath: path] ?? "") })
    }

    /// An order number or product code; refuses what a spreadsheet has rounded.
    static func code(
        _ name: String, _ heading: String, _ path: Path<String>, upTo limit: Int = 64, or others: String...
    ) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "code, up to \(limit) letters",
            read: { text, _, row throws(RowDefect) in row[keyPath: path] = try CellType.code(text, upTo: limit) },
            copy: { $1[keyPath: path] = $0[keyPath: path] }, write: { row, _ in .text(row[keyPath: path]) })
    }

    static func number(
        _ name: String, _ heading: String, _ path: Path<Int>, in range: ClosedRange<Int>, or others: String...
    ) -> Column {
        Column(
            name: name, heading: heading, others: others,
            kind: "whole number, \(range.lowerBound) to \(range.upperBound)",
            read: { text, _, row throws(RowDefect) in
                if !text.isEmpty { row[keyPath: path] = try CellType.number(text, in: range) }
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] }, write: { row, _ in .plain(String(row[keyPath: path])) })
    }

    static func money(_ name: String, _ heading: String, _ path: Path<Int>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "amount in yuan",
            read: { text, _, row throws(RowDefect) in
                row[keyPath: path] = text.isEmpty ? 0 : try CellType.money(text, from: 0)
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, _ in .plain(Money.text(cents: row[keyPath: path])) })
    }

    static func moneyIfAny(_ name: String, _ heading: String, _ path: Path<Int?>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "amount in yuan, or empty",
            read: { text, _, row throws(RowDefect) in
                row[keyPath: path] = text.isEmpty ? nil : try CellType.money(text, from: 0)
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, _ in .plain(row[keyPath: path].map { Money.text(cents: $0) } ?? "") })
    }

    static func flag(_ name: String, _ heading: String, _ path: Path<Bool>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "是 or 否",
            read: { text, _, row throws(RowDefect) in
                if !text.isEmpty { row[keyPath: path] = try CellType.flag(text) }
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, _ in .plain(row[keyPath: path] ? "是" : "否") })
    }

    static func flagIfAny(_ name: String, _ heading: String, _ path: Path<Bool?>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "是, 否 or empty",
            read: { text, _, row throws(RowDefect) in
                row[keyPath: path] = text.isEmpty ? nil : try CellType.flag(text)
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, _ in .plain(row[keyPath: path].map { $0 ? "是" : "否" } ?? "") })
    }

    static func time(_ name: String, _ heading: String, _ path: Path<Instant>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "time in the shop's zone",
            read: { text, zone, row throws(RowDefect) in
                if !text.isEmpty { row[keyPath: path] = try CellType.time(text, in: zone) }
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, zone in .plain(CellType.write(row[keyPath: path], in: zone)) })
    }

    static func timeIfAny(_ name: String, _ heading: String, _ path: Path<Instant?>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "time in the shop's zone, or empty",
            read: { text, zone, row throws(RowDefect) in
                row[keyPath: path] = text.isEmpty ? nil : try CellType.time(text, in: zone)
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, zone in .plain(row[keyPath: path].map { CellType.write($0, in: zone) } ?? "") })
    }

    static func list(_ name: String, _ heading: String, _ path: Path<[String]>, or others: String...) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "texts joined with ；",
            read: { text, _, row throws(RowDefect) in row[keyPath: path] = try CellType.list(text, upTo: 50) },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            write: { row, _ in .text(CellType.write(row[keyPath: path])) })
    }

    /// A value out of a few that have words.
    static func choice<Value: Sendable>(
        _ name: String, _ heading: String, _ path: Path<Value>, words: [String],
        read: @escaping @Sendable (String) -> Value?, write: @escaping @Sendable (Value) -> String, or others: String...
    ) -> Column {
        Column(
            name: name, heading: heading, others: others, kind: "one of " + words.joined(separator: ", "),
            read: { text, _, row throws(RowDefect) in
                if text.isEmpty { return }
                guard let value = read(CellType.trimmed(text)) else {
                    throw RowDefect(fault: .notAChoice, detail: words.joined(separator: "、"))
                }
                row[keyPath: path] = value
            },
            copy: { $1[keyPath: path] = $0[keyPath: path] }, write: { row, _ in .text(write(row[keyPath: path])) })
    }
}
