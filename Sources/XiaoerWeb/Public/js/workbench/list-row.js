// One row of the list: who, what it is about, how long they wait, what was said last.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { openConversation } from "./go.js";
import { me, openId, rowSignal } from "./state.js";
import { turnClock } from "./turn-view.js";

/** @typedef {import("./types.js").Row} Row */

/** @type {Record<string, string>} */
const SOURCES = { web: "网", app: "A", mini: "程", widget: "挂" };
const PHASE_LOOK = { pre_sale: "b", in_sale: "o", after_sale: "r" };

/** @param {string} id */
export function rowView(id) {
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
      h(
        "div",
        { class: "l2" },
        h("span", { class: "pv", dir: "auto" }, () => preview(row())),
        () => rowMarks(row()),
      ),
    ),
  );
}

/** @param {Row} row */
function rowTags(row) {
  return [
    row.upset && h("span", { class: "tag r up", title: t("row.upset.title") }, t("row.upset")),
    row.intent
      ? h("span", { class: `tag ${PHASE_LOOK[row.phase] ?? ""}` }, row.intent.name)
      : h("span", { class: `tag ${PHASE_LOOK[row.phase] ?? ""}` }, t(`phase.${row.phase}`)),
    isMember(row.customer.level) && h("span", { class: "tag v lv" }, levelName(row.customer.level ?? "")),
  ];
}

/**
 * Whether a level is worth a mark: most customers have none or the first one.
 * @param {string | undefined | null} level
 */
export function isMember(level) {
  return Boolean(level) && level !== "none" && level !== "ordinary";
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
    others.length > 0 &&
      h(
        "span",
        { class: "viewing", title: t("viewers.watching", { names: names(others) }) },
        icon("eye", "s"),
        h("span", { class: "sr" }, t("viewers.watching", { names: names(others) })),
      ),
    row.state === "active" &&
      row.owner &&
      row.owner.id !== me.peek().person.id &&
      h("span", { class: "mut" }, row.owner.name),
    row.unread > 0 &&
      h("span", { class: "n" }, h("span", { class: "sr" }, t("row.unread")), row.unread > 99 ? "99+" : row.unread),
  ];
}

/** @param {{ name: string }[]} people */
export function names(people) {
  return people.map((one) => one.name).join("、");
}
