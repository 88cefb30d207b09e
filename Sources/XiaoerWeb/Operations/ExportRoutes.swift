// Exports: the same files that can be imported.

import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerDesk
import XiaoerRules

/// Addresses under `/api/exports`.
struct ExportRoutes: Sendable {
    let desk: Desk

    var endpoints: [Endpoint] {
        [
            .raw(
                .get, "/api/exports/{kind}", .permission(.exportRun), "The shop's data as a CSV file.",
                query: ["encoding"]
            ) { _, call in
                guard let kind = ImportKind(rawValue: try call.parameter("kind")) else { throw NotFound("kind") }
                guard let encoding = TextEncoding(rawValue: call.query("encoding") ?? "utf-8") else {
                    throw InvalidInput("encoding", "utf-8 or gb18030")
                }
                let authority = try call.authority
                let shop = try await desk.shop(authority.shop)
                try await desk.recordExport(of: kind, as: authority)
                var headers = Download.headers(name: "\(shop.slug)-\(kind.rawValue).csv")
                headers[.contentType] = "text/csv; charset=\(encoding.rawValue)"
                return Response(
                    status: .ok, headers: headers,
                    body: .init { writer in
                        try await desk.exportFile(kind, shop: shop.id, encoding: encoding, time: shop.time) { bytes in
                            try await writer.write(ByteBuffer(bytes: bytes))
                        }
                        try await writer.finish(nil)
                    })
            }
        ]
    }
}
