// Small pure pieces of the shop page, the login and the administration.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import test from "node:test";
import { sectionOf } from "../../../Sources/XiaoerWeb/Public/js/admin/phrase-sections.js";
import { newPassword } from "../../../Sources/XiaoerWeb/Public/js/admin/passwords.js";
import { readRange, writeRange } from "../../../Sources/XiaoerWeb/Public/js/admin/hours.js";
import { guessKind } from "../../../Sources/XiaoerWeb/Public/js/admin/import-kinds.js";
import {
  chapterOf,
  choicesOf,
  inRange,
  matches,
  parseValue,
  rangeOf,
  shownValue,
} from "../../../Sources/XiaoerWeb/Public/js/admin/setting-values.js";
import { choiceState, colourHasAny } from "../../../Sources/XiaoerWeb/Public/js/buyer/choice.js";
import { fit, objection } from "../../../Sources/XiaoerWeb/Public/js/buyer/images.js";
import { doorFor, safeNext } from "../../../Sources/XiaoerWeb/Public/js/doors/next.js";

// Node 18, which Debian 12 brings, has it under this name only.
globalThis.crypto ??= /** @type {any} */ (webcrypto);

for (const [next, to] of [
  ["workbench.html#c/1", "workbench.html#c/1"],
  ["/admin.html#stock", "admin.html#stock"],
  ["shop.html?style=1", "shop.html?style=1"],
  ["https://evil.example/", null],
  ["//evil.example/workbench.html", null],
  ["/\\evil.example", null],
  ["javascript:alert(1)", null],
  ["workbench.html.evil.example", null],
  ["", null],
  [null, null],
]) {
  test(`after the login ${next} leads to ${to ?? "the person's own door"}`, () => assert.equal(safeNext(next), to));
}

test("agents go to the workbench, others to the administration", () => {
  assert.equal(doorFor({ permissions: ["conversation:answer"] }, null), "workbench.html");
  assert.equal(doorFor({ permissions: ["import:run"] }, null), "admin.html");
  assert.equal(doorFor({ permissions: [] }, "shop.html"), "shop.html");
});

const style = {
  skus: [
    { colour: "黑", size: "37", selectable: true },
    { colour: "黑", size: "38", selectable: false },
    { colour: "白", size: "37", selectable: true, presaleDate: "2026-12-08" },
    { colour: "红", size: "37", selectable: false },
  ],
};
for (const [colour, size, kind] of [
  ["黑", "37", "in"],
  ["黑", "38", "out"],
  ["白", "37", "presale"],
  ["白", "38", "out"],
  [null, "37", "open"],
  ["黑", null, "open"],
]) {
  test(`STK-12 the page's state decides: ${colour} ${size} is ${kind}`, () =>
    assert.equal(choiceState(style, colour, size).kind, kind));
}
test("a colour without any size is shown as sold out", () => {
  assert.equal(colourHasAny(style, "红"), false);
  assert.equal(colourHasAny(style, "白"), true);
});

test("only pictures are sent as pictures", () => {
  assert.equal(objection({ type: "image/png", size: 5 }), null);
  assert.equal(objection({ type: "image/heic", size: 5 }), null);
  assert.equal(objection({ type: "image/svg+xml", size: 5 }), "type");
  assert.equal(objection({ type: "text/html", size: 5 }), "type");
  assert.equal(objection({ type: "image/png", size: 0 }), "empty");
});
test("large pictures shrink in proportion", () => {
  assert.deepEqual(fit(4000, 3000, 2000), { width: 2000, height: 1500 });
  assert.deepEqual(fit(100, 50, 2000), { width: 100, height: 50 });
  assert.deepEqual(fit(1, 90000, 2000), { width: 1, height: 2000 });
});

for (const [name, kind] of [
  ["ExportOrderDetailList.csv", "marketplace-order-lines"],
  ["ExportOrderList202611.csv", "marketplace-orders"],
  ["订单1121.csv", "orders"],
  ["订单明细.csv", "marketplace-order-lines"],
  ["products.csv", "products"],
  ["商品资料.csv", "products"],
  ["skus.csv", "skus"],
  ["库存表.csv", "stock"],
  ["stock-2026-11-21.csv", "stock"],
  ["會員.csv", "customers"],
  ["a.csv", null],
]) {
  test(`${name} is taken for ${kind ?? "nothing yet"}`, () => assert.equal(guessKind(name), kind));
}

test("hours are read and written as the server has them", () => {
  assert.deepEqual(readRange("08:30-24:00"), { closed: false, from: "08:30", to: "24:00" });
  assert.equal(readRange("00:00-00:00").closed, true);
  assert.equal(readRange("").closed, true);
  assert.equal(writeRange({ closed: false, from: "08:30", to: "00:00" }), "08:30-24:00");
  assert.equal(writeRange({ closed: true, from: "08:30", to: "18:00" }), "00:00-00:00");
});

const number = { name: "sla.first_s", value: 20, default: 15, kind: "integer", range: [1, 600], rule: "REC-8" };
test("a setting's text becomes the kind of value that its default is", () => {
  assert.equal(parseValue(number, " 30 "), 30);
  assert.equal(parseValue(number, "3.5"), null);
  assert.equal(parseValue(number, "x"), null);
  assert.equal(parseValue(number, ""), null);
  assert.equal(parseValue({ name: "a", default: false }, "true"), true);
  assert.deepEqual(parseValue({ name: "a", default: ["SMS"] }, "SMS，chat、x"), ["SMS", "chat", "x"]);
  assert.equal(parseValue({ name: "a", default: "11:00-13:00" }, " 11:30-13:00 "), "11:30-13:00");
});
test("a setting outside its range is refused before it is sent", () => {
  assert.equal(inRange(number, 600), true);
  assert.equal(inRange(number, 601), false);
  assert.deepEqual(rangeOf({ name: "a", default: 1, range: { from: 2, to: 3 } }), [2, 3]);
  assert.equal(rangeOf({ name: "a", default: "x", range: ["x", "y"] }), null);
});
test("settings are found by name, rule and words together", () => {
  assert.equal(matches(number, "首次响应目标", "rec-8 首次"), true);
  assert.equal(matches(number, "首次响应目标", "rec-9"), false);
  assert.equal(shownValue({ name: "a", default: 15 }), "15");
});

test("a proposed password has three groups of four letters that nobody misreads", () => {
  for (let i = 0; i < 200; i++) assert.match(newPassword(), /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
  assert.notEqual(newPassword(), newPassword());
});

for (const [scenario, section] of [
  ["SCR-30", "opening"],
  ["SCR-47/link", "transfer"],
  ["SCR-66/known", "product"],
  ["SCR-171", "product"],
  ["SCR-182", "closing"],
  ["SCR-999", "other"],
  ["personal", "other"],
]) {
  test(`${scenario} stands in the section ${section}`, () => assert.equal(sectionOf(scenario), section));
}

test("settings that come as text go back as text, checked all the same", () => {
  const seconds = { name: "sla.first_s", default: "15", value: "20", kind: "number", range: "1–600", rule: "REC-8" };
  assert.equal(parseValue(seconds, "18"), "18");
  assert.equal(parseValue(seconds, "soon"), null);
  assert.equal(inRange(seconds, "601"), false);
  assert.equal(parseValue({ name: "a", default: "false", kind: "flag" }, "true"), "true");
  assert.equal(parseValue({ name: "a", default: "x", kind: "list" }, "SMS，chat"), "SMS,chat");
  assert.equal(parseValue({ name: "a", default: "09:00-17:30", kind: "hours" }, "nine"), null);
  assert.deepEqual(choicesOf({ name: "a", default: "never", kind: "choice", range: "peak_only, always, never" }), [
    "peak_only",
    "always",
    "never",
  ]);
});
test("a setting stands in the chapter of its rule", () => {
  assert.equal(chapterOf({ name: "a", default: 1, rule: "REC-8" }), "reception");
  assert.equal(chapterOf({ name: "a", default: 1, rule: "DT-STK-1" }), "catalog");
  assert.equal(chapterOf({ name: "a", default: 1, rule: null }), "other");
  assert.equal(chapterOf({ name: "a", default: 1, rule: "REC-8", chapter: "04-team" }), "team");
});
