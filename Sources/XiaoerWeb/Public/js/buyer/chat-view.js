// The chat as the buyer sees it: header, thread, notices, composer. Used by the sheet and by the full page.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { composer } from "./composer.js";
import { dropPictures } from "./drop.js";
import { headline, notices } from "./notices.js";
import { threadView } from "./thread-view.js";

/**
 * @param {HTMLElement} root is filled
 * @param {import("./chat.js").Chat} chat
 * @param {{ close?: (() => void) | null, backLabel?: string, titleTag?: "h1" | "h2" }} [options]
 */
export function showChat(root, chat, options = {}) {
  const thread = threadView(chat);
  const input = composer(chat, { sent: () => thread.toNewest() });
  const title = h(
    options.titleTag ?? "h1",
    { class: "chat-shop", id: "chat-title" },
    () => chat.shop.value?.name ?? "…",
  );
  root.classList.add("chat");
  root.append(
    h(
      // The panel lies on pages that have a header of their own.
      options.titleTag === "h2" ? "div" : "header",
      { class: "chat-top" },
      options.close
        ? h(
            "button",
            {
              type: "button",
              class: "chat-icon chat-back",
              "aria-label": options.backLabel ?? t("buyer.close"),
              onclick: options.close,
            },
            icon("left"),
          )
        : null,
      h("span", { class: "chat-face shop", "aria-hidden": "true" }, () => initial(chat.shop.value?.name ?? "·")),
      h(
        "div",
        { class: "chat-names" },
        title,
        h("p", { class: () => `chat-state ${headline(chat).tone}` }, () => headline(chat).text),
      ),
    ),
    thread.element,
    h("div", { class: "chat-notices", role: "status" }, () => notices(chat)),
    ...input.elements,
  );
  dropPictures(root, input.attach);
  return { focus: input.focus, toNewest: thread.toNewest };
}
