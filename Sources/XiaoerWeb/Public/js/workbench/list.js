// The list of conversations: scopes, groups in the order of answering, counts, rows.
// @ts-check
import { append, h, icon, list } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { errorText } from "../lib/api.js";
import { presenceButton } from "./presence.js";
import { openConversation, showScope } from "./go.js";
import { alarmBanner } from "./alarm.js";
import { openSearch } from "./search.js";
import { counts, groups, line, loading, loadScope, me, openId, rowSignal, SCOPES, scopeShown, urgent } from "./state.js";
import { turnClock } from "./turn-view.js";

/** @typedef {import("./types.js").Row} Row */

export function listPanel() {
  const body = h("div", { class: "convs", role: "listbox", "aria-label": () => t(`scope.${scopeShown.value}`), tabindex: "0", onkeydown: moveByKey });
  list(body, () => groups.value.filter((group) => group.ids.length > 0), (group) => group.bucket, (group) => groupView(group.bucket));
  return h(
    "section",
    { class: "list", "aria-label": t("list.title") },
    h(
      "div",
      { class: "lh" },
      h("div", { class: "t" }, h("h1", null, t("list.title")), h("span", { class: "mut clip" }, me.peek().shop.name), presenceButton()),
      h(
        "button",
        { type: "button", class: "search", onclick: () => openSearch() },
        icon("search", "s"),
        h("span", { class: "grow clip" }, t("search.placeholder")),
        h("kbd", null, "Ctrl K"),
      ),
      h("div", { class: "seg", role: "tablist", "aria-label": t("list.scopes"), onkeydown: moveTab }, SCOPES.map(scopeTab)),
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
      h("span", null, () => (scopeShown.value === "waiting" && bucket === "toAnswer" ? t("bucket.queue") : t(`bucket.${bucket}`))),
      h("span", null, () => String(ids().length)),
    ),
  );
  const rows = h("div", { role: "presentation" });
  append(box, [rows]);
  list(rows, ids, (id) => id, rowView);
  return box;
}

/** @type {Record<string, string>} */
const SOURCES = { web: "网", app: "A", mini: "程", widget: "挂" };
const PHASE_LOOK = { pre_sale: "b", in_sale: "o", after_sale: "r" };

/** @param {string} id */
function rowView(id) {
  const held = rowSignal(id);
  if (!held) return h("div");
  const row = () => held.value;
  return h(
    "div",
    {
      role: "option",
      id: `cv-${id}`,
      class: () => (row().unread > 0 ? "cv new" : "cv"),
      "aria-selected": () => String(openId.value === id),
      onclick: () => openConversation(id),
    },
    h(
      "span",
      { class: () => `av c${row().customer.colour ?? 6}`, "aria-hidden": "true" },
      () => row().customer.initial ?? initial(row().customer.name),
      () => (SOURCES[row().source] ? h("span", { class: "src" }, SOURCES[row().source]) : null),
    ),
    h(
      "div",
      null,
      h(
        "div",
        { class: "l1" },
        h("span", { class: "nm clip" }, () => row().customer.name),
        () => rowTags(row()),
        turnClock(() => held.value),
      ),
      h("div", { class: "l2" }, h("span", { class: "pv", dir: "auto" }, () => preview(row())), () => rowMarks(row())),
    ),
  );
}

/** @param {Row} row */
function rowTags(row) {
  return [
    row.upset && h("span", { class: "tag r", title: t("row.upset.title") }, t("row.upset")),
    row.intent ? h("span", { class: `tag ${PHASE_LOOK[row.phase] ?? ""}` }, row.intent.name) : h("span", { class: `tag ${PHASE_LOOK[row.phase] ?? ""}` }, t(`phase.${row.phase}`)),
    row.customer.level && row.customer.level !== "ordinary" && h("span", { class: "tag v lv" }, levelName(row.customer.level)),
  ];
}

/**
 * A level's word, or the server's own.
 * @param {string} level
 */
export function levelName(level) {
  const key = `level.${level}`;
  const text = t(key);
  return text === key ? level : text;
}

/** @param {Row} row */
export function preview(row) {
  if (row.previewFrom === "agent") return t("row.you", { text: row.preview });
  if (row.previewFrom === "note") return t("row.note", { text: row.preview });
  return row.preview;
}

/** @param {Row} row */
function rowMarks(row) {
  const others = (row.viewers ?? []).filter((one) => one.id !== me.peek().person.id);
  return [
    others.length > 0 && h("span", { class: "viewing", title: t("viewers.watching", { names: names(others) }) }, icon("eye", "s"), h("span", { class: "sr" }, t("viewers.watching", { names: names(others) }))),
    row.state === "active" && row.owner && row.owner.id !== me.peek().person.id && h("span", { class: "mut" }, row.owner.name),
    row.unread > 0 && h("span", { class: "n" }, h("span", { class: "sr" }, t("row.unread")), row.unread > 99 ? "99+" : row.unread),
  ];
}

/** @param {{ name: string }[]} people */
export function names(people) {
  return people.map((one) => one.name).join("、");
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
      { class: "empty", role: "alert" },
      icon("warn"),
      h("span", null, errorText(status.error)),
      h("button", { type: "button", class: "btn sm", onclick: () => loadScope(scope) }, t("common.retry")),
    );
  }
  if (empty && status.state === "loading") return skeleton();
  if (empty && status.state === "ready") {
    return h("div", { class: "empty" }, icon("chat"), h("b", null, t(`empty.${scope}`)), h("span", null, t(`empty.${scope}.hint`)));
  }
  if (status.next) {
    return h("button", { type: "button", class: "btn sm ghost", onclick: () => loadScope(scope, true) }, t("common.more"));
  }
  return null;
}

function skeleton() {
  return h("div", { class: "skels", "aria-label": t("common.loading"), role: "status" }, [1, 2, 3, 4].map(() => h("div", { class: "skel row" })));
}

/** Says in words when the live line is down; what is shown then may be old. */
function lineBanner() {
  return h("div", { class: "linebar", role: "status" }, () => {
    if (line.value === "lost") return h("div", { class: "alert bad" }, icon("warn", "s"), h("span", null, t("line.lost")));
    if (line.value === "denied") {
      return h("div", { class: "alert bad" }, icon("warn", "s"), h("span", null, t("line.denied")), h("a", { class: "link end", href: `/login.html?next=${encodeURIComponent("/workbench.html")}` }, t("line.login")));
    }
    return null;
  });
}

/** The number on the rail: how many customers wait for me. */
export function railCount() {
  return urgent.value.toAnswer + urgent.value.overdue;
}
