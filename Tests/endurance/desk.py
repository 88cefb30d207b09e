"""A desk under test as a child process, and people who talk to it: standard library only."""

import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import struct
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("XIAOER_BINARY", str(ROOT / ".build/debug/xiaoer"))
PASSWORD = "xiaoer-demo"
START_SECONDS = 60


class Desk:
    """`xiaoer serve` on a data folder; may be killed and started again on the same port."""

    def __init__(self, data):
        self.data = pathlib.Path(data)
        self.port = free_port()
        self.process = None
        self.log = self.data.parent / f"{self.data.name}.log"

    def start(self, command="serve"):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [BINARY, command, "--port", str(self.port), "--data", str(self.data)],
                stdout=subprocess.PIPE, stderr=log)
        # A start that hangs must not hang the tests.
        alarm = threading.Timer(START_SECONDS, self.process.kill)
        alarm.start()
        try:
            for line in self.process.stdout:
                found = re.search(rb"http://[^:]+:(\d+)", line)
                if found:
                    self.port = int(found.group(1))
                    return self
        finally:
            alarm.cancel()
        raise AssertionError(f"the desk did not start: {self.log.read_text(errors='replace')[-2000:]}")

    def kill(self):
        """As a power failure would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self._gone()

    def stop(self):
        """As an operator would."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._gone()

    def _gone(self):
        self.process.wait()
        self.process.stdout.close()

    def assert_healthy(self):
        assert self.process.poll() is None, f"the desk has died: {self.log.read_text(errors='replace')[-3000:]}"
        status, _, body = Caller(self.port).ask("GET", "/health")
        assert status == 200 and body["status"] == "ok", body


def free_port():
    """A free port below those that the system gives to clients: while the desk is away, a client that keeps knocking
    could otherwise be given the desk's own port and talk to itself."""
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Caller:
    """Somebody who calls the API, on one keep-alive connection."""

    def __init__(self, port, **headers):
        self.port = port
        self.headers = headers
        self.connection = None

    def ask(self, method, path, body=None, raw=None, **headers):
        """Status, headers and the decoded answer. Raises OSError or HTTPException when the connection breaks."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        given = {**self.headers, **headers}
        if body is not None:
            given.setdefault("Content-Type", "application/json")
        try:
            self.connection.request(method, path, body=data, headers=given)
            response = self.connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        kind = response.headers.get("Content-Type", "")
        return response.status, response.headers, json.loads(content) if "json" in kind else content

    def get(self, path):
        """The answer; anything but success is a failed test."""
        return self._well("GET", path)

    def post(self, path, body=None):
        return self._well("POST", path, body)

    def put(self, path, body=None):
        return self._well("PUT", path, body)

    def _well(self, method, path, body=None):
        status, _, answer = self.ask(method, path, body)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return answer

    def insist(self, method, path, body):
        """Asks again and again until the desk answers: what a page does while the network or the desk is away."""
        while True:
            try:
                return self.ask(method, path, body)
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def buyer(port, shop="lizi"):
    """A new buyer of a shop."""
    token = Caller(port).post("/api/chat/visitor", {"shop": shop})["token"]
    person = Caller(port, Authorization=f"Bearer {token}")
    person.token = token
    return person


def agent(port, login):
    """Somebody of the shop, signed in."""
    person = Caller(port)
    status, headers, me = person.ask("POST", "/api/session", {"login": login, "password": PASSWORD})
    assert status == 200, me
    person.headers["Cookie"] = headers["Set-Cookie"].split(";")[0]
    person.me = me
    return person


def all_messages(caller, path):
    """All messages of a conversation, page by page, oldest first. `path` ends in `/messages`."""
    found = []
    while True:
        page = caller.get(f"{path}?after={found[-1]['seq'] if found else 0}&limit=200")
        found += page["items"]
        if not page["hasMore"]:
            return found


class Stream:
    """One connection of an event stream, read as a browser reads it: what is not complete does not count."""

    def __init__(self, caller, path, last_event_id=None, receive_buffer=None):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(20)
        self.socket.connect(("127.0.0.1", caller.port))
        headers = dict(caller.headers)
        if last_event_id is not None:
            headers["Last-Event-ID"] = str(last_event_id)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode())
        self.raw = b""
        self.text = b""
        self.status = None

    def events(self, seconds):
        """The complete events that arrive within some seconds, as (id, name, data); ends early when the desk does."""
        end = time.monotonic() + seconds
        while True:
            yield from self._complete()
            left = end - time.monotonic()
            if left <= 0:
                return
            self.socket.settimeout(left)
            try:
                piece = self.socket.recv(65536)
            except TimeoutError:
                return
            except OSError:
                return
            if not piece:
                return
            self._take(piece)

    def _take(self, piece):
        self.raw += piece
        if self.status is None:
            head, found, rest = self.raw.partition(b"\r\n\r\n")
            if not found:
                return
            self.status = int(head.split()[1])
            self.raw = rest
        while True:
            size, found, rest = self.raw.partition(b"\r\n")
            if not found:
                return
            count = int(size, 16)
            if len(rest) < count + 2:
                return
            self.text += rest[:count]
            self.raw = rest[count + 2:]

    def _complete(self):
        while b"\n\n" in self.text:
            block, _, self.text = self.text.partition(b"\n\n")
            number, name, data = None, "message", None
            for line in block.decode().split("\n"):
                key, _, value = line.partition(": ")
                if key == "id":
                    number = int(value)
                elif key == "event":
                    name = value
                elif key == "data":
                    data = json.loads(value)
            if data is not None:
                yield number, name, data

    def break_off(self):
        """Ends the connection the hard way: with a reset, whatever is still on its way."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()
