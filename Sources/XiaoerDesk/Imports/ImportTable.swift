// Imports and the rows they refused.

import XiaoerRules

/// One import of a file.
public struct ImportJobRow: Hashable, Sendable {
    public enum State: String, Sendable {
        case running, done, failed
    }

    public var id: ID<ImportJob>
    public var shop: ID<Shop>
    public var kind: ImportKind
    public var fileName: String
    public var state: State
    /// Empty until it is known.
    public var encoding: String
    public var isDryRun: Bool
    public var rowsRead: Int
    public var rowsTaken: Int
    public var rowsUnchanged: Int
    public var rowsRefused: Int
    public var unknownColumns: [String]
    /// Why nothing, or not everything, was read; in Chinese.
    public var error: String?
    public var startedBy: ID<Person>?
    public var startedAt: Instant
    public var finishedAt: Instant?
}

/// The statements of the imports.
public enum ImportTable {
    static let statements = [insert, update, byID, ofShop, refuse, refusals]

    private static let insert = """
        INSERT INTO import_job (
            state, encoding, rows_read, rows_taken, rows_unchanged, rows_refused, unknown_columns, error, finished_at,
            shop_id, kind, file_name, is_dry_run, started_by, started_at, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let update = """
        UPDATE import_job SET
            state = ?, encoding = ?, rows_read = ?, rows_taken = ?, rows_unchanged = ?, rows_refused = ?,
            unknown_columns = ?, error = ?, finished_at = ?
        WHERE id = ?
        """
    private static let columns = """
        SELECT id, shop_id, kind, file_name, state, encoding, is_dry_run, rows_read, rows_taken, rows_unchanged,
            rows_refused, unknown_columns, error, started_by, started_at, finished_at FROM import_job
        """
    private static let byID = columns + " WHERE shop_id = ? AND id = ?"
    private static let ofShop = columns + " WHERE shop_id = ? AND id < ? ORDER BY id DESC LIMIT ?"
    private static let refuse = """
        INSERT INTO import_refusal (job_id, line, position, field, code, detail) VALUES (?, ?, ?, ?, ?, ?)
        """
    private static let refusals = """
        SELECT line, position, field, code, detail FROM import_refusal WHERE job_id = ? AND position > ?
        ORDER BY position LIMIT ?
        """

    static func insert(_ job: ImportJobRow, _ db: any Connection) throws {
        try db.run(
            insert,
            changing(job) + [
                job.shop, job.kind.rawValue, job.fileName, job.isDryRun, job.startedBy, job.startedAt, job.id,
            ])
    }

    static func update(_ job: ImportJobRow, _ db: any Connection) throws {
        try db.run(update, changing(job) + [job.id])
    }

    public static func find(_ id: ID<ImportJob>, shop: ID<Shop>, _ db: any Connection) throws -> ImportJobRow? {
        try db.first(byID, [shop, id], decode)
    }

    /// A shop's imports below an id, newest first.
    public static func ofShop(
        _ shop: ID<Shop>, before id: ID<ImportJob>?, limit: Int, _ db: any Connection
    ) throws -> [ImportJobRow] {
        try db.query(ofShop, [shop, id ?? ID(Int64.max), limit], decode)
    }

    static func refuse(_ refusal: ImportRefusal, position: Int, job: ID<ImportJob>, _ db: any Connection) throws {
        try db.run(refuse, [job, refusal.line, position, refusal.column, refusal.code.rawValue, refusal.detail])
    }

    /// Refused rows of an import in the order of the file, from above a position, with their positions.
    public static func refusals(
        _ job: ID<ImportJob>, after position: Int, limit: Int, _ db: any Connection
    ) throws -> [(position: Int, refusal: ImportRefusal)] {
        try db.query(refusals, [job, position, limit]) { row in
            (
                row.int(1),
                ImportRefusal(
                    line: row.int(0), column: row.textIfAny(2),
                    code: RowFault(rawValue: row.text(3)) ?? .refusedByDatabase,
                    detail: row.text(4))
            )
        }
    }

    private static func changing(_ job: ImportJobRow) -> [any Bindable] {
        [
            job.state.rawValue, job.encoding, job.rowsRead, job.rowsTaken, job.rowsUnchanged, job.rowsRefused,
            TextList.encode(job.unknownColumns), job.error, job.finishedAt,
        ]
    }

    private static func decode(_ row: any Row) -> ImportJobRow {
        ImportJobRow(
            id: row.id(0), shop: row.id(1), kind: ImportKind(rawValue: row.text(2)) ?? .products, fileName: row.text(3),
            state: ImportJobRow.State(rawValue: row.text(4)) ?? .failed, encoding: row.text(5), isDryRun: row.bool(6),
            rowsRead: row.int(7), rowsTaken: row.int(8), rowsUnchanged: row.int(9), rowsRefused: row.int(10),
            unknownColumns: TextList.decode(row.text(11)), error: row.textIfAny(12), startedBy: row.idIfAny(13),
            startedAt: row.instant(14), finishedAt: row.instantIfAny(15))
    }
}
