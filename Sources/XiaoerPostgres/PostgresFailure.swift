// The server's error codes, sorted by what the caller can do about them.

#if PostgreSQL

    import XiaoerDesk

    /// The SQLSTATE codes that Xiaoer treats in a way of their own.
    enum SQLState {
        /// The transaction met another one: nothing was changed and running it again helps.
        static func isWorthAnotherRun(_ state: String) -> Bool {
            // The last one: a migration changed a table under a prepared statement.
            ["40001", "40P01", "0A000"].contains(state)
        }
    }

    extension DatabaseFailure {
        /// `state` is the five-character code, empty when the server said nothing at all.
        init(state: String, message: String) {
            switch state.prefix(2) {
            case "08", "": self = .unreachable(message)
            case "23": self = .constraint(message)
            case "40": self = .busy(message)
            default:
                switch state {
                case "53100": self = .full(message)
                case "53300", "57P01", "57P02", "57P03", "57P05", "25P03": self = .unreachable(message)
                case "55P03", "57014": self = .busy(message)
                case "22021": self = .constraint(message)
                default: self = .broken("[\(state)] \(message)")
                }
            }
        }
    }

#endif
