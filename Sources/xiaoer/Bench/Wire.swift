// A minimal HTTP/1.1 client for load: one keep-alive connection that asks and answers, or reads an event stream.

import NIOCore
import NIOPosix

/// One connection. Everything about it happens on its event loop, on one thread; that is why it may pass for Sendable.
final class Wire: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// An answer's status and body.
    typealias Answered = (Int, ByteBuffer) -> Void

    /// Called with the name and the data of each event of a stream.
    var onEvent: ((Substring, ByteBuffer) -> Void)?
    /// Called once when the connection is gone.
    var onClosed: (() -> Void)?

    private var context: ChannelHandlerContext?
    private var answered: Answered?
    private var reader = AnswerReader()
    private var events = EventReader()

    /// Opens a connection. `source` is the local address to come from; nil lets the system choose.
    static func connect(_ loop: any EventLoop, port: Int, source: String? = nil) -> EventLoopFuture<Wire> {
        let wire = Wire()
        do {
            var bootstrap = ClientBootstrap(group: loop)
                .channelOption(ChannelOptions.socket(.init(IPPROTO_TCP), .init(TCP_NODELAY)), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(wire) }
                }
            if let source { bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source, port: 0)) }
            return bootstrap.connect(host: "127.0.0.1", port: port).map { _ in wire }
        } catch {
            return loop.makeFailedFuture(error)
        }
    }

    /// Sends a request; the answer comes to `answered`. One request at a time.
    func ask(_ request: ByteBuffer, _ answered: @escaping Answered) {
        guard let context, context.channel.isActive else { return answered(0, ByteBuffer()) }
        self.answered = answered
        context.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }

    /// Asks for an event stream, whose events go to `onEvent`; an answer that is no stream goes to `answered`.
    func listen(_ request: ByteBuffer, _ answered: @escaping Answered) { ask(request, answered) }

    func close() { context?.close(promise: nil) }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        reader.take(unwrapInboundIn(data))
        while let piece = reader.next() {
            switch piece {
            case .answer(let status, let body):
                let answered = answered
                self.answered = nil
                answered?(status, body)
            case .stream(let body):
                events.take(body)
                while let (name, data) = events.next() { onEvent?(name, data) }
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let waiting = answered
        answered = nil
        waiting?(0, ByteBuffer())
        onClosed?()
        onClosed = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Cuts what arrives into answers, or into the pieces of an endless one.
struct AnswerReader {
    enum Piece {
        case answer(Int, ByteBuffer)
        case stream(ByteBuffer)
    }

    private enum State {
        case head
        case body(status: Int, length: Int)
        case chunks(status: Int, isStream: Bool)
    }

    private var buffer = ByteBuffer()
    private var collected = ByteBuffer()
    private var state = State.head

    mutating func take(_ bytes: ByteBuffer) {
        var bytes = bytes
        buffer.discardReadBytes()
        buffer.writeBuffer(&bytes)
    }

    mutating func next() -> Piece? {
        while true {
            switch state {
            case .head:
                guard let next = readHead() else { return nil }
                state = next
            case .body(let status, let length):
                guard let body = buffer.readSlice(length: length) else { return nil }
                state = .head
                return .answer(status, body)
            case .chunks(let status, let isStream):
                guard var chunk = readChunk() else { return nil }
                if chunk.readableBytes == 0 {
                    state = .head
                    defer { collected.clear() }
                    return .answer(status, collected)
                }
                if isStream { return .stream(chunk) }
                collected.writeBuffer(&chunk)
            }
        }
    }

    private mutating func readHead() -> State? {
        let start = buffer.readerIndex
        guard let first = readLine(), first.count >= 12 else {
            buffer.moveReaderIndex(to: start)
            return nil
        }
        let status = first.dropFirst(9).prefix(3).reduce(0) { $0 * 10 + Int($1) - 48 }
        var length = 0
        var isChunked = false
        var isStream = false
        while true {
            guard let line = readLine() else {
                buffer.moveReaderIndex(to: start)
                return nil
            }
            if line.isEmpty { break }
            // Only three headers matter, and they begin with different lengths of name.
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            switch name {
            case "content-length": length = Int(Self.value(line, colon)) ?? 0
            case "transfer-encoding": isChunked = true
            case "content-type": isStream = Self.value(line, colon).hasPrefix("text/event-stream")
            default: break
            }
        }
        return isChunked ? .chunks(status: status, isStream: isStream) : .body(status: status, length: length)
    }

    private static func value(_ line: ByteBufferView, _ colon: Int) -> String {
        let rest = line[line.index(after: colon)...].drop { $0 == UInt8(ascii: " ") }
        return String(decoding: rest, as: UTF8.self)
    }

    /// A whole chunk; an empty one ends the answer.
    private mutating func readChunk() -> ByteBuffer? {
        let start = buffer.readerIndex
        guard let line = readLine(), let size = Int(String(decoding: line, as: UTF8.self), radix: 16),
            buffer.readableBytes >= size + 2, let chunk = buffer.readSlice(length: size)
        else {
            buffer.moveReaderIndex(to: start)
            return nil
        }
        buffer.moveReaderIndex(forwardBy: 2)
        return chunk
    }

    private mutating func readLine() -> ByteBufferView? {
        let view = buffer.readableBytesView
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        buffer.moveReaderIndex(to: end + 1)
        let line = view[..<end]
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}

/// Cuts an event stream into events.
struct EventReader {
    private var buffer = ByteBuffer()

    mutating func take(_ bytes: ByteBuffer) {
        var bytes = bytes
        buffer.discardReadBytes()
        buffer.writeBuffer(&bytes)
    }

    /// The next event that has data; comments and `retry` lines are passed over.
    mutating func next() -> (Substring, ByteBuffer)? {
        while let block = readBlock() {
            var name: Substring = "message"
            var data: ByteBuffer?
            for line in block.readableBytesView.split(separator: UInt8(ascii: "\n")) {
                if line.starts(with: "event: ".utf8) {
                    name = Substring(String(decoding: line.dropFirst(7), as: UTF8.self))
                } else if line.starts(with: "data: ".utf8) {
                    data = block.getSlice(at: line.startIndex + 6, length: line.count - 6)
                }
            }
            if let data { return (name, data) }
        }
        return nil
    }

    private mutating func readBlock() -> ByteBuffer? {
        let view = buffer.readableBytesView
        var from = view.startIndex
        while let end = view[from...].firstIndex(of: UInt8(ascii: "\n")) {
            guard end + 1 < view.endIndex else { return nil }
            if view[end + 1] == UInt8(ascii: "\n") {
                defer { buffer.moveReaderIndex(to: end + 2) }
                return buffer.getSlice(at: buffer.readerIndex, length: end - buffer.readerIndex)
            }
            from = end + 1
        }
        return nil
    }
}

/// Requests as bytes.
enum Ask {
    static func get(_ path: String, _ header: String = "") -> ByteBuffer {
        ByteBuffer(string: "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n")
    }

    static func post(_ path: String, _ header: String = "", json: String) -> ByteBuffer {
        ByteBuffer(
            string:
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(header)Content-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)"
        )
    }

    static func bearer(_ token: String) -> String { "Authorization: Bearer \(token)\r\n" }
    static func cookie(_ token: String) -> String { "Cookie: xiaoer_session=\(token)\r\n" }
}

extension ByteBuffer {
    /// The text after `"name":"` up to the next quote: much cheaper than decoding, and enough for load.
    func text(after name: StaticString) -> String? {
        guard let start = end(of: name) else { return nil }
        let rest = readableBytesView[start...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// The whole number after `"name":`.
    func number(after name: StaticString) -> Int? {
        guard let start = end(of: name) else { return nil }
        return Int(String(decoding: readableBytesView[start...].prefix { (48...57).contains($0) }, as: UTF8.self))
    }

    func contains(_ text: StaticString) -> Bool { end(of: text) != nil }

    /// Where the first occurrence ends.
    private func end(of text: StaticString) -> Int? {
        let count = text.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: count)
        let offset = withUnsafeReadableBytes { bytes -> Int? in
            guard bytes.count >= count else { return nil }
            var place = 0
            while place <= bytes.count - count {
                if bytes[place] == wanted[0] {
                    var same = 1
                    while same < count, bytes[place + same] == wanted[same] { same += 1 }
                    if same == count { return place + count }
                }
                place += 1
            }
            return nil
        }
        return offset.map { readerIndex + $0 }
    }
}
