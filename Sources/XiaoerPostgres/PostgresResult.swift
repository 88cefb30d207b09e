// What the server answered, read row by row.

#if PostgreSQL

    import CLibPQ
    import Foundation
    import XiaoerDesk

    /// Owns one answer of libpq.
    final class PostgresResult {
        fileprivate let handle: OpaquePointer

        /// Takes over the pointer.
        init(_ handle: OpaquePointer) { self.handle = handle }
        deinit { PQclear(handle) }

        var rowCount: Int { Int(PQntuples(handle)) }
        /// How many rows a statement changed.
        var changedRows: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }
        /// The command that was done: `COMMIT` may come back as `ROLLBACK`.
        var command: String { String(cString: PQcmdStatus(handle)) }

        func row(_ number: Int) -> PostgresRow { PostgresRow(result: self, number: Int32(number)) }
    }

    /// One row. Columns come as text, which libpq hands out without a copy.
    struct PostgresRow: Row {
        let result: PostgresResult
        let number: Int32

        func isNull(_ column: Int) -> Bool { PQgetisnull(result.handle, number, Int32(column)) == 1 }

        func integer(_ column: Int) -> Int64 {
            guard let text = PQgetvalue(result.handle, number, Int32(column)) else { return 0 }
            // A comparison answers t or f where SQLite answers 1 or 0; a sum is numeric but whole.
            if text[0] == Int8(UInt8(ascii: "t")) { return 1 }
            return Int64(strtoll(text, nil, 10))
        }

        func real(_ column: Int) -> Double { Double(text(column)) ?? 0 }

        func text(_ column: Int) -> String {
            guard let text = PQgetvalue(result.handle, number, Int32(column)) else { return "" }
            return String(cString: text)
        }

        func position(of name: String) -> Int? {
            (0..<PQnfields(result.handle)).first { String(cString: PQfname(result.handle, $0)) == name }.map(Int.init)
        }
    }

#endif
