// Drafts: saved in order, never back from the dead, conflicts told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DraftKeeper } from "../../../Sources/XiaoerWeb/Public/js/workbench/draft.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function desk({ slow = 0, fail = 0 } = {}) {
  const calls = [];
  let held = null;
  const line = {
    calls,
    get held() {
      return held;
    },
    set held(draft) {
      held = draft;
    },
    async save(text, version) {
      calls.push(`save ${text}`);
      await pause(slow);
      if (fail-- > 0) throw new Error("no line");
      if (held && held.version !== version) throw Object.assign(new Error("newer"), { draft: { ...held } });
      held = { text, version: version + 1 };
      return { version: held.version };
    },
    async remove() {
      calls.push("remove");
      await pause(slow);
      held = null;
      return { version: 0 };
    },
    newerIn: (error) => error.draft ?? null,
    conflict(draft) {
      calls.push(`conflict ${draft.text}`);
    },
  };
  return line;
}

test("typing is saved once, after a pause", async () => {
  const line = desk();
  const keeper = new DraftKeeper(line, 5);
  for (const text of ["好", "好的", "好的亲"]) keeper.edit(text);
  await pause(20);
  assert.deepEqual(line.calls, ["save 好的亲"]);
});

test("a slow save cannot bring back a draft that was sent", async () => {
  const line = desk({ slow: 15 });
  const keeper = new DraftKeeper(line, 0);
  keeper.edit("马上发");
  const saving = keeper.flush();
  await pause(2);
  keeper.clear();
  await saving;
  await keeper.queue;
  assert.equal(line.held, null);
  await pause(30);
  assert.equal(line.held, null);
  assert.deepEqual(line.calls, ["save 马上发", "remove"]);
});

test("what is typed after sending is saved afresh", async () => {
  const line = desk({ slow: 5 });
  const keeper = new DraftKeeper(line, 1);
  keeper.edit("第一条");
  await keeper.flush();
  keeper.clear();
  keeper.edit("第二条");
  await pause(40);
  assert.equal(line.held.text, "第二条");
});

test("saves stand in line: an older text never overtakes a newer one", async () => {
  const line = desk({ slow: 8 });
  const keeper = new DraftKeeper(line, 0);
  keeper.edit("一");
  keeper.flush();
  await pause(2);
  keeper.edit("一二");
  keeper.flush();
  await keeper.queue;
  assert.deepEqual(line.calls, ["save 一", "save 一二"]);
  assert.equal(line.held.text, "一二");
});

test("a draft changed elsewhere is told, and keeping mine wins at the next save", async () => {
  const line = desk();
  const keeper = new DraftKeeper(line, 0);
  keeper.adopt({ text: "旧", version: 1 });
  line.held = { text: "那边的", version: 2 };
  keeper.edit("这边的");
  await keeper.flush();
  assert.deepEqual(line.calls, ["save 这边的", "conflict 那边的"]);
  assert.equal(line.held.text, "那边的");
  keeper.edit("这边的");
  await keeper.flush();
  assert.equal(line.held.text, "这边的");
});

test("without a line the save is tried again", async () => {
  const line = desk({ fail: 1 });
  const keeper = new DraftKeeper(line, 0);
  keeper.retry = 5;
  keeper.edit("别丢了");
  await keeper.flush();
  assert.equal(line.held, null);
  await pause(25);
  assert.equal(line.held.text, "别丢了");
});

test("an emptied box removes the draft", async () => {
  const line = desk();
  const keeper = new DraftKeeper(line, 0);
  keeper.adopt({ text: "旧", version: 3 });
  line.held = { text: "旧", version: 3 };
  keeper.edit("");
  await keeper.flush();
  assert.equal(line.held, null);
});
