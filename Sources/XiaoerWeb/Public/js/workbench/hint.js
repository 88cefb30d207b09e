// The step card in one line above the input: what the buyer wants, what to do, the phrase at one key.
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openMenu } from "../lib/menu.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { showSideTab } from "./side-tabs.js";
import { phraseText } from "./slots.js";

/** @typedef {import("./composer.js").Box} Box */
/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Card} Card */

/** @param {Box} box */
export function cardHint(box) {
  const { model } = box;
  const card = model.card.value;
  if (!card || model.cardDismissed.value === card.id) return null;
  const step =
    card.row?.step ??
    card.note ??
    (card.asks?.length ? t("card.asks", { what: card.asks.map((ask) => ask.label).join("、") }) : t("card.nothing"));
  return h(
    "div",
    { class: "hint", role: "status" },
    icon("spark"),
    h(
      "span",
      { class: "tx" },
      h("b", null, t("card.intent", { name: card.intent.name })),
      h(
        "button",
        {
          type: "button",
          class: "wrong",
          "aria-haspopup": "menu",
          "aria-expanded": "false",
          onclick: (/** @type {MouseEvent} */ event) =>
            void intentMenu(/** @type {HTMLElement} */ (event.currentTarget), model, card),
        },
        t("card.wrong"),
      ),
      h("span", { class: "clip", title: step }, step),
    ),
    h("button", { type: "button", class: "btn sm", onclick: () => showSideTab("sop") }, t("card.open")),
    card.phrase &&
      h(
        "button",
        { type: "button", class: "btn sm p", title: t("card.insert.title"), onclick: () => insertCardPhrase(box) },
        t("card.insert"),
        h("kbd", null, "Ctrl J"),
      ),
    h(
      "button",
      {
        type: "button",
        class: "btn sm ghost ic",
        "aria-label": t("card.dismiss"),
        title: t("card.dismiss"),
        onclick: () => dismiss(model, card),
      },
      icon("x", "s"),
    ),
  );
}

/** @param {Conversation} model @param {Card} card */
function dismiss(model, card) {
  model.cardDismissed.value = card.id;
  void api.post(`${model.path}/card/dismiss`, { cardId: card.id }).catch(() => {});
}

/**
 * Puts the card's phrase into the box. Words already there stay: the phrase goes behind them.
 * @param {Box} box
 */
export function insertCardPhrase(box) {
  const card = box.model.card.peek();
  if (!card?.phrase) {
    toast(t("card.nophrase"), { kind: "info" });
    return;
  }
  const text = phraseText(card.phrase);
  box.model.mode.value = "reply";
  const now = box.model.text.peek();
  if (now.trim() === "") {
    box.replace(text);
    box.model.phrase = { id: card.phrase.id, text };
  } else {
    box.insert(/\s$/.test(now) ? text : ` ${text}`);
  }
}

const intents = signal(/** @type {{ id: string, name: string }[] | null} */ (null));

/** @param {HTMLElement} button @param {Conversation} model @param {Card} card */
export async function intentMenu(button, model, card) {
  if (!intents.peek()) {
    try {
      intents.value = (await api.get("/api/intents")).items;
    } catch (error) {
      toastError(error);
      return;
    }
  }
  const near = card.others ?? [];
  const nearIds = new Set(near.map((one) => one.id));
  const rest = (intents.peek() ?? []).filter((one) => one.id !== card.intent.id && !nearIds.has(one.id));
  const correct = (/** @type {string} */ intent) => async () => {
    try {
      model.card.value = await api.put(`${model.path}/card/intent`, { cardId: card.id, intent });
      model.cardDismissed.value = "";
      toast(t("card.learnt"));
    } catch (error) {
      toastError(error);
    }
  };
  openMenu(
    button,
    [
      { label: card.intent.name, hint: percent(card.intent.confidence), checked: true, run: () => {} },
      ...near.map((one) => ({ label: one.name, hint: percent(one.confidence), checked: false, run: correct(one.id) })),
      ...rest.map((one, at) => ({ label: one.name, separated: at === 0, run: correct(one.id) })),
    ],
    t("card.intents"),
  );
}

/** @param {number} share */
const percent = (share) => (share < 0.01 ? undefined : `${Math.round(share * 100)}%`);
