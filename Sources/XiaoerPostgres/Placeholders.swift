// The seam writes `?` for an argument, PostgreSQL wants `$1`, `$2` …

#if PostgreSQL

    /// Rewrites a statement's placeholders. A `?` inside quotes or a comment is no placeholder.
    enum Placeholders {
        /// The rewritten statement and how many arguments it takes.
        static func numbered(_ sql: String) -> (sql: String, count: Int) {
            let source = Array(sql.utf8)
            var target: [UInt8] = []
            target.reserveCapacity(source.count + 16)
            var count = 0
            var next = 0
            while next < source.count {
                let end = endOfLiteral(source, from: next)
                if end > next {
                    target += source[next..<end]
                    next = end
                } else if source[next] == UInt8(ascii: "?") {
                    count += 1
                    target += Array("$\(count)".utf8)
                    next += 1
                } else {
                    target.append(source[next])
                    next += 1
                }
            }
            return (String(decoding: target, as: UTF8.self), count)
        }

        /// Where the quoted text or comment that begins here ends; `start` itself when none begins.
        private static func endOfLiteral(_ source: [UInt8], from start: Int) -> Int {
            func begins(_ mark: StaticString) -> Bool {
                start + 1 < source.count && source[start] == mark.utf8Start[0] && source[start + 1] == mark.utf8Start[1]
            }
            switch source[start] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                // A doubled quote ends one literal and begins the next: the same for us.
                let close = source[(start + 1)...].firstIndex(of: source[start])
                return close.map { $0 + 1 } ?? source.count
            case UInt8(ascii: "-") where begins("--"):
                return source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
            case UInt8(ascii: "/") where begins("/*"):
                var index = start + 2
                while index + 1 < source.count {
                    if source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/") { return index + 2 }
                    index += 1
                }
                return source.count
            default:
                return start
            }
        }
    }

#endif
