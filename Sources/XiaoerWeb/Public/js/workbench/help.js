// The list of keys, opened with "?".
// @ts-check
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

const KEYS = /** @type {const} */ ([
  [["Ctrl", "K"], "search"],
  [["Enter"], "send"],
  [["Shift", "Enter"], "newline"],
  [["Alt", "↑"], "previous"],
  [["Alt", "↓"], "next"],
  [["/"], "phrases"],
  [["Tab"], "slot"],
  [["Ctrl", "Enter"], "sendnow"],
  [["Ctrl", "J"], "card"],
  [["Alt", "Enter"], "card"],
  [["Esc"], "close"],
  [["?"], "help"],
]);

export function showKeys() {
  void openDialog({
    title: t("keys.title"),
    size: "s",
    make: () => ({
      body: h(
        "dl",
        { class: "keys" },
        KEYS.map(([keys, what]) => [
          h(
            "dt",
            null,
            keys.map((key) => h("kbd", null, key)),
          ),
          h("dd", null, t(`keys.${what}`)),
        ]),
      ),
    }),
  });
}
