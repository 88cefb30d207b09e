"""Every page: languages, colours, accessibility; and what people do beside answering."""

import os
import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from stories import DESK, PHONE, composer, hears, open_chat, write

ADMIN = "overview people groups settings imports exports stock phrases tables overrides events tokens account".split()
PAGES = [("/", None), ("/login.html", None), ("/shop.html", None), ("/chat.html?shop=lizi", None)]
PAGES += [("/workbench.html", "nan"), ("/workbench.html#restock", "restock"), ("/workbench.html#team", "leader")]
PAGES += [(f"/admin.html#{part}", "owner" if part == "overrides" else "admin") for part in ADMIN]
MARKETPLACE = pathlib.Path(os.environ.get("XIAOER_MARKETPLACE", "../shared/data/marketplace"))


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_are_accessible(visit, size, theme):
    wrong = {}
    pages = {}
    for path, login in PAGES:
        if login not in pages:
            pages[login] = visit("about:blank", login=login, color_scheme=theme, **size)
        page = pages[login]
        page.goto("about:blank")
        page.goto(path)
        page.locator("h1, h2").first.wait_for()
        page.wait_for_timeout(250)
        if found := violations(page):
            wrong[path] = found
    assert wrong == {}


def test_an_open_conversation_is_accessible(buyer, agent):
    write(buyer, "黑色38码还有吗，顺便问下几天能到")
    open_chat(agent, "黑色38码")
    agent.get_by_role("tab", name="SOP").click()
    for theme in ["light", "dark"]:
        for page in [agent, buyer]:
            page.emulate_media(color_scheme=theme)
            page.wait_for_timeout(150)
            assert violations(page) == []
    composer(agent).press_sequentially("/h")
    expect(agent.locator(".pal li").first).to_be_visible()
    assert violations(agent) == []
    agent.keyboard.press("Escape")
    for button in ["转接", "结束"]:
        agent.get_by_role("button", name=button, exact=True).click()
        expect(agent.get_by_role("dialog")).to_be_visible()
        assert violations(agent) == []
        agent.keyboard.press("Escape")


def test_three_languages(visit):
    for language, word in [("en", "Settings"), ("zh-Hant", "參數"), ("zh-Hans", "参数")]:
        page = visit("/admin.html#settings", login="admin")
        page.evaluate("language => localStorage.setItem('xiaoer.language', language)", language)
        page.reload()
        expect(page.locator("html")).to_have_attribute("lang", re.compile(language.split("-")[0]))
        expect(page.locator("main")).to_contain_text(word)


def test_logging_in_and_out(visit):
    page = visit("/login.html")
    page.locator("input[autocomplete=username]").fill("qiao")
    page.locator("input[type=password]").fill("not-the-password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_be_visible()
    page.locator("input[type=password]").fill("xiaoer-demo")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("workbench"))
    expect(page.locator(".rail")).to_be_visible()


def test_search_finds_orders_telephones_and_pinyin(server, agent):
    order = server.api("nan").get("/api/search?q=LZ26")
    agent.keyboard.press("Control+k")
    field = agent.get_by_role("combobox")
    field.fill("ouyang")
    expect(agent.locator("#hits li").first).to_be_visible()
    field.fill("oyjj")
    expect(agent.locator("#hits")).to_contain_text("欧阳")
    field.fill("LZ2601")
    expect(agent.locator("#hits")).to_contain_text("马丁靴")
    assert order["styles"]


def test_presence_and_a_draft_that_survives(buyer, agent):
    agent.locator(".status").click()
    agent.get_by_role("menuitemradio", name=re.compile("^挂起|暂停")).first.click()
    expect(agent.locator(".toast").first).to_be_visible()
    agent.locator(".status").click()
    agent.get_by_role("menuitemradio", name=re.compile("^在线")).first.click()
    write(buyer, "有没有小一码的")
    open_chat(agent, "有没有小一码的")
    composer(agent).fill("亲，稍等我帮您看一下")
    expect(agent.locator(".ft")).to_contain_text("草稿已保存")
    agent.reload()
    expect(composer(agent)).to_have_value("亲，稍等我帮您看一下")
    # A second tab shares the line: what the first one sends stands in both.
    second = agent.context.new_page()
    second.goto(agent.url)
    expect(composer(second)).to_have_value("亲，稍等我帮您看一下")
    composer(agent).press("Enter")
    expect(second.locator(".msgs .m.me")).to_contain_text("稍等我帮您看一下")


def test_a_message_without_a_network_is_kept_and_sent_once(buyer, agent):
    write(buyer, "你好")
    open_chat(agent, "你好")
    buyer.context.set_offline(True)
    box = buyer.locator(".chat-sheet textarea")
    box.fill("地铁里没信号，能看到吗")
    box.press("Enter")
    expect(buyer.locator(".strip.warn")).to_be_visible()
    buyer.context.set_offline(False)
    expect(agent.locator(".msgs")).to_contain_text("地铁里没信号", timeout=15_000)
    expect(agent.locator(".msgs .m", has_text="地铁里没信号")).to_have_count(1)


def test_marketplace_orders_are_imported_with_exact_refusals(visit, tmp_path):
    page = visit("/admin.html#imports", login="operations")
    files = sorted(MARKETPLACE.glob("*")) if MARKETPLACE.exists() else []
    files = [one for one in files if one.suffix in {".csv", ".xlsx"}][:2] or [own_file(tmp_path)]
    for file in files:
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name=re.compile("试|开始|导入")).last.click()
        expect(page.locator(".import-report")).to_contain_text(re.compile("完成|已导入|试导"), timeout=30_000)


def own_file(folder):
    file = folder / "stock.csv"
    file.write_text("商家编码,可用数\nLZ2601-黑色-35,12\nLZ2601-黑色-36,many\n", "utf-8")
    return file
