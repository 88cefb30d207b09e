// Pairs of a buyer and an agent who answer each other as fast as the desk lets them.

import NIOCore
import NIOPosix

/// The load of a chat round. Lives on one event loop and is touched by its thread alone, hence "unchecked".
final class ChatLoad: @unchecked Sendable {
    private let loop: any EventLoop
    private let port: Int
    private let agents: [BenchShop.Agent]
    private let agentCookies: [String]
    private var pairs: [Pair] = []
    private var agentStreams: [Wire] = []
    private var isStopped = false

    /// What happened between the last `begin` and `end`.
    private(set) var delivered = 0
    private(set) var latencies: [Double] = []
    /// Answers of the server other than "stored".
    private(set) var refused: [Int: Int] = [:]
    private(set) var firstRefusal = ""

    init(loop: any EventLoop, port: Int, agents: [BenchShop.Agent]) {
        self.loop = loop
        self.port = port
        self.agents = agents
        agentCookies = agents.map { Ask.cookie($0.session) }
    }

    /// One conversation: two connections to send on and the buyer's stream; the agent's stream is shared.
    private final class Pair: @unchecked Sendable {
        let number: Int
        let buyer: Wire
        let agent: Wire
        let stream: Wire
        let bearer: String
        var conversation = ""
        var owner = 0
        var lastSeq = 0
        var sent = 0
        var isBuyersTurn = true
        var sentAt = NIODeadline.now()
        var isStored = false
        var hasArrived = false

        init(number: Int, buyer: Wire, agent: Wire, stream: Wire, token: String) {
            self.number = number
            self.buyer = buyer
            self.agent = agent
            self.stream = stream
            bearer = Ask.bearer(token)
        }
    }

    /// Opens all streams: the agents' and those of `count` new buyers.
    func open(count: Int) async throws {
        for (number, cookie) in agentCookies.enumerated() {
            let wire = try await Wire.connect(loop, port: port).get()
            try await listen(wire, "/api/live", cookie) { [unowned self] name, data in
                agentHears(number, name, data)
            }
            agentStreams.append(wire)
        }
        for number in 0..<count {
            let buyer = try await Wire.connect(loop, port: port).get()
            let token = try await Self.visitor(on: buyer, loop)
            let stream = try await Wire.connect(loop, port: port).get()
            let agent = try await Wire.connect(loop, port: port).get()
            let pair = Pair(number: number, buyer: buyer, agent: agent, stream: stream, token: token)
            try await listen(stream, "/api/chat/live", pair.bearer) { [unowned self] name, data in
                buyerHears(number, name, data)
            }
            pairs.append(pair)
        }
    }

    /// A new buyer's ticket.
    static func visitor(on wire: Wire, _ loop: any EventLoop) async throws -> String {
        let token = loop.makePromise(of: String.self)
        loop.execute {
            wire.ask(Ask.post("/api/chat/visitor", json: #"{"shop":"\#(BenchShop.slug)"}"#)) { status, body in
                guard let text = body.text(after: #""token":""#) else {
                    return token.fail(BenchFailure("a visitor got the status \(status)"))
                }
                token.succeed(text)
            }
        }
        return try await token.futureResult.get()
    }

    /// Waits for the stream's `hello`.
    private func listen(
        _ wire: Wire, _ path: String, _ header: String, _ heard: @escaping (Substring, ByteBuffer) -> Void
    ) async throws {
        try await Self.listen(wire, loop, path, header, heard)
    }

    static func listen(
        _ wire: Wire, _ loop: any EventLoop, _ path: String, _ header: String,
        _ heard: @escaping (Substring, ByteBuffer) -> Void
    ) async throws {
        let ready = loop.makePromise(of: Void.self)
        let listener = Heard(heard)
        loop.execute {
            wire.onEvent = { name, data in
                if name == "hello" { ready.succeed() }
                listener.call(name, data)
            }
            wire.listen(Ask.get(path, header)) { status, _ in
                ready.fail(BenchFailure("the stream \(path) got the status \(status)"))
            }
        }
        try await ready.futureResult.get()
    }

    /// A closure that is handed to the loop once and called only there.
    private struct Heard: @unchecked Sendable {
        let call: (Substring, ByteBuffer) -> Void
        init(_ call: @escaping (Substring, ByteBuffer) -> Void) { self.call = call }
    }

    /// Every buyer says the first word.
    func start() async throws {
        try await loop.submit { [self] in for pair in pairs { say(pair) } }.get()
    }

    /// Waits until every pair has exchanged some messages: opening conversations is another kind of work.
    func warmUp(messagesEach: Int, longestSeconds: Double) async throws {
        let deadline = ContinuousClock.now + .seconds(longestSeconds)
        while ContinuousClock.now < deadline {
            let slowest = try await loop.submit { [self] in pairs.map(\.sent).min() ?? 0 }.get()
            if slowest > messagesEach { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Counts from now on.
    func begin() async throws {
        try await loop.submit { [self] in
            delivered = 0
            latencies = []
            refused = [:]
        }.get()
    }

    /// What has been counted.
    func end() async throws -> (delivered: Int, latencies: [Double], refused: Int, firstRefusal: String) {
        try await loop.submit { [self] in
            (delivered, latencies, refused.values.reduce(0, +), firstRefusal)
        }.get()
    }

    func close() async throws {
        try await loop.submit { [self] in
            isStopped = true
            for pair in pairs { for wire in [pair.buyer, pair.agent, pair.stream] { wire.close() } }
            for wire in agentStreams { wire.close() }
        }.get()
    }

    // MARK: - On the loop

    private func say(_ pair: Pair) {
        guard !isStopped else { return }
        pair.sent += 1
        pair.isStored = false
        pair.hasArrived = false
        pair.sentAt = .now()
        if pair.isBuyersTurn {
            let text = BenchTalk.buyer[(pair.sent + pair.number) % BenchTalk.buyer.count]
            pair.buyer.ask(
                Ask.post(
                    "/api/chat/messages", pair.bearer,
                    json: #"{"clientId":"b\#(pair.number)-\#(pair.sent)","text":"\#(text)"}"#)
            ) { [unowned self] status, body in stored(pair, status, body) }
        } else {
            let text = BenchTalk.agent[(pair.sent + pair.number) % BenchTalk.agent.count]
            pair.agent.ask(
                Ask.post(
                    "/api/conversations/\(pair.conversation)/messages", agentCookies[pair.owner],
                    json: #"{"clientId":"a\#(pair.number)-\#(pair.sent)","text":"\#(text)","seenSeq":\#(pair.lastSeq)}"#
                )
            ) { [unowned self] status, body in stored(pair, status, body) }
        }
    }

    private func stored(_ pair: Pair, _ status: Int, _ body: ByteBuffer) {
        guard status == 201 else {
            refused[status, default: 0] += 1
            if firstRefusal.isEmpty { firstRefusal = "\(status) \(String(buffer: body).prefix(300))" }
            // Not at once: a server that refuses everything must not be hammered.
            loop.scheduleTask(in: .milliseconds(100)) { [self] in say(pair) }
            return
        }
        pair.isStored = true
        proceed(pair)
    }

    private func agentHears(_ agent: Int, _ name: Substring, _ data: ByteBuffer) {
        guard name == "message", let client = data.text(after: #""clientId":"b"#),
            let dash = client.firstIndex(of: "-"),
            let number = Int(client[..<dash]), number < pairs.count,
            let sent = Int(client[client.index(after: dash)...])
        else { return }
        let pair = pairs[number]
        guard pair.isBuyersTurn, sent == pair.sent else { return }
        if pair.conversation.isEmpty { pair.conversation = data.text(after: #""conversationId":""#) ?? "" }
        pair.owner = agent
        pair.lastSeq = data.number(after: #""lastSeq":"#) ?? pair.lastSeq
        arrived(pair)
    }

    private func buyerHears(_ number: Int, _ name: Substring, _ data: ByteBuffer) {
        guard name == "message", number < pairs.count, data.contains(#""from":"agent""#) else { return }
        let pair = pairs[number]
        guard !pair.isBuyersTurn, !pair.hasArrived else { return }
        arrived(pair)
    }

    private func arrived(_ pair: Pair) {
        guard !pair.hasArrived else { return }
        pair.hasArrived = true
        latencies.append(Double((NIODeadline.now() - pair.sentAt).nanoseconds) / 1e6)
        proceed(pair)
    }

    /// Stored and delivered: the other side's turn.
    private func proceed(_ pair: Pair) {
        guard pair.isStored, pair.hasArrived else { return }
        delivered += 1
        pair.isBuyersTurn.toggle()
        say(pair)
    }
}

/// Connections that ask for the same small thing again and again.
final class PlainLoad: @unchecked Sendable {
    private let loop: any EventLoop
    private let request: ByteBuffer
    private var wires: [Wire] = []
    private var answers = 0
    private var isStopped = false
    private var lastStatus = 0

    init(loop: any EventLoop, path: String, header: String = "") {
        self.loop = loop
        request = Ask.get(path, header)
    }

    /// Answers per second over the given time, and the last answer's status.
    func run(port: Int, connections: Int, seconds: Double) async throws -> (perSecond: Double, status: Int) {
        for _ in 0..<connections {
            let wire = try await Wire.connect(loop, port: port).get()
            try await loop.submit { [self] in
                wires.append(wire)
                again(wire)
            }.get()
        }
        try await Task.sleep(for: .milliseconds(200))
        let begin = ContinuousClock.now
        let before = try await loop.submit { [self] in answers }.get()
        try await Task.sleep(for: .seconds(seconds))
        let after = try await loop.submit { [self] in answers }.get()
        let elapsed = (ContinuousClock.now - begin) / .seconds(1)
        let status = try await loop.submit { [self] in
            isStopped = true
            // Closing answers what is still asked for, with 0.
            let status = lastStatus
            for wire in wires { wire.close() }
            return status
        }.get()
        return (Double(after - before) / elapsed, status)
    }

    private func again(_ wire: Wire) {
        guard !isStopped else { return }
        wire.ask(request) { [unowned self] status, _ in
            answers += 1
            lastStatus = status
            if status != 0 { again(wire) }
        }
    }
}
