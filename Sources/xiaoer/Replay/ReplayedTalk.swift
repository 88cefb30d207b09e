// Plays one recorded conversation and looks at what the desk made of it.

import Foundation

/// What became of one recorded conversation.
struct ReplayedTalk: Sendable {
    let session: Int
    var conversation: String?
    var sent = 0
    var accepted = 0
    /// Messages of the buyer for which an intent is stored; nil when nobody could look.
    var recognised: Int?
    var strictHits = 0
    var lenientHits = 0
    var labelled = 0
    /// Owner or queue, with the reason; nil when nobody could look.
    var route: String?
    /// Whether the reply clock ran; nil when nobody could look.
    var isTimed: Bool?
    var answersSent = 0
    var answersAccepted = 0
    /// Findings of the language check, by rule.
    var findings: [String: Int] = [:]
    var failures: [String] = []
    /// From sending to the desk's answer, in milliseconds.
    var milliseconds: [Double] = []
}

/// Plays a conversation against a desk.
struct TalkPlayer: Sendable {
    let client: DeskClient
    let shop: String
    /// The watching agent's cookie, if there is one.
    let cookie: String?
    let sendsAnswers: Bool
    let secondsPerTurn: Double

    /// What the agent gives as the reason for sending a recorded answer over a finding.
    static let reason = "按历史对话原文回放"

    func play(_ talk: RecordedTalk) async -> ReplayedTalk {
        var result = ReplayedTalk(session: talk.session)
        do {
            let token = try await client.visit(shop: shop)
            try await speak(talk, token, &result)
        } catch {
            result.failures.append("\(error)")
        }
        if let cookie, let id = result.conversation {
            do { try await look(at: id, talk, cookie, &result) } catch { result.failures.append("watching: \(error)") }
        }
        return result
    }

    private func speak(_ talk: RecordedTalk, _ token: String, _ result: inout ReplayedTalk) async throws {
        let begin = ContinuousClock.now
        let first = talk.turns.first?.number ?? 0
        var lastSeq = 0
        for turn in talk.turns where turn.isBuyer || sendsAnswers {
            try await Task.sleep(until: begin + .seconds(Double(turn.number - first) * secondsPerTurn))
            if turn.isBuyer {
                await say(turn, token, &lastSeq, &result)
            } else if let id = result.conversation, let cookie {
                await answer(turn, in: id, cookie, &lastSeq, &result)
            }
        }
    }

    private func say(_ turn: RecordedTalk.Turn, _ token: String, _ lastSeq: inout Int, _ result: inout ReplayedTalk)
        async
    {
        result.sent += 1
        let begin = ContinuousClock.now
        do {
            let receipt = try await client.write(turn.text, clientID: Self.clientID(turn), token: token)
            result.accepted += 1
            result.milliseconds.append((ContinuousClock.now - begin) / .milliseconds(1))
            result.conversation = receipt.conversation?.id ?? result.conversation
            lastSeq = receipt.message.seq
        } catch {
            result.failures.append("turn \(turn.number): \(error)")
        }
    }

    /// Sends the seller's line. A finding is counted and confirmed with a reason, newer messages count as read.
    private func answer(
        _ turn: RecordedTalk.Turn, in id: String, _ cookie: String, _ lastSeq: inout Int, _ result: inout ReplayedTalk
    ) async {
        result.answersSent += 1
        var body = DeskClient.AnswerBody(
            clientId: Self.clientID(turn), text: turn.text, seenSeq: lastSeq, overrides: [])
        for _ in 0..<3 {
            do {
                lastSeq = try await client.answer(body, in: id, cookie: cookie).message.seq
                result.answersAccepted += 1
                return
            } catch let refusal as DeskRefusal {
                if let newer = refusal.problem?.newer?.last {
                    body.seenSeq = newer.seq
                } else if let findings = refusal.problem?.findings, body.overrides.isEmpty {
                    let rules = Set(findings.map(\.rule))
                    for rule in rules { result.findings[rule, default: 0] += 1 }
                    let blocking = findings.filter { $0.severity == "block" }
                    guard blocking.isEmpty else {
                        result.failures.append(
                            "turn \(turn.number): blocked by \(blocking.map(\.rule).joined(separator: ", "))")
                        return
                    }
                    body.overrides = rules.sorted().map { .init(rule: $0, reason: Self.reason) }
                } else {
                    result.failures.append("turn \(turn.number): \(refusal)")
                    return
                }
            } catch {
                result.failures.append("turn \(turn.number): \(error)")
                return
            }
        }
        result.failures.append("turn \(turn.number): the answer was refused three times")
    }

    /// Where the conversation went, what was recognised, whether a clock ran.
    private func look(
        at id: String, _ talk: RecordedTalk, _ cookie: String, _ result: inout ReplayedTalk
    ) async throws {
        let opened = try await client.open(id, cookie: cookie).conversation
        result.isTimed = opened.waitingSince != nil || opened.answeredTurns > 0
        let history = try await client.history(of: id, cookie: cookie)
        let routed = history.last { $0.type == "conversation.assigned" || $0.type == "conversation.queued" }
        let place = opened.owner.map { $0.name.isEmpty ? "an agent" : $0.name } ?? "queue of \(opened.group)"
        result.route = place + (routed?.data.reason.map { " (\($0))" } ?? "")
        let messages = try await client.messages(of: id, cookie: cookie)
        let guesses = Dictionary(
            messages.filter { $0.from == "buyer" }.map { ($0.clientId, $0.intents?.first?.id) },
            uniquingKeysWith: { first, _ in first })
        var recognised = 0
        for turn in talk.turns where turn.isBuyer {
            guard let guess = guesses[Self.clientID(turn)] ?? nil else { continue }
            recognised += 1
            guard let intent = turn.intent else { continue }
            result.labelled += 1
            if guess == intent { result.strictHits += 1 }
            if guess == intent || turn.alsoAccepted.contains(guess) { result.lenientHits += 1 }
        }
        result.recognised = recognised
    }

    private static func clientID(_ turn: RecordedTalk.Turn) -> String { "replay-\(turn.number)" }
}
