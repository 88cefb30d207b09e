// Phrase slots inside plain text, and the slash that opens the palette.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nextSlot,
  openSlots,
  phraseText,
  previewPieces,
  slashWord,
} from "../../../Sources/XiaoerWeb/Public/js/workbench/slots.js";

const phrase = {
  text: "亲，{item}预计 {arrival_date} 到",
  missing: [
    { slot: "item", label: "商品", start: 2, length: 6 },
    { slot: "arrival_date", label: "到货日期", start: 11, length: 14 },
  ],
};

test("SCR-6 missing slots stand in the text as marked places", () => {
  assert.equal(phraseText(phrase), "亲，〔商品〕预计 〔到货日期〕 到");
});

test("SCR-6 open places are found until they are filled", () => {
  const text = phraseText(phrase);
  assert.deepEqual(
    openSlots(text).map((one) => one.label),
    ["商品", "到货日期"],
  );
  assert.equal(openSlots(text.replace("〔商品〕", "大衣")).length, 1);
  assert.equal(openSlots("没有位置").length, 0);
});

test("Tab goes on to the next place and round to the first", () => {
  const text = phraseText(phrase);
  assert.equal(nextSlot(text, 0).label, "商品");
  assert.equal(nextSlot(text, 6).label, "到货日期");
  assert.equal(nextSlot(text, text.length).label, "商品");
  assert.equal(nextSlot("", 0), null);
});

test("the preview marks exactly the missing places", () => {
  assert.deepEqual(previewPieces(phrase), [
    { text: "亲，", missing: false },
    { text: "商品", missing: true },
    { text: "预计 ", missing: false },
    { text: "到货日期", missing: true },
    { text: " 到", missing: false },
  ]);
});

for (const [text, cursor, wanted] of [
  ["/", 1, { start: 0, word: "" }],
  ["/cwl", 4, { start: 0, word: "cwl" }],
  ["您好 /cw", 6, { start: 3, word: "cw" }],
  ["／催", 2, { start: 0, word: "催" }],
  ["第一行\n/a", 6, { start: 4, word: "a" }],
  ["3/4", 3, null],
  ["/cwl 说", 6, null],
  ["https://a", 9, null],
]) {
  test(`the slash in ${JSON.stringify(text)}`, () => assert.deepEqual(slashWord(text, cursor), wanted));
}
