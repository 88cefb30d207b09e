// JSON in and out.

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerRules

enum JSON {
    /// The body as a value. Throws ``InvalidInput`` that names the field that is missing or wrong.
    static func decode<T: Decodable>(_ type: T.Type, from request: Request, limit: Int) async throws -> T {
        var request = request
        let buffer: ByteBuffer
        do {
            buffer = try await request.collectBody(upTo: limit)
        } catch {
            throw Refusal("request.too_large", "The request is larger than \(limit / 1024) KiB.")
        }
        do {
            return try JSONDecoder().decode(
                type, from: buffer.readableBytes == 0 ? Data("{}".utf8) : Data(buffer: buffer))
        } catch let error as DecodingError {
            throw Self.explain(error)
        }
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return [UInt8](try encoder.encode(value))
    }

    /// A value as text, for storing.
    static func text(_ value: some Encodable) throws -> String { String(decoding: try encode(value), as: UTF8.self) }

    static func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encode(value))))
    }

    private static func explain(_ error: DecodingError) -> InvalidInput {
        func path(_ keys: [any CodingKey]) -> String {
            keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return InvalidInput(path(context.codingPath + [key]), "this field is missing")
        case .typeMismatch(let type, let context):
            return InvalidInput(path(context.codingPath), "should be \(Self.name(of: type))")
        case .valueNotFound(_, let context): return InvalidInput(path(context.codingPath), "must not be null")
        case .dataCorrupted(let context):
            let field = path(context.codingPath)
            return InvalidInput(field.isEmpty ? "body" : field, field.isEmpty ? "is not valid JSON" : "is not valid")
        @unknown default: return InvalidInput("body", "is not valid")
        }
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Int.Type, is Int64.Type: "a whole number"
        case is Double.Type: "a number"
        case is Bool.Type: "true or false"
        case is [String: Any].Type: "an object"
        default: "something else"
        }
    }
}

/// An answer that says nothing but "done".
struct Done: Codable, Sendable {
    var done = true
}

/// A page of a list; `next` is the cursor of the following page, null at the end.
struct Page<Item: Codable & Sendable>: Codable, Sendable {
    var items: [Item]
    var next: String?

    init(_ items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}
