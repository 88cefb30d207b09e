// What a fact can say, and of which kind it is.

/// A text in the two languages the delivered tables and phrases are written in.
public struct Wording: Hashable, Sendable, Codable {
    /// Simplified Chinese; traditional script is made from it at the edge.
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

/// One value of a fact.
public enum FactValue: Hashable, Sendable {
    case flag(Bool)
    case number(Int)
    /// Whole cents.
    case amount(Int)
    case date(Instant)
    /// A choice from the declared values, or free words such as a colour's name.
    case text(String)
    case set(Set<String>)
}

/// One allowed value of a choice or set.
public struct FactChoice: Hashable, Sendable, Codable {
    public let id: String
    public let words: Wording

    public init(id: String, words: Wording) {
        self.id = id
        self.words = words
    }
}

/// What kind of value a fact has.
public enum FactKind: Hashable, Sendable {
    case flag
    case number
    /// Whole cents.
    case amount
    case date
    /// One of the declared values.
    case choice([FactChoice])
    /// One of the declared values, which have an order: the stages of an order.
    case scale([FactChoice])
    /// Any number of the declared values.
    case set([FactChoice])
    /// Free words: a table can only ask whether they are known, and hand them on to a slot.
    case words

    /// The word by which a table's file and the page name this kind.
    public var name: String {
        switch self {
        case .flag: "bool"
        case .number: "number"
        case .amount: "amount"
        case .date: "date"
        case .choice: "text"
        case .scale: "scale"
        case .set: "set"
        case .words: "words"
        }
    }

    /// The declared values of a choice, scale or set.
    public var choices: [FactChoice] {
        switch self {
        case .choice(let choices), .scale(let choices), .set(let choices): choices
        default: []
        }
    }

    /// A set may not declare more members than this, so that a proof stays quick.
    static let mostMembers = 12

    /// Whether values have an order, so that `<` and `>` make sense.
    var isOrdered: Bool {
        switch self {
        case .number, .amount, .date, .scale: true
        default: false
        }
    }

    /// The value as the integer that compiled conditions compare; nil when the value is of another kind.
    func code(_ value: FactValue) -> Int? {
        switch (self, value) {
        case (.flag, .flag(let flag)): flag ? 1 : 0
        case (.number, .number(let number)): number
        case (.amount, .amount(let cents)): cents
        case (.date, .date(let instant)): Int(instant.milliseconds)
        case (.choice(let choices), .text(let id)), (.scale(let choices), .text(let id)):
            choices.firstIndex { $0.id == id }
        case (.set(let choices), .set(let members)): bits(of: members, in: choices)
        case (.words, .text(let words)): words.isEmpty ? nil : 1
        default: nil
        }
    }

    /// The value behind an integer of `code`; used to print a combination that a table forgot.
    func value(_ code: Int) -> FactValue {
        switch self {
        case .flag: .flag(code != 0)
        case .number: .number(code)
        case .amount: .amount(code)
        case .date: .date(Instant(milliseconds: Int64(code)))
        case .choice(let choices), .scale(let choices): .text(choices[code].id)
        case .set(let choices):
            .set(Set(choices.enumerated().filter { code & (1 << $0.offset) != 0 }.map(\.element.id)))
        case .words: .text("…")
        }
    }

    /// The value in words a person reads.
    public func words(_ value: FactValue, in time: BusinessTime = BusinessTime()) -> Wording {
        switch value {
        case .flag(let flag): return flag ? Wording(zh: "是", en: "yes") : Wording(zh: "否", en: "no")
        case .number(let number): return Wording(zh: String(number), en: String(number))
        case .amount(let cents):
            return Wording(zh: "\(Money.text(cents: cents)) 元", en: "¥\(Money.text(cents: cents))")
        case .date(let instant):
            let civil = time.civil(instant)
            return Wording(zh: "\(civil.month)月\(civil.day)日", en: time.day(instant))
        case .text(let text):
            return choices.first { $0.id == text }?.words ?? Wording(zh: text, en: text)
        case .set(let members):
            let named = choices.filter { members.contains($0.id) }.map(\.words)
            guard !named.isEmpty else { return Wording(zh: "无", en: "none") }
            return Wording(
                zh: named.map(\.zh).joined(separator: "、"), en: named.map(\.en).joined(separator: ", "))
        }
    }

    private func bits(of members: Set<String>, in choices: [FactChoice]) -> Int? {
        var bits = 0
        for member in members {
            guard let position = choices.firstIndex(where: { $0.id == member }) else { return nil }
            bits |= 1 << position
        }
        return bits
    }
}

extension FactValue: Codable {
    private enum Key: String, CodingKey { case cents, at }

    /// JSON: `true`, `3`, `"red"`, `["a"]`, `{"cents": 1250}`, `{"at": "2026-11-21T00:00:00.000Z"}`.
    public init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: Key.self) {
            if let cents = try keyed.decodeIfPresent(Int.self, forKey: .cents) {
                self = .amount(cents)
            } else {
                self = .date(try keyed.decode(Instant.self, forKey: .at))
            }
            return
        }
        let single = try decoder.singleValueContainer()
        if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? single.decode(Int.self) {
            self = .number(number)
        } else if let members = try? single.decode([String].self) {
            self = .set(Set(members))
        } else {
            self = .text(try single.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .amount(let cents):
            var keyed = encoder.container(keyedBy: Key.self)
            try keyed.encode(cents, forKey: .cents)
        case .date(let instant):
            var keyed = encoder.container(keyedBy: Key.self)
            try keyed.encode(instant, forKey: .at)
        default:
            var single = encoder.singleValueContainer()
            switch self {
            case .flag(let flag): try single.encode(flag)
            case .number(let number): try single.encode(number)
            case .text(let text): try single.encode(text)
            case .set(let members): try single.encode(members.sorted())
            case .amount, .date: break
            }
        }
    }
}
