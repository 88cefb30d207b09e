// The event log: everything that happened, newest first, by kind.
// @ts-check
import { api, query } from "../lib/api.js";
import { h } from "../lib/dom.js";
import { knows, t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { empty, head, nameOf, pages, table, when } from "./parts.js";

const KINDS = [
  "message",
  "conversation",
  "stock",
  "restock",
  "setting",
  "person",
  "session",
  "language",
  "import",
  "task",
  "phrase",
  "token",
];

export function show() {
  const type = signal("");
  const list = pages((cursor) => api.get(`/api/events${query({ type: type.peek(), after: cursor, limit: 50 })}`));
  const select = h(
    "select",
    { class: "in auto", "aria-label": t("events.type"), onchange: () => ((type.value = select.value), list.reload()) },
    h("option", { value: "" }, t("events.all")),
    KINDS.map((one) => h("option", { value: one }, t(`events.${one}`))),
  );
  return [
    head("events", [h("button", { type: "button", class: "btn", onclick: list.reload }, t("events.refresh"))]),
    h("div", { class: "admin-bar" }, select),
    list.view((items) =>
      items.length === 0
        ? empty("list", t("events.none"), t("events.noneHint"))
        : table(
            t("admin.events"),
            [
              { label: t("events.seq"), kind: "num", cell: (one) => one.seq },
              { label: t("events.at"), cell: (one) => when(one.at) },
              {
                label: t("events.what"),
                cell: (one) =>
                  h("span", { class: "cell2" }, h("b", null, words(one.type)), h("small", { class: "mono" }, one.type)),
              },
              { label: t("events.actor"), cell: (one) => nameOf(one.actor) },
              { label: t("events.subject"), cell: (one) => nameOf(one.subject) },
              { label: t("events.data"), kind: "wrap", cell: (one) => dataOf(one.data) },
            ],
            items,
          ),
    ),
    list.more,
  ];
}

/** @param {string} type */
function words(type) {
  if (knows(`event.${type}`)) return t(`event.${type}`);
  const kind = `events.${type.split(".")[0]}`;
  return knows(kind) ? t(kind) : type;
}

/** @param {any} data */
function dataOf(data) {
  const text = typeof data === "string" ? data : JSON.stringify(data ?? {});
  if (text === "{}" || text === "") return "—";
  if (text.length < 70) return h("code", { class: "data" }, text);
  return h(
    "details",
    { class: "data" },
    h("summary", null, h("code", null, `${text.slice(0, 60)}…`)),
    h("pre", null, JSON.stringify(typeof data === "string" ? data : data, null, 2)),
  );
}
