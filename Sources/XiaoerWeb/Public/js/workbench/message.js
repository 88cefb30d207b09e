// One line of the log: a bubble, a card, a note, a system line, or one still on its way.
// @ts-check
import { errorText } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { h, icon } from "../lib/dom.js";
import { clockTime, day, fileSize, initial, money } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { openDialog } from "../lib/dialog.js";
import { productPicture } from "../lib/pictures.js";
import { dispatch, takeBack } from "./send.js";
import { me, rowSignal } from "./state.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Message} Message */

/** @param {string} at */
export function dayLine(at) {
  const now = serverNow();
  const when = day(at);
  const words = when === day(now) ? t("common.today") : when === day(now - 86_400_000) ? t("common.yesterday") : when;
  return h("div", { class: "sys line" }, words);
}

/**
 * @param {Conversation} model
 * @param {Message} message
 * @param {{ joined?: boolean, followed?: boolean }} place joined: behind its own kind, followed: before it
 */
export function messageView(model, message, { joined = false, followed = false } = {}) {
  if (message.from === "system" || message.kind === "system") {
    return h("div", { class: "sys" }, h("span", null, message.text), h("time", null, clockTime(message.at)));
  }
  const mine = message.from === "agent";
  const note = message.from === "note";
  const look = note ? "m note" : mine ? "m me" : "m";
  const customer = rowSignal(model.id)?.peek()?.customer;
  return h(
    "div",
    {
      class: [look, joined && "joined", followed && !message.overrides?.length && "followed"].filter(Boolean).join(" "),
      "data-seq": message.seq,
    },
    !mine &&
      !note &&
      h(
        "span",
        { class: `av sm c${customer?.colour ?? 6}`, "aria-hidden": "true" },
        joined ? "" : (customer?.initial ?? initial(customer?.name ?? "")),
      ),
    h(
      "div",
      { class: "col" },
      h("div", { class: bubbleLook(message) }, note && h("b", { class: "notehead" }, t("log.note")), content(message)),
      h(
        "div",
        { class: "meta" },
        h("span", { class: "sr" }, mine ? "" : note ? "" : (customer?.name ?? "")),
        note && h("span", null, t("log.note.only", { name: message.author?.name ?? message.agentName ?? "" })),
        mine && message.author?.id !== me.peek().person.id
          ? h("span", null, message.author?.name ?? message.agentName ?? "")
          : null,
        message.overrides?.length
          ? h(
              "span",
              { class: "tag o", title: message.overrides.map((one) => `${one.rule}: ${one.reason}`).join("\n") },
              t("log.override"),
            )
          : null,
        mine
          ? () =>
              model.buyerReadSeq.value >= message.seq
                ? h("span", { class: "read" }, t("log.read"))
                : h("span", null, t("log.sent"))
          : null,
        h("time", { datetime: message.at }, clockTime(message.at)),
      ),
    ),
  );
}

/** @param {Message} message */
function bubbleLook(message) {
  return message.kind === "image" && !message.text ? "b pic" : "b";
}

/** @param {Message} message */
function content(message) {
  return [
    message.attachment && attachment(message.attachment),
    message.product && productCard(message.product),
    message.order && orderCard(message.order),
    message.text && !(message.product && message.kind === "product")
      ? h("span", { class: "tx", dir: "auto" }, message.text)
      : null,
  ];
}

/** @param {any} file */
function attachment(file) {
  if (/^image\/(png|jpe?g|gif|webp)$/.test(file.mediaType)) {
    const ratio = file.width && file.height ? { width: file.width, height: file.height } : {};
    return h(
      "button",
      {
        type: "button",
        class: "shot",
        "aria-label": t("log.image.open", { name: file.name }),
        onclick: () => showImage(file),
      },
      h("img", { src: file.url, alt: file.name, loading: "lazy", ...ratio }),
    );
  }
  return h(
    "a",
    { class: "file", href: file.url, download: file.name, rel: "noopener" },
    icon("clip"),
    h("span", null, h("b", null, file.name), h("small", null, fileSize(file.byteCount))),
  );
}

/** @param {any} file */
function showImage(file) {
  void openDialog({
    title: file.name,
    size: "l",
    make: () => ({ body: h("img", { class: "full", src: file.url, alt: file.name }) }),
  });
}

/** @param {any} product */
function productCard(product) {
  return h(
    "div",
    { class: "ocard" },
    h(
      "div",
      { class: "h" },
      h("span", null, t("log.product", { number: product.number ?? product.styleNumber ?? "" })),
    ),
    productPicture(product.picture),
    h(
      "div",
      null,
      h("div", { class: "pn" }, product.name),
      (product.colour || product.size) && h("small", null, [product.colour, product.size].filter(Boolean).join(" / ")),
      h("div", { class: "price" }, money(product.priceCents)),
    ),
  );
}

/** @param {any} order */
function orderCard(order) {
  const first = order.lines?.[0] ?? {};
  return h(
    "div",
    { class: "ocard" },
    h(
      "div",
      { class: "h" },
      h("span", null, t("log.order", { number: order.number })),
      h("span", { class: "tag o" }, order.stateText),
    ),
    productPicture(first.picture),
    h(
      "div",
      null,
      h("div", { class: "pn" }, first.name ?? ""),
      h(
        "small",
        null,
        [first.colour, first.size].filter(Boolean).join(" / "),
        first.quantity ? ` × ${first.quantity}` : "",
      ),
      h("div", { class: "price" }, money(order.totalCents)),
    ),
  );
}

/** @param {Conversation} model @param {import("./conversation.js").Pending} pending */
export function pendingView(model, pending) {
  const failed = pending.state === "failed";
  return h(
    "div",
    { class: `${pending.note ? "m note" : "m me"} ${failed ? "failed" : "sending"}` },
    h(
      "div",
      { class: "col" },
      h("div", { class: "b" }, h("span", { class: "tx", dir: "auto" }, pending.text)),
      failed
        ? h(
            "div",
            { class: "meta bad", role: "alert" },
            icon("warn", "s"),
            h("span", null, errorText(pending.error)),
            h(
              "button",
              { type: "button", class: "link", onclick: () => void dispatch(model, pending) },
              t("common.retry"),
            ),
            h("button", { type: "button", class: "link", onclick: () => takeBack(model, pending) }, t("log.takeback")),
          )
        : h("div", { class: "meta" }, h("span", null, t("log.sending"))),
    ),
  );
}
