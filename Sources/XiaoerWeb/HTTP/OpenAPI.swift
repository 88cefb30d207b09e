// The description of the API for programs, made from the table of endpoints itself.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

/// `GET /api/openapi.json`.
enum OpenAPI {
    /// The address that describes all others and itself.
    static func endpoints(describing table: [Endpoint]) -> [Endpoint] {
        func describe(_ document: JSONValue) -> Endpoint {
            .give(.get, "/api/openapi.json", .anybody, "This description.") { _ in document }
        }
        return [describe(document(table + [describe(.null)]))]
    }

    static func document(_ table: [Endpoint]) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for endpoint in table {
            paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] = operation(endpoint)
        }
        return .object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("Xiaoer"), "version": .text(Site.version),
                "description": .text("The customer-service desk of an online shop."),
            ]),
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": .object([
                "securitySchemes": .object([
                    "session": .object([
                        "type": .text("apiKey"), "in": .text("cookie"), "name": .text(SessionCookie.name),
                    ]),
                    "token": .object(["type": .text("http"), "scheme": .text("bearer")]),
                    "visitor": .object(["type": .text("http"), "scheme": .text("bearer")]),
                ]),
                "schemas": .object(["Problem": SchemaReader.schema(of: Problem.self)]),
            ]),
        ])
    }

    /// `get /api/tasks/{id}/done` → `getTasksByIdDone`.
    static func operationID(_ endpoint: Endpoint) -> String {
        let parts = endpoint.path.split(whereSeparator: { "/-.".contains($0) }).filter { $0 != "api" }.map { part in
            part.hasPrefix("{") ? "By" + capitalized(part.dropFirst().dropLast()) : capitalized(part)
        }
        return endpoint.method.rawValue.lowercased() + parts.joined()
    }

    private static func capitalized(_ part: Substring) -> String { part.prefix(1).uppercased() + part.dropFirst() }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        var operation: [String: JSONValue] = [
            "operationId": .text(operationID(endpoint)), "summary": .text(endpoint.summary),
            "tags": .list([.text(endpoint.path.split(separator: "/").first { $0 != "api" }.map(String.init) ?? "api")]),
            "responses": responses(endpoint),
        ]
        let parameters = parameters(endpoint)
        if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
        if let body = endpoint.body {
            operation["requestBody"] = .object([
                "required": .bool(true), "content": content(SchemaReader.schema(of: body)),
            ])
        }
        switch endpoint.access {
        case .anybody: operation["security"] = .list([])
        case .buyer: operation["security"] = .list([.object(["visitor": .list([])])])
        case .signedIn: operation["security"] = signedIn
        case .permission(let permission):
            operation["security"] = signedIn
            operation["description"] = .text("Needs the permission `\(permission.rawValue)`.")
        }
        return .object(operation)
    }

    private static let signedIn: JSONValue = .list([.object(["session": .list([])]), .object(["token": .list([])])])

    private static func parameters(_ endpoint: Endpoint) -> [JSONValue] {
        let inPath = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part -> JSONValue in
            parameter(String(part.dropFirst().dropLast()), in: "path", isRequired: true)
        }
        return inPath + endpoint.query.map { parameter($0, in: "query", isRequired: false) }
    }

    private static func parameter(_ name: String, in place: String, isRequired: Bool) -> JSONValue {
        .object([
            "name": .text(name), "in": .text(place), "required": .bool(isRequired),
            "schema": .object(["type": .text("string")]),
        ])
    }

    private static func responses(_ endpoint: Endpoint) -> JSONValue {
        var responses: [String: JSONValue] = [
            "default": .object([
                "description": .text("A problem (RFC 9457)."),
                "content": .object([
                    "application/problem+json": .object([
                        "schema": .object(["$ref": .text("#/components/schemas/Problem")])
                    ])
                ]),
            ])
        ]
        var answer: [String: JSONValue] = ["description": .text("Done.")]
        if let type = endpoint.answer {
            let schema = (type as? any Decodable.Type).map(SchemaReader.schema) ?? .object(["type": .text("object")])
            answer["content"] = content(schema)
        }
        responses["2XX"] = .object(answer)
        return .object(responses)
    }

    private static func content(_ schema: JSONValue) -> JSONValue {
        .object(["application/json": .object(["schema": schema])])
    }
}
