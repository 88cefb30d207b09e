// Stock: find a SKU, see what decides the answer to "is it in stock", correct the figures.
// @ts-check
import { api, query } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { day, money } from "../lib/format.js";
import { knows, t } from "../lib/i18n.js";
import { colourDot } from "../lib/pictures.js";
import { signal } from "../lib/signals.js";
import { toast } from "../lib/toast.js";
import { empty, field, formProblem, head, pages, searchField, table } from "./parts.js";

/** @type {Record<string, string>} */
const TONE = {
  plenty: "g",
  low: "o",
  presale: "v",
  arrives: "b",
  arrives_no_date: "b",
  discontinued: "r",
  unlisted: "o",
};

/** @param {import("./pages.js").Context} context */
export function show({ part }) {
  const needle = signal(part);
  const list = pages((cursor) => api.get(`/api/skus${query({ q: needle.peek(), cursor, limit: 50 })}`));
  const edit = async (/** @type {any} */ sku) => {
    const changed = await stockDialog(sku);
    if (changed) list.items.value = (list.items.peek() ?? []).map((one) => (one.id === changed.id ? changed : one));
  };
  return [
    head("stock"),
    h(
      "div",
      { class: "admin-bar" },
      searchField(t("stock.search"), (text) => ((needle.value = text), list.reload()), part),
    ),
    list.view((items) =>
      items.length === 0
        ? empty(
            "box",
            t(needle.peek() ? "admin.nothingFound" : "stock.none"),
            t(needle.peek() ? "admin.tryOther" : "stock.noneHint"),
          )
        : stockTable(items, edit),
    ),
    list.more,
  ];
}

/** @param {any[]} items @param {(sku: any) => void} edit */
function stockTable(items, edit) {
  return table(
    t("admin.stock"),
    [
      {
        label: t("stock.sku"),
        cell: (one) => h("span", { class: "cell2" }, h("b", null, one.name), h("small", { class: "mono" }, one.code)),
      },
      {
        label: t("stock.variant"),
        cell: (one) => h("span", { class: "row tight" }, colourDot(one.colour), `${one.colour} / ${one.size}`),
      },
      { label: t("stock.price"), kind: "num", cell: (one) => money(one.priceCents) },
      { label: t("stock.decides"), kind: "num", cell: (one) => h("b", null, one.stock.availableMinusUnaudited) },
      { label: t("stock.available"), kind: "num", cell: (one) => one.stock.available },
      { label: t("stock.unaudited"), kind: "num", cell: (one) => one.stock.unaudited },
      { label: t("stock.inTransit"), kind: "num", cell: (one) => one.stock.inTransit },
      { label: t("stock.expectedAt"), cell: (one) => (one.stock.expectedAt ? day(one.stock.expectedAt) : "—") },
      { label: t("stock.selectable"), cell: (one) => t(one.stock.selectable ? "stock.yes" : "stock.no") },
      {
        label: t("stock.situation"),
        cell: (one) => h("span", { class: `tag ${TONE[one.stock.situation] ?? ""}` }, situation(one.stock.situation)),
      },
      {
        label: t("common.edit"),
        quiet: true,
        kind: "num",
        cell: (one) =>
          h(
            "button",
            {
              type: "button",
              class: "btn sm",
              "aria-label": `${t("stock.edit")} ${one.code}`,
              onclick: () => void edit(one),
            },
            t("stock.edit"),
          ),
      },
    ],
    items,
  );
}

/** @param {string} name */
const situation = (name) => (knows(`situation.${name}`) ? t(`situation.${name}`) : name);

/** @param {any} sku @returns {Promise<any | null>} the SKU as it is now */
async function stockDialog(sku) {
  const problem = signal(/** @type {any} */ (null));
  const busy = signal(false);
  const number = (/** @type {number} */ value, autofocus = false) =>
    h("input", {
      class: "in",
      type: "number",
      min: "0",
      max: "999999",
      step: "1",
      required: true,
      value: String(value),
      autofocus,
    });
  const date = (/** @type {string | null | undefined} */ value) =>
    h("input", { class: "in", type: "date", value: value ? day(value) : "" });
  const available = number(sku.stock.available, true);
  const inTransit = number(sku.stock.inTransit);
  const expectedAt = date(sku.stock.expectedAt);
  const presaleAt = date(sku.stock.presaleAt);
  const materials = h("input", { type: "checkbox", checked: sku.stock.materialsIssued });
  const selectable = h("input", { type: "checkbox", checked: sku.stock.selectable });
  const changed = await openDialog({
    title: `${sku.name} · ${sku.colour} / ${sku.size}`,
    make: (dialog) => ({
      body: h(
        "form",
        {
          id: "stock-form",
          class: "form",
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            busy.value = true;
            problem.value = null;
            try {
              const answer = await api.put(`/api/skus/${sku.id}/stock`, {
                available: Number(available.value),
                inTransit: Number(inTransit.value),
                materialsIssued: materials.checked,
                expectedAt: midnight(expectedAt.value),
                selectable: selectable.checked,
                presaleAt: midnight(presaleAt.value),
              });
              dialog.close(answer);
              toast(t("stock.saved", { code: sku.code }));
            } catch (error) {
              problem.value = error;
            } finally {
              busy.value = false;
            }
          },
        },
        formProblem(problem),
        h(
          "p",
          { class: "mut" },
          h("code", null, sku.code),
          " · ",
          t("stock.unauditedNote", { count: sku.stock.unaudited }),
        ),
        h(
          "div",
          { class: "two" },
          field(t("stock.available"), available, { name: "available", problem }),
          field(t("stock.inTransit"), inTransit, { name: "inTransit", problem }),
        ),
        h(
          "div",
          { class: "two" },
          field(t("stock.expectedAt"), expectedAt, { name: "expectedAt", problem }),
          field(t("stock.presaleAt"), presaleAt, { hint: t("stock.presaleHint"), name: "presaleAt", problem }),
        ),
        h(
          "label",
          { class: "tick" },
          materials,
          h("span", null, t("stock.materials"), h("small", { class: "mut block" }, t("stock.materialsHint"))),
        ),
        h(
          "label",
          { class: "tick" },
          selectable,
          h("span", null, t("stock.selectable"), h("small", { class: "mut block" }, t("stock.selectableHint"))),
        ),
        h("p", { class: "alert info" }, t("stock.arrivalHint")),
      ),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h(
          "button",
          { type: "submit", form: "stock-form", class: "btn p", disabled: () => busy.value },
          t("common.save"),
        ),
      ],
    }),
  });
  return changed ?? null;
}

/** @param {string} value a date field's value */
function midnight(value) {
  return value ? new Date(`${value}T00:00:00`).toISOString() : null;
}
