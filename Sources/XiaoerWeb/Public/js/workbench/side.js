// The panel on the right: who the customer is, and the tabs.
// @ts-check
import { api, errorText } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { initial, shortMoney } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { current } from "./go.js";
import { isMember, levelName } from "./list-row.js";
import { customerTab } from "./side-customer.js";
import { historyTab } from "./side-history.js";
import { ordersTab } from "./side-orders.js";
import { sopTab } from "./side-sop.js";
import { SIDE_TABS, sideOpen, sideTab } from "./side-tabs.js";
import { rowSignal } from "./state.js";

/** @typedef {{ status: "loading" | "ready" | "failed", error?: unknown, data?: any }} Loaded */

/** What is known about the customer of the open conversation. */
export const customer = signal(/** @type {Loaded} */ ({ status: "loading" }));
let loadedFor = "";

/** @param {string} id @param {boolean} [quiet] keeps what is shown while loading */
export async function loadCustomer(id, quiet = false) {
  loadedFor = id;
  if (!quiet) customer.value = { status: "loading" };
  try {
    const data = await api.get(`/api/conversations/${encodeURIComponent(id)}/customer`);
    if (loadedFor === id) customer.value = { status: "ready", data };
  } catch (error) {
    if (loadedFor === id && !quiet) customer.value = { status: "failed", error };
  }
}

export function sidePanel() {
  effect(() => {
    const model = current.value;
    if (model) void loadCustomer(model.id);
    else sideOpen.value = false;
  });
  return h("aside", { class: () => (sideOpen.value ? "side shown" : "side"), "aria-label": t("side.label") }, () => {
    const model = current.value;
    if (!model) return h("div", { class: "empty" }, icon("user"), h("span", null, t("side.none")));
    return [
      h(
        "button",
        {
          type: "button",
          class: "btn ic ghost sideclose",
          "aria-label": t("side.close"),
          onclick: () => (sideOpen.value = false),
        },
        icon("x"),
      ),
      h("div", { class: "cust" }, () => head(model.id)),
      h(
        "div",
        { class: "tabs", role: "tablist", "aria-label": t("side.label"), onkeydown: moveTab },
        SIDE_TABS.map((tab) => tabButton(tab, model)),
      ),
      h(
        "div",
        {
          class: "pane",
          role: "tabpanel",
          tabindex: "0",
          id: "side-pane",
          "aria-label": () => t(`side.${sideTab.value}`),
        },
        () => {
          if (sideTab.value === "sop") return sopTab(model);
          if (sideTab.value === "history") return historyTab(model);
          const now = customer.value;
          if (now.status === "failed")
            return h(
              "div",
              { class: "empty", role: "alert" },
              icon("warn"),
              errorText(now.error),
              h(
                "button",
                { type: "button", class: "btn sm", onclick: () => loadCustomer(model.id) },
                t("common.retry"),
              ),
            );
          if (now.status === "loading") return [1, 2, 3].map((n) => h("div", { class: `skel block s${n}` }));
          return sideTab.value === "orders" ? ordersTab(model, now.data) : customerTab(model, now.data);
        },
      ),
    ];
  });
}

/** @param {string} id */
function head(id) {
  const now = customer.value;
  const row = rowSignal(id)?.value;
  const name = now.data?.customer.name ?? row?.customer.name ?? "…";
  const person = now.data?.customer;
  const level = person?.level ?? row?.customer.level;
  const sub = person
    ? [
        person.city,
        person.phoneMasked,
        person.account !== name && !/^guest-/.test(person.account ?? "") ? person.account : null,
        row?.customer.returning ? t("side.returning") : t("side.new"),
      ]
        .filter(Boolean)
        .join(" · ")
    : t("common.loading");
  const stats = now.data?.stats;
  return [
    h(
      "div",
      { class: "r1" },
      h(
        "span",
        { class: `av lg c${row?.customer.colour ?? 6}`, "aria-hidden": "true" },
        row?.customer.initial ?? initial(name),
      ),
      h(
        "div",
        { class: "grow" },
        h(
          "h2",
          null,
          h("span", { class: "clip" }, name),
          isMember(level) ? h("span", { class: "tag v" }, levelName(level)) : null,
        ),
        h("div", { class: "sub" }, sub),
      ),
    ),
    stats
      ? h(
          "div",
          { class: "stats" },
          stat(shortMoney(stats.spentCents ?? 0), t("stat.spent")),
          stat(stats.orders ?? 0, t("stat.orders")),
          stat(stats.cases ?? 0, t("stat.cases")),
          stat(stats.satisfaction ?? "—", t("stat.satisfaction")),
        )
      : null,
    now.data?.hint ? h("p", { class: "alert info chint" }, icon("info", "s"), h("span", null, now.data.hint)) : null,
  ];
}

/** @param {string | number} figure @param {string} words */
const stat = (figure, words) => h("div", null, h("b", null, figure), h("span", null, words));

/** @param {import("./side-tabs.js").SideTab} tab @param {import("./conversation.js").Conversation} model */
function tabButton(tab, model) {
  const count = () =>
    tab === "orders" ? (customer.value.data?.orders.length ?? 0) : tab === "sop" && model.card.value ? 1 : 0;
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      "aria-selected": () => String(sideTab.value === tab),
      "aria-controls": "side-pane",
      tabindex: () => (sideTab.value === tab ? "0" : "-1"),
      onclick: () => (sideTab.value = tab),
    },
    t(`side.${tab}`),
    () => (count() > 0 ? h("span", { class: "n q" }, count()) : null),
  );
}

/** @param {KeyboardEvent} event */
function moveTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = (SIDE_TABS.indexOf(sideTab.peek()) + step + SIDE_TABS.length) % SIDE_TABS.length;
  sideTab.value = SIDE_TABS[at];
  const tabs = /** @type {HTMLElement} */ (event.currentTarget).children;
  /** @type {HTMLElement} */ (tabs[at]).focus();
}
