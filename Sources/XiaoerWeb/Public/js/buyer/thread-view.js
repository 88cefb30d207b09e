// The list of messages: keyed rows, older ones on demand, staying at the newest unless the buyer scrolled up.
// @ts-check
import { serverNow } from "../lib/clock.js";
import { h, icon, list } from "../lib/dom.js";
import { shortTime, clockTime, day } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { messageRow, pendingRow, typingRow } from "./bubbles.js";
import { continues, startsPart } from "./thread.js";

const NEAR = 80;

/** @param {import("./chat.js").Chat} chat */
export function threadView(chat) {
  const away = signal(false);
  const busy = signal(false);
  const rows = h("ol", { class: "chat-rows" });
  const pending = h("ol", { class: "chat-rows" });
  const log = h(
    "div",
    { class: "chat-log", role: "log", "aria-label": t("buyer.log"), tabindex: "0", onscroll },
    () =>
      chat.hasMore.value
        ? h(
            "button",
            { type: "button", class: "chat-older", disabled: () => busy.value, onclick: older },
            t("buyer.older"),
          )
        : null,
    () => (chat.loading.value ? h("p", { class: "chat-wait" }, t("buyer.loading")) : null),
    () => (isEmpty() ? welcome() : null),
    rows,
    pending,
    () => (chat.typing.value === null ? null : typingRow(chat.typing.value)),
  );
  const element = h(
    "div",
    { class: "chat-thread" },
    log,
    h(
      "button",
      { type: "button", class: "chat-newest", hidden: () => !away.value, onclick: () => toNewest(true) },
      icon("down", "s"),
      () => (chat.unread.value > 0 ? t("buyer.newCount", { count: chat.unread.value }) : t("buyer.toNewest")),
    ),
  );

  list(
    rows,
    () => withNeighbours(chat.messages.value),
    (one) => `${one.message.id}${one.message.attachment ? "a" : ""}${one.line ? "t" : ""}${one.joined ? "j" : ""}`,
    (one) => {
      const row = messageRow(one.message, { chat, joined: one.joined });
      return one.line
        ? h("li", { class: "chat-part" }, timeLine(one.message.at), row)
        : h("li", { class: "chat-part" }, row);
    },
  );
  list(
    pending,
    () => chat.outgoing.entries.value.filter((one) => !chat.messages.peek().some((m) => m.clientId === one.clientId)),
    (one) => `${one.clientId}${one.state}`,
    (one) => h("li", { class: "chat-part" }, pendingRow(one, chat)),
  );

  function isEmpty() {
    return (
      !chat.loading.value &&
      !chat.failure.value &&
      chat.messages.value.length === 0 &&
      chat.outgoing.entries.value.length === 0
    );
  }

  function welcome() {
    const shop = chat.shop.value;
    if (!shop) return null;
    return h(
      "div",
      { class: "chat-welcome" },
      h("p", { class: "big" }, t(shop.open ? "buyer.welcome" : "buyer.welcomeClosed")),
      h("p", null, t("buyer.hours", { hours: shop.hoursText })),
    );
  }

  function onscroll() {
    away.value = log.scrollHeight - log.scrollTop - log.clientHeight > NEAR;
  }

  /** @param {boolean} [smooth] */
  function toNewest(smooth) {
    log.scrollTo({
      top: log.scrollHeight,
      behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "auto",
    });
  }

  async function older() {
    busy.value = true;
    const before = log.scrollHeight - log.scrollTop;
    try {
      await chat.loadOlder();
      // What the buyer was reading stays where it was.
      queueMicrotask(() => (log.scrollTop = log.scrollHeight - before));
    } catch {
      // The button stays and can be pressed again; the strip below says that the line is lost.
    } finally {
      busy.value = false;
    }
  }

  effect(() => {
    void chat.messages.value;
    void chat.outgoing.entries.value;
    void chat.typing.value;
    if (!away.peek()) requestAnimationFrame(() => toNewest());
  });
  // A keyboard that opens or a picture that arrives changes the height; the newest line stays in view.
  new ResizeObserver(() => !away.peek() && toNewest()).observe(log);

  return { element, toNewest: () => toNewest() };
}

/** @param {import("./thread.js").ChatMessage[]} messages */
function withNeighbours(messages) {
  return messages.map((message, at) => ({
    message,
    line: startsPart(messages[at - 1], message),
    joined: continues(messages[at - 1], message),
  }));
}

/** @param {string} at */
function timeLine(at) {
  const now = serverNow();
  const words =
    day(at) === day(now) ? t("buyer.today", { time: clockTime(at) }) : shortTime(at, now, t("buyer.yesterday"));
  const whole = day(at) !== day(now) && !words.includes(":") ? `${words} ${clockTime(at)}` : words;
  return h("p", { class: "chat-time" }, h("time", { datetime: at }, whole));
}
