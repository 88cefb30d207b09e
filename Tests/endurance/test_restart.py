"""A restart, gentle or not, changes nothing that people rely on."""

import time

import pytest

from desk import Caller, Stream, agent, buyer


@pytest.mark.parametrize("ending", ["stop", "kill"])
def test_a_restart_keeps_presence_queue_turn_clocks_drafts_and_sessions(desk, ending):
    nan = agent(desk.port, "nan")
    supervisor = agent(desk.port, "supervisor")
    # nan has a waiting buyer and a draft.
    for login in ("qiao", "tong", "leader"):
        agent(desk.port, login).put("/api/presence", {"state": "off"})
    waiting = buyer(desk.port)
    mine = waiting.post("/api/chat/messages", {"clientId": "w1", "text": "你好 短靴什么时候补货"})["conversation"]["id"]
    opened = nan.get(f"/api/conversations/{mine}")
    assert opened["conversation"]["owner"]["name"] == nan.me["person"]["name"]
    version = nan.put(f"/api/conversations/{mine}/draft", {"text": "您好，正在帮您", "version": 0})["version"]
    # Then she goes to lunch, and two more buyers have to queue.
    nan.put("/api/presence", {"state": "meal"})
    queued = []
    for number in range(2):
        person = buyer(desk.port)
        answer = person.post("/api/chat/messages", {"clientId": "q1", "text": f"想问下第{number + 1}款大衣的尺码"})
        assert answer["conversation"]["state"] in ("queued", "offline")
        queued.append((person, answer["conversation"]["id"]))

    def look():
        rows = {row["id"]: row for row in supervisor.get("/api/conversations?scope=waiting")["items"]}
        opened = nan.get(f"/api/conversations/{mine}")
        return {
            "presence": nan.get("/api/session")["presence"],
            "queue": [(row_id, rows[row_id]["waitingSince"], rows[row_id]["turn"]) for _, row_id in queued],
            "places": [person.get("/api/chat")["conversation"]["queuePosition"] for person, _ in queued],
            "clock": (opened["conversation"]["waitingSince"], opened["conversation"]["turn"]),
            "draft": opened["draft"],
            "unanswered": [one["text"] for one in opened["unanswered"]],
        }

    before = look()
    assert before["presence"]["state"] == "meal"
    assert before["draft"]["text"] == "您好，正在帮您"
    assert before["clock"][0] is not None and before["clock"][1]["targetAt"]
    assert before["places"] == [1, 2]

    getattr(desk, ending)()
    desk.start()
    for person in [nan, supervisor] + [one[0] for one in queued]:
        person.close()
    assert look() == before

    # Life goes on where it stopped: the draft's version counts, and coming back from lunch drains the queue.
    nan.put(f"/api/conversations/{mine}/draft", {"text": "您好，正在帮您查", "version": version})
    nan.put("/api/presence", {"state": "online"})
    owners = [nan.get(f"/api/conversations/{row_id}")["conversation"]["owner"] for _, row_id in queued]
    assert [owner and owner["id"] for owner in owners] == [nan.me["person"]["id"]] * 2
    desk.assert_healthy()


def test_a_visitor_is_recognised_after_a_restart_and_a_repeat_is_still_a_repeat(desk):
    person = buyer(desk.port)
    first = person.post("/api/chat/messages", {"clientId": "one", "text": "这件风衣有几个颜色"})
    desk.kill()
    desk.start()
    person.close()
    status, _, again = person.ask("POST", "/api/chat/messages", {"clientId": "one", "text": "这件风衣有几个颜色"})
    assert status == 200 and again["message"]["id"] == first["message"]["id"]
    visit = Caller(desk.port).post("/api/chat/visitor", {"shop": "lizi", "token": person.token})
    assert visit["resumed"] is True and visit["token"] == person.token


def test_a_stop_waits_neither_for_open_streams_nor_for_idle_connections(desk):
    person, seller = buyer(desk.port), agent(desk.port, "nan")
    streams = [Stream(person, "/api/chat/live"), Stream(seller, "/api/live")]
    for stream in streams:
        assert next(stream.events(10))[1] == "hello"
    begin = time.monotonic()
    desk.stop()
    assert time.monotonic() - begin < 5
    assert desk.process.returncode == 0
    for stream in streams:
        stream.close()
