// Ending a conversation: what stands against it, how it ended, the closing words (REC-117 … REC-121).
// @ts-check
import { api, errorText } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { closeThread, openNeighbour } from "./go.js";
import { openSlots, phraseText } from "./slots.js";
import { shownIds } from "./state.js";

const OUTCOMES = /** @type {const} */ (["ordered", "unpaid", "not_bought", "thinking", "solved", "spam"]);
/** REC-126: why an enquirer did not buy. */
const REASONS = /** @type {const} */ (["price", "size_colour", "quality", "delivery", "comparing", "postage", "other"]);
const FROM_TYPE = { a: "not_bought", b: "unpaid", c: "ordered", d: "not_bought", e: "thinking" };

/** @param {import("./conversation.js").Conversation} model */
export async function openClosing(model) {
  /** @type {any} */
  let closing;
  try {
    closing = await api.get(`${model.path}/closing`);
  } catch (error) {
    toastError(error);
    return;
  }
  const outcome = signal(
    /** @type {string} */ (FROM_TYPE[/** @type {keyof typeof FROM_TYPE} */ (closing.type)] ?? "solved"),
  );
  const reason = signal("");
  const text = signal(closing.phrase ? phraseText(closing.phrase) : "");
  const problem = signal("");
  const busy = signal(false);
  const done = await openDialog({
    title: t("close.title"),
    make: (dialog) => {
      const go = async () => {
        problem.value = "";
        if (openSlots(text.peek()).length > 0)
          return (problem.value = t("composer.slots", { count: openSlots(text.peek()).length }));
        if (needsReason(outcome.peek()) && !reason.peek()) return (problem.value = t("close.reason.needed"));
        busy.value = true;
        try {
          await api.post(`${model.path}/close`, {
            outcome: outcome.peek(),
            text: text.peek().trim() || undefined,
            reasonCode: reason.peek() || undefined,
          });
          dialog.close(true);
        } catch (error) {
          problem.value = errorText(error);
        } finally {
          busy.value = false;
        }
      };
      return {
        body: [
          closing.blockers?.length
            ? h(
                "div",
                { class: "stack" },
                closing.blockers.map((/** @type {any} */ one) =>
                  h("div", { class: "alert bad" }, icon("warn", "s"), one.detail),
                ),
              )
            : null,
          h("p", { class: "mut" }, t("close.type", { type: closing.typeText })),
          h(
            "fieldset",
            { class: "field" },
            h("legend", null, t("close.outcome")),
            h(
              "div",
              { class: "choices" },
              OUTCOMES.map((one) => choice("outcome", one, t(`outcome.${one}`), outcome)),
            ),
          ),
          () =>
            needsReason(outcome.value)
              ? h(
                  "fieldset",
                  { class: "field" },
                  h("legend", null, t("close.reason")),
                  h(
                    "div",
                    { class: "choices" },
                    REASONS.map((one) => choice("reason", one, t(`reason.${one}`), reason)),
                  ),
                )
              : null,
          () =>
            outcome.value === "spam"
              ? null
              : h(
                  "label",
                  { class: "field" },
                  h("span", null, t("close.text")),
                  h("textarea", {
                    class: "in",
                    rows: 4,
                    value: () => text.value,
                    oninput: (/** @type {any} */ event) => (text.value = event.target.value),
                  }),
                  h("small", null, t("close.text.hint")),
                ),
          () => (problem.value ? h("p", { class: "alert bad", role: "alert" }, problem.value) : null),
        ],
        actions: [
          h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
          h("button", { type: "button", class: "btn p", disabled: () => busy.value, onclick: () => void go() }, () =>
            text.value.trim() && outcome.value !== "spam" ? t("close.go") : t("close.go.silent"),
          ),
        ],
      };
    },
  });
  if (!done) return;
  toast(t("close.done"));
  if (shownIds().filter((id) => id !== model.id).length > 0) openNeighbour(1);
  else closeThread();
}

/** @param {string} outcome */
const needsReason = (outcome) => outcome === "not_bought" || outcome === "thinking";

/** @param {string} name @param {string} value @param {string} words @param {import("../lib/signals.js").Signal<string>} held */
function choice(name, value, words, held) {
  return h(
    "label",
    { class: "tick" },
    h("input", {
      type: "radio",
      name,
      value,
      checked: () => held.value === value,
      onchange: () => (held.value = value),
    }),
    words,
  );
}
