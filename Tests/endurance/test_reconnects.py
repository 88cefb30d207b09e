"""Breaking off live streams again and again: with Last-Event-ID nothing is missed, nothing comes twice, in order."""

import random
import threading
import time

from desk import Stream, agent, buyer

RECONNECTS = 200


class Listener(threading.Thread):
    """Reads a stream, breaks it off, returns with the last event's number. Counts what a browser would have shown."""

    def __init__(self, caller, path, seed):
        super().__init__(daemon=True)
        self.caller = caller
        self.path = path
        self.luck = random.Random(seed)
        self.heard = []
        self.last = None
        self.begin = 0
        self.breaks = 0
        self.is_ready = threading.Event()
        self.is_over = threading.Event()
        self.failure = None

    def run(self):
        try:
            while not self.is_over.is_set():
                hard = self.breaks < RECONNECTS
                self._listen(self.luck.uniform(0.005, 0.06) if hard else 0.5, self.luck.randint(1, 6) if hard else None)
                self.breaks += 1
        except Exception as failure:  # told by the test
            self.failure = failure

    def _listen(self, seconds, most):
        stream = Stream(self.caller, self.path, self.last)
        count = 0
        # Until the first word, however slow the desk is; from then on as long as the dice say.
        for number, name, data in stream.events(10):
            self._hear(number, name, data)
            break
        for number, name, data in stream.events(seconds):
            self._hear(number, name, data)
            count += 1
            if count == most:
                break
        stream.break_off() if self.luck.random() < 0.7 else stream.close()

    def _hear(self, number, name, data):
        assert name != "reset", "so little was missed that it must be told one by one"
        if name == "hello":
            if self.last is None:
                self.last = self.begin = data["seq"]
            self.is_ready.set()
        elif number is not None:
            self.heard.append((number, name, data))
            self.last = number


def test_two_hundred_reconnects_miss_nothing_and_tell_nothing_twice(desk):
    someone = buyer(desk.port)
    seller = agent(desk.port, "supervisor")
    first = someone.post("/api/chat/messages", {"clientId": "hello", "text": "你好 在吗 想看看短靴"})
    conversation = first["conversation"]["id"]
    path = f"/api/conversations/{conversation}"
    # Whoever answers once belongs to those who hear; the supervisor keeps the conversation open.
    seller.put(path + "/viewing")
    ears = [Listener(buyer_twin(someone), "/api/chat/live", 1), Listener(agent(desk.port, "supervisor"), "/api/live", 2)]
    for ear in ears:
        ear.start()
    for ear in ears:
        assert ear.is_ready.wait(20)
    start = max(ear.begin for ear in ears)

    # Changes of the row are told on the same streams and must keep their place among the messages.
    meddler = threading.Thread(target=meddle, args=(agent(desk.port, "supervisor"), path, ears), daemon=True)
    meddler.start()
    said = []
    number = 0
    while not all(ear.breaks >= RECONNECTS or ear.failure for ear in ears):
        number += 1
        answer = someone.post("/api/chat/messages", {"clientId": f"b{number}", "text": f"第{number}句 这款还有别的颜色吗"})
        said.append(answer["message"])
        answer = seller.post(
            path + "/messages",
            {"clientId": f"a{number}", "text": f"您好，第{number}句已经看到，正在为您核对。", "seenSeq": 1_000_000})
        said.append(answer["message"])
        if number % 20 == 0:
            seller.put(path + "/viewing")
        assert number < 4000, f"only {[ear.breaks for ear in ears]} reconnects came about"
    time.sleep(2)
    for ear in ears:
        ear.is_over.set()
    meddler.join(20)
    for ear in ears:
        ear.join(20)
        assert ear.failure is None, ear.failure
        assert ear.breaks >= RECONNECTS

    wanted = [message["id"] for message in said]
    for ear in ears:
        numbers = [one[0] for one in ear.heard]
        # The agent also hears what the clockwork writes to other buyers.
        own = [one[2] for one in ear.heard if one[1] == "message" and one[2].get("conversationId", conversation) == conversation]
        told = [one.get("message", one)["id"] for one in own]
        assert len(told) == len(set(told)), f"{ear.path}: told twice"
        missing = [one for one in wanted if one not in set(told)]
        assert missing == [], f"{ear.path}: {len(missing)} of {len(wanted)} messages were missed"
        assert told == wanted, f"{ear.path}: messages are out of order"
        unruly = [(numbers[i], numbers[i + 1]) for i in range(len(numbers) - 1) if numbers[i + 1] <= numbers[i]]
        assert unruly == [], f"{ear.path}: events come twice or out of order: {unruly[:5]}"
    changes = changes_of(agent(desk.port, "supervisor"), path)
    for ear in ears:
        heard = [one[0] for one in ear.heard if one[1] == "conversation"]
        missing = [seq for seq in changes if seq > start and seq not in heard]
        assert missing == [], f"{ear.path}: changes of the row were missed: {missing[:5]} of {len(changes)}"
    desk.assert_healthy()


def meddle(person, path, ears):
    """Changes the conversation's row again and again while others write."""
    upset = True
    while not all(ear.is_over.is_set() for ear in ears):
        person.put(path + "/mood", {"upset": upset})
        upset = not upset
        time.sleep(0.01)


def changes_of(person, path):
    """The numbers of all recorded changes of a conversation's row."""
    found, cursor = [], 0
    while cursor is not None:
        page = person.get(f"{path}/history?cursor={cursor}")
        found += [line["seq"] for line in page["items"] if line["type"].startswith("conversation.")]
        cursor = page.get("next")
    return found


def buyer_twin(person):
    """A second window of the same buyer."""
    twin = type(person)(person.port, **person.headers)
    return twin
