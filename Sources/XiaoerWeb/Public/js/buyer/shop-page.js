// shop.html: the sample shop's product page with the chat bubble.
// @ts-check
import { ApiError, api, errorText } from "../lib/api.js";
import { append, fill, find, h, icon } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { loadWords, t } from "../lib/i18n.js";
import { languagePicker, themeButton } from "../doors/preferences.js";
import { chatSheet } from "./chat-sheet.js";
import { createChat, knowsShop } from "./chat.js";
import { shopSlug } from "./place.js";
import { otherStyles, productView } from "./product-view.js";

await loadWords("common", "buyer", "doors");

const values = new URLSearchParams(location.search);
const goods = find("#goods");
fill(goods, h("p", { class: "shop-wait" }, t("shop.loading")));
try {
  await open();
} catch (error) {
  const unknown = error instanceof ApiError && error.status === 404;
  fill(
    goods,
    h(
      "div",
      { class: "empty" },
      icon("bag"),
      h("h1", null, unknown ? t("shop.noShop") : t("buyer.lost")),
      h("p", null, unknown ? t("shop.noShopHint") : errorText(error)),
      unknown
        ? h("a", { class: "btn", href: "index.html" }, t("shop.home"))
        : h("button", { type: "button", class: "btn p", onclick: () => location.reload() }, t("common.retry")),
    ),
  );
}

async function open() {
  const slug = await shopSlug(values.get("shop"));
  const base = `/api/public/shops/${encodeURIComponent(slug)}`;
  const [shop, cards] = await Promise.all([api.get(base), api.get(`${base}/styles?limit=24`)]);
  const number = values.get("style") ?? cards.items[0]?.number;
  const style = number ? await api.get(`${base}/styles/${encodeURIComponent(number)}`).catch(nothingFor404) : null;
  document.title = style ? t("shop.title", { name: style.name, shop: shop.name }) : shop.name;
  append(find("#top"), top(shop));

  const page = style
    ? { styleNumber: style.number, title: style.name, url: location.href }
    : { styleNumber: "", title: shop.name, url: location.href };
  const chat = createChat({ slug, page, product: style });
  const sheet = chatSheet(chat, shop);
  fill(
    goods,
    style
      ? productView(style, { ask: (words) => sheet.open(words) })
      : h("div", { class: "empty" }, icon("bag"), h("h1", null, t("shop.none")), h("p", null, t("shop.noneHint"))),
    otherStyles(
      slug,
      cards.items.filter((/** @type {any} */ one) => one.number !== style?.number),
    ),
    h("p", { class: "shop-note" }, t("shop.demoNote")),
  );
  document.body.append(sheet.element);
  // Someone who has talked here before sees the answer that came meanwhile on the bubble.
  if (knowsShop(slug)) void chat.start();
  if (location.hash === "#chat") sheet.open();
}

/** @param {any} shop */
function top(shop) {
  return [
    h(
      "a",
      { class: "shop-brand", href: "shop.html" },
      h("span", { class: "chat-face", "aria-hidden": "true" }, initial(shop.name)),
      h("b", { class: "clip" }, shop.name),
    ),
    h("span", { class: "end" }),
    languagePicker(),
    themeButton(),
  ];
}

/** @param {unknown} error */
function nothingFor404(error) {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}
