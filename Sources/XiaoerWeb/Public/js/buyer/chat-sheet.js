// The bubble in the corner and the sheet it opens: a panel on large screens, the whole screen on a phone.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { showChat } from "./chat-view.js";

const PHONE = "(max-width: 640px)";

/**
 * @param {import("./chat.js").Chat} chat
 * @param {{ open: boolean }} shop
 */
export function chatSheet(chat, shop) {
  const shown = signal(false);
  const sheet = h("dialog", { class: "chat-sheet", "aria-labelledby": "chat-title", onclose: closed });
  /** @type {ReturnType<typeof showChat> | null} */
  let view = null;

  const bubble = h(
    "button",
    {
      type: "button",
      class: "chat-bubble",
      "aria-expanded": () => String(shown.value),
      hidden: () => shown.value,
      onclick: () => open(),
    },
    icon("chat"),
    h(
      "span",
      null,
      t("shop.ask"),
      h("small", null, () => ((chat.shop.value ?? shop).open ? t("shop.open") : t("shop.closed"))),
    ),
    () =>
      chat.unread.value > 0
        ? h(
            "b",
            { class: "n" },
            chat.unread.value,
            h("span", { class: "sr" }, t("shop.unread", { count: chat.unread.value })),
          )
        : null,
  );

  // Esc on the panel of a large screen; on a phone the dialog is modal and does it by itself.
  sheet.addEventListener("keydown", (event) => {
    if (
      event.key === "Escape" &&
      !event.defaultPrevented &&
      !document.querySelector("dialog.dialog[open], dialog.viewer[open]")
    )
      close();
  });

  const title = document.title;
  effect(() => {
    document.title = chat.unread.value > 0 ? `(${chat.unread.value}) ${title}` : title;
  });

  /** @param {string} [words] sent at once */
  function open(words) {
    if (!sheet.open) {
      if (!view) view = showChat(sheet, chat, { close, titleTag: "h2" });
      const phone = matchMedia(PHONE).matches;
      if (phone) sheet.showModal();
      else sheet.show();
      shown.value = true;
      void chat.start();
      chat.show(true);
      view.toNewest();
      // On a phone the keyboard would hide what was said; the buyer opens it by touching the field.
      if (phone) sheet.focus();
      else view.focus();
    }
    if (words) chat.outgoing.sendText(words);
  }

  function close() {
    sheet.close();
  }

  function closed() {
    shown.value = false;
    chat.show(false);
    queueMicrotask(() => bubble.focus());
  }

  return { element: h("div", { class: "chat-corner" }, bubble, sheet), open };
}
