// Conditions of a decision table: structured, three-valued, and small enough to be proved.

/// How two values are compared.
public enum Comparison: String, Hashable, Sendable, Codable, CaseIterable {
    case less = "<"
    case atMost = "<="
    case equal = "="
    case notEqual = "!="
    case atLeast = ">="
    case greater = ">"

    func holds(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .equal: left == right
        case .notEqual: left != right
        case .atLeast: left >= right
        case .greater: left > right
        }
    }
}

/// One side of a comparison.
public enum Operand: Hashable, Sendable {
    case fact(String)
    case setting(String)
    case value(FactValue)
    /// How many members a set has.
    case count(String)
}

/// A condition as it is written: leaves about facts and settings, joined by all, any and not.
public indirect enum Condition: Hashable, Sendable {
    case always
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case compare(Operand, Comparison, Operand)
    /// A choice is one of several values.
    case isOneOf(Operand, [FactValue])
    case known(String)
    case unknown(String)
    /// A set contains a member.
    case has(String, String)
}

/// What a condition comes to when facts may be unknown.
enum Truth {
    case yes, no, unclear
}

/// A condition over numbered variables, ready to be decided or proved.
indirect enum Check: Hashable, Sendable {
    case yes, no, unclear
    case all([Check])
    case any([Check])
    case not(Check)
    case compare(Term, Comparison, Term)
    case known(Int)
    case has(Int, bit: Int)

    enum Term: Hashable, Sendable {
        case variable(Int)
        case count(Int)
        case constant(Int)
    }

    /// Kleene's three-valued logic: an unknown fact only matters where it decides.
    func truth(_ values: UnsafeBufferPointer<Int?>) -> Truth {
        switch self {
        case .yes: return .yes
        case .no: return .no
        case .unclear: return .unclear
        case .all(let parts):
            var result = Truth.yes
            for part in parts {
                switch part.truth(values) {
                case .no: return .no
                case .unclear: result = .unclear
                case .yes: continue
                }
            }
            return result
        case .any(let parts):
            var result = Truth.no
            for part in parts {
                switch part.truth(values) {
                case .yes: return .yes
                case .unclear: result = .unclear
                case .no: continue
                }
            }
            return result
        case .not(let part):
            switch part.truth(values) {
            case .yes: return .no
            case .no: return .yes
            case .unclear: return .unclear
            }
        case .compare(let left, let comparison, let right):
            guard let left = left.number(values), let right = right.number(values) else { return .unclear }
            return comparison.holds(left, right) ? .yes : .no
        case .known(let variable): return values[variable] == nil ? .no : .yes
        case .has(let variable, let bit):
            guard let bits = values[variable] else { return .unclear }
            return bits & (1 << bit) != 0 ? .yes : .no
        }
    }
}

extension Check.Term {
    fileprivate func number(_ values: UnsafeBufferPointer<Int?>) -> Int? {
        switch self {
        case .variable(let variable): values[variable]
        case .count(let variable): values[variable].map { $0.nonzeroBitCount }
        case .constant(let number): number
        }
    }
}
