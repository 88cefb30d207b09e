// Merging, time lines, read marks and words about waiting.
import assert from "node:assert/strict";
import test from "node:test";
import {
  continues,
  merge,
  openingDay,
  receipt,
  startsPart,
  waitMinutes,
} from "../../../Sources/XiaoerWeb/Public/js/buyer/thread.js";

const at = (time) => `2026-11-21T${time}.000Z`;
const message = (seq, more = {}) => ({
  id: String(seq),
  seq,
  from: "agent",
  kind: "text",
  text: "",
  at: at("08:00:00"),
  ...more,
});

test("messages are ordered by sequence whatever order they come in, each once", () => {
  let all = [];
  for (const seq of [3, 1, 2, 3, 2, 5, 4]) all = merge(all, [message(seq)]);
  assert.deepEqual(
    all.map((one) => one.seq),
    [1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    merge(all, [message(2, { text: "new" })])
      .map((one) => one.text)
      .join(""),
    "new",
  );
});

test("a time line stands at the top, after five quiet minutes and on a new day", () => {
  assert.equal(startsPart(undefined, message(1)), true);
  assert.equal(startsPart(message(1), message(2, { at: at("08:05:00") })), false);
  assert.equal(startsPart(message(1), message(2, { at: at("08:05:01") })), true);
});

test("a message continues its neighbour only from the same person and without a time line", () => {
  assert.equal(continues(message(1), message(2)), true);
  assert.equal(continues(message(1), message(2, { from: "buyer" })), false);
  assert.equal(continues(message(1, { agentName: "小楠" }), message(2, { agentName: "小琪" })), false);
  assert.equal(continues(undefined, message(2)), false);
});

test("read marks follow the agent's sequence", () => {
  assert.equal(receipt(message(4), 4), "read");
  assert.equal(receipt(message(5), 4), "sent");
});

test("a wait is promised in whole minutes, never zero", () => {
  assert.deepEqual([0, 1, 60, 61, 150].map(waitMinutes), [1, 1, 1, 2, 3]);
});

test("the opening is today, tomorrow or later", () => {
  const now = new Date(2026, 10, 21, 23, 30).getTime();
  assert.equal(openingDay(new Date(2026, 10, 21, 23, 45).toISOString(), now), "today");
  assert.equal(openingDay(new Date(2026, 10, 22, 8, 30).toISOString(), now), "tomorrow");
  assert.equal(openingDay(new Date(2026, 10, 23, 8, 30).toISOString(), now), "later");
});
