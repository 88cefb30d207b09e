// The list of conversations: scopes, groups in the order of answering, counts, rows.
// @ts-check
import { append, h, icon, list } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { errorText } from "../lib/api.js";
import { presenceButton } from "./presence.js";
import { openConversation, showScope } from "./go.js";
import { alarmBanner } from "./alarm.js";
import { rowView } from "./list-row.js";
import { openSearch } from "./search.js";
import { counts, groups, line, loading, loadScope, me, openId, SCOPES, scopeShown, urgent } from "./state.js";

/** @typedef {import("./types.js").Row} Row */

export function listPanel() {
  const body = h("div", {
    class: "convs",
    role: "listbox",
    "aria-label": () => t(`scope.${scopeShown.value}`),
    tabindex: "0",
    onkeydown: moveByKey,
  });
  list(
    body,
    () => groups.value.filter((group) => group.ids.length > 0),
    (group) => group.bucket,
    (group) => groupView(group.bucket),
  );
  return h(
    "section",
    { class: "list", "aria-label": t("list.title") },
    h(
      "div",
      { class: "lh" },
      h(
        "div",
        { class: "t" },
        h("h1", null, t("list.title")),
        h("span", { class: "mut clip" }, me.peek().shop.name),
        presenceButton(),
      ),
      h(
        "button",
        { type: "button", class: "search", onclick: () => openSearch() },
        icon("search", "s"),
        h("span", { class: "grow clip" }, t("search.placeholder")),
        h("kbd", null, "Ctrl K"),
      ),
      h(
        "div",
        { class: "seg", role: "tablist", "aria-label": t("list.scopes"), onkeydown: moveTab },
        SCOPES.map(scopeTab),
      ),
      alarmBanner(),
      lineBanner(),
    ),
    body,
    h("div", { class: "lfoot" }, () => footer()),
  );
}

/** @param {import("./state.js").Scope} scope */
function scopeTab(scope) {
  const count = () => {
    if (scope === "mine") return counts.value.mine || "";
    if (scope === "waiting") return counts.value.queue || "";
    return "";
  };
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      "aria-selected": () => String(scopeShown.value === scope),
      tabindex: () => (scopeShown.value === scope ? "0" : "-1"),
      onclick: () => showScope(scope),
    },
    t(`scope.${scope}`),
    () => (count() ? h("b", { class: scope === "waiting" ? "hotcount" : "" }, count()) : null),
  );
}

/** @param {KeyboardEvent} event */
function moveTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = SCOPES.indexOf(scopeShown.peek());
  const next = SCOPES[(at + step + SCOPES.length) % SCOPES.length];
  showScope(next);
  const tabs = /** @type {HTMLElement} */ (event.currentTarget).children;
  /** @type {HTMLElement} */ (tabs[SCOPES.indexOf(next)]).focus();
}

/** @param {string} bucket */
function groupView(bucket) {
  const ids = () => groups.value.find((group) => group.bucket === bucket)?.ids ?? [];
  const box = h(
    "div",
    { role: "group", "aria-label": t(`bucket.${bucket}`) },
    h(
      "div",
      { class: bucket === "overdue" ? "grp bad" : "grp", role: "presentation" },
      h("span", null, () =>
        scopeShown.value === "waiting" && bucket === "toAnswer" ? t("bucket.queue") : t(`bucket.${bucket}`),
      ),
      h("span", null, () => String(ids().length)),
    ),
  );
  const rows = h("div", { role: "presentation" });
  append(box, [rows]);
  list(rows, ids, (id) => id, rowView);
  return box;
}

/**
 * Arrow keys walk through the list while it has the focus.
 * @param {KeyboardEvent} event
 */
function moveByKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const ids = groups.peek().flatMap((group) => group.ids);
  const at = openId.peek() ? ids.indexOf(/** @type {string} */ (openId.peek())) : -1;
  const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
  if (next) {
    openConversation(next);
    document.getElementById(`cv-${next}`)?.scrollIntoView({ block: "nearest" });
  }
}

function footer() {
  const scope = scopeShown.value;
  const status = loading[scope].value;
  const empty = groups.value.every((group) => group.ids.length === 0);
  if (status.state === "failed") {
    return h(
      "div",
      { class: empty ? "empty" : "row", role: "alert" },
      icon("warn", empty ? "" : "s"),
      h("span", null, errorText(status.error)),
      h("button", { type: "button", class: "btn sm", onclick: () => loadScope(scope) }, t("common.retry")),
    );
  }
  if (empty && status.state === "loading") return skeleton();
  if (empty && status.state === "ready") {
    return h(
      "div",
      { class: "empty" },
      icon("chat"),
      h("b", null, t(`empty.${scope}`)),
      h("span", null, t(`empty.${scope}.hint`)),
    );
  }
  if (status.next) {
    return h(
      "button",
      { type: "button", class: "btn sm ghost", onclick: () => loadScope(scope, true) },
      t("common.more"),
    );
  }
  return null;
}

function skeleton() {
  return h(
    "div",
    { class: "skels", "aria-label": t("common.loading"), role: "status" },
    [1, 2, 3, 4].map(() => h("div", { class: "skel row" })),
  );
}

/** Says in words when the live line is down; what is shown then may be old. */
function lineBanner() {
  return h("div", { class: "linebar", role: "status" }, () => {
    if (line.value === "lost")
      return h("div", { class: "alert bad" }, icon("warn", "s"), h("span", null, t("line.lost")));
    if (line.value === "denied") {
      return h(
        "div",
        { class: "alert bad" },
        icon("warn", "s"),
        h("span", null, t("line.denied")),
        h(
          "a",
          { class: "link end", href: `/login.html?next=${encodeURIComponent("/workbench.html")}` },
          t("line.login"),
        ),
      );
    }
    return null;
  });
}

/** The number on the rail: how many customers wait for me. */
export function railCount() {
  return urgent.value.toAnswer + urgent.value.overdue;
}
