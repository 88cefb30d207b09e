// The messages: days, bubbles, read marks, typing; older ones on the way up, a button back to the newest.
// @ts-check
import { api } from "../lib/api.js";
import { serverNow, second } from "../lib/clock.js";
import { h, icon, list } from "../lib/dom.js";
import { day } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { computed, effect, onEnd, signal } from "../lib/signals.js";
import { dayLine, messageView, pendingView } from "./message.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {{ key: string, make: () => HTMLElement }} Line */

const NEAR = 60;

/** @param {Conversation} model */
export function messageLog(model) {
  const below = signal(0);
  const away = signal(false);
  const rows = h("div", { class: "rows", role: "presentation" });
  const box = h(
    "div",
    { class: "msgs", role: "log", "aria-label": t("log.label"), tabindex: "0", onscroll },
    h("div", { class: "older" }, () => older(model)),
    rows,
    h("div", { class: "typing", role: "status" }, () => typingWords(model)),
  );
  const wrap = h(
    "div",
    { class: "logwrap" },
    box,
    h(
      "button",
      { type: "button", class: "btn newest", hidden: () => !away.value, onclick: () => toEnd(true) },
      icon("down", "s"),
      () => (below.value > 0 ? t("log.new", { count: below.value }) : t("log.newest")),
    ),
  );

  const lines = computed(() => linesOf(model));
  list(
    rows,
    () => lines.value,
    (line) => line.key,
    (line) => line.make(),
  );

  const atEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  function toEnd(smooth = false) {
    box.scrollTo({ top: box.scrollHeight, behavior: smooth ? "smooth" : "auto" });
    below.value = 0;
    away.value = false;
    markRead(model);
  }
  // Growing notices and arriving pictures scroll as well: only a person's scrolling leaves the end.
  let laidOut = "";
  const layout = () => `${box.clientHeight}/${box.scrollHeight}`;
  function onscroll() {
    const now = layout();
    const moved = now === laidOut;
    laidOut = now;
    if (!moved && !away.peek()) return;
    const end = atEnd();
    away.value = !end;
    model.scrollTop = end ? null : box.scrollTop;
    if (end) {
      below.value = 0;
      markRead(model);
    }
    if (box.scrollTop < 80 && model.hasMore.peek() && model.status.peek() === "ready") void loadOlder();
  }
  async function loadOlder() {
    // The eye stays where it was while older lines grow above it.
    const height = box.scrollHeight;
    const top = box.scrollTop;
    await model.loadOlder().catch(() => {});
    requestAnimationFrame(() => (box.scrollTop = box.scrollHeight - height + top));
  }

  let shown = -1;
  effect(() => {
    const messages = model.messages.value;
    const sending = model.pending.value.length;
    const last = messages.at(-1)?.seq ?? 0;
    const fresh = shown < 0;
    const stick = fresh ? model.scrollTop === null : atEnd();
    const more = fresh ? 0 : messages.filter((one) => one.seq > shown && one.from === "buyer").length;
    const mine = sending > 0;
    shown = last;
    requestAnimationFrame(() => {
      if (fresh && model.scrollTop !== null) box.scrollTop = model.scrollTop;
      else if (stick || mine) toEnd();
      else if (more > 0) {
        below.value = below.peek() + more;
        away.value = true;
      }
    });
  });
  // Pictures and a growing input change heights: the newest line stays in view if it was.
  const watch = new ResizeObserver(() => {
    if (!away.peek() && model.scrollTop === null) box.scrollTop = box.scrollHeight;
    laidOut = layout();
  });
  watch.observe(box);
  watch.observe(rows);
  const seen = () => document.visibilityState === "visible" && atEnd() && markRead(model);
  document.addEventListener("visibilitychange", seen);
  onEnd(() => {
    watch.disconnect();
    document.removeEventListener("visibilitychange", seen);
  });
  return wrap;
}

/** @param {Conversation} model @returns {Line[]} */
function linesOf(model) {
  /** @type {Line[]} */
  const out = [];
  let shownDay = "";
  /** @type {import("./types.js").Message | null} */
  let before = null;
  const messages = model.messages.value;
  for (const [at, message] of messages.entries()) {
    const itsDay = day(message.at);
    if (itsDay !== shownDay) {
      shownDay = itsDay;
      out.push({ key: `day-${itsDay}`, make: () => dayLine(message.at) });
    }
    const joined = follows(before, message);
    const followed = follows(message, messages[at + 1]);
    before = message;
    const key = `${message.id}${joined ? "+" : ""}${followed ? "-" : ""}`;
    out.push({ key, make: () => messageView(model, message, { joined, followed }) });
  }
  for (const pending of model.pending.value) {
    out.push({ key: `p-${pending.clientId}-${pending.state}`, make: () => pendingView(model, pending) });
  }
  return out;
}

/**
 * Whether two neighbours read as one: the same side within the same two minutes.
 * @param {import("./types.js").Message | null | undefined} first
 * @param {import("./types.js").Message | undefined} second
 */
function follows(first, second) {
  if (!first || !second || first.from !== second.from || first.author?.id !== second.author?.id) return false;
  return day(first.at) === day(second.at) && Date.parse(second.at) - Date.parse(first.at) < 120_000;
}

/** @param {Conversation} model */
function older(model) {
  if (model.status.value === "loading") {
    return h(
      "div",
      { class: "skels", role: "status", "aria-label": t("common.loading") },
      [1, 2, 3].map((n) => h("div", { class: `skel bub b${n}` })),
    );
  }
  if (model.loadingOlder.value) return h("div", { class: "sys" }, t("common.loading"));
  if (model.hasMore.value) {
    return h(
      "button",
      { type: "button", class: "btn sm ghost", onclick: () => model.loadOlder().catch(() => {}) },
      t("log.older"),
    );
  }
  return null;
}

/** @param {Conversation} model */
function typingWords(model) {
  const now = model.typing.value;
  if (!now) return "";
  second.value;
  if (serverNow() > now.until) return "";
  return now.by === "buyer" ? t("typing.buyer") : t("typing.agent", { name: now.name });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let readTimer;

/**
 * Tells the server how far I have read, when I can really see it.
 * @param {Conversation} model
 */
export function markRead(model) {
  clearTimeout(readTimer);
  readTimer = setTimeout(() => {
    const seq = model.seenSeq;
    if (document.visibilityState !== "visible" || seq <= model.agentReadSeq) return;
    model.agentReadSeq = seq;
    void api.post(`${model.path}/read`, { seq }).catch(() => (model.agentReadSeq = 0));
  }, 250);
}
