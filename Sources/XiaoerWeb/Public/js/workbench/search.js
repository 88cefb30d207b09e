// Ctrl K: one search for conversations, customers, orders and styles; names, pinyin initials, phone tails, numbers.
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { composing, h, icon, list } from "../lib/dom.js";
import { serverNow } from "../lib/clock.js";
import { money, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { computed, effect, signal } from "../lib/signals.js";
import { openConversation } from "./go.js";

/** @typedef {{ id: string, kind: "conversations" | "customers" | "orders" | "styles", item: any, head: boolean }} Hit */

let isOpen = false;

export async function openSearch() {
  if (isOpen) return;
  isOpen = true;
  const word = signal("");
  const hits = signal(/** @type {Hit[]} */ ([]));
  const at = signal(0);
  const status = signal("");
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const search = async () => {
    asking?.abort();
    const q = word.peek().trim();
    if (!q) {
      hits.value = [];
      status.value = "";
      return;
    }
    asking = new AbortController();
    try {
      const answer = await api.get(`/api/search${query({ q })}`, { signal: asking.signal });
      hits.value = flatten(answer);
      at.value = 0;
      status.value = hits.peek().length ? t("search.count", { count: hits.peek().length }) : t("search.none", { q });
    } catch (error) {
      if (!(error instanceof DOMException)) status.value = errorText(error);
    }
  };

  const chosen = /** @type {Hit | undefined} */ (
    await openDialog({
      title: t("search.title"),
      kind: "finder",
      make: (dialog) => {
        effect(() => {
          word.value;
          clearTimeout(timer);
          timer = setTimeout(search, 120);
        });
        const rows = h("ul", { class: "pick", role: "listbox", "aria-label": t("search.results"), id: "hits" });
        const shown = computed(() => hits.value.map((hit, index) => ({ hit, index })));
        list(
          rows,
          () => shown.value,
          ({ hit, index }) => `${hit.kind}-${hit.id}-${index}`,
          ({ hit, index }) =>
            h(
              "li",
              {
                role: "option",
                id: `hit-${index}`,
                class: hit.head ? "first" : "",
                "data-kind": hit.head ? t(`search.${hit.kind}`) : null,
                "aria-selected": () => String(at.value === index),
                onclick: () => dialog.close(hit),
                onmousemove: () => (at.value = index),
              },
              hitView(hit),
            ),
        );
        const onkeydown = (/** @type {KeyboardEvent} */ event) => {
          if (composing(event)) return;
          const count = hits.peek().length;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && count) {
            event.preventDefault();
            at.value = (at.peek() + step + count) % count;
            document.getElementById(`hit-${at.peek()}`)?.scrollIntoView({ block: "nearest" });
          } else if (event.key === "Enter" && hits.peek()[at.peek()]) {
            event.preventDefault();
            dialog.close(hits.peek()[at.peek()]);
          }
        };
        return {
          body: [
            h(
              "label",
              { class: "search big" },
              icon("search"),
              h("span", { class: "sr" }, t("search.title")),
              h("input", {
                autofocus: true,
                role: "combobox",
                "aria-expanded": "true",
                "aria-controls": "hits",
                "aria-activedescendant": () => (hits.value.length ? `hit-${at.value}` : null),
                placeholder: t("search.hint"),
                oninput: (/** @type {any} */ event) => (word.value = event.target.value),
                onkeydown,
              }),
            ),
            rows,
            h("p", { class: "mut", role: "status" }, () => status.value || t("search.help")),
          ],
        };
      },
    })
  );
  isOpen = false;
  clearTimeout(timer);
  /** @type {AbortController | null} */ (asking)?.abort();
  if (chosen) go(chosen);
}

/** @param {any} answer @returns {Hit[]} */
function flatten(answer) {
  return /** @type {const} */ (["conversations", "customers", "orders", "styles"]).flatMap((kind) =>
    (answer[kind] ?? []).map((/** @type {any} */ item, /** @type {number} */ index) => ({
      id: item.id,
      kind,
      item,
      head: index === 0,
    })),
  );
}

/** @param {Hit} hit */
function go(hit) {
  const id = hit.kind === "conversations" ? hit.id : hit.item.conversationId;
  if (id) openConversation(id, { show: true });
}

/** @param {Hit} hit */
function hitView({ kind, item }) {
  if (kind === "conversations") {
    return [
      icon("chat"),
      h(
        "span",
        { class: "cell2 grow clip" },
        h("b", null, item.customer?.name ?? item.customer),
        h("small", { class: "clip", dir: "auto" }, highlighted(item.snippet ?? item.preview ?? "", item.marks ?? [])),
      ),
      h("time", { class: "mut" }, shortTime(item.at, serverNow(), t("common.yesterday"))),
    ];
  }
  if (kind === "customers") {
    return [
      icon("user"),
      h(
        "span",
        { class: "cell2 grow" },
        h("b", null, item.name),
        h("small", null, [item.account, item.phoneMasked, item.city].filter(Boolean).join(" · ")),
      ),
    ];
  }
  if (kind === "orders") {
    return [
      icon("bag2"),
      h(
        "span",
        { class: "cell2 grow" },
        h("b", { class: "mono" }, item.number),
        h("small", null, [item.customer?.name ?? item.customer, item.stateText].filter(Boolean).join(" · ")),
      ),
      item.totalCents != null && h("b", null, money(item.totalCents)),
    ];
  }
  return [
    icon("bag"),
    h("span", { class: "cell2 grow" }, h("b", null, item.name), h("small", null, item.number)),
    item.priceCents != null && h("b", null, money(item.priceCents)),
  ];
}

/** @param {string} text @param {{ start: number, length: number }[]} marks */
export function highlighted(text, marks) {
  /** @type {(string | HTMLElement)[]} */
  const out = [];
  let at = 0;
  for (const { start, length } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    out.push(text.slice(at, start), h("mark", null, text.slice(start, start + length)));
    at = start + length;
  }
  out.push(text.slice(at));
  return out;
}
