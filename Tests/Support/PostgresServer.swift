// A throw-away PostgreSQL server: started by the tests that need it, gone when the process ends.

#if PostgreSQL

    import Foundation
    import Synchronization

    /// What keeps the tests from running a server.
    public struct PostgresServerProblem: Error, CustomStringConvertible {
        public let description: String
    }

    /// A server of Debian's `postgresql` package on a free port of 127.0.0.1, with its files in a temporary folder.
    ///
    /// It runs as the user `postgres` when the tests run as root, because PostgreSQL refuses root.
    public final class PostgresServer: Sendable {
        /// One server for the whole test process; tests take databases from it with ``freshDatabase()``.
        public static func shared() async throws -> PostgresServer { try await first.value }

        private static let first = Task { try await offPool { try PostgresServer() } }

        public let port: Int
        private let folder: String
        private let programs: String
        private let numbers = Mutex(0)

        private static let living = Mutex<[PostgresServer]>([])
        private static let stopAtExit: Void = {
            _ = atexit { for server in PostgresServer.living.withLock({ $0 }) { server.stop() } }
        }()

        public init() throws {
            _ = Self.stopAtExit
            let version: Int
            (programs, version) = try Self.findPrograms()
            folder = NSTemporaryDirectory() + "xiaoer-pg-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
            port = try Self.freePort()
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if getuid() == 0 { try Self.run("/bin/chown", ["postgres", folder]) }
            // A server that sorts by a language: texts of ours must sort by code point all the same.
            let sorting = version >= 15 ? ["--locale-provider=icu", "--icu-locale=zh-Hans"] : []
            try asOwner(
                "initdb",
                ["-D", "\(folder)/data", "-A", "trust", "-U", "xiaoer", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]
                    + sorting)
            try start()
            Self.living.withLock { $0.append(self) }
        }

        /// A libpq address of one of its databases.
        public func url(_ database: String) -> String { "postgres://xiaoer@127.0.0.1:\(port)/\(database)" }

        /// A name that no other test of this process uses.
        public func freshName() -> String {
            "test_"
                + String(
                    numbers.withLock { number in
                        number += 1
                        return number
                    })
        }

        public func start() throws {
            // No fsync: these data need not survive the machine, only the server.
            let options = """
                -c listen_addresses=127.0.0.1 -c port=\(port) -c unix_socket_directories= -c fsync=off \
                -c max_connections=300 -c shared_buffers=32MB
                """
            try asOwner(
                "pg_ctl", ["start", "-w", "-t", "60", "-D", "\(folder)/data", "-l", "\(folder)/log", "-o", options])
        }

        /// Ends the server as a crash would: no shutdown checkpoint, connections just break.
        public func crash() throws { try asOwner("pg_ctl", ["stop", "-m", "immediate", "-w", "-D", "\(folder)/data"]) }

        /// Ends the server and removes its files.
        public func stop() {
            Self.living.withLock { living in living.removeAll { $0 === self } }
            try? asOwner("pg_ctl", ["stop", "-m", "immediate", "-w", "-D", "\(folder)/data"])
            try? FileManager.default.removeItem(atPath: folder)
        }

        // MARK: -

        private static func findPrograms() throws -> (folder: String, version: Int) {
            let root = "/usr/lib/postgresql"
            let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
            let newest = versions.compactMap { Int($0) }.sorted().last
            guard let newest, FileManager.default.isExecutableFile(atPath: "\(root)/\(newest)/bin/initdb") else {
                throw PostgresServerProblem(
                    description:
                        "no PostgreSQL server under \(root): apt-get install postgresql, or test without the trait")
            }
            return ("\(root)/\(newest)/bin", newest)
        }

        private func asOwner(_ program: String, _ arguments: [String]) throws {
            if getuid() == 0 {
                try Self.run("/usr/sbin/runuser", ["-u", "postgres", "--", "\(programs)/\(program)"] + arguments)
            } else {
                try Self.run("\(programs)/\(program)", arguments)
            }
        }

        /// Runs a program to its end. Not with Foundation's `Process`: the server would inherit a descriptor of it, and
        /// waiting for `pg_ctl` would then wait for the server.
        private static func run(_ program: String, _ arguments: [String]) throws {
            let log = NSTemporaryDirectory() + "xiaoer-pg-\(getpid()).\(UInt32.random(in: 0...UInt32.max)).out"
            defer { unlink(log) }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
            let words = cStrings([program] + arguments)
            let surroundings = cStrings(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"])
            defer { for copy in words + surroundings { free(copy) } }
            var child: pid_t = 0
            let spawned = posix_spawn(&child, program, &actions, nil, words, surroundings)
            guard spawned == 0 else {
                throw PostgresServerProblem(description: "cannot run \(program): error \(spawned)")
            }
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0 && errno == EINTR {}
            guard status == 0 else {
                let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                throw PostgresServerProblem(description: "\(program) failed: \(said)")
            }
        }

        /// Copies that end with a null pointer; the caller frees them.
        private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
            texts.map { text in strdup(text) } + [nil]
        }

        /// A port that nobody listens on at this moment.
        private static func freePort() throws -> Int {
            let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { _ = Foundation.close(socket) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let ok = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
                }
            }
            guard ok else { throw PostgresServerProblem(description: "no free port on 127.0.0.1") }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

#endif
