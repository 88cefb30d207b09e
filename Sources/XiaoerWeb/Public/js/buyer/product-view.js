// An article: gallery, price, colours and sizes with what can be had, description, more styles.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { productPicture } from "../lib/pictures.js";
import { computed, signal } from "../lib/signals.js";
import { choiceState, colourHasAny } from "./choice.js";

/** Four drawn views of one article: the same drawing as a whole, mirrored, near, and on another ground. */
const VIEWS = /** @type {const} */ (["whole", "left", "close", "scene"]);

/**
 * @param {any} style
 * @param {{ ask: (words?: string) => void }} hooks
 */
export function productView(style, { ask }) {
  const colour = signal(firstColour(style));
  const size = signal(/** @type {string | null} */ (style.sizes.length === 1 ? style.sizes[0] : null));
  const state = computed(() => choiceState(style, colour.value, size.value));
  const hue = computed(
    () => style.colours.find((/** @type {any} */ one) => one.name === colour.value)?.hue ?? style.picture.hue,
  );
  const price = () => state.value.sku?.priceCents ?? style.priceCents;

  return h(
    "article",
    { class: "product" },
    gallery(style, hue),
    h(
      "div",
      { class: "product-facts" },
      h(
        "div",
        { class: "product-tags" },
        style.tags.map((/** @type {string} */ tag) => h("span", { class: "tag o" }, tag)),
      ),
      h("h1", null, style.name),
      h(
        "p",
        { class: "product-price" },
        h("span", { class: "sr" }, t("shop.price")),
        h("b", null, () => money(price())),
        style.listPriceCents > style.priceCents
          ? h("s", null, h("span", { class: "sr" }, t("shop.listPrice")), money(style.listPriceCents))
          : null,
      ),
      options(
        "colour",
        t("shop.colour"),
        colour,
        style.colours.map((/** @type {any} */ one) => one.name),
        (name) => colourHasAny(style, name),
        style,
      ),
      options(
        "size",
        t("shop.size"),
        size,
        style.sizes,
        (name) => choiceState(style, colour.value, name).kind !== "out",
        style,
      ),
      h("p", { class: () => `product-state ${state.value.kind}`, role: "status" }, () =>
        stateWords(state.value, colour.value, size.value),
      ),
      h(
        "div",
        { class: "product-acts" },
        h("button", { type: "button", class: "btn p lg", onclick: () => ask() }, icon("chat"), t("shop.ask")),
        () =>
          state.value.kind === "out"
            ? h(
                "button",
                {
                  type: "button",
                  class: "btn lg",
                  onclick: () =>
                    ask(
                      t("shop.askRestockText", {
                        name: style.name,
                        colour: colour.peek() ?? "",
                        size: size.peek() ?? "",
                      }),
                    ),
                },
                icon("bell"),
                t("shop.askRestock"),
              )
            : null,
      ),
      details(style),
    ),
  );
}

/** @param {any} style */
function firstColour(style) {
  const any = style.colours.find((/** @type {any} */ one) => colourHasAny(style, one.name));
  return /** @type {string | null} */ ((any ?? style.colours[0])?.name ?? null);
}

/**
 * @param {any} style
 * @param {{ readonly value: number }} hue
 */
function gallery(style, hue) {
  const view = signal(/** @type {typeof VIEWS[number]} */ ("whole"));
  const drawing = (/** @type {string} */ which, /** @type {string} */ label) =>
    productPicture({ kind: style.picture.kind, hue: hue.value }, { class: `view ${which}`, label });
  return h(
    "section",
    { class: "gallery", "aria-label": t("shop.gallery") },
    h("div", { class: () => `gallery-stage ${view.value}` }, () =>
      drawing(view.value, `${style.name} · ${t(`shop.view.${view.value}`)}`),
    ),
    h(
      "div",
      { class: "gallery-thumbs" },
      VIEWS.map((one, at) =>
        h(
          "button",
          {
            type: "button",
            "aria-label": `${t("shop.view", { n: at + 1 })} · ${t(`shop.view.${one}`)}`,
            "aria-pressed": () => String(view.value === one),
            onclick: () => (view.value = one),
          },
          () => drawing(one, ""),
        ),
      ),
    ),
  );
}

/**
 * One row of choices. What cannot be had stays selectable, because asking about it is what the chat is for.
 * @param {"colour" | "size"} name
 * @param {string} label
 * @param {import("../lib/signals.js").Signal<string | null>} chosen
 * @param {string[]} names
 * @param {(name: string) => boolean} has
 * @param {any} style
 */
function options(name, label, chosen, names, has, style) {
  return h(
    "fieldset",
    { class: `choice ${name}` },
    h(
      "legend",
      null,
      label,
      " ",
      h("b", null, () => chosen.value ?? ""),
    ),
    h(
      "div",
      { class: "choice-row" },
      names.map((one) =>
        h(
          "label",
          { class: () => (has(one) ? "" : "out") },
          h("input", {
            type: "radio",
            name,
            value: one,
            checked: () => chosen.value === one,
            onchange: () => (chosen.value = one),
          }),
          h("span", null, name === "colour" ? swatch(style, one) : null, one, () =>
            has(one) ? null : h("small", null, t("shop.soldOut")),
          ),
        ),
      ),
    ),
  );
}

/** @param {any} style @param {string} colour */
function swatch(style, colour) {
  const hue = style.colours.find((/** @type {any} */ one) => one.name === colour)?.hue ?? style.picture.hue;
  return productPicture({ kind: style.picture.kind, hue }, { class: "swatch" });
}

/**
 * @param {import("./choice.js").Choice} state
 * @param {string | null} colour
 * @param {string | null} size
 */
function stateWords(state, colour, size) {
  if (state.kind === "open") return t("shop.choose");
  const chosen = t("shop.chosen", { colour: colour ?? "", size: size ?? "" });
  if (state.kind === "out") return `${chosen} · ${t("shop.soldOutHint")}`;
  if (state.kind === "presale") return `${chosen} · ${t("shop.presale", { date: state.sku?.presaleDate ?? "" })}`;
  return `${chosen} · ${t("shop.inStock")}`;
}

/** @param {any} style */
function details(style) {
  return h(
    "section",
    { class: "product-details" },
    h("h2", null, t("shop.description")),
    h("p", null, style.description),
    style.features.length > 0
      ? h(
          "ul",
          { "aria-label": t("shop.features") },
          style.features.map((/** @type {string} */ one) => h("li", null, icon("check", "s"), one)),
        )
      : null,
    h(
      "dl",
      null,
      h("dt", null, t("shop.material")),
      h("dd", null, style.material),
      h("dt", null, t("shop.number")),
      h("dd", null, style.number),
    ),
  );
}

/** @param {string} slug @param {any[]} cards */
export function otherStyles(slug, cards) {
  if (cards.length === 0) return null;
  return h(
    "section",
    { class: "others" },
    h("h2", null, t("shop.others")),
    h(
      "ul",
      null,
      cards.map((one) =>
        h(
          "li",
          null,
          h(
            "a",
            { href: `shop.html?shop=${encodeURIComponent(slug)}&style=${encodeURIComponent(one.number)}` },
            productPicture(one.picture, { class: "other" }),
            h("b", { class: "clip" }, one.name),
            h("span", { class: "price" }, money(one.priceCents)),
          ),
        ),
      ),
    ),
  );
}
