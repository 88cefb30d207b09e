// What stands between the messages and the input: newer words, a draft from elsewhere, open questions, late answers.
// @ts-check
import { api, query } from "../lib/api.js";
import { serverNow, second } from "../lib/clock.js";
import { h, icon } from "../lib/dom.js";
import { clockTime, duration } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { computed, signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { watchRefusals } from "./findings.js";
import { send } from "./send.js";
import { phraseText } from "./slots.js";
import { me, rowSignal } from "./state.js";
import { APOLOGY, apologyDue, turnState } from "./turn.js";

/** @typedef {import("./composer.js").Box} Box */

/** @param {Box} box */
export function noticesAbove(box) {
  watchRefusals(box);
  return h(
    "div",
    { class: "notices" },
    heldBack(box),
    otherDraft(box),
    colleagueTyping(box),
    transferNote(box),
    unanswered(box),
    busyOffer(box),
    apology(box),
  );
}

/**
 * The send was held back because newer messages stand in the log (somebody may have answered already).
 * @param {Box} box
 */
function heldBack(box) {
  const { model } = box;
  return () => {
    const held = model.held.value;
    if (held?.kind !== "newer") return null;
    const sendAnyway = () => {
      model.held.value = null;
      if (held.body.text) box.submit();
      else void send(model, { ...held.body, seenSeq: model.seenSeq, label: held.text });
    };
    return h(
      "div",
      { class: "notice warn", role: "alert" },
      h("div", { class: "row" }, icon("warn", "s"), h("b", null, t("held.title", { count: held.newer.length }))),
      h(
        "ul",
        { class: "newer" },
        held.newer
          .slice(-4)
          .map((message) =>
            h(
              "li",
              null,
              h(
                "b",
                null,
                message.from === "buyer"
                  ? t("held.buyer")
                  : (message.author?.name ?? message.agentName ?? t("held.colleague")),
              ),
              h("span", { class: "clip", dir: "auto" }, message.text || t("held.media")),
              h("time", null, clockTime(message.at)),
            ),
          ),
      ),
      h(
        "div",
        { class: "acts" },
        h("button", { type: "button", class: "btn sm p", onclick: sendAnyway }, t("held.send")),
        h(
          "button",
          { type: "button", class: "btn sm", onclick: () => ((model.held.value = null), box.area.focus()) },
          t("held.edit"),
        ),
      ),
    );
  };
}

/**
 * The same draft was changed in another window.
 * @param {Box} box
 */
function otherDraft(box) {
  const { model } = box;
  return () => {
    const other = model.draftConflict.value;
    if (!other || other.text === model.text.peek()) return null;
    const take = () => {
      model.draftConflict.value = null;
      model.draft.adopt(other);
      model.text.value = other.text;
      box.area.focus();
    };
    const keep = () => {
      model.draftConflict.value = null;
      model.draft.edit(model.text.peek());
      box.area.focus();
    };
    return h(
      "div",
      { class: "notice", role: "alert" },
      h("div", { class: "row" }, icon("note", "s"), h("b", null, t("draft.conflict"))),
      h("p", { class: "quote clip3", dir: "auto" }, other.text || t("draft.empty")),
      h(
        "div",
        { class: "acts" },
        h("button", { type: "button", class: "btn sm", onclick: keep }, t("draft.mine")),
        h("button", { type: "button", class: "btn sm", onclick: take }, t("draft.theirs")),
      ),
    );
  };
}

/** @param {Box} box */
function colleagueTyping(box) {
  return () => {
    second.value;
    const typing = box.model.typing.value;
    if (typing?.by !== "agent" || typing.until < serverNow()) return null;
    return h(
      "div",
      { class: "notice slim", role: "status" },
      icon("eye", "s"),
      h("span", null, t("typing.colleague", { name: typing.name })),
    );
  };
}

/**
 * What the colleague before wrote down (REC-84).
 * @param {Box} box
 */
function transferNote(box) {
  const hidden = signal(false);
  return () => {
    const note = rowSignal(box.model.id)?.value.transferNote;
    if (!note || hidden.value) return null;
    return h(
      "div",
      { class: "notice" },
      h(
        "div",
        { class: "row" },
        icon("swap", "s"),
        h("b", null, t("handover.title", { name: note.from?.name ?? note.fromName ?? t("held.colleague") })),
        h(
          "button",
          {
            type: "button",
            class: "btn ic sm ghost end",
            "aria-label": t("common.close"),
            onclick: () => (hidden.value = true),
          },
          icon("x", "s"),
        ),
      ),
      h(
        "dl",
        null,
        ["topic", "promised", "open", "orderId"]
          .filter((key) => note[key])
          .map((key) => [h("dt", null, t(`transfer.${key}`)), h("dd", null, note[key])]),
      ),
    );
  };
}

/**
 * REC-15: everything still open, so that one answer can deal with all.
 * @param {Box} box
 */
function unanswered(box) {
  return () => {
    const open = box.model.unanswered.value;
    if (open.length < 2) return null;
    return h(
      "details",
      { class: "notice slim open-q", open: open.length <= 3 },
      h("summary", null, icon("list", "s"), t("unanswered.title", { count: open.length })),
      h(
        "ol",
        null,
        open
          .slice(-8)
          .map((one) =>
            h(
              "li",
              null,
              h("button", { type: "button", class: "clip", dir: "auto", onclick: () => jump(one.seq) }, one.text),
            ),
          ),
      ),
    );
  };
}

/**
 * Shows a message in the log.
 * @param {number} seq
 */
export function jump(seq) {
  const line = document.querySelector(`[data-seq="${seq}"]`);
  if (!line) return;
  line.scrollIntoView({ block: "center", behavior: "smooth" });
  line.classList.add("flash");
  setTimeout(() => line.classList.remove("flash"), 1600);
}

/**
 * The first phrase of a scenario, filled for this conversation.
 * @param {Box} box
 * @param {string} scenario
 */
async function scenarioPhrase(box, scenario) {
  const { items } = await api.get(`/api/phrases${query({ q: scenario, conversation: box.model.id, scope: "all" })}`);
  return items.find((/** @type {any} */ one) => one.scenario === scenario) ?? items[0] ?? null;
}

/**
 * REC-11: at 90 s one press tells the customer that it takes a moment.
 * @param {Box} box
 */
function busyOffer(box) {
  const due = computed(() => {
    second.value;
    const state = turnState(rowSignal(box.model.id)?.value.turn, serverNow());
    return state?.offerBusy && state.level !== "breach" ? state.waited : 0;
  });
  const going = signal(false);
  const sendBusy = async () => {
    going.value = true;
    try {
      const phrase = await scenarioPhrase(box, "SCR-36");
      if (!phrase) toast(t("busy.none"), { kind: "error" });
      else await send(box.model, { text: phraseText(phrase) });
    } catch (error) {
      toastError(error);
    } finally {
      going.value = false;
    }
  };
  return () => {
    if (!due.value) return null;
    return h(
      "div",
      { class: "notice slim warn", role: "status" },
      icon("clock", "s"),
      h("span", { class: "grow" }, t("busy.offer", { time: duration(due.value) })),
      h(
        "button",
        { type: "button", class: "btn sm", disabled: () => going.value, onclick: () => void sendBusy() },
        t("busy.send"),
      ),
    );
  };
}

/**
 * REC-14: after a long wait the answer begins with an apology.
 * @param {Box} box
 */
function apology(box) {
  const due = computed(() => {
    second.value;
    const text = box.model.text.value;
    if (text.trim() === "" || box.model.mode.value === "note" || APOLOGY.test(text)) return null;
    return apologyDue(rowSignal(box.model.id)?.value.turn, serverNow(), /** @type {any} */ (me.peek().settings));
  });
  return () => {
    const level = due.value;
    if (!level) return null;
    return h(
      "div",
      { class: level === "expected" ? "notice slim warn" : "notice slim", role: "status" },
      icon("heart", "s"),
      h("span", { class: "grow" }, t(`apology.${level}`)),
      h(
        "button",
        { type: "button", class: "btn sm", onclick: () => box.insert(t("apology.text"), 0, 0) },
        t("apology.insert"),
      ),
    );
  };
}
