// Honest words about waiting: who is there, the place in the queue, closed hours, a lost line.
// @ts-check
import { errorText } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { h } from "../lib/dom.js";
import { clockTime, day } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { openingDay, waitMinutes } from "./thread.js";

/** @typedef {import("./chat.js").Chat} Chat */

/**
 * The line below the shop's name.
 * @param {Chat} chat
 * @returns {{ text: string, tone: "on" | "off" | "wait" }}
 */
export function headline(chat) {
  const shop = chat.shop.value;
  if (!shop) return { text: chat.failure.value ? t("buyer.lost") : t("buyer.opening"), tone: "wait" };
  if (chat.online.value === "lost") return { text: t("buyer.reconnecting"), tone: "wait" };
  const talk = chat.conversation.value;
  if (!shop.open) return { text: t("buyer.closedNow", { hours: shop.hoursText }), tone: "off" };
  if (talk?.state === "queued") return { text: t("buyer.queued"), tone: "wait" };
  if (talk?.state === "active" && talk.agent) return { text: t("buyer.served", { name: talk.agent.name }), tone: "on" };
  return { text: t("buyer.online"), tone: "on" };
}

/** @param {string} opening */
export function openingWords(opening) {
  const when = openingDay(opening, serverNow());
  if (when === "today") return t("buyer.opensToday", { time: clockTime(opening) });
  if (when === "tomorrow") return t("buyer.opensTomorrow", { time: clockTime(opening) });
  return t("buyer.opensLater", { day: day(opening).slice(5), time: clockTime(opening) });
}

/**
 * The strips between thread and composer, most pressing first.
 * @param {Chat} chat
 */
export function notices(chat) {
  const strips = [];
  const failure = chat.failure.value;
  if (failure) {
    strips.push(
      h(
        "p",
        { class: "strip bad" },
        errorText(failure),
        " ",
        h("button", { type: "button", onclick: chat.start }, t("buyer.tryAgain")),
      ),
    );
    return strips;
  }
  if (chat.online.value === "lost" || chat.outgoing.waiting.value) {
    strips.push(
      h(
        "p",
        { class: "strip warn" },
        t("buyer.kept"),
        " ",
        h("button", { type: "button", onclick: chat.outgoing.retryNow }, t("buyer.tryNow")),
      ),
    );
  }
  const shop = chat.shop.value;
  const talk = chat.conversation.value;
  if (shop && !shop.open) {
    const opening = shop.nextOpen ? openingWords(shop.nextOpen) : shop.hoursText;
    strips.push(h("p", { class: "strip" }, t("buyer.leaveMessage", { opening })));
  } else if (talk?.state === "queued") strips.push(queueStrip(talk));
  return strips;
}

/** @param {NonNullable<Chat["conversation"]["value"]>} talk */
function queueStrip(talk) {
  const wait = talk.expectedWaitSeconds;
  const place = talk.queuePosition;
  const text =
    place && wait
      ? t("buyer.queueBoth", { place, minutes: waitMinutes(wait) })
      : place
        ? t("buyer.queuePlace", { place })
        : t("buyer.queueSoon");
  return h("p", { class: "strip" }, text);
}
