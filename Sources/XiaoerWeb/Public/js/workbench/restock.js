// The clerk's queue of restock notices: who waits for what, and telling them when it is there (STK-20).
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { restockRow } from "./restock-row.js";
import { restockWaiting } from "./state.js";

const STATES = /** @type {const} */ (["arrived", "waiting", "notified", "ordered", "declined", "expired"]);

const counts = signal(/** @type {Record<string, number>} */ ({}));
const changed = signal(0);

/**
 * The live line says that figures changed.
 * @param {any} news
 */
export function takeRestock(news) {
  counts.value = { ...counts.peek(), ...news };
  restockWaiting.value = counts.peek().arrived ?? 0;
  changed.value += 1;
}

export async function loadRestockCount() {
  try {
    const answer = await api.get(`/api/restock${query({ state: "arrived", limit: 1 })}`);
    counts.value = answer.counts ?? {};
    restockWaiting.value = counts.peek().arrived ?? 0;
  } catch {
    // Who may not see the queue sees no number.
  }
}

export function restockPage() {
  const state = signal(/** @type {typeof STATES[number]} */ ("arrived"));
  const items = signal(/** @type {any[]} */ ([]));
  const next = signal(/** @type {string | null} */ (null));
  const status = signal("loading");
  /** @type {unknown} */
  let problem;
  const load = async (more = false) => {
    const wanted = state.peek();
    try {
      const answer = await api.get(
        `/api/restock${query({ state: wanted, cursor: more ? next.peek() : null, limit: 50 })}`,
      );
      if (wanted !== state.peek()) return;
      items.value = more ? [...items.peek(), ...answer.items] : answer.items;
      next.value = answer.next ?? null;
      if (answer.counts) {
        counts.value = answer.counts;
        restockWaiting.value = answer.counts.arrived ?? 0;
      }
      status.value = "ready";
    } catch (error) {
      problem = error;
      status.value = "failed";
    }
  };
  effect(() => {
    state.value;
    changed.value;
    void load();
  });
  return h(
    "main",
    { class: "page", "aria-labelledby": "restock-title" },
    h(
      "div",
      { class: "ptop" },
      h(
        "div",
        { class: "t" },
        h("h1", { id: "restock-title" }, t("restock.title")),
        h("span", { class: "mut" }, t("restock.hint")),
      ),
      h(
        "div",
        { class: "tabs", role: "tablist", "aria-label": t("restock.title") },
        STATES.map((one) =>
          h(
            "button",
            {
              type: "button",
              role: "tab",
              "aria-selected": () => String(state.value === one),
              onclick: () => ((status.value = "loading"), (items.value = []), (state.value = one)),
            },
            t(`restock.${one}`),
            () => (counts.value[one] ? h("span", { class: one === "arrived" ? "n" : "n q" }, counts.value[one]) : null),
          ),
        ),
      ),
    ),
    h("div", { class: "tw", tabindex: "0", role: "region", "aria-label": t("restock.title") }, () => {
      if (status.value === "failed")
        return h(
          "div",
          { class: "empty", role: "alert" },
          icon("warn"),
          errorText(problem),
          h("button", { type: "button", class: "btn", onclick: () => load() }, t("common.retry")),
        );
      if (status.value === "loading" && items.value.length === 0)
        return [1, 2, 3, 4].map(() => h("div", { class: "skel line" }));
      if (items.value.length === 0)
        return h(
          "div",
          { class: "empty big" },
          icon("box"),
          h("b", null, t(`restock.none.${state.value}`)),
          h("span", null, t("restock.none.hint")),
        );
      return [
        h(
          "table",
          { class: "grid" },
          h(
            "thead",
            null,
            h(
              "tr",
              null,
              ["customer", "sku", "expected", "channel", "by", "state", "actions"].map((name) =>
                h("th", { scope: "col" }, t(`restock.col.${name}`)),
              ),
            ),
          ),
          h(
            "tbody",
            null,
            items.value.map((one) => restockRow(one, () => load())),
          ),
        ),
        next.value
          ? h(
              "div",
              { class: "foot" },
              h("button", { type: "button", class: "btn sm", onclick: () => load(true) }, t("common.more")),
            )
          : null,
      ];
    }),
  );
}
