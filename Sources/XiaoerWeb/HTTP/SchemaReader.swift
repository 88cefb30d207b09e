// Finds out the shape of a Codable type by letting it decode from nothing and watching what it asks for.

import XiaoerDesk
import XiaoerRules

/// Values whose JSON is not the sum of their fields.
protocol SchemaExample {
    static var schema: JSONValue { get }
    static var example: Self { get }
}

extension ID: SchemaExample {
    static var schema: JSONValue { .object(["type": .text("string"), "pattern": .text("^[0-9]{1,19}$")]) }
    static var example: ID { ID(1) }
}

extension Instant: SchemaExample {
    static var schema: JSONValue { .object(["type": .text("string"), "format": .text("date-time")]) }
    static var example: Instant { Instant(milliseconds: 0) }
}

extension ClockRange: SchemaExample {
    static var schema: JSONValue { .object(["type": .text("string"), "example": .text("09:00-22:30")]) }
    static var example: ClockRange { ClockRange(fromMinute: 0, toMinute: 1) }
}

extension JSONValue: SchemaExample {
    static var schema: JSONValue { .object([:]) }
    static var example: JSONValue { .null }
}

extension StoredJSON: SchemaExample {
    static var schema: JSONValue { .object([:]) }
    static var example: StoredJSON { StoredJSON("{}") }
}

extension RecogniseBody.Earlier: SchemaExample {
    static var schema: JSONValue { .object(["type": .list([.text("string"), .text("object")])]) }
    static var example: RecogniseBody.Earlier { .text("") }
}

/// Reads shapes as JSON Schema.
enum SchemaReader {
    /// The schema of a type. What a type refuses to decode from nothing is described as far as it was asked for.
    static func schema(of type: any Decodable.Type) -> JSONValue { read(type).schema }

    fileprivate static func read<T: Decodable>(_ type: T.Type) -> (schema: JSONValue, value: T?) {
        if let known = type as? any SchemaExample.Type { return (known.schema, known.example as? T) }
        if let choice = type as? any CaseIterable.Type, let (names, first) = cases(choice), let value = first as? T {
            return (.object(["type": .text("string"), "enum": .list(names)]), value)
        }
        let notes = Notes()
        let value = try? T(from: Watcher(notes: notes, codingPath: []))
        return (notes.schema, value)
    }

    private static func cases<C: CaseIterable>(_ type: C.Type) -> (names: [JSONValue], first: Any)? {
        let all = Array(type.allCases)
        let names = all.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        guard let first = all.first, names.count == all.count else { return nil }
        return (names.map(JSONValue.text), first)
    }
}

/// What a type asked for.
private final class Notes {
    var schema: JSONValue = .object([:])
    private var properties: [String: JSONValue] = [:]
    private var required: Set<String> = []

    func beginObject() { write() }

    func note(_ name: String, _ shape: JSONValue, isRequired: Bool) {
        properties[name] = shape
        if isRequired { required.insert(name) }
        write()
    }

    private func write() {
        var object: [String: JSONValue] = ["type": .text("object")]
        if !properties.isEmpty { object["properties"] = .object(properties) }
        if !required.isEmpty { object["required"] = .list(required.sorted().map(JSONValue.text)) }
        schema = .object(object)
    }
}

private struct Watcher: Decoder {
    let notes: Notes
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        notes.beginObject()
        return KeyedDecodingContainer(WatchedObject<Key>(notes: notes, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { WatchedList(notes: notes, codingPath: codingPath) }
    func singleValueContainer() -> any SingleValueDecodingContainer {
        WatchedValue(notes: notes, codingPath: codingPath)
    }
}

/// The end of what can be found out.
private struct Unknown: Error {}

private struct WatchedObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: Notes
    let codingPath: [any CodingKey]
    /// A dictionary asks for the keys there are: none.
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let (schema, value) = SchemaReader.read(type)
        notes.note(key.stringValue, schema, isRequired: true)
        guard let value else { throw Unknown() }
        return value
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        let (schema, value) = SchemaReader.read(type)
        notes.note(key.stringValue, schema, isRequired: false)
        return value
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try simple(key, "boolean", false) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try simple(key, "string", "") }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try simple(key, "number", 0) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try simple(key, "integer", 0) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try simple(key, "integer", 0) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try simple(key, "boolean", false, false)
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try simple(key, "string", "", false)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try simple(key, "number", 0, false) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try simple(key, "integer", 0, false) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try simple(key, "integer", 0, false) }

    private func simple<T>(_ key: Key, _ name: String, _ value: T, _ isRequired: Bool = true) throws -> T {
        notes.note(key.stringValue, .object(["type": .text(name)]), isRequired: isRequired)
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Unknown() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unknown() }
    func superDecoder() throws -> any Decoder { throw Unknown() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unknown() }
}

private struct WatchedList: UnkeyedDecodingContainer {
    let notes: Notes
    let codingPath: [any CodingKey]
    var count: Int? { 1 }
    private(set) var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(notes: Notes, codingPath: [any CodingKey]) {
        self.notes = notes
        self.codingPath = codingPath
        notes.schema = .object(["type": .text("array")])
    }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (schema, value) = SchemaReader.read(type)
        notes.schema = .object(["type": .text("array"), "items": schema])
        currentIndex += 1
        guard let value else { throw Unknown() }
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { throw Unknown() }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unknown() }
    mutating func superDecoder() throws -> any Decoder { throw Unknown() }
}

private struct WatchedValue: SingleValueDecodingContainer {
    let notes: Notes
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { simple("boolean", false) }
    func decode(_ type: String.Type) throws -> String { simple("string", "") }
    func decode(_ type: Double.Type) throws -> Double { simple("number", 0) }
    func decode(_ type: Int.Type) throws -> Int { simple("integer", 0) }
    func decode(_ type: Int64.Type) throws -> Int64 { simple("integer", 0) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (schema, value) = SchemaReader.read(type)
        notes.schema = schema
        guard let value else { throw Unknown() }
        return value
    }

    private func simple<T>(_ name: String, _ value: T) -> T {
        notes.schema = .object(["type": .text(name)])
        return value
    }
}
