// One run of an import: from the first byte to the last event.

import XiaoerRules

/// Imports one file of one format.
struct ImportRun<Format: ImportFormat> {
    private let desk: Desk
    private let request: ImportRequest
    private let limits: ImportLimits
    private var job: ImportJobRow

    init(_ desk: Desk, _ job: ImportJobRow, _ request: ImportRequest, limits: ImportLimits = ImportLimits()) {
        self.desk = desk
        self.job = job
        self.request = request
        self.limits = limits
    }

    /// Returns the finished job; throws what the database throws, after trying to note that the import failed.
    mutating func run(_ source: ImportSource) async throws -> ImportJobRow {
        do {
            let shape = try await FileShape.find(source, limits: limits)
            job.encoding = shape.encoding.rawValue
            try await takeRows(source, shape)
            job.state = .done
        } catch let fault as ImportFileFault {
            job.state = .failed
            job.error = fault.words
        } catch let fault as HeadingFault {
            job.state = .failed
            job.error = fault.fault.words + fault.columns.joined(separator: "、")
        } catch {
            job.state = .failed
            job.error = ImportFileFault.broken.words
            try? await finish()
            throw error
        }
        try await finish()
        return job
    }

    private mutating func finish() async throws {
        job.finishedAt = desk.now()
        let (job, actor) = (job, request.actor)
        try await desk.database.write { db in
            try ImportTable.update(job, db)
            try db.tell(job.event("import.finished", by: actor, at: job.finishedAt ?? job.startedAt))
        }
    }

    private mutating func takeRows(_ source: ImportSource, _ shape: FileShape) async throws {
        let now = desk.now()
        var rows = try FileRows<Format>(
            shape, limits: limits.rows, shop: request.shop, time: request.time, now: now, ids: desk.ids)
        try await source.forEachPiece { piece in
            try rows.feed(piece)
            while rows.waiting >= limits.chunkRows { try await settle(rows.take(limits.chunkRows), &rows, now) }
        }
        try rows.finish()
        while rows.waiting > 0 || rows.hasRefused {
            try await settle(rows.take(limits.chunkRows), &rows, now)
        }
    }

    /// Saves a chunk; when the database refuses something in it, row by row, so that only that row is left out.
    private mutating func settle(
        _ drafts: [Draft<Format.Row>], _ rows: inout FileRows<Format>, _ now: Instant
    ) async throws {
        let refused = rows.takeRefused()
        job.rowsRead = rows.read
        job.unknownColumns = rows.unknownColumns
        let chunk = Chunk(
            drafts: drafts, columns: rows.columns, shop: request.shop, time: request.time, now: now, ids: desk.ids,
            isDryRun: request.isDryRun)
        do {
            job = try await save(chunk, refused)
        } catch DatabaseFailure.constraint {
            job = try await save(chunk.with([]), refused)
            for draft in chunk.drafts {
                do {
                    job = try await save(chunk.with([draft]), [])
                } catch DatabaseFailure.constraint {
                    job = try await save(
                        chunk.with([]), [Refused(draft.line, draft.position, nil, RowDefect(fault: .refusedByDatabase))]
                    )
                }
            }
        }
    }

    /// Settles a chunk and notes what became of it in one write: the figures of the job never run ahead of the rows.
    private func save(_ chunk: Chunk<Format.Row>, _ refused: [Refused]) async throws -> ImportJobRow {
        let (job, actor, step) = (job, request.actor, limits.rowsPerProgress)
        var looked: ChunkOutcome?
        if chunk.isDryRun { looked = try await desk.database.read { db in try Format.settle(chunk, db) } }
        let dryOutcome = looked
        return try await desk.database.write { db in
            var outcome = try dryOutcome ?? Format.settle(chunk, db)
            for change in outcome.stockChanges where !chunk.isDryRun {
                try Desk.tellStock(change, by: actor, at: chunk.now, chunk.ids, db)
            }
            outcome.refused += refused
            let updated = job.adding(outcome)
            try ImportTable.update(updated, db)
            for refused in outcome.refused {
                let column = refused.column.map { name in Format.columns.first { $0.name == name }?.heading ?? name }
                let refusal = ImportRefusal(
                    line: refused.line, column: column, code: refused.defect.fault, detail: refused.defect.detail)
                try ImportTable.refuse(refusal, position: refused.position, job: job.id, db)
            }
            if job.rowsDone / step != updated.rowsDone / step {
                try db.tell(updated.event("import.progress", by: actor, at: chunk.now))
            }
            return updated
        }
    }
}

extension ImportJobRow {
    /// Rows whose fate is known.
    fileprivate var rowsDone: Int { rowsTaken + rowsUnchanged + rowsRefused }

    fileprivate func adding(_ outcome: ChunkOutcome) -> ImportJobRow {
        var job = self
        job.rowsTaken += outcome.taken
        job.rowsUnchanged += outcome.unchanged
        job.rowsRefused += outcome.refused.count
        return job
    }
}

extension Chunk {
    /// The same chunk with other drafts.
    fileprivate func with(_ drafts: [Draft<Row>]) -> Chunk {
        Chunk(drafts: drafts, columns: columns, shop: shop, time: time, now: now, ids: ids, isDryRun: isDryRun)
    }
}
