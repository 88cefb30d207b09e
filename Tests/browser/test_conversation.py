"""The seven steps of a day at the desk, by a buyer with a phone and an agent at the workbench."""

import re

import pytest
from playwright.sync_api import expect
from stories import DESK, PHONE, composer, hears, open_chat, say, show_step, wait_sent, write


def test_a_question_travels_with_its_product_and_is_answered(buyer, agent, visit, tmp_path):
    write(buyer, "这款黑色37码还有吗")
    expect(buyer.locator(".chat-rows").first).to_contain_text("已送达")
    # The agent sees it at once, with a clock, and the title of the tab counts.
    row = agent.locator(".list .cv", has_text="这款黑色37码还有吗").first
    expect(row.locator(".sla")).to_contain_text("黄金")
    expect(agent).to_have_title(re.compile(r"^\(\d+\)"))
    open_chat(agent, "这款黑色37码还有吗")
    expect(buyer.locator(".chat-rows").first).to_contain_text("已读")
    expect(agent.locator(".side")).to_contain_text("LZ2601")
    # The step card knows the stock; one key takes its words.
    expect(agent.locator(".hint")).to_contain_text("有没有货")
    composer(agent).press("Control+j")
    expect(composer(agent)).to_have_value(re.compile("3件"))
    composer(agent).press("End")
    composer(agent).type("喜欢就带走吧")
    expect(buyer.locator(".typing")).to_be_visible()
    composer(agent).press("Enter")
    wait_sent(agent, "喜欢就带走吧")
    hears(buyer, "喜欢就带走吧")
    expect(agent.locator(".msgs .m.me").last).to_contain_text("已读")
    # A picture, and everything again on coming back.
    picture = tmp_path / "脚型.png"
    picture.write_bytes(bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360f8cfc0000003010100c9fe92ef0000000049454e44ae426082"))
    buyer.locator("input[type=file]").first.set_input_files(picture)
    expect(agent.locator(".msgs .m:not(.me) img").last).to_be_visible()
    buyer.reload()
    buyer.locator(".chat-bubble").click()
    hears(buyer, "喜欢就带走吧")


def test_the_step_card_asks_for_what_is_missing_and_learns(buyer, agent):
    write(buyer, "这款黑色还有货吗")
    open_chat(agent, "这款黑色还有货吗")
    step = show_step(agent)
    expect(step).to_contain_text("待补")
    step.get_by_role("button", name="37", exact=True).click()
    expect(step).to_contain_text("DT-STK-1")
    expect(step.locator(".facts")).to_contain_text("3")
    expect(step.locator(".facts small").first).to_have_text(re.compile(r"\d\d:\d\d"))
    expect(step.locator(".quote")).to_contain_text("3件")
    # Recognised wrongly: one press corrects it, and the card follows.
    write(buyer, "脚背高穿会不会勒得慌")
    expect(agent.locator(".hint")).not_to_contain_text("有没有货")
    step.get_by_role("button", name="不对").click()
    agent.get_by_role("menu").get_by_text("商品咨询", exact=True).click()
    expect(agent.locator(".hint")).to_contain_text("商品咨询")


def test_nobody_free_means_a_place_in_the_queue(server, agent, buyer, visit):
    server.only()
    write(buyer, "有人在吗")
    expect(buyer.locator(".strip:visible")).to_contain_text(re.compile("第 ?1 ?位|排在|排队"))
    agent.get_by_role("tab", name="待接入").click()
    agent.locator(".list .cv", has_text="有人在吗").first.click()
    agent.locator(".offer button").click()
    expect(composer(agent)).to_be_visible()
    expect(buyer.locator(".chat-top")).to_contain_text("李楠")
    expect(buyer.locator(".strip:visible")).to_have_count(0)


def test_outside_hours_the_shop_says_so(server, visit):
    server.only()
    server.open_hours("00:00-00:01")
    for login in ["nan", "qiao", "tong", "leader"]:
        server.api(login).put("/api/presence", {"state": "off"})
    try:
        page = visit("/shop.html", **PHONE)
        page.locator(".chat-bubble").click()
        expect(page.locator(".chat-top")).to_contain_text("休息")
        write(page, "明天能发货吗")
        expect(page.locator(".strip:visible")).to_contain_text("00:00")
    finally:
        server.open_hours("00:00-24:00")


def test_the_language_check_holds_back_what_should_not_go_out(buyer, agent, visit):
    write(buyer, "这双鞋跟高多少")
    open_chat(agent, "这双鞋跟高多少")
    # A promise about stock that nobody looked up asks for a reason, and the reason is kept.
    say(agent, "亲，白色36码有货的，放心拍")
    dialog = agent.get_by_role("dialog")
    expect(dialog).to_contain_text("发送前请确认")
    for field in dialog.locator("textarea").all():
        field.fill("刚和仓库电话核对过")
    dialog.get_by_role("button", name="说明理由并发送").click()
    wait_sent(agent, "白色36码有货的")
    expect(agent.locator(".msgs .m.me").last).to_contain_text("已说明")
    # A bare "嗯", a refund promised, a stranger's telephone number.
    for words in ["嗯", "亲，我现在就给您退款200元到账", "您加我微信 13912345678 聊"]:
        say(agent, words)
        expect(dialog).to_be_visible()
        expect(dialog.locator(".gate").first).to_be_visible()
        agent.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(composer(agent)).to_have_value(words)
    # A phrase with an open place stays.
    say(agent, "亲，这款{颜色}有现货")
    expect(dialog).to_contain_text("不能发送")
    agent.keyboard.press("Escape")
    expect(agent.locator(".msgs .m.me", has_text="{颜色}")).to_have_count(0)
    composer(agent).fill("")
    log = visit("/admin.html#overrides", login="admin")
    expect(log.locator("main")).to_contain_text("刚和仓库电话核对过")


def test_a_sold_out_size_is_registered_arrives_and_is_announced(server, buyer, agent, visit):
    sku = server.sku("LZ2601-黑色-39")
    write(buyer, "黑色39码有吗")
    open_chat(agent, "黑色39码有吗")
    step = show_step(agent)
    expect(step).to_contain_text("DT-STK-1")
    expect(step).to_contain_text("第 12 行")
    step.get_by_role("button", name="无货想先付款").click()
    expect(step).to_contain_text("婉拒付款")
    step.get_by_role("button", name=re.compile("登记")).first.click()
    expect(agent.locator(".toast")).to_be_visible()
    # Stock arrives: the administration writes it down, the clerk sees who waits and tells them.
    clerk = visit("/workbench.html#restock", login="restock")
    expect(clerk.locator(".page")).to_contain_text("没有待通知的顾客")
    server.api("warehouse").put(f"/api/skus/{sku['id']}/stock", {"available": 8, "selectable": True})
    row = clerk.locator("tr", has_text="LZ2601-黑色-39").first
    row.get_by_role("button", name="通知", exact=True).click()
    clerk.get_by_role("dialog").get_by_role("button", name="通知", exact=True).click()
    hears(buyer, "到货啦")


def test_instead_of_a_discontinued_size_others_are_offered(buyer, agent):
    write(buyer, "棕色38码还有吗")
    open_chat(agent, "棕色38码还有吗")
    step = show_step(agent)
    expect(step.locator(".cands li").first).to_be_visible()
    step.locator(".cands li").first.get_by_role("button", name="发送").click()
    expect(buyer.locator(".chat-rows .msg-product, .chat-rows .card-product").last).to_be_visible()


def test_note_phrase_transfer_and_colleague(server, buyer, agent, visit):
    server.only("nan", "qiao")
    write(buyer, "帮我看看靴子会不会掉色")
    server.only("nan", "qiao")
    page = agent
    row = agent.locator(".list .cv", has_text="掉色")
    colleague = visit("/workbench.html", login="qiao")
    if row.count() == 0:
        page, colleague = colleague, agent
    open_chat(page, "掉色")
    page.get_by_role("button", name="内部备注").click()
    say(page, "老顾客，注意语气")
    expect(page.locator(".msgs .note")).to_contain_text("老顾客")
    page.get_by_role("button", name="回复", exact=True).click()
    composer(page).press_sequentially("/")
    expect(page.locator(".pal li").first).to_be_visible()
    key = page.locator(".pal li code").first.inner_text()
    composer(page).press_sequentially(key[1:3])
    expect(page.locator(".pal li code").first).to_have_text(re.compile("/" + re.escape(key[1:3])))
    composer(page).press("Enter")
    expect(composer(page)).not_to_have_value("")
    composer(page).fill("")
    page.get_by_role("button", name="转接").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".seat:not(.no) input").first.check()
    dialog.locator("select").first.select_option(index=1)
    dialog.get_by_role("button", name="发送话术并转接").click()
    expect(dialog).to_have_count(0)
    expect(buyer.locator(".chat-rows")).not_to_contain_text(["老顾客"])


def test_two_at_one_conversation_and_a_send_that_has_not_seen_the_newest(server, buyer, agent, visit):
    write(buyer, "想给妈妈买双鞋")
    number = open_chat(agent, "想给妈妈买双鞋")
    leader = visit(f"/workbench.html#c/{number}", login="leader")
    expect(leader.locator(".msgs")).to_contain_text("想给妈妈买双鞋")
    expect(agent.locator(".th")).to_contain_text("冯组长")
    leader.get_by_role("button", name=re.compile("内部备注")).first.click()
    # Another window of the agent has answered; this one has not seen it when its own answer goes out.
    composer(agent).fill("亲，妈妈平时穿多大码呢")
    agent.context.set_offline(True)
    write(buyer, "她脚有点宽")
    agent.context.set_offline(False)
    composer(agent).press("Enter")
    expect(agent.locator(".notice.warn").or_(agent.locator(".msgs .m.me"))).to_be_visible()


def test_closing_takes_the_proposed_words_and_history_keeps_everything(buyer, agent, visit):
    write(buyer, "这双靴子防水吗")
    open_chat(agent, "这双靴子防水吗")
    say(agent, "亲，鞋面是头层牛皮，小雨没问题，大雨还是要避一避哦")
    wait_sent(agent, "头层牛皮")
    write(buyer, "好的谢谢，我再看看")
    expect(agent.locator(".msgs")).to_contain_text("我再看看")
    agent.get_by_role("button", name="结束").click()
    dialog = agent.get_by_role("dialog")
    expect(dialog.locator("textarea")).not_to_have_value("")
    dialog.get_by_role("radio").nth(3).check()
    if dialog.get_by_role("radio", name="价格").count():
        dialog.get_by_role("radio", name="价格").check()
    dialog.locator("textarea").fill("好的亲，随时找我，先帮您把款式留意着～")
    dialog.get_by_role("button", name="发送并结束").click()
    expect(dialog).to_have_count(0)
    hears(buyer, "随时找我")
    agent.get_by_role("tab", name="已结束").click()
    agent.locator(".list .cv").first.click()
    agent.get_by_role("tab", name="历史").click()
    expect(agent.locator(".side .pane")).to_contain_text("结束")
    events = visit("/admin.html#events", login="admin")
    expect(events.locator("main")).to_contain_text(re.compile("conversation.closed|结束"))
