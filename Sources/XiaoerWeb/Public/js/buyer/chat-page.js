// chat.html: the chat on a page of its own, or inside the frame that widget.js opens on another site.
// @ts-check
import { find } from "../lib/dom.js";
import { LANGUAGES, chooseLanguage, loadWords } from "../lib/i18n.js";
import { effect } from "../lib/signals.js";
import "../lib/theme.js";
import { showChat } from "./chat-view.js";
import { createChat } from "./chat.js";
import { productOfPage, shopSlug } from "./place.js";

const values = new URLSearchParams(location.search);
// The embedding site may know its buyers' language better than their browser does.
const wanted = LANGUAGES.find((one) => one === values.get("lang"));
if (wanted) chooseLanguage(wanted);
await loadWords("common", "buyer");

const framed = window.parent !== window;
const slug = await shopSlug(values.get("shop"));
const number = values.get("style");
const { page, product } = await productOfPage(slug, number, values.get("title"), values.get("url"));
const chat = createChat({ slug, page, product, identity: identity() });
const close = framed ? () => tell({ type: "xiaoer:close" }) : history.length > 1 ? () => history.back() : null;

showChat(find("#chat"), chat, { close });
// A page in a frame that is folded away reads nothing; widget.js says when it is open.
chat.show(!framed);
effect(() => {
  const shop = chat.shop.value;
  const unread = chat.unread.value;
  if (shop) document.title = unread > 0 ? `(${unread}) ${shop.name}` : shop.name;
  if (framed) tell({ type: "xiaoer:unread", count: unread });
});
window.addEventListener("message", (event) => {
  if (event.source !== window.parent) return;
  if (event.data?.type === "xiaoer:shown") chat.show(event.data.shown === true);
});
await chat.start();
if (framed) tell({ type: "xiaoer:ready" });

/** @param {any} message nothing in it is secret: a count and the wish to be closed */
function tell(message) {
  window.parent.postMessage(message, "*");
}

/** Who the buyer is, if the embedding site signed it. */
function identity() {
  const id = values.get("id");
  const signature = values.get("signature");
  return id && signature ? { id, name: values.get("name") ?? "", at: Number(values.get("at")), signature } : undefined;
}
