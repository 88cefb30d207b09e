// Choosing an article to send: search by number, name, colour or size, with its stock beside it.
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { composing, h, icon, list } from "../lib/dom.js";
import { money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { colourDot } from "../lib/pictures.js";
import { computed, effect, signal } from "../lib/signals.js";
import { send } from "./send.js";
import { stockWords } from "./stock.js";

/** @param {import("./composer.js").Box} box */
export async function pickProduct(box) {
  const word = signal(box.model.card.peek()?.slots?.find((slot) => slot.id === "style")?.value ?? "");
  const items = signal(/** @type {any[]} */ ([]));
  const at = signal(0);
  const status = signal(t("common.loading"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const search = async () => {
    try {
      const asked = word.peek();
      const answer = await api.get(`/api/skus${query({ q: asked, limit: 30 })}`);
      if (word.peek() !== asked) return;
      items.value = answer.items;
      at.value = 0;
      status.value = answer.items.length ? t("picker.count", { count: answer.items.length }) : t("picker.none");
    } catch (error) {
      status.value = errorText(error);
    }
  };
  const sku = await openDialog({
    title: t("picker.title"),
    make: (dialog) => {
      effect(() => {
        word.value;
        clearTimeout(timer);
        timer = setTimeout(search, 150);
      });
      const rows = h("ul", { class: "pick", role: "listbox", "aria-label": t("picker.title"), id: "picker-list" });
      const shown = computed(() => items.value.map((item, index) => ({ item, index })));
      list(
        rows,
        () => shown.value,
        ({ item, index }) => `${item.id}-${index}`,
        ({ item, index }) =>
          h(
            "li",
            {
              role: "option",
              id: `pick-${index}`,
              "aria-selected": () => String(at.value === index),
              onclick: () => dialog.close(item),
              onmousemove: () => (at.value = index),
            },
            colourDot(item.colour),
            h(
              "span",
              { class: "cell2 grow" },
              h("b", null, item.name),
              h("small", null, [item.styleNumber, item.colour, item.size].filter(Boolean).join(" · ")),
            ),
            h(
              "span",
              { class: "cell2 num" },
              h("b", null, money(item.priceCents)),
              h("small", null, stockWords(item.stock)),
            ),
          ),
      );
      const onkeydown = (/** @type {KeyboardEvent} */ event) => {
        if (composing(event)) return;
        const count = items.peek().length;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && count) {
          event.preventDefault();
          at.value = (at.peek() + step + count) % count;
          document.getElementById(`pick-${at.peek()}`)?.scrollIntoView({ block: "nearest" });
        } else if (event.key === "Enter" && items.peek()[at.peek()]) {
          event.preventDefault();
          dialog.close(items.peek()[at.peek()]);
        }
      };
      return {
        body: [
          h(
            "label",
            { class: "search" },
            icon("search", "s"),
            h("span", { class: "sr" }, t("picker.search")),
            h("input", {
              autofocus: true,
              role: "combobox",
              "aria-expanded": "true",
              "aria-controls": "picker-list",
              placeholder: t("picker.hint"),
              value: () => word.value,
              oninput: (/** @type {any} */ event) => (word.value = event.target.value),
              onkeydown,
            }),
          ),
          h("p", { class: "mut", role: "status" }, () => status.value),
          rows,
        ],
      };
    },
  });
  clearTimeout(timer);
  if (sku)
    await send(box.model, {
      product: { skuId: sku.id, styleNumber: sku.styleNumber },
      label: `${sku.name} ${sku.colour} ${sku.size}`,
    });
  box.area.focus();
}
