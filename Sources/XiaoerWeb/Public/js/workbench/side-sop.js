// The step card in full: what it rests on, what to ask, what to say, what to do, and why not something else.
// @ts-check
import { api, newClientId } from "../lib/api.js";
import { serverNow, second } from "../lib/clock.js";
import { fill, h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { box } from "./composer.js";
import { insertCardPhrase, intentMenu } from "./hint.js";
import { candidates } from "./side-candidates.js";
import { previewPieces } from "./slots.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Card} Card */

/** @param {Conversation} model */
export function sopTab(model) {
  const card = model.card.value;
  if (!card)
    return h("div", { class: "empty" }, icon("book"), h("b", null, t("sop.none")), h("span", null, t("sop.none.hint")));
  return [
    h(
      "section",
      { class: "card sop" },
      h(
        "header",
        null,
        icon("book", "s"),
        h("b", null, card.table?.title ?? card.intent.name),
        card.table &&
          h(
            "span",
            { class: "mut" },
            card.row ? t("sop.row", { table: card.table.id, row: card.row.id }) : card.table.id,
          ),
        h(
          "button",
          {
            type: "button",
            class: "btn ghost sm end",
            "aria-haspopup": "menu",
            "aria-expanded": "false",
            onclick: (/** @type {MouseEvent} */ event) =>
              void intentMenu(/** @type {HTMLElement} */ (event.currentTarget), model, card),
          },
          t("card.wrong"),
        ),
      ),
      h(
        "div",
        { class: "bd" },
        h(
          "p",
          { class: "step" },
          h("span", { class: "k", "aria-hidden": "true" }, icon("right", "s")),
          h("b", null, card.row?.step ?? card.note ?? t(needsMore(card) ? "sop.ask" : "card.nothing")),
        ),
        card.row && card.note ? h("p", { class: "mut" }, card.note) : null,
        slots(model, card),
        asks(model, card),
        phrase(card),
        actions(model, card),
        offers(model, card),
        facts(card),
      ),
    ),
    candidates(model, card),
    why(card),
  ];
}

/** @param {Card} card */
function needsMore(card) {
  return Boolean(card.asks?.length) || Boolean(card.slots?.some((slot) => slot.missing));
}

/** @param {Conversation} model @param {Card} card */
function slots(model, card) {
  if (!card.slots?.length) return null;
  return h(
    "div",
    { class: "slots" },
    card.slots.map((slot) => {
      const save = async (/** @type {any} */ event) => {
        const value = event.target.value.trim();
        if (value === (slot.value ?? "")) return;
        await change(model, "card/slots", { [slot.id]: value });
      };
      const label = h(
        "label",
        { class: slot.missing ? "slot missing" : "slot" },
        h("span", null, slot.label, slot.missing ? h("span", { class: "tag o" }, t("sop.missing")) : null),
        slot.options?.length
          ? h(
              "select",
              { class: "in", onchange: save },
              slot.value && slot.options.includes(slot.value)
                ? null
                : h("option", { value: "", selected: true }, slot.value ?? t("sop.choose", { label: slot.label })),
              slot.options.map((/** @type {string} */ one) =>
                h("option", { value: one, selected: one === slot.value }, one),
              ),
            )
          : h("input", {
              class: "in",
              value: slot.value ?? "",
              title: slot.value ?? "",
              placeholder: slot.missing ? t("sop.fill", { label: slot.label }) : "",
              onchange: save,
            }),
      );
      if (!slot.missing || !slot.options?.length) return label;
      return [
        label,
        h(
          "div",
          { class: "slotpick", role: "group", "aria-label": t("sop.choose", { label: slot.label }) },
          slot.options.map((/** @type {string} */ one) =>
            h(
              "button",
              {
                type: "button",
                class: "btn sm",
                onclick: () => void change(model, "card/slots", { [slot.id]: one }),
              },
              one,
            ),
          ),
        ),
      ];
    }),
  );
}

/** @param {Conversation} model @param {Card} card */
function asks(model, card) {
  if (!card.asks?.length) return null;
  return h(
    "div",
    { class: "asks" },
    card.asks.map((ask) =>
      h(
        "div",
        { class: "ask", role: "group", "aria-label": ask.label },
        h("span", null, icon("info", "s"), ask.label),
        ask.options?.length
          ? h(
              "div",
              { class: "acts" },
              ask.options.map((option) =>
                h(
                  "button",
                  {
                    type: "button",
                    class: "btn sm",
                    onclick: () => void change(model, "card/facts", { [ask.fact]: option.value }),
                  },
                  option.label,
                ),
              ),
            )
          : h("input", {
              class: "in",
              "aria-label": ask.label,
              onchange: (/** @type {any} */ event) =>
                event.target.value.trim() &&
                void change(model, "card/facts", { [ask.fact]: event.target.value.trim() }),
            }),
      ),
    ),
  );
}

/** @param {Conversation} model @param {string} path @param {any} body */
async function change(model, path, body) {
  try {
    model.card.value = await api.put(`${model.path}/${path}`, body);
  } catch (error) {
    toastError(error);
  }
}

/** @param {Card} card */
function facts(card) {
  // Style, colour and size stand in their fields already.
  const fields = new Set((card.slots ?? []).map((slot) => slot.label));
  const shown = (card.facts ?? []).filter((fact) => !fields.has(fact.label));
  if (shown.length === 0) return null;
  return h(
    "dl",
    { class: "facts", "aria-label": t("sop.facts") },
    shown.map((fact) => {
      const { words, from } = factParts(fact);
      return h(
        "div",
        null,
        h("dt", null, fact.label),
        h(
          "dd",
          null,
          h("span", null, words),
          h("small", null, () => [from, age(fact.at)].filter(Boolean).join(" · ")),
        ),
      );
    }),
  );
}

/** @param {any} fact @returns the value in words and where it comes from, without the label said twice */
function factParts(fact) {
  const text = fact.text.startsWith(fact.label) ? fact.text.slice(fact.label.length).trim() : fact.text;
  const cut = text.lastIndexOf(" · ");
  return cut < 0 ? { words: text, from: "" } : { words: text.slice(0, cut), from: text.slice(cut + 3) };
}

/**
 * How old a fact is: old stock is no stock.
 * @param {string | undefined} at
 */
function age(at) {
  if (!at) return "";
  second.value;
  const passed = serverNow() - Date.parse(at);
  return passed < 60_000
    ? t("age.now")
    : passed < 3_600_000
      ? t("age.minutes", { count: Math.floor(passed / 60_000) })
      : t("age.hours", { count: Math.floor(passed / 3_600_000) });
}

/** @param {Card} card */
function phrase(card) {
  if (!card.phrase) return null;
  const text = h("p", { class: "quote", dir: "auto" });
  fill(
    text,
    ...previewPieces(card.phrase).map((piece) =>
      piece.missing ? h("mark", { class: "miss" }, piece.text) : piece.text,
    ),
  );
  const insert = () => {
    const now = box.peek();
    if (now) insertCardPhrase(now);
  };
  return h(
    "div",
    { class: "phr" },
    h(
      "div",
      { class: "row" },
      icon("zap", "s"),
      h("b", { class: "clip" }, card.phrase.title),
      h("span", { class: "mut end" }, card.phrase.scenario),
    ),
    text,
    h(
      "div",
      { class: "acts" },
      h("button", { type: "button", class: "btn sm p", onclick: insert }, t("card.insert"), h("kbd", null, "Ctrl J")),
    ),
  );
}

/** @param {Conversation} model @param {Card} card */
function actions(model, card) {
  const shown = (card.actions ?? []).filter((action) => action.kind !== "say" && action.kind !== "ask");
  if (shown.length === 0) return null;
  return h(
    "div",
    { class: "acts" },
    shown.map((action) => {
      const key = newClientId();
      const busy = signal(false);
      const run = async () => {
        busy.value = true;
        try {
          const answer = await api.post(
            `${model.path}/actions`,
            { action: action.kind, args: action.args ?? {}, cardId: card.id },
            { key },
          );
          if (answer?.card) model.card.value = answer.card;
          else
            model.card.value = {
              ...card,
              actions: (card.actions ?? []).map((one) => (one.id === action.id ? { ...one, done: true } : one)),
            };
          toast(answer?.toast ?? t("sop.done"));
        } catch (error) {
          toastError(error);
          busy.value = false;
        }
      };
      return h(
        "button",
        {
          type: "button",
          class: action.primary && !action.done ? "btn sm p" : "btn sm",
          disabled: () => busy.value || Boolean(action.done),
          onclick: () => void run(),
        },
        action.done ? icon("check", "s") : null,
        action.label,
        action.done ? h("span", { class: "sr" }, t("sop.isdone")) : null,
      );
    }),
  );
}

/**
 * Tables that may fit better when the buyer goes on: paying ahead, another colour.
 * @param {Conversation} model @param {Card} card
 */
function offers(model, card) {
  if (!card.offers?.length) return null;
  return h(
    "div",
    { class: "acts offers", role: "group", "aria-label": t("sop.offers") },
    card.offers.map((one) =>
      h(
        "button",
        { type: "button", class: "btn sm ghost", onclick: () => void change(model, "card/facts", { table: one.id }) },
        icon("right", "s"),
        one.title,
      ),
    ),
  );
}

/** @param {Card} card */
function why(card) {
  if (!card.why?.length) return null;
  return h(
    "details",
    { class: "why" },
    h("summary", null, t("sop.why")),
    h(
      "ul",
      null,
      card.why.map((one) =>
        h("li", null, h("b", null, `${one.row} ${one.step}`), h("span", { class: "mut" }, one.failed)),
      ),
    ),
  );
}
