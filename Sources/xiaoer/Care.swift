// xiaoer backup, restore, migrate and doctor: looking after the data.

import ArgumentParser
import Foundation
import XiaoerDesk
import XiaoerRules

/// Copies the data while the desk is running.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy a shop's data into a folder while the desk is running.",
        discussion: "Database and attachments. For PostgreSQL use pg_dump beside it.")
    @Argument(help: "The folder to make; it must not exist.") var target: String
    @OptionGroup var data: DataOptions

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw ValidationError("\(target) exists already.")
        }
        let desk = try await openDesk(data)
        guard let sqlite = desk.database as? SQLiteDatabase else {
            throw ValidationError("This copies SQLite. For PostgreSQL use pg_dump.")
        }
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        try sqlite.backup(to: target + "/xiaoer.sqlite")
        for name in ["attachments", "secret"] where FileManager.default.fileExists(atPath: data.data + "/" + name) {
            try FileManager.default.copyItem(atPath: data.data + "/" + name, toPath: target + "/" + name)
        }
        await desk.database.close()
        print("Backed up to \(target).")
    }
}

/// Puts a backup in place of a data folder.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in place of the data. Stop the desk first.",
        discussion: "What was there before is kept beside it, with the time in its name.")
    @Argument(help: "The folder that backup made.") var source: String
    @OptionGroup var data: DataOptions

    func run() async throws {
        let files = FileManager.default
        guard files.fileExists(atPath: source + "/xiaoer.sqlite") else {
            throw ValidationError("\(source) is not a backup: there is no xiaoer.sqlite in it.")
        }
        // Prove it before anything is moved.
        let copy = try SQLiteDatabase(path: source + "/xiaoer.sqlite")
        let problems = try await copy.integrityProblems()
        await copy.close()
        guard problems.isEmpty else {
            throw ValidationError("The backup is damaged: \(problems.joined(separator: "; "))")
        }
        if files.fileExists(atPath: data.data) {
            let aside = data.data + ".before-restore-\(Int(Date().timeIntervalSince1970))"
            try files.moveItem(atPath: data.data, toPath: aside)
            print("What was there is kept in \(aside).")
        }
        try files.copyItem(atPath: source, toPath: data.data)
        let desk = try await openDesk(data)
        await desk.database.close()
        print("Restored from \(source).")
    }
}

/// Brings the data to this program's version.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the data to this version, after an automatic backup.")
    @OptionGroup var data: DataOptions

    func run() async throws {
        let desk = try await openDesk(data)
        print("The data is at version \(try await Migrator(desk.database).version()) of \(Migrator.newest).")
        await desk.database.close()
    }
}

/// Looks at everything that could be wrong and says what to do.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check data, disk, tables and phrases, and say what to do about what is wrong."
    )
    @OptionGroup var data: DataOptions

    func run() async throws {
        var isWell = true
        func tell(_ ok: Bool, _ what: String, _ advice: String = "") {
            print("\(ok ? "ok  " : "BAD ") \(what)\(ok || advice.isEmpty ? "" : ": \(advice)")")
            isWell = isWell && ok
        }
        let desk = try await openDesk(data)
        tell(true, "database opens (\(desk.database.dialect))")
        let version = try await Migrator(desk.database).version()
        tell(version == Migrator.newest, "schema version \(version)", "run: xiaoer migrate")
        if let sqlite = desk.database as? SQLiteDatabase {
            let problems = try await sqlite.integrityProblems()
            tell(problems.isEmpty, "database file is whole", "restore a backup: \(problems.joined(separator: "; "))")
        }
        do {
            try await Statements.check(desk.database)
            tell(true, "every statement prepares")
        } catch {
            tell(false, "every statement prepares", "\(error)")
        }
        do {
            let library = try GuidanceLibrary.delivered()
            tell(
                true,
                "\(library.tables.ids.count) decision tables and \(library.phrases.phrases.count) phrases are sound")
        } catch {
            tell(false, "decision tables and phrases", "\(error)")
        }
        let space = try FileManager.default.attributesOfFileSystem(forPath: data.data)[.systemFreeSize] as? Int ?? 0
        tell(space > 1 << 30, "\(space >> 20) MiB free on the disk", "free some space: below 1 GiB is little")
        for shop in try await desk.listShops() {
            let people = try await desk.people(of: shop.id).filter(\.isActive).count
            tell(people > 0, "shop \(shop.slug): \(people) active people", "add one: xiaoer user add")
        }
        await desk.database.close()
        if !isWell { throw ExitCode.failure }
    }
}
