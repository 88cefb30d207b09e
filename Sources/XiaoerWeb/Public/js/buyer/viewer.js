// A picture at full size, over the page.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @param {string} url @param {string} name */
export function showPicture(url, name) {
  const dialog = h(
    "dialog",
    {
      class: "viewer",
      "aria-label": t("buyer.pictureNamed", { name }),
      onclick: () => dialog.close(),
      onclose: () => dialog.remove(),
    },
    h("img", { src: url, alt: t("buyer.pictureNamed", { name }) }),
    h("button", { type: "button", class: "viewer-close", "aria-label": t("buyer.closePicture") }, icon("x")),
  );
  document.body.append(dialog);
  dialog.showModal();
}
