// Imports a file: finds out what it is, takes row after row, tells exactly which rows it refused.

import XiaoerRules

/// What is to be imported.
public struct ImportRequest: Sendable {
    public var shop: ID<Shop>
    public var kind: ImportKind
    /// As the person knows it; shown, never opened.
    public var fileName: String
    /// Look and report, change nothing.
    public var isDryRun: Bool
    public var actor: Actor
    /// The shop's time zone, in which the times of the file are meant.
    public var time: BusinessTime

    public init(
        shop: ID<Shop>, kind: ImportKind, fileName: String, isDryRun: Bool = false, actor: Actor = .system,
        time: BusinessTime = BusinessTime()
    ) {
        self.shop = shop
        self.kind = kind
        self.fileName = fileName
        self.isDryRun = isDryRun
        self.actor = actor
        self.time = time
    }
}

extension Desk {
    /// Begins an import and takes the file's rows. Returns the finished job.
    ///
    /// A row that cannot be taken is refused with its line, column and reason while the rest is taken; importing the
    /// same file again changes nothing. A file that is no table ends as a failed job, not as an error; errors are the
    /// database's (full, busy, unreachable), and whatever was taken before them stays.
    @discardableResult public func importFile(_ request: ImportRequest, from source: ImportSource) async throws
        -> ImportJobRow
    {
        try await runImport(startImport(request), request, from: source)
    }

    /// Records a new import, to be run by ``runImport(_:_:from:)``.
    public func startImport(_ request: ImportRequest) async throws -> ImportJobRow {
        var starter: ID<Person>?
        if case .person(let person) = request.actor { starter = person }
        let job = ImportJobRow(
            id: ids.next(now: now()), shop: request.shop, kind: request.kind,
            fileName: String(request.fileName.prefix(200)),
            state: .running, encoding: "", isDryRun: request.isDryRun, rowsRead: 0, rowsTaken: 0, rowsUnchanged: 0,
            rowsRefused: 0, unknownColumns: [], error: nil, startedBy: starter, startedAt: now(), finishedAt: nil)
        try await database.write { db in
            try ImportTable.insert(job, db)
            try db.tell(job.event("import.started", by: request.actor, at: job.startedAt))
        }
        return job
    }

    /// Takes the rows of a file for an import that was begun. May run long: up to 200 MB.
    @discardableResult public func runImport(
        _ job: ImportJobRow, _ request: ImportRequest, from source: ImportSource
    ) async throws -> ImportJobRow {
        func run<Format: ImportFormat>(_ format: Format.Type) async throws -> ImportJobRow {
            var run = ImportRun<Format>(self, job, request)
            return try await run.run(source)
        }
        return switch request.kind {
        case .products: try await run(ProductFormat.self)
        case .skus: try await run(SKUFormat.self)
        case .stock: try await run(StockFormat.self)
        case .customers: try await run(CustomerFormat.self)
        case .orders: try await run(OrderFormat.self)
        case .orderLines: try await run(OrderLineFormat.self)
        case .marketplaceOrders: try await run(MarketplaceOrderFormat.self)
        case .marketplaceOrderLines: try await run(MarketplaceOrderLineFormat.self)
        }
    }

    /// The shop's imports, newest first.
    public func listImports(
        shop: ID<Shop>, before id: ID<ImportJob>? = nil, limit: Int = 50
    ) async throws -> [ImportJobRow] {
        try await database.read { db in try ImportTable.ofShop(shop, before: id, limit: limit, db) }
    }

    /// One import with its first refused rows. Throws ``NotFound``.
    public func showImport(
        _ id: ID<ImportJob>, shop: ID<Shop>, refusalsAfter position: Int = 0, limit: Int = 200
    ) async throws -> (job: ImportJobRow, refusals: [(position: Int, refusal: ImportRefusal)]) {
        try await database.read { db in
            guard let job = try ImportTable.find(id, shop: shop, db) else { throw NotFound("import") }
            return (job, try ImportTable.refusals(id, after: position, limit: limit, db))
        }
    }
}

extension ImportJobRow {
    /// Counts only: what stands in the rows is nobody's business outside.
    func event(_ type: String, by actor: Actor, at now: Instant) -> Event {
        let counts = """
            {"kind":"\(kind.rawValue)","state":"\(state.rawValue)","dryRun":\(isDryRun),"rowsRead":\(rowsRead),\
            "rowsTaken":\(rowsTaken),"rowsUnchanged":\(rowsUnchanged),"rowsRefused":\(rowsRefused)}
            """
        return Event(
            shop: shop, at: now, type: type, actor: actor, subject: .init("import", id.value), data: counts, echo: self)
    }
}
