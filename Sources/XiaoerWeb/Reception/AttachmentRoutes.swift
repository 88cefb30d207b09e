// Attached files: behind signed addresses, never as something a browser would run.

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerDesk
import XiaoerRules

/// `/attachments/{id}` and the upload beside a conversation.
struct AttachmentRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .raw(
                .get, "/attachments/{id}", .anybody, "A file, under an address that was signed for a while.",
                query: ["e", "s"]
            ) {
                request, call in try await open(request, call)
            },
            .raw(
                .post, "/api/conversations/{id}/attachments", .permission(.conversationAnswer),
                "Uploads a picture or file.",
                query: ["name"], answer: AttachmentReceipt.self
            ) { request, call in
                let authority = try call.authority
                guard let person = authority.person else { throw Forbidden(Permission.conversationAnswer.rawValue) }
                // What one may not see one cannot send files into.
                _ = try await desk.readMessages(in: try call.id(), before: nil, after: nil, limit: 1, as: authority)
                return try await Upload.take(request, call, desk, shop: authority.shop, by: .person(person))
            },
        ]
    }

    private func open(_ request: Request, _ call: Call) async throws -> Response {
        guard let ends = call.query("e").flatMap({ Int64($0) }), let signature = call.query("s") else {
            throw NotFound("attachment")
        }
        let (row, bytes) = try await desk.openAttachment(try call.id(), ends: ends, signature: signature)
        let isPicture = row.mediaType.hasPrefix("image/")
        let name = row.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
        var headers: HTTPFields = [
            .contentType: row.mediaType, .eTag: "\"\(row.hash.prefix(24))\"",
            .contentDisposition: "\(isPicture ? "inline" : "attachment"); filename*=UTF-8''\(name)",
            .contentSecurity: "default-src 'none'; sandbox", .cacheControl: "private, max-age=3600",
        ]
        headers[.contentTypeOptions] = "nosniff"
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
