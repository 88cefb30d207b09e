// One message as a row: text, picture, product or order card, system line; with its read mark or its way to the server.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { clockTime, fileSize, money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { productPicture } from "../lib/pictures.js";
import { linkParts } from "./links.js";
import { receipt } from "./thread.js";
import { showPicture } from "./viewer.js";

/** @typedef {import("./chat.js").Chat} Chat */
/** @typedef {import("./thread.js").ChatMessage} ChatMessage */

/**
 * @param {ChatMessage} message
 * @param {{ chat: Chat, joined: boolean }} context
 */
export function messageRow(message, { chat, joined }) {
  if (message.kind === "system") {
    return h("p", { class: "chat-sys", dir: "auto" }, message.text);
  }
  const mine = message.from === "buyer";
  return h(
    "div",
    { class: `msg${mine ? " mine" : ""}${joined ? " joined" : ""}` },
    mine
      ? null
      : h(
          "span",
          { class: "chat-face", "aria-hidden": "true" },
          face(message.agentName ?? chat.shop.peek()?.name ?? ""),
        ),
    h(
      "div",
      { class: "msg-col" },
      mine
        ? h("span", { class: "sr" }, t("buyer.you"))
        : h(
            "span",
            { class: joined ? "sr" : "msg-name" },
            message.agentName ?? t(message.from === "system" ? "buyer.auto" : "buyer.shopSays"),
          ),
      content(message, chat),
      mine ? marks(message, chat) : null,
    ),
  );
}

/**
 * The character on an agent's face: the last of a Chinese name (小楠 → 楠), the first letter of any other.
 * @param {string} name
 */
export function face(name) {
  const letters = [...name.trim()];
  const last = letters.at(-1) ?? "·";
  return /\p{Script=Han}/u.test(last) && letters.length <= 4 ? last : (letters[0] ?? "·").toUpperCase();
}

/** @param {ChatMessage} message @param {Chat} chat */
function marks(message, chat) {
  const read = () => receipt(message, chat.conversation.value?.agentReadSeq ?? 0) === "read";
  return h(
    "p",
    { class: "msg-meta" },
    h("span", { class: () => (read() ? "read" : "") }, () => (read() ? t("buyer.read") : t("buyer.sent"))),
    " ",
    h("time", { datetime: message.at }, clockTime(message.at)),
  );
}

/** @param {ChatMessage} message @param {Chat} chat */
function content(message, chat) {
  if (message.kind === "image" && message.attachment) return imageOf(message.attachment);
  if (message.kind === "file" && message.attachment) return fileOf(message.attachment);
  if (message.product) return productCard(message.product, chat);
  return textBubble(message.text, chat);
}

/** @param {string} text @param {Chat} chat */
function textBubble(text, chat) {
  const hosts = [location.hostname, ...(chat.shop.peek()?.linkHosts ?? [])];
  return h(
    "p",
    { class: "bubble", dir: "auto" },
    linkParts(text, hosts).map((part) =>
      part.href ? h("a", { href: part.href, target: "_blank", rel: "noopener noreferrer" }, part.text) : part.text,
    ),
  );
}

/** @param {NonNullable<ChatMessage["attachment"]>} file */
function imageOf(file) {
  const box = h("button", { type: "button", class: "msg-image", onclick: () => showPicture(file.url, file.name) });
  const picture = h("img", {
    src: file.url,
    alt: t("buyer.pictureNamed", { name: file.name }),
    loading: "lazy",
    width: file.width ?? null,
    height: file.height ?? null,
    // Addresses are short-lived: after a while the picture can only be had by reloading the page.
    onerror: () => box.replaceChildren(h("span", { class: "msg-gone" }, t("buyer.pictureGone"))),
  });
  box.append(picture);
  return box;
}

/** @param {NonNullable<ChatMessage["attachment"]>} file */
function fileOf(file) {
  return h(
    "a",
    { class: "bubble msg-file", href: file.url, download: file.name, rel: "noopener" },
    icon("clip"),
    h("span", null, h("bdi", null, file.name), h("small", null, fileSize(file.byteCount))),
  );
}

/** @param {any} product @param {Chat} chat */
export function productCard(product, chat) {
  const detail = [product.colour, product.size].filter(Boolean).join(" / ");
  const inside = [
    productPicture(product.picture),
    h(
      "span",
      { class: "msg-product" },
      h("b", null, product.name),
      h("small", null, detail || t("buyer.styleNumber", { number: product.number })),
      h("span", { class: "price" }, money(product.priceCents)),
    ),
  ];
  const href = `shop.html?shop=${encodeURIComponent(chat.slug)}&style=${encodeURIComponent(product.number)}`;
  return h("a", { class: "msg-card", href, target: "_top" }, inside);
}

/** @param {import("./outbox.js").Entry} entry @param {Chat} chat */
export function pendingRow(entry, chat) {
  const refused = entry.state === "refused";
  return h(
    "div",
    { class: `msg mine pending${refused ? " refused" : ""}` },
    h(
      "div",
      { class: "msg-col" },
      h("span", { class: "sr" }, t("buyer.you")),
      pendingContent(entry, chat),
      refused ? refusal(entry, chat) : h("p", { class: "msg-meta" }, () => way(entry, chat)),
    ),
  );
}

/** @param {import("./outbox.js").Entry} entry @param {Chat} chat */
function pendingContent(entry, chat) {
  if (entry.kind === "product") return productCard(entry.product, chat);
  if (entry.kind !== "image") return textBubble(entry.text, chat);
  const picture = chat.outgoing.pictures.get(entry.clientId);
  if (!picture) return h("p", { class: "bubble" }, t("buyer.pictureNamed", { name: entry.fileName ?? "" }));
  return h(
    "div",
    { class: "msg-image" },
    h("img", { src: picture.preview, alt: t("buyer.pictureNamed", { name: entry.fileName ?? "" }) }),
    h("progress", {
      class: "msg-progress",
      max: "1",
      value: () => String(picture.progress.value),
      "aria-label": t("buyer.uploading"),
    }),
  );
}

/** @param {import("./outbox.js").Entry} entry @param {Chat} chat */
function way(entry, chat) {
  if (chat.outgoing.waiting.value) return t("buyer.waitsForNetwork");
  const share = chat.outgoing.pictures.get(entry.clientId)?.progress.value;
  if (share !== undefined && share > 0 && share < 1)
    return t("buyer.uploadingShare", { percent: Math.round(share * 100) });
  return t("buyer.sending");
}

/** @param {import("./outbox.js").Entry} entry @param {Chat} chat */
function refusal(entry, chat) {
  return h(
    "div",
    { class: "msg-refusal" },
    h("p", { role: "alert" }, icon("warn", "s"), entry.reason ?? t("buyer.notSent")),
    h("button", { type: "button", onclick: () => chat.outgoing.retry(entry.clientId) }, t("buyer.tryAgain")),
    entry.kind === "text"
      ? h(
          "button",
          { type: "button", onclick: () => document.dispatchEvent(new CustomEvent("chat:edit", { detail: entry })) },
          t("buyer.edit"),
        )
      : null,
    h("button", { type: "button", onclick: () => chat.outgoing.drop(entry.clientId) }, t("buyer.remove")),
  );
}

/** @param {string} name */
export function typingRow(name) {
  return h(
    "div",
    { class: "msg" },
    h("span", { class: "chat-face", "aria-hidden": "true" }, face(name || "·")),
    h(
      "p",
      { class: "bubble typing" },
      h("span", { class: "sr" }, t("buyer.typing", { name: name || t("buyer.shopSays") })),
      h("i"),
      h("i"),
      h("i"),
    ),
  );
}
