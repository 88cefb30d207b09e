"""Starts the demo shop once and gives every test its own buyer and agent in a real browser."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar

import pytest
from playwright.sync_api import expect, sync_playwright
from stories import DESK, PHONE

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium-headless-shell"
PASSWORD = "xiaoer-demo"
SELLERS = ["nan", "qiao", "tong", "leader"]

expect.set_options(timeout=8_000)


class Api:
    """The HTTP interface as one person, to set the stage faster than by clicking."""

    def __init__(self, url, login):
        self.url = url
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.me = self.post("/api/session", {"login": login, "password": PASSWORD})

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        with self.opener.open(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body):
        return self.call("POST", path, body)

    def put(self, path, body):
        return self.call("PUT", path, body)

    def cookies(self):
        return [{"name": one.name, "value": one.value, "url": self.url} for one in self.jar]


class Server:
    """A running demo shop."""

    def __init__(self, url):
        self.url = url
        self.apis = {}

    def api(self, login):
        if login not in self.apis:
            self.apis[login] = Api(self.url, login)
        return self.apis[login]

    def open_hours(self, hours):
        for group in self.api("admin").get("/api/groups")["items"]:
            self.api("admin").put(f"/api/groups/{group['id']}", {"hours": {"weekdays": hours, "weekend": hours}})

    def only(self, *logins):
        """These sellers take customers, the others do not."""
        for login in SELLERS:
            self.api(login).put("/api/presence", {"state": "online" if login in logins else "suspended"})

    def clear_desk(self, login):
        """Ends every conversation of this seller and of the queue, so that nobody is at the limit."""
        api = self.api(login)
        for scope in ["waiting", "mine"]:
            for row in api.get(f"/api/conversations?scope={scope}&limit=100")["items"]:
                if row["state"] == "queued":
                    api.post(f"/api/conversations/{row['id']}/claim", {})
                api.post(f"/api/conversations/{row['id']}/close", {"outcome": "spam"})

    def sku(self, code):
        items = self.api("admin").get(f"/api/skus?q={urllib.request.quote(code)}")["items"]
        return next(one for one in items if one["code"] == code)


@contextlib.contextmanager
def running_server():
    """The demo shop in a folder of its own, open all day, stopped at the end."""
    binary = os.environ.get("XIAOER_BINARY", str(ROOT / ".build/debug/xiaoer"))
    with tempfile.TemporaryDirectory(prefix="xiaoer-browser-") as data:
        command = [binary, "demo", "--port", "0", "--data", data]
        command += ["--pages", os.environ.get("XIAOER_PAGES", str(ROOT / "Sources/XiaoerWeb/Public"))]
        log = open(pathlib.Path(data) / "server.log", "w+")
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            running = Server(wait_for_address(process, log))
            running.open_hours("00:00-24:00")
            yield running
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="session")
def server():
    with running_server() as running:
        yield running


def wait_for_address(process, log):
    for _ in range(600):
        text = pathlib.Path(log.name).read_text()
        if found := re.search(r"http://localhost:\d+", text):
            return found.group()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{text}")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as driver:
        arguments = ["--disable-gpu", "--disable-dev-shm-usage"]
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, server, request):
    """Opens pages in contexts of their own; a page that wrote an error to its console fails the test."""
    contexts, errors = [], []

    def listen(page):
        # A refused request writes a line of the browser's own; what it means is for the page to say.
        page.on("console", lambda line: line.type == "error" and "Failed to load resource" not in line.text and errors.append(f"{page.url}: {line.text}"))
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))

    def open_page(path, login=None, context=None, **options):
        if context is None:
            context = browser.new_context(
                base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce", **(options or DESK))
            context.set_default_timeout(8_000)
            context.on("page", listen)
            contexts.append(context)
            if login:
                context.add_cookies(server.api(login).cookies())
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    if folder := os.environ.get("XIAOER_FAILURES"):
        for at, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=f"{folder}/{request.node.name}-{at}.png")
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def agent(server, visit):
    """李楠 at the workbench, the only one who takes customers."""
    server.clear_desk("nan")
    server.only("nan")
    page = visit("/workbench.html", login="nan")
    expect(page.locator(".rail")).to_be_visible()
    return page


@pytest.fixture
def buyer(visit):
    """Somebody with a phone on the product page, with the chat open."""
    page = visit("/shop.html", **PHONE)
    page.locator(".chat-bubble").click()
    expect(page.locator(".chat-sheet textarea")).to_be_visible()
    return page
