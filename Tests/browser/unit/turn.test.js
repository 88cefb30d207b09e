// The waiting clocks of a customer, limit by limit.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  alarmsBetween,
  apologyDue,
  bucketOf,
  byUrgency,
  turnState,
} from "../../../Sources/XiaoerWeb/Public/js/workbench/turn.js";

const start = Date.parse("2026-11-21T08:00:00.000Z");
const iso = (seconds) => new Date(start + seconds * 1000).toISOString();
const turn = (kind = "first") => ({
  kind,
  startedAt: iso(0),
  goldenAt: iso(6),
  targetAt: iso(kind === "first" ? 15 : 30),
  lateAt: iso(60),
  busyWarnAt: iso(90),
  busyAt: iso(120),
  hardAt: iso(300),
});
const at = (seconds) => start + seconds * 1000;

for (const [rule, seconds, level, remaining, offerBusy] of [
  ["REC-7 the first six seconds are golden", 0, "golden", 6, false],
  ["REC-7 golden to the last moment", 5.9, "golden", 0.1, false],
  ["REC-8 then the first target runs", 6, "ok", 9, false],
  ["REC-8 at the target the clock turns amber", 15, "warn", 45, false],
  ["REC-10 just before the ceiling", 59.9, "warn", 0.1, false],
  ["REC-10 at the ceiling it is late", 60, "late", 0, false],
  ["REC-11 at 90 s the busy notice is offered", 90, "late", 30, true],
  ["REC-12 just before the hard limit", 299, "late", 239, true],
  ["REC-12 at the hard limit it is a breach", 300, "breach", 240, true],
]) {
  test(`${rule} (${seconds} s)`, () => {
    const state = turnState(turn(), at(seconds));
    assert.equal(state.level, level);
    assert.equal(Math.round(state.remaining / 100) / 10, remaining);
    assert.equal(state.offerBusy, offerBusy);
    assert.ok(state.share >= 0 && state.share <= 1);
  });
}

test("REC-9 a later turn has its own target", () => {
  assert.equal(turnState(turn("later"), at(20)).level, "ok");
  assert.equal(turnState(turn("later"), at(30)).level, "warn");
});

test("nobody waits: no clock", () => {
  assert.equal(turnState(null, at(0)), null);
});

test("REC-10 time alone moves a row to overdue", () => {
  const row = { turn: turn(), bucket: "toAnswer", lastMessageAt: iso(0) };
  assert.equal(bucketOf(row, at(59)), "toAnswer");
  assert.equal(bucketOf(row, at(60)), "overdue");
  assert.equal(bucketOf({ ...row, noReplyNeeded: true }, at(400)), "toAnswer");
  assert.equal(bucketOf({ ...row, turn: null, bucket: "waitingBuyer" }, at(400)), "waitingBuyer");
});

test("REC-19 breach first, then buying, upset, longest wait", () => {
  const row = (id, ago, more = {}) => ({
    id,
    lastMessageAt: iso(-ago),
    waitingSince: iso(-ago),
    turn: { ...turn(), hardAt: iso(300 - ago) },
    bucket: "toAnswer",
    ...more,
  });
  const rows = [
    row("short", 10),
    row("long", 50),
    row("upset", 5, { upset: true }),
    row("buying", 1, { buying: true }),
    row("breach", 400),
  ];
  assert.deepEqual(
    rows.sort(byUrgency(start)).map((one) => one.id),
    ["breach", "buying", "upset", "long", "short"],
  );
});

test("REC-20 alarms sound once per limit and repeat every 30 s after the busy limit", () => {
  const rows = [{ id: "7", turn: turn(), bucket: "toAnswer", lastMessageAt: iso(0) }];
  const levels = (from, to) => alarmsBetween(rows, at(from), at(to), 15).map((one) => one.level);
  assert.deepEqual(levels(14, 14.9), []);
  assert.deepEqual(levels(14.9, 15), [1]);
  assert.deepEqual(levels(15, 16), []);
  assert.deepEqual(levels(59, 60), [2]);
  assert.deepEqual(levels(119, 120), [3]);
  assert.deepEqual(levels(121, 149), []);
  assert.deepEqual(levels(149, 150), [3]);
  assert.deepEqual(alarmsBetween([{ ...rows[0], noReplyNeeded: true }], at(59), at(60), 15), []);
});

test("REC-14 the apology is suggested after the first target and expected after the ceiling", () => {
  const settings = { slaFirstSeconds: 15, slaTurnSeconds: 60 };
  assert.equal(apologyDue(turn(), at(15), settings), null);
  assert.equal(apologyDue(turn(), at(16), settings), "suggested");
  assert.equal(apologyDue(turn("later"), at(16), settings), null);
  assert.equal(apologyDue(turn("later"), at(61), settings), "expected");
});
