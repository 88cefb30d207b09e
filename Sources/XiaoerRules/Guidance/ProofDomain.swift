// The values a proof has to try: enough to stand for all others.

/// Splits each variable's domain at the thresholds that the checks use.
///
/// Ordered variables that are compared with each other form a group. Between two neighbouring constants any order of
/// the group's variables can be had with values within `group size` steps of a constant, so these values suffice.
enum ProofDomain {
    static func candidates(_ checks: [Check], _ scope: TableScope) -> [[Int?]] {
        var use = Use(count: scope.facts.count + scope.settings.count)
        for check in checks { use.note(check) }
        return (0..<use.constants.count).map { variable in
            var values: [Int?] = values(variable, use, scope)
            // A fact without a fallback may also be unknown; a setting never is.
            if variable < scope.facts.count, scope.facts[variable].fallback == nil { values.append(nil) }
            return values
        }
    }

    private static func values(_ variable: Int, _ use: Use, _ scope: TableScope) -> [Int] {
        switch scope.kind(at: variable) {
        case .flag: return [0, 1]
        case .words: return [1]
        case .choice(let choices), .scale(let choices): return Array(choices.indices)
        case .set(let choices): return subsets(use.bits[variable], of: choices.count)
        case .number, .amount, .date: return ordered(variable, use, range(variable, scope))
        }
    }

    private static func range(_ variable: Int, _ scope: TableScope) -> ClosedRange<Int> {
        variable < scope.facts.count
            ? scope.facts[variable].range : scope.settings[variable - scope.facts.count].range
    }

    private static func ordered(_ variable: Int, _ use: Use, _ range: ClosedRange<Int>) -> [Int] {
        let group = use.group(variable)
        let steps = group.count
        var constants = Set(group.flatMap { use.constants[$0] })
        constants.insert(0)
        if range.lowerBound != Fact.anything.lowerBound { constants.insert(range.lowerBound) }
        if range.upperBound != Fact.anything.upperBound { constants.insert(range.upperBound) }
        var values: Set<Int> = []
        for constant in constants {
            for step in -steps...steps where range.contains(constant + step) { values.insert(constant + step) }
        }
        return values.sorted()
    }

    /// All subsets of the members that are asked for, each filled up with 0…n others so that every count occurs.
    private static func subsets(_ mentioned: Set<Int>, of size: Int) -> [Int] {
        let asked = mentioned.sorted()
        let others = (0..<size).filter { !mentioned.contains($0) }
        var values: [Int] = []
        for choice in 0..<(1 << asked.count) {
            var bits = 0
            for (position, member) in asked.enumerated() where choice & (1 << position) != 0 { bits |= 1 << member }
            values.append(bits)
            for member in others {
                bits |= 1 << member
                values.append(bits)
            }
        }
        return values
    }

    /// What the checks compare each variable with.
    private struct Use {
        var constants: [Set<Int>]
        var bits: [Set<Int>]
        var links: [[Int]]

        init(count: Int) {
            constants = Array(repeating: [], count: count)
            bits = Array(repeating: [], count: count)
            links = Array(repeating: [], count: count)
        }

        mutating func note(_ check: Check) {
            switch check {
            case .yes, .no, .unclear, .known: break
            case .all(let parts), .any(let parts): for part in parts { note(part) }
            case .not(let part): note(part)
            case .has(let variable, let bit): bits[variable].insert(bit)
            case .compare(.variable(let variable), _, .constant(let number)): constants[variable].insert(number)
            case .compare(.variable(let left), _, .variable(let right)):
                links[left].append(right)
                links[right].append(left)
            case .compare(.count, _, .variable(let right)): constants[right].formUnion(0...FactKind.mostMembers)
            case .compare: break
            }
        }

        /// The variables this one is compared with, directly or through others, itself included.
        func group(_ variable: Int) -> [Int] {
            var found = [variable]
            var next = 0
            while next < found.count {
                for other in links[found[next]] where !found.contains(other) { found.append(other) }
                next += 1
            }
            return found
        }
    }
}
