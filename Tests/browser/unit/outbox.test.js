// Messages on their way are kept, in order, once.
import assert from "node:assert/strict";
import test from "node:test";
import { Outbox, nextToSend, verdict } from "../../../Sources/XiaoerWeb/Public/js/buyer/outbox.js";

const storage = () => {
  const held = new Map();
  return {
    getItem: (k) => held.get(k) ?? null,
    setItem: (k, v) => void held.set(k, v),
    removeItem: (k) => void held.delete(k),
    held,
  };
};
const entry = (clientId, more = {}) => ({ clientId, kind: "text", text: clientId, at: 0, state: "waiting", ...more });

test("what was written survives a reload of the page, in order", () => {
  const keep = storage();
  const first = new Outbox(keep, "k");
  for (const id of ["a", "b", "c"]) first.add(entry(id));
  assert.deepEqual(
    new Outbox(keep, "k").entries().map((one) => one.clientId),
    ["a", "b", "c"],
  );
});

test("the same client id is kept once", () => {
  const box = new Outbox(storage(), "k");
  box.add(entry("a"));
  box.add(entry("a", { text: "again" }));
  assert.deepEqual(
    box.entries().map((one) => one.text),
    ["a"],
  );
});

test("a message leaves when it was delivered, and the storage is clean afterwards", () => {
  const keep = storage();
  const box = new Outbox(keep, "k");
  box.add(entry("a"));
  box.remove("a");
  assert.equal(keep.held.size, 0);
});

test("a full storage keeps messages in memory", () => {
  const keep = {
    ...storage(),
    setItem: () => {
      throw new Error("quota");
    },
  };
  const box = new Outbox(keep, "k");
  box.add(entry("a"));
  box.add(entry("b"));
  assert.deepEqual(
    box.entries().map((one) => one.clientId),
    ["a", "b"],
  );
  box.remove("a");
  assert.deepEqual(
    box.entries().map((one) => one.clientId),
    ["b"],
  );
});

test("damaged storage counts as empty", () => {
  for (const text of ["{", "7", "null", '[{"x":1}]']) {
    const keep = storage();
    keep.setItem("k", text);
    assert.deepEqual(new Outbox(keep, "k").entries(), []);
  }
});

test("the oldest goes first; what was refused waits for its writer and holds nobody back", () => {
  assert.equal(nextToSend([entry("a"), entry("b")])?.clientId, "a");
  assert.equal(nextToSend([entry("a", { state: "refused" }), entry("b")])?.clientId, "b");
  assert.equal(nextToSend([entry("a", { state: "refused" })]), null);
  assert.equal(nextToSend([]), null);
});

test("a picture that another tab uploads holds back what was written after it, for two minutes", () => {
  const picture = entry("p", { kind: "image", owner: "other", at: 1000 });
  assert.equal(nextToSend([picture, entry("b")], "me", 60_000), null);
  assert.equal(nextToSend([picture, entry("b")], "other", 60_000)?.clientId, "p");
  assert.equal(nextToSend([picture, entry("b")], "me", 200_000)?.clientId, "p");
  assert.equal(nextToSend([{ ...picture, attachment: { id: "9" } }], "me", 2000)?.clientId, "p");
});

for (const [status, what] of [
  [0, "later"],
  [429, "later"],
  [500, "later"],
  [503, "later"],
  [408, "later"],
  [401, "login"],
  [400, "refused"],
  [413, "refused"],
  [415, "refused"],
  [422, "refused"],
]) {
  test(`status ${status} means ${what}`, () => assert.equal(verdict(status), what));
}
