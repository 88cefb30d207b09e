// The kinds of "no" that reach a person.

/// A rule says no. Carries what a person needs to understand it and to go on.
public struct Refusal: Error, Hashable, Sendable {
    /// A stable word for programs: `stock.not_looked_up`.
    public let code: String
    /// The rule behind it, when the rulebook has one: `STK-16`.
    public let rule: String?
    /// What is wrong and what to do about it, in English; pages translate by `code`.
    public let words: String

    public init(_ code: String, rule: String? = nil, _ words: String) {
        self.code = code
        self.rule = rule
        self.words = words
    }
}

/// Something that was sent in does not make sense; names the field.
public struct InvalidInput: Error, Hashable, Sendable {
    public let field: String
    public let words: String

    public init(_ field: String, _ words: String) {
        self.field = field
        self.words = words
    }
}

/// There is no such thing, or the actor may not know that there is.
public struct NotFound: Error, Hashable, Sendable {
    public let what: String
    public init(_ what: String) { self.what = what }
}

/// The actor is known and may see the thing, but may not do this with it.
public struct Forbidden: Error, Hashable, Sendable {
    /// The permission that is missing: `conversation:transfer`.
    public let permission: String
    public init(_ permission: String) { self.permission = permission }
}
