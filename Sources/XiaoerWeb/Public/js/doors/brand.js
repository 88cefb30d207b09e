// The name of the house with its mark.
// @ts-check
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

export function brand() {
  return h(
    "a",
    { class: "brand", href: "index.html" },
    h("img", { src: "favicon.svg", alt: "", width: 32, height: 32 }),
    h("b", null, t("doors.name")),
  );
}
