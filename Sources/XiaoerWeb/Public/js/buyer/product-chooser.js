// Choosing an article to send into the chat.
// @ts-check
import { api, errorText } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { productPicture } from "../lib/pictures.js";
import { signal } from "../lib/signals.js";

/**
 * @param {string} slug
 * @returns {Promise<any | null>} the chosen style card
 */
export async function chooseProduct(slug) {
  const styles = signal(/** @type {any[] | null} */ (null));
  const failure = signal(/** @type {unknown} */ (null));
  api
    .get(`/api/public/shops/${encodeURIComponent(slug)}/styles?limit=60`)
    .then((answer) => (styles.value = answer.items))
    .catch((error) => (failure.value = error));
  const chosen = await openDialog({
    title: t("buyer.chooseProduct"),
    kind: "choose-product",
    make: (dialog) => ({
      body: h("ul", { class: "product-rows" }, () => {
        if (failure.value) return h("li", { class: "mut" }, errorText(failure.value));
        if (!styles.value) return h("li", { class: "mut" }, t("common.loading"));
        if (styles.value.length === 0) return h("li", { class: "mut" }, t("buyer.noProducts"));
        return styles.value.map((one) =>
          h(
            "li",
            null,
            h(
              "button",
              { type: "button", onclick: () => dialog.close(one) },
              productPicture(one.picture),
              h("span", { class: "grow" }, h("b", null, one.name), h("small", null, one.category)),
              h("span", { class: "price" }, money(one.priceCents)),
            ),
          ),
        );
      }),
    }),
  });
  return chosen ?? null;
}
