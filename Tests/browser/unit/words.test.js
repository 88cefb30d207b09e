// The catalogues of the three languages say the same things.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const folder = new URL("../../../Sources/XiaoerWeb/Public/js/text/", import.meta.url);
const areas = [...new Set(readdirSync(folder).map((name) => name.split(".")[0]))];
const slots = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const area of areas) {
  const load = async (language) => (await import(new URL(`${area}.${language}.js`, folder))).default;
  for (const language of ["zh-Hant", "en"]) {
    test(`${area}: ${language} has every word of zh-Hans, with the same places`, async () => {
      const [chinese, other] = await Promise.all([load("zh-Hans"), load(language)]);
      assert.deepEqual(Object.keys(other).sort(), Object.keys(chinese).sort());
      for (const [key, text] of Object.entries(other)) {
        assert.notEqual(text.trim(), area === "admin" && key === "admin.listComma" ? " " : "", `${key} is empty`);
        assert.deepEqual(slots(text), slots(chinese[key]), key);
      }
    });
  }
}
