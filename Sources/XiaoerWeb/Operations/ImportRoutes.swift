// Imports: a file comes in, is read in the background, and the page watches.

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import XiaoerDesk
import XiaoerRules

/// An import as the page shows it.
struct ImportView: Codable, Sendable {
    struct RefusalSide: Codable, Sendable {
        let line: Int
        let column: String?
        let reason: String
        let code: String
    }

    let id: ID<ImportJob>
    let kind: ImportKind
    let fileName: String
    let state: String
    let encoding: String?
    let dryRun: Bool
    let rowsRead: Int
    let rowsTaken: Int
    let rowsUnchanged: Int
    let rowsRefused: Int
    let unknownColumns: [String]
    /// Why a file was not read at all.
    let reason: String?
    let startedBy: PersonView?
    let startedAt: Instant
    let finishedAt: Instant?
    /// 1 when finished; while it runs nobody knows how long the file is in rows.
    let progress: Double?
    var refusals: [RefusalSide]?
    let refusalsUrl: String?

    init(_ job: ImportJobRow, _ names: [ID<Person>: String]) {
        id = job.id
        kind = job.kind
        fileName = job.fileName
        state = job.state.rawValue
        encoding = job.encoding.isEmpty ? nil : job.encoding
        dryRun = job.isDryRun
        rowsRead = job.rowsRead
        rowsTaken = job.rowsTaken
        rowsUnchanged = job.rowsUnchanged
        rowsRefused = job.rowsRefused
        unknownColumns = job.unknownColumns
        reason = job.error
        startedBy = job.startedBy.map { PersonView(id: $0, name: names[$0] ?? "?") }
        startedAt = job.startedAt
        finishedAt = job.finishedAt
        progress = job.state == .running ? nil : 1
        refusalsUrl = job.rowsRefused > 0 ? "/api/imports/\(job.id)/refusals" : nil
    }
}

struct ImportReceipt: Codable, Sendable {
    let job: ImportView
}

/// Addresses under `/api/imports`. The router knows one name per place of a path, so `POST /api/imports/stock` finds its
/// kind under `id`.
struct ImportRoutes: Sendable {
    let desk: Desk
    let log: Logger

    static let largestFileBytes = 200 * 1024 * 1024
    private static let refusalsShown = 200

    var endpoints: [Endpoint] {
        [
            .raw(
                .post, "/api/imports/{id}", .permission(.importRun),
                "Takes a CSV file of a kind (named in place of the id); it is read in the background.",
                query: ["dryRun", "name"], answer: ImportReceipt.self
            ) { request, call in try await take(request, call) },
            .give(
                .get, "/api/imports", .permission(.importRun), "The shop's imports, newest first.",
                query: ["cursor", "limit"]
            ) {
                call in
                let authority = try call.authority
                let before = try call.query("cursor").map { text in
                    guard let id = ID<ImportJob>(text) else { throw InvalidInput("cursor", "is not one of ours") }
                    return id
                }
                let limit = try call.queryInt("limit", default: 20, in: 1...200)
                let jobs = try await desk.listImports(shop: authority.shop, before: before, limit: limit + 1)
                let names = try await desk.names(of: authority.shop)
                let shown = jobs.prefix(limit)
                return Page(
                    shown.map { ImportView($0, names) }, next: jobs.count > limit ? shown.last?.id.description : nil)
            },
            .give(.get, "/api/imports/{id}", .permission(.importRun), "One import with its first refused rows.") {
                call in
                let authority = try call.authority
                let (job, refusals) = try await desk.showImport(
                    try call.id(), shop: authority.shop, limit: Self.refusalsShown)
                let english = try await desk.isEnglish(authority)
                var view = ImportView(job, try await desk.names(of: authority.shop))
                view.refusals = refusals.map { _, refusal in
                    .init(
                        line: refusal.line, column: refusal.column,
                        reason: english ? refusal.englishReason : refusal.reason, code: refusal.code.rawValue)
                }
                return view
            },
            .raw(.get, "/api/imports/{id}/refusals", .permission(.importRun), "All refused rows of an import, as CSV.")
            {
                _, call in try await refusals(call)
            },
        ]
    }

    private func take(_ request: Request, _ call: Call) async throws -> Response {
        let authority = try call.authority
        guard let kind = ImportKind(rawValue: try call.parameter("id")) else { throw NotFound("kind") }
        let shop = try await desk.shop(authority.shop)
        let wish = ImportRequest(
            shop: authority.shop, kind: kind, fileName: call.query("name") ?? "\(kind.rawValue).csv",
            isDryRun: call.query("dryRun") == "true", actor: authority.actor, time: shop.time)
        let file = FileManager.default.temporaryDirectory.appending(path: "xiaoer-import-\(UUID().uuidString)")
        do {
            try await receive(request, into: file)
            let job = try await desk.startImport(wish)
            Task { [desk, log] in
                defer { try? FileManager.default.removeItem(at: file) }
                do { try await desk.runImport(job, wish, from: .file(path: file.path)) } catch {
                    log.error("import \(job.id): \(error)")
                }
            }
            let view = ImportView(job, try await desk.names(of: authority.shop))
            return try JSON.response(ImportReceipt(job: view), status: .accepted)
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }

    /// Writes the body to a file as it comes: 200 MB do not belong in memory.
    private func receive(_ request: Request, into file: URL) async throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw DatabaseFailure.full("a temporary file could not be made")
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var received = 0
        for try await piece in request.body {
            received += piece.readableBytes
            guard received <= Self.largestFileBytes else {
                throw Refusal("import.too_large", "The file is larger than 200 MB; split it.")
            }
            try handle.write(contentsOf: Data(buffer: piece))
        }
    }

    private func refusals(_ call: Call) async throws -> Response {
        let authority = try call.authority
        let id: ID<ImportJob> = try call.id()
        let english = try await desk.isEnglish(authority)
        var text = "\u{FEFF}" + (english ? "line,column,reason,code\r\n" : "行,列,原因,代码\r\n")
        var after = 0
        while true {
            let page = try await desk.showImport(id, shop: authority.shop, refusalsAfter: after, limit: 1000).refusals
            for (_, refusal) in page {
                let fields = [
                    String(refusal.line), refusal.column ?? "", english ? refusal.englishReason : refusal.reason,
                    refusal.code.rawValue,
                ]
                text += fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
            }
            guard let last = page.last else { break }
            after = last.position
        }
        return Download.csv(ByteBuffer(string: text), name: "refusals-\(id).csv")
    }
}

/// Files for saving.
enum Download {
    static func headers(name: String) -> HTTPFields {
        [
            .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
    }

    static func csv(_ bytes: ByteBuffer, name: String) -> Response {
        Response(status: .ok, headers: headers(name: name), body: .init(byteBuffer: bytes))
    }
}
