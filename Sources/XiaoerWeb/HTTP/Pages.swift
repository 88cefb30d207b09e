// The front end's files, served as they are from inside the binary.

import CAssets
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import XiaoerDesk

/// Serves the pages, or a folder's files while somebody works on them.
struct Pages: Sendable {
    /// Nothing may come from elsewhere, no inline code runs, nobody may frame the desk.
    static let contentSecurity = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
        font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
        frame-ancestors 'self'
        """
    /// The chat may be framed by the shop's own pages: that is what the widget does.
    static let framableContentSecurity = contentSecurity.replacing("frame-ancestors 'self'", with: "frame-ancestors *")
    private static let prefix = "Public/"

    private let files: [String: File]
    private let folder: String?

    private struct File: Sendable {
        let bytes: ByteBuffer
        let tag: String
    }

    /// `folder`: serve from disk instead of from the binary.
    init(folder: String? = nil) {
        self.folder = folder
        files = Dictionary(
            uniqueKeysWithValues: Assets.all(under: Self.prefix).map { asset in
                let hash = SHA256.hash(data: asset.bytes).prefix(9).map { String(format: "%02x", $0) }.joined()
                return (
                    String(asset.path.dropFirst(Self.prefix.count)),
                    File(bytes: ByteBuffer(bytes: asset.bytes), tag: "\"\(hash)\"")
                )
            })
    }

    func install(on router: Router<SiteContext>) {
        router.get("/") { request, _ in page("index.html", request) }
        router.get("**") { request, context in
            page(String(request.uri.path.dropFirst()), request)
        }
    }

    private func page(_ path: String, _ request: Request) -> Response {
        let name = path.contains(".") ? path : path + ".html"
        guard !name.contains(".."), let file = file(name) else {
            guard !path.hasPrefix("api/") else {
                return Problem(.notFound, "not_found", "There is no such address.").response()
            }
            return Response(
                status: .notFound, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: "这里没有这个页面 · There is no such page.\n")))
        }
        var headers: HTTPFields = [.contentType: Self.mediaType(name), .eTag: file.tag, .cacheControl: "no-cache"]
        if name.hasSuffix(".html") {
            headers[.contentSecurity] = name == "chat.html" ? Self.framableContentSecurity : Self.contentSecurity
        }
        if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
    }

    private func file(_ name: String) -> File? {
        guard let folder else { return files[name] }
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
        return File(bytes: ByteBuffer(bytes: data), tag: "\"\(data.count)-\(data.hashValue)\"")
    }

    private static func mediaType(_ name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json", "webmanifest": "application/json"
        case "png": "image/png"
        default: "application/octet-stream"
        }
    }
}
