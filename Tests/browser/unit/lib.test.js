// The small library under all pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { computed, effect, flush, scope, signal } from "../../../Sources/XiaoerWeb/Public/js/lib/signals.js";
import { backoffMilliseconds, eventParser } from "../../../Sources/XiaoerWeb/Public/js/lib/stream.js";
import {
  duration,
  fileSize,
  initial,
  money,
  shortMoney,
  shortTime,
} from "../../../Sources/XiaoerWeb/Public/js/lib/format.js";
import { giveWords, t } from "../../../Sources/XiaoerWeb/Public/js/lib/i18n.js";
import { mayHold, reasonsNeeded, worst } from "../../../Sources/XiaoerWeb/Public/js/workbench/gate-rules.js";

test("an effect runs again when what it read changes, and not after it was stopped", () => {
  const count = signal(1);
  const seen = [];
  const stop = effect(() => void seen.push(count.value));
  count.value = 2;
  flush();
  count.value = 2;
  flush();
  stop();
  count.value = 3;
  flush();
  assert.deepEqual(seen, [1, 2]);
});

test("effects inside an effect end when it runs again", () => {
  const outer = signal(0);
  const inner = signal(0);
  let runs = 0;
  effect(() => {
    outer.value;
    effect(() => {
      inner.value;
      runs += 1;
    });
  });
  outer.value = 1;
  flush();
  runs = 0;
  inner.value = 1;
  flush();
  assert.equal(runs, 1);
});

test("a computed value follows, a scope ends everything in it", () => {
  const price = signal(2);
  const [double, stop] = scope(() => computed(() => price.value * 2));
  price.value = 5;
  flush();
  assert.equal(double.value, 10);
  stop();
  price.value = 7;
  flush();
  assert.equal(double.value, 10);
});

test("clean-ups run before the next run and at the end", () => {
  const id = signal("a");
  const left = [];
  const stop = effect(() => {
    const now = id.value;
    return () => void left.push(now);
  });
  id.value = "b";
  flush();
  stop();
  assert.deepEqual(left, ["a", "b"]);
});

test("events are cut right however the bytes arrive", () => {
  const whole = ': hello\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\ndata: 买家\r\n\r\n';
  for (let size = 1; size <= whole.length; size += 3) {
    const seen = [];
    const push = eventParser((event) => seen.push(event));
    for (let at = 0; at < whole.length; at += size) push(whole.slice(at, at + size));
    assert.deepEqual(seen, [
      { id: "7", type: "message", data: '{"a":\n1}' },
      { id: "7", type: "message", data: "买家" },
    ]);
  }
});

test("reconnecting waits longer each time, never above 15 s, never all at once", () => {
  assert.equal(backoffMilliseconds(0, 1), 500);
  assert.equal(backoffMilliseconds(3, 1), 4000);
  assert.equal(backoffMilliseconds(50, 1), 15_000);
  assert.equal(backoffMilliseconds(50, 0), 7_500);
});

test("money, time and size as people read them", () => {
  assert.equal(money(123456789), "¥1,234,567.89");
  assert.equal(money(-5), "-¥0.05");
  assert.equal(shortMoney(328600), "¥3,286");
  assert.equal(duration(65_000), "1:05");
  assert.equal(duration(3_723_000), "1:02:03");
  assert.equal(fileSize(1536), "2 KB");
  assert.equal(initial(" 林晚晴"), "林");
  assert.equal(initial("amy"), "A");
  const now = new Date(2026, 10, 21, 12, 0).getTime();
  assert.equal(shortTime(new Date(2026, 10, 21, 9, 5).getTime(), now, "昨天"), "09:05");
  assert.equal(shortTime(new Date(2026, 10, 20, 9, 5).getTime(), now, "昨天"), "昨天 09:05");
  assert.equal(shortTime(new Date(2026, 5, 2).getTime(), now, "昨天"), "06-02");
  assert.equal(shortTime(new Date(2025, 5, 2).getTime(), now, "昨天"), "2025-06-02");
});

test("words are filled, unknown keys show themselves", () => {
  giveWords({ hello: "您好，{name}" });
  assert.equal(t("hello", { name: "小楠" }), "您好，小楠");
  assert.equal(t("no.such.key"), "no.such.key");
});

test("a block never passes, an error asks for one reason per rule, advice holds nothing back", () => {
  const finding = (rule, severity) => ({ rule, severity, advice: "", span: { start: 0, length: 0 } });
  assert.equal(mayHold([finding("LNT-27", "warn")]), false);
  assert.equal(mayHold([finding("LNT-62", "block")]), true);
  assert.equal(worst([finding("a", "info"), finding("b", "error")]), "error");
  assert.deepEqual(reasonsNeeded([finding("LNT-27", "error"), finding("LNT-27", "error"), finding("LNT-25", "warn")]), [
    "LNT-27",
  ]);
});
