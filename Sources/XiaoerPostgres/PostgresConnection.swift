// One connection to the server through libpq. It blocks, so it lives on a thread of its own.

#if PostgreSQL

    import CLibPQ
    import Foundation
    import XiaoerDesk

    /// Where the server is and how long to wait for it.
    package struct PostgresSettings: Sendable {
        /// A libpq address: `postgres://user:password@host:5432/name` or `host=… dbname=…`.
        package let url: String
        package let lockTimeoutSeconds: Double

        package init(url: String, lockTimeoutSeconds: Double = 5) {
            self.url = url
            self.lockTimeoutSeconds = lockTimeoutSeconds
        }
    }

    /// A connection with its prepared statements. Not safe for two threads at once. It opens when it is first needed, and
    /// again after it was lost.
    package class PostgresConnection: Connection {
        package let dialect = Dialect.postgres
        private let settings: PostgresSettings
        private(set) var handle: OpaquePointer?
        /// The code of the last error, empty when the connection itself broke.
        private(set) var lastState = ""
        private var prepared: [String: Prepared] = [:]

        private struct Prepared {
            let name: String
            let parameterCount: Int
        }

        /// More than all our tables have; only generated SQL could come near it.
        private static let mostPrepared = 1000

        package init(_ settings: PostgresSettings) { self.settings = settings }
        deinit { shut() }

        // MARK: - Opening

        package var isOpen: Bool { handle.map { PQstatus($0) == CONNECTION_OK } ?? false }

        /// Connects unless connected. Throws `unreachable` at once or after five seconds.
        package func open() throws {
            if isOpen { return }
            shut()
            // Later keywords win over the address, earlier ones are defaults for it.
            let options = [
                ("connect_timeout", "5"), ("fallback_application_name", "xiaoer"), ("keepalives_idle", "10"),
                ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
                ("dbname", settings.url), ("client_encoding", "UTF8"),
            ]
            handle = Self.withCStrings(options.map(\.0)) { names in
                Self.withCStrings(options.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
            }
            guard isOpen else {
                let message = handle.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
                shut()
                throw DatabaseFailure.unreachable(message)
            }
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            do { try greet() } catch {
                shut()
                throw error
            }
        }

        private func greet() throws {
            guard PQparameterStatus(handle, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
                throw DatabaseFailure.broken("the PostgreSQL database must have the encoding UTF8")
            }
            let lockMilliseconds = Int(settings.lockTimeoutSeconds * 1000)
            // A node that froze or vanished in the middle of a write must not hold up the others for long.
            try execute(
                """
                SET lock_timeout = \(lockMilliseconds);
                SET idle_in_transaction_session_timeout = 15000;
                SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
                SELECT set_config('synchronous_commit', 'on', false)
                WHERE current_setting('synchronous_commit') IN ('off', 'local')
                """)
        }

        /// Ends the connection; the next use opens a new one.
        package func shut() {
            if let handle { PQfinish(handle) }
            handle = nil
            prepared = [:]
        }

        // MARK: - Transactions

        /// Begins a transaction. When the connection turns out to have died meanwhile (the server was restarted), a new one
        /// is opened once.
        package func begin(_ sql: String) throws {
            let wasOpen = isOpen
            try open()
            do { try execute(sql) } catch {
                if wasOpen && !isOpen {
                    try open()
                    try execute(sql)
                } else {
                    rollBack()
                    throw error
                }
            }
        }

        /// Leaves whatever transaction there is. Never throws: a connection that cannot even do that is given up.
        package func rollBack() {
            guard isOpen, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
            do { try execute("ROLLBACK") } catch { shut() }
        }

        /// Runs the body on one unchanging snapshot.
        func snapshot<T>(_ body: (any Connection) throws -> T) throws -> T {
            try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            defer { rollBack() }
            return try body(self)
        }

        // MARK: - Statements

        /// Runs one or several statements without arguments. Returns the last one's command.
        @discardableResult package func execute(_ sql: String) throws -> String {
            try take(PQexec(handle, sql)).command
        }

        @discardableResult package func run(_ sql: String, _ arguments: [any Bindable]) throws -> Int {
            try perform(sql, arguments).changedRows
        }

        package func query<T>(_ sql: String, _ arguments: [any Bindable], _ decode: (any Row) throws -> T) throws -> [T]
        {
            let result = try perform(sql, arguments)
            return try (0..<result.rowCount).map { try decode(result.row($0)) }
        }

        package func check(_ sql: String) throws {
            _ = try take(PQprepare(handle, "", Placeholders.numbered(sql).sql, 0, nil))
        }

        /// A statement failed; the writer's connection remembers it.
        func noteFailure(_ failure: DatabaseFailure) {}

        private func perform(_ sql: String, _ arguments: [any Bindable]) throws -> PostgresResult {
            let parameters = try Parameters(arguments)
            guard Self.isWorthPreparing(sql) else {
                let text = Placeholders.numbered(sql).sql
                return try parameters.withPointers { values, count in
                    try take(PQexecParams(handle, text, count, nil, values, nil, nil, 0))
                }
            }
            let statement = try prepare(sql)
            guard statement.parameterCount == arguments.count else {
                throw DatabaseFailure.broken(
                    "\(statement.parameterCount) placeholders, \(arguments.count) arguments: \(sql)")
            }
            return try parameters.withPointers { values, count in
                try take(PQexecPrepared(handle, statement.name, count, values, nil, nil, 0))
            }
        }

        private func prepare(_ sql: String) throws -> Prepared {
            if let known = prepared[sql] { return known }
            if prepared.count >= Self.mostPrepared {
                try execute("DEALLOCATE ALL")
                prepared = [:]
            }
            let text = Placeholders.numbered(sql)
            let fresh = Prepared(name: "x\(prepared.count)", parameterCount: text.count)
            _ = try take(PQprepare(handle, fresh.name, text.sql, 0, nil))
            prepared[sql] = fresh
            return fresh
        }

        /// Changes of the schema run once.
        private static func isWorthPreparing(_ sql: String) -> Bool {
            let word = sql.drop { $0.isWhitespace }.prefix(6).uppercased()
            return ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(word) || word.hasPrefix("WITH")
        }

        /// The answer, or the failure that it is.
        private func take(_ result: OpaquePointer?) throws -> PostgresResult {
            guard let result else { throw failed(state: "", message: "not connected") }
            let answer = PostgresResult(result)
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return answer
            default: break
            }
            // The fields' codes are characters in C. The detail is left out on purpose: it holds people's data.
            func field(_ code: Character) -> String? {
                PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
            }
            let message = field("M") ?? String(cString: PQerrorMessage(handle))
            throw failed(state: isOpen ? field("C") ?? "" : "", message: message)
        }

        private func failed(state: String, message: String) -> DatabaseFailure {
            lastState = state
            if state == "0A000" { shut() }
            let failure = DatabaseFailure(state: state, message: message)
            noteFailure(failure)
            return failure
        }

        private static func withCStrings<R>(
            _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
        ) -> R {
            let copies = texts.map { strdup($0) }
            defer { for copy in copies { free(copy) } }
            return (copies.map { $0.map { UnsafePointer($0) } } + [nil]).withUnsafeBufferPointer {
                body($0.baseAddress)
            }
        }
    }

    /// Arguments as libpq wants them: one buffer of texts that end with NUL, and where each begins.
    private struct Parameters {
        private var bytes: [CChar] = []
        /// Nil for null.
        private var starts: [Int?] = []

        init(_ arguments: [any Bindable]) throws {
            for argument in arguments {
                switch argument.sqlValue {
                case .null: starts.append(nil)
                case .integer(let number): append(String(number))
                case .real(let number): append(String(number))
                case .text(let text):
                    try text.refuseNUL()
                    append(text)
                }
            }
        }

        private mutating func append(_ text: String) {
            starts.append(bytes.count)
            bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
            bytes.append(0)
        }

        func withPointers<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?, Int32) throws -> R) rethrows -> R {
            try bytes.withUnsafeBufferPointer { buffer in
                let pointers = starts.map { start in start.flatMap { buffer.baseAddress?.advanced(by: $0) } }
                return try pointers.withUnsafeBufferPointer { try body($0.baseAddress, Int32($0.count)) }
            }
        }
    }

#endif
