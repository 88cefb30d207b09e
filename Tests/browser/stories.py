"""What buyers and agents do, in the words of the stories."""

import re

from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}


def write(buyer, words):
    """The buyer writes and sees the message stored."""
    box = buyer.locator(".chat-sheet textarea")
    box.fill(words)
    box.press("Enter")
    expect(buyer.locator(".chat-rows .bubble", has_text=words).last).to_be_visible()
    expect(buyer.locator(".chat-rows").last.locator("li")).to_have_count(0)


def hears(buyer, words):
    expect(buyer.locator(".chat-rows").first).to_contain_text(words)


def open_chat(agent, words):
    """The agent opens the conversation whose last message has these words."""
    row = agent.locator(".list .cv", has_text=words).first
    row.click()
    expect(agent.locator(".msgs")).to_contain_text(words)
    return re.search(r"#c/(\d+)", agent.url).group(1)


def composer(agent):
    return agent.locator(".cmp textarea")


def say(agent, words):
    composer(agent).fill(words)
    composer(agent).press("Enter")


def wait_sent(agent, words):
    expect(agent.locator(".msgs .m.me:not(.sending)", has_text=words).last).to_be_visible()
    expect(composer(agent)).to_have_value("")


def show_step(agent):
    """The side panel's tab with the whole step card."""
    agent.get_by_role("tab", name="SOP").click()
    return agent.locator(".side .pane")
