// Promises and work items.

import HTTPTypes
import Hummingbird
import XiaoerDesk
import XiaoerRules

struct TaskBody: Codable, Sendable {
    var kind: String
    var text: String
    var dueAt: Instant
    var conversationId: ID<Conversation>?
}

struct TaskReceipt: Codable, Sendable {
    let task: TaskView
}

/// Addresses under `/api/tasks`.
struct TaskRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .give(
                .get, "/api/tasks", .permission(.taskWork), "The own tasks and those of the own desks.",
                query: ["state", "kind", "limit"]
            ) { call in
                let state = call.query("state") ?? "open"
                guard state == "open" || state == "done" else { throw InvalidInput("state", "open or done") }
                return Page(
                    try await desk.listTasks(
                        done: state == "done", kind: call.query("kind"),
                        limit: try call.queryInt("limit", default: 200, in: 1...500), as: try call.authority))
            },
            .take(.post, "/api/tasks", .permission(.taskWork), "Notes a promise.", TaskBody.self, status: .created) {
                call, body in
                TaskReceipt(
                    task: try await desk.createTask(
                        kind: body.kind, text: body.text, dueAt: body.dueAt, conversation: body.conversationId,
                        as: try call.authority))
            },
            .give(.post, "/api/tasks/{id}/done", .permission(.taskWork), "Gets a task done.") { call in
                TaskReceipt(task: try await desk.finishTask(try call.id(), as: try call.authority))
            },
        ]
    }
}
