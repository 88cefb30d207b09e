// Goods that the step card proposes: stock and one feature each, sent with one press.
// @ts-check
import { api, newClientId } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { colourDot, productPicture } from "../lib/pictures.js";
import { toast, toastError } from "../lib/toast.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Card} Card */

/** @param {Conversation} model @param {Card} card */
export function candidates(model, card) {
  const items = card.candidates ?? [];
  if (items.length === 0) return null;
  const act = async (/** @type {string} */ action, /** @type {any} */ args) => {
    try {
      const answer = await api.post(`${model.path}/actions`, { action, args, cardId: card.id }, { key: newClientId() });
      if (answer?.card) model.card.value = answer.card;
      toast(answer?.toast ?? t("sop.done"));
    } catch (error) {
      toastError(error);
    }
  };
  const idOf = (/** @type {any} */ one) => one.skuId ?? one.sku?.id ?? one.sku;
  return h(
    "section",
    { class: "card" },
    h(
      "header",
      null,
      icon("bag", "s"),
      h("b", null, t("sop.candidates")),
      items.length > 1
        ? h(
            "button",
            { type: "button", class: "btn sm end", onclick: () => void act("recommend", { skuIds: items.map(idOf) }) },
            t("sop.sendall", { count: items.length }),
          )
        : null,
    ),
    h(
      "ul",
      { class: "bd cands" },
      items.map((one) =>
        h(
          "li",
          { class: "prod" },
          productPicture(one.picture),
          h(
            "div",
            { class: "grow" },
            h("div", { class: "pn" }, one.name),
            h(
              "span",
              { class: "mut" },
              colourDot(one.colour),
              ` ${one.colour} / ${one.size} · ${t("stock.count", { count: one.stock })}`,
            ),
            one.feature ? h("div", { class: "mut clip" }, one.feature) : null,
          ),
          h(
            "div",
            { class: "num" },
            h("b", null, money(one.priceCents)),
            h(
              "button",
              { type: "button", class: "btn sm", onclick: () => void act("send_product", { skuId: idOf(one) }) },
              t("common.send"),
            ),
          ),
        ),
      ),
    ),
  );
}
