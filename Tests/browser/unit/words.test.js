// Every word exists in every language, with the same places to fill.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../../Sources/XiaoerWeb/Public/js/", import.meta.url);
const files = readdirSync(new URL("text/", folder)).filter((name) => name.endsWith(".js"));
const areas = [...new Set(files.map((name) => name.split(".")[0]))];
const load = async (area, language) => (await import(new URL(`text/${area}.${language}.js`, folder).href)).default;
const places = (text) =>
  [...text.matchAll(/\{\w+\}/g)]
    .map((found) => found[0])
    .sort()
    .join();

for (const area of areas) {
  for (const language of ["zh-Hant", "en"]) {
    test(`${area}: ${language} has every word of zh-Hans`, async () => {
      const base = await load(area, "zh-Hans");
      const other = await load(area, language);
      assert.deepEqual(Object.keys(other).sort(), Object.keys(base).sort());
      for (const key of Object.keys(base)) assert.equal(places(other[key]), places(base[key]), key);
    });
  }
}

/** Which catalogues the pages of a folder load. */
const loaded = {
  lib: ["common"],
  workbench: ["common", "workbench"],
  buyer: ["common", "buyer", "doors"],
  doors: ["common", "doors"],
  admin: ["common", "admin"],
};
for (const [part, catalogues] of Object.entries(loaded)) {
  test(`every key that ${part} names is in its catalogues`, async () => {
    const all = await Promise.all(catalogues.map((area) => load(area, "zh-Hans")));
    const known = Object.keys(Object.assign({}, ...all));
    const missing = [];
    for (const name of readdirSync(new URL(`${part}/`, folder))) {
      const text = readFileSync(new URL(`${part}/${name}`, folder), "utf8");
      for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) {
        if (!known.includes(key)) missing.push(`${name}: ${key}`);
      }
      for (const [, start] of text.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) {
        if (!known.some((key) => key.startsWith(start))) missing.push(`${name}: ${start}…`);
      }
    }
    assert.deepEqual(missing, []);
  });
}
