"""Hostile and broken input: refused with problem documents, stored harmlessly, never leaked; the desk stays well."""

import hashlib
import hmac
import json
import sqlite3
import struct
import time
import zlib

import pytest

from desk import Caller, Stream, agent, buyer

LIMIT = 10 * 1024 * 1024


@pytest.fixture(autouse=True)
def stays_well(hostile_desk):
    yield
    hostile_desk.assert_healthy()


def assert_problem(answer, statuses, code=None):
    """An RFC 9457 document with one of the statuses, and nothing of the desk's inside in it."""
    status, headers, body = answer
    assert status in ((statuses,) if isinstance(statuses, int) else statuses), f"{status} {body}"
    assert headers["Content-Type"].startswith("application/problem+json"), headers["Content-Type"]
    assert body["status"] == status and body["code"] and body["title"] and body["detail"], body
    assert "incident" not in body, f"this was taken for our own mistake: {body}"
    if code:
        assert body["code"] == code, body
    return body


# Texts

HARMLESS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)><b>粗体</b>&amp;",
    "\u202e倒过来的字\u202c 和 \u2067שלום\u2069",
    "'; DROP TABLE message; --",
    "{{7*7}} ${7*7} %s %n \\u0000",
    "a\u0301\u0301\u0301\u0301 ﷽ 👩‍👩‍👧‍👦🏳️‍🌈",
    "行一\r\n行二\u2028行三\u2029行四",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_strange_text_comes_back_as_it_was_sent(hostile_desk, text):
    person = buyer(hostile_desk.port)
    sent = person.post("/api/chat/messages", {"clientId": "x", "text": text})["message"]
    assert sent["text"] == text
    assert person.get("/api/chat")["messages"][-1]["text"] == text


def test_nul_is_dropped_and_a_text_of_nothing_else_is_empty(hostile_desk):
    person = buyer(hostile_desk.port)
    assert person.post("/api/chat/messages", {"clientId": "n", "text": "短\0靴"})["message"]["text"] == "短靴"
    for number, text in enumerate(["", " \n\t ", "\0", "\0 \0"]):
        answer = person.ask("POST", "/api/chat/messages", {"clientId": f"e{number}", "text": text})
        assert_problem(answer, 422, "message.empty")


def test_too_much_text_is_refused_and_nothing_of_it_is_kept(hostile_desk):
    person = buyer(hostile_desk.port)
    assert_problem(person.ask("POST", "/api/chat/messages", {"clientId": "a", "text": "😀" * 50_000}), (413, 422))
    raw = json.dumps({"clientId": "b", "text": "😀" * 50_000}, ensure_ascii=False).encode()
    assert_problem(person.ask("POST", "/api/chat/messages", raw=raw), 422, "message.too_long")
    assert_problem(person.ask("POST", "/api/chat/messages", {"clientId": "c", "text": "字" * 4001}), 422, "message.too_long")
    huge = json.dumps({"clientId": "d", "text": "x" * LIMIT}).encode()
    person.close()
    try:
        assert_problem(person.ask("POST", "/api/chat/messages", raw=huge), 413, "request.too_large")
    except (BrokenPipeError, ConnectionResetError):
        person.close()  # refused before all of it had been sent
    assert person.get("/api/chat")["messages"] == []
    assert len(person.post("/api/chat/messages", {"clientId": "e", "text": "字" * 4000})["message"]["text"]) == 4000


# Bodies

BROKEN = [
    b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe{}", b"{}", b'{"clientId":1,"text":"a"}', b'{"clientId":"a","text":{}}',
    b'{"clientId":"","text":"a"}', b'{"clientId":"' + b"a" * 81 + b'","text":"a"}', b'{"clientId":"a b","text":"a"}',
    '{"clientId":"号","text":"a"}'.encode(), b'{"clientId":"a","text":"\\ud800"}', b'{"clientId":"a","text":"a"',
    b'{"clientId":"a","attachmentId":"1"}', b'{"clientId":"a","attachmentId":"-1"}', b'{"clientId":"a","attachmentId":7}',
    b'{"clientId":"a","product":{"styleNumber":"no such style"}}', b'{"clientId":"a","product":{"skuId":"99999999999999999999"}}',
    b'{"clientId":"a","text":"a","page":' + b"[" * 100_000 + b"]" * 100_000 + b"}", b"[" * 200_000,
]


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_a_broken_message_is_refused_with_the_reason(hostile_desk, number):
    person = buyer(hostile_desk.port)
    assert_problem(person.ask("POST", "/api/chat/messages", raw=BROKEN[number]), (400, 404, 422))
    assert person.get("/api/chat")["messages"] == []


@pytest.mark.parametrize(
    "method, path, body",
    [
        ("POST", "/api/chat/visitor", {}), ("POST", "/api/chat/visitor", {"shop": 1}),
        ("POST", "/api/chat/visitor", {"shop": "nowhere"}), ("POST", "/api/chat/visitor", {"shop": "../lizi\0"}),
        ("POST", "/api/chat/visitor", {"shop": "lizi", "identity": {"id": "1", "name": "x", "signature": "1.ab"}}),
        ("POST", "/api/session", {}), ("POST", "/api/session", {"login": "nan"}),
        ("POST", "/api/session", {"login": "nan\0", "password": "\0"}),
        ("POST", "/api/session", {"login": "x" * 10_000, "password": "y" * 10_000}),
        ("GET", "/api/public/shops/nowhere", None), ("GET", "/api/public/shops/lizi/styles/..%2f..%2fsecret", None),
        ("GET", "/api/public/shops/%00", None), ("GET", "/api/public/shops/lizi/styles/%00", None),
        ("GET", "/api/no/such/address", None), ("POST", "/api/no/such/address", {}),
    ])
def test_wrong_and_missing_fields_of_strangers_are_refused(hostile_desk, method, path, body):
    assert_problem(Caller(hostile_desk.port).ask(method, path, body), (400, 401, 404, 405, 422))


@pytest.mark.parametrize(
    "path",
    [
        "/api/search?q=%00", "/api/search?q=a%00b", "/api/search?q=" + "%F0%9F%98%80" * 300, "/api/search?q=%22%22*%20OR%20NEAR(",
        "/api/search?q=%ff%fe", "/api/phrases?q=%00", "/api/skus?q=%00", "/api/conversations?scope=%00", "/api/conversations?cursor=x",
        "/api/conversations?scope=mine&cursor=-9223372036854775808", "/api/conversations?cursor=9223372036854775807&scope=closed",
        "/api/tasks?kind=%00", "/api/restock?state=%00", "/api/events?after=-1", "/api/events?type=%00",
        "/api/events?after=9223372036854775807",
    ])
def test_strange_questions_of_agents_are_answered_or_refused(hostile_desk, path):
    supervisor = agent(hostile_desk.port, "supervisor")
    answer = supervisor.ask("GET", path)
    if answer[0] != 200:
        assert_problem(answer, (400, 404, 422))


@pytest.mark.parametrize(
    "method, path, body",
    [
        ("GET", "/api/chat?limit=0", None), ("GET", "/api/chat?limit=x", None), ("GET", "/api/chat?limit=99999999999999999999", None),
        ("GET", "/api/chat/messages?before=-1", None), ("GET", "/api/chat/messages?after=1e3", None),
        ("POST", "/api/chat/read", {}), ("POST", "/api/chat/read", {"seq": "1"}), ("POST", "/api/chat/read", {"seq": 1.5}),
    ])
def test_wrong_numbers_of_buyers_are_refused(hostile_desk, method, path, body):
    person = buyer(hostile_desk.port)
    person.post("/api/chat/messages", {"clientId": "a", "text": "你好 在吗"})
    assert_problem(person.ask(method, path, body), (400, 422))


@pytest.mark.parametrize("seq", [-1, 0, 10**6, 2**62])
def test_reading_past_the_end_or_before_the_beginning_changes_nothing_wrongly(hostile_desk, seq):
    person = buyer(hostile_desk.port)
    last = person.post("/api/chat/messages", {"clientId": "a", "text": "你好 在吗"})["message"]["seq"]
    person.ask("POST", "/api/chat/read", {"seq": seq})
    conversation = person.get("/api/chat")["conversation"]
    assert 0 <= conversation["buyerReadSeq"] <= conversation["lastSeq"] and conversation["lastSeq"] >= last


@pytest.mark.parametrize(
    "path, body",
    [
        ("messages", {}), ("messages", {"clientId": "a", "text": "您好，请稍等。"}), ("messages", {"clientId": "a", "text": "您好", "seenSeq": "1"}),
        ("messages", {"clientId": "a", "text": "", "seenSeq": 9}), ("notes", {"clientId": "a"}), ("notes", {"clientId": "a", "text": ""}),
        ("notes", {"clientId": "a", "text": "字" * 4001}), ("transfer", {}), ("transfer", {"group": "nowhere", "reason": "x", "text": "y"}),
        ("close", {}), ("close", {"outcome": "whatever"}), ("read", {}),
    ])
def test_broken_requests_of_agents_are_refused(hostile_desk, path, body):
    nan = agent(hostile_desk.port, "nan")
    mine = nan.get("/api/conversations?scope=mine")["items"][0]["id"]
    assert_problem(nan.ask("POST", f"/api/conversations/{mine}/{path}", body), (400, 404, 409, 422))
    for wrong in ["0", "-5", "abc", "99999999999999999999", "1%00", mine + "x", "%F0%9F%98%80"]:
        assert_problem(nan.ask("POST", f"/api/conversations/{wrong}/{path}", body), (404, 422))


# Files

def png(width, height):
    """A picture of a few bytes that claims a size."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")


def bad_files():
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return {
        "bomb.png": png(50_000, 50_000), "flat-bomb.png": png(2**31 - 1, 2**31 - 1), "empty.png": png(0, 0),
        "cut.png": b"\x89PNG\r\n\x1a\n", "bomb.gif": b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0" * 20,
        "cut.webp": b"RIFF\x24\0\0\0WEBPVP8X" + b"\0" * 8, "cut.jpg": b"\xff\xd8\xff", "endless.jpg": b"\xff\xd8" + b"\xff" * 5000,
        "picture.svg": svg, "photo.jpg": b"<!doctype html><script>alert(1)</script>", "photo.png": svg, "a.exe": b"MZ" + b"\0" * 90,
        "nothing.png": b"", "bomb.zip": b"PK\x03\x04" + b"\0" * 60, "script.js": b"alert(1)",
    }


@pytest.mark.parametrize("name", bad_files().keys())
def test_a_dangerous_file_is_refused_whatever_it_is_called(hostile_desk, name):
    person = buyer(hostile_desk.port)
    answer = person.ask("POST", f"/api/chat/attachments?name={name}", raw=bad_files()[name])
    assert_problem(answer, (415, 422))
    nan = agent(hostile_desk.port, "nan")
    assert_problem(nan.ask("POST", f"/api/attachments?name={name}", raw=bad_files()[name]), (415, 422))


def test_a_file_over_ten_megabytes_is_refused(hostile_desk):
    person = buyer(hostile_desk.port)
    try:
        answer = person.ask("POST", "/api/chat/attachments?name=a.png", raw=png(4, 4) + b"\0" * LIMIT)
        assert_problem(answer, 413, "attachment.too_large")
    except (BrokenPipeError, ConnectionResetError):
        pass  # refused before all of it had been sent


def test_a_good_file_is_served_only_under_its_signed_address_and_never_as_a_page(hostile_desk):
    person = buyer(hostile_desk.port)
    status, _, body = person.ask(
        "POST", "/api/chat/attachments?name=..%2F..%2Fx%22%3E%3Cscript%3E.html%0d%0aX-Evil:1", raw=png(4, 4))
    assert status == 201
    attachment = body["attachment"]
    assert attachment["mediaType"] == "image/png"
    assert not set(attachment["name"]) & set('/\\<>"\r\n')
    stranger = Caller(hostile_desk.port)
    status, headers, content = stranger.ask("GET", attachment["url"])
    assert (status, content) == (200, png(4, 4))
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Content-Type"] == "image/png"
    assert "X-Evil" not in headers
    path, _, query = attachment["url"].partition("?")
    ends, signature = [part.partition("=")[2] for part in query.split("&")]
    for forged in [path, f"{path}?e={ends}", f"{path}?e={ends}&s={'0' * len(signature)}", f"{path}?e={int(ends) + 1}&s={signature}",
                   f"{path}?e=1&s={signature}", f"{path}x?e={ends}&s={signature}", f"/attachments/1?e={ends}&s={signature}",
                   f"{path}?e={ends}&s=", f"{path}?e=999999999999999999999&s={signature}"]:
        assert_problem(stranger.ask("GET", forged), (401, 403, 404, 422))


# Tickets and shops

def forge(desk, ticket, shop_secret=None, days=30):
    """The same ticket with another end, signed with a shop's secret."""
    _, shop, visitor, customer, _, _ = ticket.split(".")
    numbers = f"{shop}.{visitor}.{customer}.{int((time.time() + days * 86_400) * 1000)}"
    signed = hmac.new(shop_secret.encode(), f"xiaoer visitor v1 {numbers}".encode(), hashlib.sha256).hexdigest()
    return f"v1.{numbers}.{signed}"


def secrets_of(desk):
    database = sqlite3.connect(f"file:{desk.data}/xiaoer.sqlite?mode=ro", uri=True)
    try:
        return dict(database.execute("SELECT slug, secret FROM shop"))
    finally:
        database.close()


def test_forged_expired_and_foreign_tickets_are_refused(hostile_desk):
    person = buyer(hostile_desk.port)
    secrets = secrets_of(hostile_desk)
    parts = person.token.split(".")
    good = forge(hostile_desk, person.token, secrets["lizi"])
    assert Caller(hostile_desk.port, Authorization=f"Bearer {good}").ask("GET", "/api/chat")[0] == 200, "the forger works"
    other = buyer(hostile_desk.port, "other")
    bad = [
        "", "x", "v1.....", person.token + "0", person.token[:-1], person.token.upper(), "v2" + person.token[2:],
        ".".join(parts[:3] + [str(int(parts[3]) + 1)] + parts[4:]), ".".join(parts[:4] + [str(int(parts[4]) + 1)] + parts[5:]),
        ".".join(parts[:5] + ["0" * 64]), ".".join(parts[:5] + [""]), "v1.+" + person.token[3:], "v1." + "9" * 5000,
        forge(hostile_desk, person.token, secrets["lizi"], days=-1), forge(hostile_desk, person.token, secrets["other"]),
        ".".join([parts[0], other.token.split(".")[1]] + parts[2:]),
    ]
    for ticket in bad:
        caller = Caller(hostile_desk.port, Authorization=f"Bearer {ticket}")
        for method, path in [("GET", "/api/chat"), ("POST", "/api/chat/messages"), ("GET", "/api/chat/live")]:
            assert_problem(caller.ask(method, path, {} if method == "POST" else None), 401)
    # A page that comes with another shop's ticket gets a new one and sees nothing of the other shop.
    person.post("/api/chat/messages", {"clientId": "a", "text": "只给栗子看的话"})
    visit = Caller(hostile_desk.port).post("/api/chat/visitor", {"shop": "other", "token": person.token})
    assert visit["resumed"] is False and visit["token"] != person.token
    fresh = Caller(hostile_desk.port, Authorization=f"Bearer {visit['token']}")
    assert fresh.get("/api/chat").get("conversation") is None


def test_a_buyers_ticket_opens_no_agents_door_and_the_other_way_round(hostile_desk):
    person = buyer(hostile_desk.port)
    for path in ["/api/conversations", "/api/session", "/api/live", "/api/search?q=短靴", "/api/people", "/api/events", "/api/settings"]:
        assert_problem(person.ask("GET", path.replace("短靴", "%E7%9F%AD%E9%9D%B4")), 401)
        assert_problem(Caller(hostile_desk.port, Cookie="xiaoer_session=" + "A" * 43).ask("GET", path.split("?")[0]), 401)
    nan = agent(hostile_desk.port, "nan")
    assert_problem(nan.ask("GET", "/api/chat"), 401)


def test_nothing_of_one_shop_is_seen_touched_or_heard_in_another(hostile_desk):
    secret_word = "只有栗子知道的暗号"
    person = buyer(hostile_desk.port)
    neighbour = agent(hostile_desk.port, "other")
    ear = Stream(neighbour, "/api/live")
    assert next(ear.events(10))[1] == "hello"
    sent = person.post("/api/chat/messages", {"clientId": "a", "text": secret_word})
    conversation = sent["conversation"]["id"]
    _, _, uploaded = person.ask("POST", "/api/chat/attachments?name=a.png", raw=png(4, 4))
    picture = uploaded["attachment"]["id"]

    base = f"/api/conversations/{conversation}"
    touching = [
        ("GET", base, None), ("GET", base + "/messages", None), ("GET", base + "/history", None), ("GET", base + "/card", None),
        ("GET", base + "/customer", None), ("GET", base + "/closing", None), ("GET", base + "/transfer-targets", None),
        ("POST", base + "/messages", {"clientId": "x", "text": "您好，我是隔壁的。", "seenSeq": 99}),
        ("POST", base + "/notes", {"clientId": "x", "text": "偷看一下"}), ("POST", base + "/claim", None),
        ("POST", base + "/read", {"seq": 1}), ("POST", base + "/typing", None), ("PUT", base + "/viewing", None),
        ("PUT", base + "/draft", {"text": "偷写", "version": 0}), ("PUT", base + "/mood", {"upset": True}),
        ("PUT", base + "/topic", {"topic": "other"}), ("PUT", base + "/no-reply", {"value": True}),
        ("POST", base + "/close", {"outcome": "spam"}),
        ("POST", base + "/transfer",
         {"group": "pre_sale", "reason": "other", "note": {"topic": "a", "open": "b"}, "text": "给您换一位同事，请稍等。"}),
    ]
    for method, path, body in touching:
        body_of = assert_problem(neighbour.ask(method, path, body), (404, 422))
        assert secret_word not in json.dumps(body_of, ensure_ascii=False)
    own = buyer(hostile_desk.port, "other")
    answer = own.ask("POST", "/api/chat/messages", {"clientId": "x", "attachmentId": picture})
    assert_problem(answer, 404)
    for query in [secret_word, "暗号", conversation, "周", "LZ2601", "小楠"]:
        _, _, found = neighbour.ask("GET", "/api/search?q=" + "".join(f"%{byte:02x}" for byte in query.encode()))
        text = json.dumps(found, ensure_ascii=False)
        assert secret_word not in text and conversation not in text and "LZ26" not in text, query
    for scope in ["mine", "waiting", "team", "closed"]:
        listed = json.dumps(neighbour.get(f"/api/conversations?scope={scope}"), ensure_ascii=False)
        assert conversation not in listed
    for path in ["/api/team", "/api/people", "/api/events?limit=200", "/api/skus?q=LZ", "/api/restock"]:
        status, _, answer = neighbour.ask("GET", path)
        text = json.dumps(answer, ensure_ascii=False) if status == 200 else ""
        assert secret_word not in text and conversation not in text and "LZ26" not in text and "李楠" not in text, path
    heard = json.dumps(list(ear.events(1)), ensure_ascii=False)
    assert secret_word not in heard and conversation not in heard
    ear.close()
    # And the conversation is as it was.
    messages = person.get("/api/chat")["messages"]
    assert [one["text"] for one in messages if one["from"] == "buyer"] == [secret_word]
    assert all("隔壁" not in one["text"] for one in messages)


def test_an_agent_sees_no_colleagues_conversation(hostile_desk):
    everything = agent(hostile_desk.port, "supervisor")
    nan = agent(hostile_desk.port, "nan")
    rows = everything.get("/api/conversations?scope=team")["items"]
    foreign = [row["id"] for row in rows if row["owner"] and row["owner"]["id"] != nan.me["person"]["id"]]
    assert foreign
    for conversation in foreign:
        for path in ["", "/messages", "/history", "/customer", "/card"]:
            assert_problem(nan.ask("GET", f"/api/conversations/{conversation}{path}"), 404)


def test_a_page_of_another_site_cannot_act_with_the_cookie(hostile_desk):
    nan = agent(hostile_desk.port, "nan")
    for headers in [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                    {"Origin": "http://127.0.0.1.evil.example"}]:
        assert_problem(nan.ask("PUT", "/api/presence", {"state": "off"}, **headers), 403)
    assert nan.get("/api/session")["presence"]["state"] == "online"
