// Opens a shop's data for a command: SQLite in a folder, or PostgreSQL when it was built in.

import ArgumentParser
import Foundation
import Logging
import XiaoerDesk
import XiaoerRules

#if PostgreSQL
    import XiaoerPostgres
#endif

/// Where a command finds its data.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder with the shop's data.") var data = "data"
    @Option(help: "A PostgreSQL address, postgres://…, instead of the folder's SQLite file.") var database: String?
}

/// Opens the data, and brings its schema up to date after a backup. Throws a message for people.
func openDesk(_ options: DataOptions) async throws -> Desk {
    let now: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    let database = try await openDatabase(options, now: now)
    let migrator = Migrator(database)
    do {
        let before = try await migrator.version()
        if before > 0, before < Migrator.newest, let sqlite = database as? SQLiteDatabase {
            try sqlite.backup(to: "\(options.data)/xiaoer-before-\(Migrator.newest)-\(now().milliseconds).sqlite")
        }
        try await migrator.migrate(now: now())
    } catch let tooNew as SchemaTooNew {
        throw ValidationError(
            "The data was written by a newer xiaoer (schema \(tooNew.found), this one knows \(tooNew.known)).")
    }
    try FileManager.default.createDirectory(atPath: options.data, withIntermediateDirectories: true)
    let files = FileStore(
        folder: URL(filePath: options.data).appending(path: "attachments"), key: try secretKey(options.data + "/secret"))
    var log = Logger(label: "xiaoer")
    log.logLevel = .notice
    return Desk(database: database, now: now, files: files, log: log)
}

/// The key that signs attachments' addresses: made once, readable only by its owner.
private func secretKey(_ path: String) throws -> [UInt8] {
    if let kept = FileManager.default.contents(atPath: path), kept.count == 32 { return [UInt8](kept) }
    let fresh = SecretSource().bytes(32)
    guard FileManager.default.createFile(atPath: path, contents: Data(fresh), attributes: [.posixPermissions: 0o600])
    else { throw ValidationError("\(path) cannot be written.") }
    return fresh
}

private func openDatabase(_ options: DataOptions, now: @Sendable () -> Instant) async throws -> any Database {
    if let url = options.database {
        #if PostgreSQL
            return try await PostgresDatabase(url: url)
        #else
            throw ValidationError("This xiaoer was built without PostgreSQL (\(url.prefix(11))…).")
        #endif
    }
    try FileManager.default.createDirectory(atPath: options.data, withIntermediateDirectories: true)
    return try SQLiteDatabase(path: options.data + "/xiaoer.sqlite")
}

/// The shop a command is about: the one named, or the only one there is.
func shopNamed(_ slug: String?, in desk: Desk) async throws -> ShopRow {
    let shops = try await desk.database.read { db in try ShopTable.all(db) }
    if let slug {
        guard let shop = shops.first(where: { $0.slug == slug }) else {
            throw ValidationError("There is no shop \(slug).")
        }
        return shop
    }
    guard let only = shops.first, shops.count == 1 else {
        throw ValidationError("Name the shop with --shop: \(shops.map(\.slug).joined(separator: ", "))")
    }
    return only
}
