"""Broken HTTP and rude connections: no file leaks, nobody else waits, the desk stays well."""

import socket
import time

import pytest

from desk import Stream, buyer


@pytest.fixture(autouse=True)
def stays_well(hostile_desk):
    yield
    hostile_desk.assert_healthy()


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 5000, b"GET " + b"/" * 200_000 + b" HTTP/1.1\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 300_000 + b"\r\n\r\n",
        b"POST /api/chat/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        b"POST /api/chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/chat/visitor HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /js/..%2f..%2fsecret HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", b"\0" * 1000,
    ])
def test_garbage_instead_of_http_gets_no_file_and_does_no_harm(hostile_desk, garbage):
    with socket.create_connection(("127.0.0.1", hostile_desk.port), timeout=5) as connection:
        answer = b""
        try:
            connection.sendall(garbage)
            connection.settimeout(1)
            while piece := connection.recv(65536):
                answer += piece
        except OSError:
            pass
    assert b"root:" not in answer
    assert not answer or answer.split()[1][:1] == b"4" or answer.split()[1] in (b"304", b"505"), answer[:200]


def test_half_a_request_that_never_ends_holds_up_nobody(hostile_desk):
    slow = [socket.create_connection(("127.0.0.1", hostile_desk.port)) for _ in range(100)]
    for connection in slow:
        connection.sendall(b"POST /api/chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
    begin = time.monotonic()
    buyer(hostile_desk.port).post("/api/chat/messages", {"clientId": "a", "text": "我还能说话吗"})
    assert time.monotonic() - begin < 5
    for connection in slow:
        connection.close()


def test_a_reader_who_does_not_read_costs_nobody_else_anything(hostile_desk):
    person = buyer(hostile_desk.port)
    lazy = [Stream(person, "/api/chat/live", receive_buffer=2048) for _ in range(5)]
    awake = Stream(person, "/api/chat/live")
    assert next(awake.events(10))[1] == "hello"
    for number in range(150):
        person.post("/api/chat/messages", {"clientId": f"l{number}", "text": "长" * 3000})
    heard = [one for one in awake.events(5) if one[1] == "message"]
    assert len(heard) == 150
    for stream in lazy + [awake]:
        stream.close()
