// Orders, and the product in focus with its stock.
// @ts-check
import { serverNow } from "../lib/clock.js";
import { h, icon } from "../lib/dom.js";
import { dayAndTime, money, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { colourDot, productPicture } from "../lib/pictures.js";
import { toast } from "../lib/toast.js";
import { box } from "./composer.js";
import { send } from "./send.js";
import { stockLook, stockWords } from "./stock.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

const LOOKS = /** @type {Record<string, string>} */ ({
  unpaid: "o",
  paid: "b",
  shipped: "o",
  delivered: "g",
  completed: "g",
  closed: "",
  refunding: "r",
});

/** @param {Conversation} model @param {any} data */
export function ordersTab(model, data) {
  return [
    data.focus && focusCard(model, data.focus),
    data.orders.length === 0
      ? h(
          "div",
          { class: "empty" },
          icon("bag2"),
          h("b", null, t("orders.none")),
          h("span", null, t("orders.none.hint")),
        )
      : data.orders.map(orderCard),
  ];
}

/** @param {Conversation} model @param {any} style */
function focusCard(model, style) {
  const skus = style.skus ?? [];
  const stock = style.stock ?? {};
  // The figures come per SKU, or once for the whole style.
  const of = (/** @type {any} */ sku) =>
    sku.stock ?? (Array.isArray(stock) ? stock.find((/** @type {any} */ one) => one.skuId === sku.id) : stock[sku.id]);
  const readAt = of(skus[0] ?? {})?.readAt ?? stock.readAt;
  return h(
    "section",
    { class: "card" },
    h("header", null, icon("eye", "s"), h("b", null, t("focus.title")), h("span", { class: "mono end" }, style.number)),
    h(
      "div",
      { class: "bd" },
      h(
        "div",
        { class: "prod" },
        productPicture(style.picture),
        h(
          "div",
          { class: "grow" },
          h("div", { class: "pn" }, style.name),
          h("span", { class: "mut" }, [style.category, style.material].filter(Boolean).join(" · ")),
        ),
        h(
          "div",
          { class: "num" },
          h("b", null, money(style.priceCents)),
          style.listPriceCents ? h("s", { class: "mut" }, money(style.listPriceCents)) : null,
        ),
      ),
      style.features?.length
        ? h(
            "ul",
            { class: "feats" },
            style.features.slice(0, 4).map((/** @type {string} */ one) => h("li", { class: "tag" }, one)),
          )
        : null,
      skus.length > 0 ? stockGrid(style, skus, of) : null,
      readAt
        ? h("p", { class: "mut" }, t("focus.read", { time: shortTime(readAt, serverNow(), t("common.yesterday")) }))
        : null,
      h(
        "div",
        { class: "acts" },
        h(
          "button",
          {
            type: "button",
            class: "btn sm p",
            onclick: () => void send(model, { product: { styleNumber: style.number }, label: style.name }),
          },
          t("focus.send"),
        ),
      ),
    ),
  );
}

/**
 * Colours down, sizes across.
 * @param {any} style
 * @param {any[]} skus
 * @param {(sku: any) => any} of
 */
function stockGrid(style, skus, of) {
  const sizes = style.sizes?.length ? style.sizes : [...new Set(skus.map((sku) => sku.size))];
  const colours = style.colours?.length
    ? style.colours.map((/** @type {any} */ one) => one.name ?? one)
    : [...new Set(skus.map((sku) => sku.colour))];
  return h(
    "div",
    { class: "sgwrap", tabindex: "0", role: "region", "aria-label": t("focus.stock") },
    h(
      "table",
      { class: "sgrid" },
      h("caption", { class: "sr" }, t("focus.stock")),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("td"),
          sizes.map((/** @type {string} */ size) => h("th", { scope: "col" }, size)),
        ),
      ),
      h(
        "tbody",
        null,
        colours.map((/** @type {string} */ colour) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, colourDot(colour), colour),
            sizes.map((/** @type {string} */ size) => {
              const sku = skus.find((one) => one.colour === colour && one.size === size);
              const figures = sku && of(sku);
              if (!sku) return h("td", { class: "no" }, "—");
              if (!figures) return h("td", null, sku.selectable ? "✓" : "—");
              return h(
                "td",
                { class: stockLook(figures), title: stockWords(figures) },
                h("span", { class: "sr" }, stockWords(figures)),
                h("span", { "aria-hidden": "true" }, short(figures)),
              );
            }),
          ),
        ),
      ),
    ),
  );
}

/** @param {any} stock */
function short(stock) {
  if (stock.availableMinusUnaudited > 0) return stock.availableMinusUnaudited;
  return stock.presale
    ? t("stock.short.presale")
    : stock.discontinued
      ? t("stock.short.discontinued")
      : stock.inTransit > 0
        ? t("stock.short.transit")
        : "0";
}

/** @param {any} order */
function orderCard(order) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(order.number);
      toast(t("common.copied"));
    } catch {
      toast(order.number, { kind: "info", seconds: 10 });
    }
  };
  return h(
    "section",
    { class: "card" },
    h(
      "header",
      null,
      h("b", { class: "mono" }, order.number),
      h(
        "button",
        { type: "button", class: "btn ghost ic sm", "aria-label": t("orders.copy"), onclick: () => void copy() },
        icon("copy", "s"),
      ),
      h("span", { class: `tag ${LOOKS[order.state] ?? ""} end` }, order.stateText),
    ),
    h(
      "div",
      { class: "bd" },
      order.lines.map((/** @type {any} */ line) =>
        h(
          "div",
          { class: "prod" },
          productPicture(line.picture),
          h(
            "div",
            { class: "grow" },
            h("div", { class: "pn" }, line.name),
            h("span", { class: "mut" }, [line.colour, line.size].filter(Boolean).join(" / ")),
          ),
          h(
            "div",
            { class: "num" },
            h("b", null, money(line.priceCents)),
            h("div", { class: "mut" }, `× ${line.quantity}`),
          ),
        ),
      ),
      order.note ? h("div", { class: "alert" }, icon("flag", "s"), order.note) : null,
      h(
        "dl",
        { class: "facts" },
        pair(t("orders.placed"), dayAndTime(order.placedAt)),
        order.paidAt ? pair(t("orders.paid"), dayAndTime(order.paidAt)) : pair(t("orders.paid"), t("orders.unpaid")),
        pair(t("orders.total"), money(order.totalCents)),
        order.consigneeMasked && pair(t("orders.to"), order.consigneeMasked),
        order.trackingNumber && pair(order.courier ?? t("orders.tracking"), order.trackingNumber),
      ),
      h(
        "div",
        { class: "acts" },
        h(
          "button",
          { type: "button", class: "btn sm", onclick: () => box.peek()?.insert(order.number) },
          t("orders.insert"),
        ),
      ),
    ),
  );
}

/** @param {string} name @param {string} value */
const pair = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value));
