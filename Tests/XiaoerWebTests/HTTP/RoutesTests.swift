// Whole exchanges: what pages ask and what they get.

import HTTPTypes
import Testing
import XiaoerDesk
import XiaoerRules

@testable import XiaoerWeb

@Suite struct RoutesTests {
    @Test func `signing in sets a cookie that scripts cannot read, and says who one is`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.send(
            .post, "/api/session", json: #"{"login":"lizi-nan","password":"\#(TestSite.password)"}"#)
        #expect(answer.status == 200)
        #expect(answer.text("person.name") == "小楠")
        #expect(answer.text("shop.slug") == "lizi")
        #expect(answer.int("settings.slaHardSeconds") == 300)
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        let wrong = try await site.send(.post, "/api/session", json: #"{"login":"lizi-nan","password":"nope"}"#)
        #expect(wrong.status == 401)
        #expect(wrong.code == "session.wrong")
    }

    @Test func `signing out ends the session`() async throws {
        let site = try await TestSite.open()
        #expect(try await site.ask(.get, "/api/session").status == 200)
        #expect(try await site.ask(.delete, "/api/session").status == 200)
        #expect(try await site.ask(.get, "/api/session").status == 401)
    }

    @Test func `a wrong current password concerns its field and keeps the session`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.ask(
            .put, "/api/session/password", json: #"{"current":"nope","new":"another-long-word"}"#)
        #expect(answer.status == 422)
        #expect(answer.text("field") == "current")
    }

    @Test func `the demo logins are not found on other servers`() async throws {
        let site = try await TestSite.open()
        #expect(try await site.send(.get, "/api/public/demo").status == 404)
    }

    @Test func `the public style shows no stock figures`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.send(.get, "/api/public/shops/lizi/styles/LZ2601")
        #expect(answer.status == 200)
        #expect(answer.text("skus.0.code") == "LZ2601-黑色-37")
        #expect(!answer.body.contains("available") && !answer.body.contains("stock"))
    }

    @Test func `the customer panel shows the style asked about with its stock`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.ask(.get, "/api/conversations/\(site.mine.conversation)/customer")
        #expect(answer.status == 200)
        #expect(answer.text("focus.number") == "LZ2601")
        #expect(answer.int("focus.skus.0.stock.inTransit") == 10)
        #expect(answer.text("hint")?.isEmpty == false)
    }

    @Test func `a setting is chosen, shown typed and put back`() async throws {
        let site = try await TestSite.open()
        let changed = try await site.ask(.put, "/api/settings/sla.first_s", json: #"{"value":20}"#)
        #expect(changed.int("value") == 20)
        #expect(changed.int("default") == 15)
        #expect(changed.text("changedBy.name") == "小楠")
        let back = try await site.ask(.delete, "/api/settings/sla.first_s")
        #expect(back.int("value") == 15)
        #expect(try await site.ask(.put, "/api/settings/sla.first_s", json: #"{"value":0}"#).status == 422)
    }

    @Test func `the event log reads newest first and goes on into the past`() async throws {
        let site = try await TestSite.open()
        let first = try await site.ask(.get, "/api/events?limit=2")
        let top = try #require(first.int("items.0.seq"))
        let next = try #require(first.text("next"))
        #expect(first.int("items.1.seq").map { $0 < top } == true)
        let second = try await site.ask(.get, "/api/events?limit=2&after=\(next)")
        #expect(second.int("items.0.seq").map { $0 < top - 1 } == true)
        let tasks = try await site.ask(.get, "/api/events?type=task")
        #expect(tasks.text("items.0.type") == "task.created")
    }

    @Test func `a file is imported in the background and its refused rows can be saved`() async throws {
        let site = try await TestSite.open()
        let csv = "商家编码,可用数\nLZ2601-黑色-37,5\nNO-SUCH,1\n"
        let answer = try await site.send(
            .post, "/api/imports/stock?name=stock.csv", session: site.mine.session, bytes: Array(csv.utf8))
        #expect(answer.status == 202)
        let id = try #require(answer.text("job.id"))
        let isDone = await eventuallyDone { try? await site.ask(.get, "/api/imports/\(id)") }
        let job = try #require(isDone)
        #expect(job.int("rowsTaken") == 1)
        #expect(job.int("refusals.0.line") == 3)
        let saved = try await site.ask(.get, "/api/imports/\(id)/refusals")
        #expect(saved.body.contains("sku.unknown"))
        // STK-20: who waits for it comes into the queue through a file as well.
        #expect(try await site.ask(.get, "/api/restock?state=arrived").int("counts.arrived") == 1)
    }

    private func eventuallyDone(_ ask: () async -> Answer?) async -> Answer? {
        for _ in 0..<400 {
            if let answer = await ask(), answer.text("state") == "done" { return answer }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }

    @Test func `an export is a file to save`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.ask(.get, "/api/exports/skus")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentDisposition]?.contains("attachment") == true)
        #expect(answer.body.contains("LZ2601-黑色-37"))
        #expect(!answer.body.contains("other"))
    }

    @Test func `recognition takes earlier sentences as texts or with their speakers`() async throws {
        let site = try await TestSite.open()
        for previous in [#"["你好"]"#, #"[{"text":"你好","from":"buyer"}]"#] {
            let answer = try await site.ask(
                .post, "/api/guidance/recognise", json: #"{"text":"这款黑色37码有货吗","previous":\#(previous)}"#)
            #expect(answer.status == 200)
            #expect(answer.text("intents.0.id") == "stock")
        }
    }

    @Test func `a picture is shown in place and everything else is saved`() async throws {
        let site = try await TestSite.open()
        let png: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 2,
            8, 2,
            0, 0, 0,
        ]
        let made = try await site.send(
            .post, "/api/conversations/\(site.mine.conversation)/attachments?name=a.png", session: site.mine.session,
            bytes: png)
        #expect(made.status == 201)
        let url = try #require(made.text("attachment.url"))
        let shown = try await site.send(.get, url)
        #expect(shown.status == 200)
        #expect(shown.headers[.contentType] == "image/png")
        #expect(shown.headers[.contentDisposition]?.hasPrefix("inline") == true)
        #expect(shown.headers[HTTPField.Name("Content-Security-Policy")!]?.contains("sandbox") == true)
        #expect(shown.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
        #expect(try await site.send(.get, url.replacing("s=", with: "s=0")).status == 404)
        let pdf = try await site.send(
            .post, "/api/attachments?name=a.pdf", session: site.mine.session, bytes: Array("%PDF-1.4".utf8))
        let saved = try await site.send(.get, try #require(pdf.text("attachment.url")))
        #expect(saved.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        let html = try await site.send(
            .post, "/api/attachments?name=a.png", session: site.mine.session, bytes: Array("<svg onload=x>".utf8))
        #expect(html.status == 415)
    }

    @Test func `health tells database, schema and version`() async throws {
        let site = try await TestSite.open()
        let answer = try await site.send(.get, "/health")
        #expect(answer.text("status") == "ok")
        #expect(answer.text("database.engine") == "SQLite")
        #expect(answer.text("version") == Site.version)
    }

    @Test func `an address has so many calls at once and gets them back with time`() throws {
        let limit = RateLimit(burst: 3, perSecond: 1)
        let now = Instant(milliseconds: 1_000_000)
        for _ in 0..<3 { try limit.take("a", now: now) }
        #expect(throws: RateLimited.self) { try limit.take("a", now: now) }
        try limit.take("b", now: now)
        try limit.take("a", now: now.adding(seconds: 1))
    }
}
