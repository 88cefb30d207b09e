// The description of the API says what the table says.

import Testing
import XiaoerDesk
import XiaoerRules

@testable import XiaoerWeb

@Suite struct OpenAPITests {
    @Test func `openapi.json holds exactly the addresses of the table, each with an id of its own`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.send(.get, "/api/openapi.json")
        #expect(answer.status == 200)
        guard case .object(let paths) = answer["paths"] else {
            Issue.record("no paths")
            return
        }
        var found: Set<String> = []
        var ids: [String] = []
        for (path, methods) in paths {
            guard case .object(let methods) = methods else { continue }
            for (method, operation) in methods {
                found.insert("\(method.uppercased()) \(path)")
                if case .object(let fields) = operation, case .text(let id)? = fields["operationId"] { ids.append(id) }
            }
        }
        let table = site.site.endpoints
        #expect(found == Set(table.map { "\($0.method.rawValue) \($0.path)" }))
        #expect(ids.count == table.count)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a body is described by its fields`() {
        let schema = SchemaReader.schema(of: PresenceBody.self)
        guard case .object(let fields) = schema, case .object(let properties)? = fields["properties"] else {
            Issue.record("no object: \(schema)")
            return
        }
        #expect(fields["required"] == .list([.text("state")]))
        guard case .object(let state)? = properties["state"] else {
            Issue.record("no state")
            return
        }
        #expect(state["enum"] == .list(SeatState.allCases.map { .text($0.rawValue) }))
        #expect(properties["standIn"] == ID<Person>.schema)
    }
}
