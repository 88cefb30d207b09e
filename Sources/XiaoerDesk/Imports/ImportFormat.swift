// What every file format provides, and how its rows find their way into the database.

import XiaoerRules

/// A checked row of a file, not yet compared with what is stored.
struct Draft<Row: Sendable>: Sendable {
    var row: Row
    /// The line of the file on which it begins.
    var line: Int
    /// Its place among the rows of the file, from 1.
    var position: Int
    /// Changes whenever one of the row's known fields does.
    var fingerprint: String
    /// For what is created from it: the thing itself and, with an order, its customer.
    var freshID: Int64
    var spareID: Int64
}

/// A format: its columns and where its rows live.
protocol ImportFormat: Sendable {
    associatedtype Row: Hashable, Sendable

    static var kind: ImportKind { get }
    static var columns: [Column<Row>] { get }
    /// Headings that are known and not needed.
    static var ignored: [String] { get }
    /// A row without any value, before its fields are read.
    static func blank(_ shop: ID<Shop>, now: Instant) -> Row
    /// Completes a row that has been read, with what only the whole file knows.
    static func complete(_ row: inout Row, _ memory: inout FileMemory)
    /// Compares drafts with what is stored and, given a writer, saves them.
    static func settle(_ chunk: Chunk<Row>, _ db: any Connection) throws -> ChunkOutcome
    /// Stored rows for an export, from above an id, with the id to go on from.
    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [Row], next: Int64?
    )
}

extension ImportFormat {
    static var ignored: [String] { [] }
    static func complete(_ row: inout Row, _ memory: inout FileMemory) {}
}

/// What is remembered from row to row of one file.
struct FileMemory: Sendable {
    /// How many lines of an order have been seen, by a hash of its number.
    private var lines: [UInt64: Int32] = [:]

    /// 1 for the first line of an order in the file, 2 for the next.
    mutating func nextPosition(order number: String) -> Int {
        var hash = FNV()
        hash.add(number)
        let position = (lines[hash.value] ?? 0) + 1
        lines[hash.value] = position
        return Int(position)
    }
}

/// Some hundred drafts that are settled together.
struct Chunk<Row: Hashable & Sendable>: Sendable {
    let drafts: [Draft<Row>]
    /// The columns the file has: only they may change a stored row.
    let columns: [Column<Row>]
    let shop: ID<Shop>
    let time: BusinessTime
    let now: Instant
    let ids: IDSource
    /// A dry run looks and changes nothing.
    let isDryRun: Bool

    /// A stored row with the fields of a draft laid over it.
    func merged(_ draft: Draft<Row>, over stored: Row) -> Row {
        var row = stored
        for column in columns { column.copy(draft.row, &row) }
        return row
    }
}

/// What became of a chunk's rows.
struct ChunkOutcome: Sendable {
    var taken = 0
    var unchanged = 0
    var refused: [Refused] = []
    /// SKUs whose stock or page state changed, for those who wait for it (STK-20, STK-23).
    var stockChanges: [StockChange] = []

    mutating func refuse<Row>(_ draft: Draft<Row>, _ column: String?, _ fault: RowFault) {
        refused.append(Refused(draft.line, draft.position, column, RowDefect(fault: fault)))
    }
}

extension Chunk {
    /// The common way: find the stored row, lay the draft over it, check, save when something changed.
    func settle<Key: Hashable>(
        by key: (Row) -> Key, find: (Draft<Row>) throws -> Row?, isSame: (Draft<Row>, Row) -> Bool = { _, _ in false },
        create: (Draft<Row>) throws -> Row?, check: (inout Row, Row?) throws -> (column: String, fault: RowFault)?,
        save: (Row, Row?) throws -> Void
    ) throws -> ChunkOutcome {
        var outcome = ChunkOutcome()
        // A dry run saves nothing: a row that comes twice must still find its first appearance.
        var seen: [Key: Row] = [:]
        for draft in drafts {
            let stored = try seen[key(draft.row)] ?? find(draft)
            if let stored, isSame(draft, stored) {
                outcome.unchanged += 1
                continue
            }
            guard var row = try stored.map({ merged(draft, over: $0) }) ?? create(draft) else { continue }
            if let stored, row == stored {
                outcome.unchanged += 1
                continue
            }
            if let (column, fault) = try check(&row, stored) {
                outcome.refuse(draft, column, fault)
                continue
            }
            if isDryRun {
                seen[key(row)] = row
            } else {
                try save(row, stored)
            }
            outcome.taken += 1
        }
        return outcome
    }
}

/// The FNV-1a hash: small, the same on every machine, good enough to notice a change.
struct FNV {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(UInt8(0xFF))
    }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
