// Which parts of a message may be clicked.
import assert from "node:assert/strict";
import test from "node:test";
import { linkParts } from "../../../Sources/XiaoerWeb/Public/js/buyer/links.js";

const HOSTS = ["lizi.example", "desk.example"];

for (const [text, links] of [
  ["看这里 https://lizi.example/item/1，谢谢", ["https://lizi.example/item/1"]],
  ["https://m.lizi.example/a?b=1#c", ["https://m.lizi.example/a?b=1#c"]],
  ["https://LIZI.example/A.", ["https://LIZI.example/A"]],
  ["(https://desk.example)", ["https://desk.example"]],
  ["https://evil.example/lizi.example", []],
  ["https://notlizi.example/", []],
  ["https://lizi.example.evil.example/", []],
  ["https://lizi.example@evil.example/", []],
  ["https://user:pw@lizi.example/", []],
  ["javascript:alert(1)", []],
  ["data:text/html,x https://", []],
  ["没有链接", []],
]) {
  test(`only links to the shop's own sites can be clicked: ${text}`, () => {
    const parts = linkParts(text, HOSTS);
    assert.deepEqual(
      parts.filter((one) => one.href).map((one) => one.text),
      links,
    );
    assert.equal(parts.map((one) => one.text).join(""), text, "no character is lost");
  });
}

test("an empty host matches nothing", () => {
  assert.deepEqual(linkParts("https://a.example/", [""]), [{ text: "https://a.example/" }]);
});
