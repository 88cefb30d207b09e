"""Killing the desk again and again while people talk: what was acknowledged is there, once, in order."""

import random
import threading
import time

from desk import agent, all_messages, buyer

KILLS = 50
BUYERS = 4


class Talker(threading.Thread):
    """Sends one message after the other and repeats each with the same client id until the desk has acknowledged it."""

    def __init__(self, name, caller, path, body):
        super().__init__(daemon=True)
        self.name = name
        self.caller = caller
        self.path = path
        self.body = body
        self.acknowledged = []
        self.refused = []
        self.repeats = 0
        self.is_over = threading.Event()

    def run(self):
        number = 0
        while not self.is_over.is_set():
            number += 1
            client_id = f"{self.name}-{number}"
            status, _, answer = self.caller.insist("POST", self.path, {"clientId": client_id, **self.body(number)})
            if status in (200, 201):
                self.repeats += status == 200
                self.acknowledged.append((client_id, answer["message"]["id"], answer["message"]["seq"]))
            else:
                self.refused.append((status, answer))
                time.sleep(0.05)


def assert_kept(known, stored):
    """Everything in `known` stands in `stored` under its id and its place, and nothing stands there twice."""
    places = {message["id"]: message["seq"] for message in stored}
    assert len(places) == len(stored), "a message is there twice"
    for client_id, message_id, seq in known:
        assert places.get(message_id) == seq, f"{client_id} was acknowledged as number {seq} and is lost or moved"


def test_no_acknowledged_message_is_lost_or_doubled_over_fifty_kills(desk):
    luck = random.Random(2611)
    owner = agent(desk.port, "supervisor")
    talkers, chats = [], []
    for number in range(BUYERS):
        person = buyer(desk.port)
        first = person.post("/api/chat/messages", {"clientId": "hello", "text": "你好 请问这双鞋偏大吗"})
        chats.append((buyer(desk.port), person, first["conversation"]["id"]))
        reader = chats[-1][0]
        reader.headers = dict(person.headers)
        talkers.append(Talker(f"buyer{number}", person, "/api/chat/messages", lambda n: {"text": f"我再问一下 第{n}件"}))
    # One agent answers two of the buyers, so that both sides write into the same conversations.
    for number in range(2):
        colleague = agent(desk.port, "supervisor")
        talkers.append(
            Talker(
                f"agent{number}", colleague, f"/api/conversations/{chats[number][2]}/messages",
                lambda n: {"text": f"您好，第{n}条已经为您记下来了。", "seenSeq": 1_000_000}))
    for talker in talkers:
        talker.start()

    checked = [0] * BUYERS
    for _ in range(KILLS):
        time.sleep(luck.uniform(0.05, 0.3))
        desk.kill()
        known = [list(talker.acknowledged) for talker in talkers]
        desk.start()
        for number, (reader, _, _) in enumerate(chats):
            _, _, page = reader.insist("GET", f"/api/chat/messages?after={checked[number]}&limit=200", None)
            stored = page["items"]
            mine = known[number] + (known[BUYERS + number] if number < 2 else [])
            ceiling = stored[-1]["seq"] if stored else checked[number]
            assert_kept([one for one in mine if checked[number] < one[2] <= ceiling], stored)
            assert page["hasMore"] or all(one[2] <= ceiling for one in mine), "an acknowledged message is lost"
            # What has been looked at once is not fetched again; the end of the test looks at all of it.
            checked[number] = max([checked[number]] + [one[2] for one in mine if one[2] <= ceiling])
    for talker in talkers:
        talker.is_over.set()
    for talker in talkers:
        talker.join(20)
        assert not talker.is_alive(), f"{talker.name} still waits for an answer"

    for talker in talkers:
        assert talker.refused == [], f"{talker.name} was refused: {talker.refused[:3]}"
        assert len(talker.acknowledged) >= KILLS, f"{talker.name} hardly came to speak"
    owner.close()  # the connection of the first desk
    for number, (_, _, conversation) in enumerate(chats):
        stored = all_messages(owner, f"/api/conversations/{conversation}/messages")
        assert [message["seq"] for message in stored] == list(range(1, len(stored) + 1))
        client_ids = [message["clientId"] for message in stored if message["from"] in ("buyer", "agent")]
        assert len(client_ids) == len(set(client_ids)), "a repeated send was stored twice"
        writers = [talkers[number]] + ([talkers[BUYERS + number]] if number < 2 else [])
        for writer in writers:
            assert_kept(writer.acknowledged, stored)
            spoken = [one for one in client_ids if one.startswith(writer.name + "-")]
            assert spoken == [one[0] for one in writer.acknowledged], f"{writer.name}'s messages are out of order"
    desk.assert_healthy()
