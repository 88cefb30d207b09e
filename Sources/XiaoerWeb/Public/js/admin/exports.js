// Exports: the same files that can be imported, in the encoding that the next program reads.
// @ts-check
import { query } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { head } from "./parts.js";

const KINDS = ["products", "skus", "stock", "customers", "orders"];

export function show() {
  const encoding = signal("utf-8");
  const choice = (/** @type {string} */ id) =>
    h(
      "label",
      { class: "tick" },
      h("input", {
        type: "radio",
        name: "encoding",
        value: id,
        checked: encoding.peek() === id,
        onchange: () => (encoding.value = id),
      }),
      h("span", null, t(`exports.${id}`), h("small", { class: "mut block" }, t(`exports.${id}.hint`))),
    );
  return [
    head("exports"),
    h(
      "section",
      { class: "admin-block" },
      h(
        "fieldset",
        { class: "field" },
        h("legend", null, t("exports.encoding")),
        h("div", { class: "ticks" }, choice("utf-8"), choice("gb18030")),
      ),
      h(
        "ul",
        { class: "export-list" },
        KINDS.map((kind) =>
          h(
            "li",
            null,
            h(
              "span",
              { class: "grow" },
              h("b", null, t(`kind.${kind}`)),
              h("small", { class: "mut block" }, t(`exports.${kind}`)),
            ),
            h(
              "a",
              {
                class: "btn",
                href: () => `/api/exports/${kind}${query({ encoding: encoding.value })}`,
                download: `${kind}.csv`,
                "aria-label": `${t("exports.download")} ${t(`kind.${kind}`)}`,
              },
              icon("dl", "s"),
              t("exports.download"),
            ),
          ),
        ),
      ),
    ),
  ];
}
