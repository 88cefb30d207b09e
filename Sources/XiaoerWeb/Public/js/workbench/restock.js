// The clerk's queue of restock notices: who waits for what, and telling them when it is there (STK-20).
// @ts-check
import { api, errorText, newClientId, query } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { day, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { colourDot } from "../lib/pictures.js";
import { effect, signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { openConversation } from "./go.js";
import { restockWaiting } from "./state.js";

const STATES = /** @type {const} */ (["arrived", "waiting", "notified", "ordered", "declined", "expired"]);
const LOOKS = /** @type {Record<string, string>} */ ({ arrived: "o", waiting: "", notified: "b", ordered: "g", declined: "", expired: "" });

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
      const answer = await api.get(`/api/restock${query({ state: wanted, cursor: more ? next.peek() : null, limit: 50 })}`);
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
      h("div", { class: "t" }, h("h1", { id: "restock-title" }, t("restock.title")), h("span", { class: "mut" }, t("restock.hint"))),
      h(
        "div",
        { class: "tabs", role: "tablist", "aria-label": t("restock.title") },
        STATES.map((one) =>
          h("button", { type: "button", role: "tab", "aria-selected": () => String(state.value === one), onclick: () => ((status.value = "loading"), (items.value = []), (state.value = one)) }, t(`restock.${one}`), () => (counts.value[one] ? h("span", { class: one === "arrived" ? "n" : "n q" }, counts.value[one]) : null)),
        ),
      ),
    ),
    h("div", { class: "tw", tabindex: "0", role: "region", "aria-label": t("restock.title") }, () => {
      if (status.value === "failed") return h("div", { class: "empty", role: "alert" }, icon("warn"), errorText(problem), h("button", { type: "button", class: "btn", onclick: () => load() }, t("common.retry")));
      if (status.value === "loading" && items.value.length === 0) return [1, 2, 3, 4].map(() => h("div", { class: "skel line" }));
      if (items.value.length === 0) return h("div", { class: "empty big" }, icon("box"), h("b", null, t(`restock.none.${state.value}`)), h("span", null, t("restock.none.hint")));
      return [
        h(
          "table",
          { class: "grid" },
          h("thead", null, h("tr", null, ["customer", "sku", "expected", "channel", "by", "state", "actions"].map((name) => h("th", { scope: "col" }, t(`restock.col.${name}`))))),
          h("tbody", null, items.value.map((one) => line(one, () => load()))),
        ),
        next.value ? h("div", { class: "foot" }, h("button", { type: "button", class: "btn sm", onclick: () => load(true) }, t("common.more"))) : null,
      ];
    }),
  );
}

/** @param {any} one @param {() => void} reload */
function line(one, reload) {
  const act = async (/** @type {string} */ what, /** @type {any} */ body, /** @type {string} */ words) => {
    try {
      await api.post(`/api/restock/${one.id}/${what}`, body, { key: newClientId() });
      toast(words);
      reload();
    } catch (error) {
      toastError(error);
    }
  };
  const can = (/** @type {string} */ what) => (one.allowed ?? []).includes(what);
  return h(
    "tr",
    null,
    h("td", null, h("div", { class: "cell2" }, h("b", null, one.customer?.name ?? one.customer), one.conversationId ? h("button", { type: "button", class: "link small", onclick: () => openConversation(one.conversationId, { show: true }) }, t("restock.chat")) : null)),
    h("td", null, h("div", { class: "cell2" }, h("span", null, colourDot(one.sku.colour), ` ${one.sku.style} · ${one.sku.colour} / ${one.sku.size}`), h("small", { class: "mono" }, one.sku.code))),
    h("td", null, h("div", { class: "cell2" }, one.expectedAt ? day(one.expectedAt) : t("restock.nodate"), h("small", null, t("restock.available", { count: one.available ?? 0 })))),
    h("td", null, h("div", { class: "cell2" }, t(`channel.${one.channel}`), h("small", null, one.contactMasked))),
    h("td", null, h("div", { class: "cell2" }, one.registeredBy?.name ?? one.registeredBy, h("small", null, shortTime(one.registeredAt, serverNow(), t("common.yesterday"))))),
    h("td", null, h("span", { class: `tag ${LOOKS[one.state] ?? ""}` }, one.stateText)),
    h(
      "td",
      null,
      h(
        "div",
        { class: "acts nowrap" },
        can("notify") && h("button", { type: "button", class: "btn sm p", onclick: () => void notify(one, act) }, t("restock.notify")),
        can("ordered") && h("button", { type: "button", class: "btn sm", onclick: () => void act("ordered", {}, t("done.saved")) }, t("restock.markordered")),
        can("decline") && h("button", { type: "button", class: "btn sm ghost", onclick: () => void decline(act) }, t("restock.decline")),
      ),
    ),
  );
}

/** @param {any} one @param {(what: string, body: any, words: string) => Promise<void>} act */
async function notify(one, act) {
  const text = h("textarea", { class: "in", rows: 3, autofocus: true, value: t("restock.text", { style: one.sku.style, colour: one.sku.colour, size: one.sku.size }) });
  const answer = await openDialog({
    title: t("restock.notify.title", { name: one.customer?.name ?? one.customer }),
    size: "s",
    make: (dialog) => ({
      body: [h("p", { class: "mut" }, t("restock.notify.hint", { channel: t(`channel.${one.channel}`), contact: one.contactMasked ?? "" })), h("label", { class: "field" }, h("span", null, t("restock.words")), text)],
      actions: [h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")), h("button", { type: "button", class: "btn p", onclick: () => dialog.close(text.value.trim()) }, t("restock.notify"))],
    }),
  });
  if (answer) await act("notify", { text: answer }, t("restock.notified.toast"));
}

/** @param {(what: string, body: any, words: string) => Promise<void>} act */
async function decline(act) {
  const reason = h("input", { class: "in", autofocus: true });
  const answer = await openDialog({
    title: t("restock.decline.title"),
    size: "s",
    make: (dialog) => ({
      body: h("label", { class: "field" }, h("span", null, t("restock.decline.reason")), reason),
      actions: [h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")), h("button", { type: "button", class: "btn p danger", onclick: () => dialog.close({ reason: reason.value.trim() || undefined }) }, t("restock.decline"))],
    }),
  });
  if (answer) await act("decline", answer, t("done.saved"));
}

