// Buyers' tickets and the shop's own word on who they are.

import Testing
import XiaoerDesk
import XiaoerRules

@Suite struct VisitorTests {
    @Test func `a ticket says who its bearer is, for half a year`() async throws {
        let here = try await AccessShop.open()
        let lin = Buyer(shop: here.shop.id, visitor: ID(11), customer: ID(22))
        let token = try await here.desk.visitorToken(for: lin)
        #expect(try await here.desk.visitor(ofToken: token) == lin)
        #expect(try await here.desk.visitor(ofToken: token, at: here.shop.id) == lin)
        here.clock.advance(seconds: 180 * 86_400 - 1)
        #expect(try await here.desk.visitor(ofToken: token) == lin)
        here.clock.advance(seconds: 1)
        await #expect(throws: NotLoggedIn("visitor.none")) { try await here.desk.visitor(ofToken: token) }
    }

    @Test func `a forged ticket is none, whichever part was changed`() async throws {
        let here = try await AccessShop.open()
        let token = try await here.desk.visitorToken(
            for: Buyer(shop: here.shop.id, visitor: ID(11), customer: ID(22)))
        let parts = token.split(separator: ".").map(String.init)
        #expect(parts.count == 6)
        var forged = ["", "v1", ".....", "v1.....", String(repeating: "a.", count: 1000), token + "0", token + ".x"]
        for (index, other) in [
            (0, "v2"), (1, here.other.id.description), (1, "1"), (2, "12"), (3, "23"), (3, "-22"), (3, "022"),
            (4, "9223372036854775807"), (5, ""), (5, String(parts[5].dropLast()) + (parts[5].last == "0" ? "1" : "0")),
            (5, parts[5].uppercased()),
        ] {
            var changed = parts
            changed[index] = other
            if changed != parts { forged.append(changed.joined(separator: ".")) }
        }
        for text in forged {
            await #expect(throws: NotLoggedIn("visitor.none"), "\(text.prefix(120))") {
                try await here.desk.visitor(ofToken: text)
            }
        }
    }

    @Test func `another shop's ticket is none here`() async throws {
        let here = try await AccessShop.open()
        let theirs = try await here.desk.visitorToken(
            for: Buyer(shop: here.other.id, visitor: ID(11), customer: ID(22)))
        await #expect(throws: NotLoggedIn("visitor.none")) {
            try await here.desk.visitor(ofToken: theirs, at: here.shop.id)
        }
        await #expect(throws: NotFound("shop")) {
            try await here.desk.visitorToken(for: Buyer(shop: ID(5), visitor: ID(1), customer: ID(2)))
        }
    }

    static let now = Instant(milliseconds: 1_763_697_600_500)

    /// seconds between signing and showing, whether it still counts
    static let ages: [(Int, Bool)] = [
        (0, true), (300, true), (301, false), (-300, true), (-301, false), (86_400, false),
    ]

    @Test(arguments: ages) func `the shop's word on a buyer is fresh for five minutes`(age: Int, counts: Bool) throws {
        let word = SignedCustomer(id: "lin-88", name: "林小满", secret: "key", at: Self.now.adding(seconds: -age))
        if counts {
            try word.check(secret: "key", now: Self.now)
        } else {
            #expect(throws: NotLoggedIn("visitor.identity")) { try word.check(secret: "key", now: Self.now) }
        }
    }

    @Test func `the shop's word holds for this account, name, time and secret only`() throws {
        let word = SignedCustomer(id: "lin-88", name: "林小满", secret: "key", at: Self.now)
        let parts = word.signature.split(separator: ".").map(String.init)
        let seconds = try #require(Int64(parts[0]))
        for (id, name, signature, secret) in [
            ("lin-89", "林小满", word.signature, "key"), ("lin-88", "林大满", word.signature, "key"),
            ("lin-88", "林小满", "\(seconds + 1).\(parts[1])", "key"), ("lin-88", "林小满", word.signature, "other"),
            ("lin-88", "林小满", "", "key"), ("lin-88", "林小满", parts[1], "key"),
            ("lin-88", "林小满", "\(Int64.max).\(parts[1])", "key"), ("lin-88", "林小满", "\(seconds).", "key"),
        ] {
            let forged = SignedCustomer(id: id, name: name, signature: signature)
            #expect(throws: NotLoggedIn.self, "\(id) \(name) \(signature)") {
                try forged.check(secret: secret, now: Self.now)
            }
        }
        try SignedCustomer(id: "lin-88", name: "林小满", signature: word.signature.uppercased())
            .check(secret: "key", now: Self.now)
    }

    @Test func `an account cannot borrow letters from its name`() throws {
        let honest = SignedCustomer(id: "lin", name: "88\n小满", secret: "key", at: Self.now)
        let moved = SignedCustomer(id: "lin\n88", name: "小满", signature: honest.signature)
        try honest.check(secret: "key", now: Self.now)
        #expect(throws: InvalidInput.self) { try moved.check(secret: "key", now: Self.now) }
    }

    @Test func `a ticket is no identity and an identity no ticket`() async throws {
        let here = try await AccessShop.open()
        let word = SignedCustomer(id: "v1", name: "x", secret: here.shop.secret, at: here.clock.now)
        let text =
            "v1.\(here.shop.id).11.22.\(here.clock.now.adding(days: 1).milliseconds).\(word.signature.suffix(64))"
        await #expect(throws: NotLoggedIn.self) { try await here.desk.visitor(ofToken: text) }
    }
}
