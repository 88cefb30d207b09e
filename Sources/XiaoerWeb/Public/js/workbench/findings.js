// The language check: while typing under the text, and as the gate before sending.
// @ts-check
import { api } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { effect, onEnd, signal } from "../lib/signals.js";
import { mayHold, reasonsNeeded, worst } from "./gate-rules.js";

/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./composer.js").Box} Box */

/** The last check and the text it was about. */
const checked = signal(/** @type {{ id: string, text: string, findings: Finding[] } | null} */ (null));

/**
 * Checks the text of a conversation whenever typing pauses.
 * @param {Conversation} model
 */
export function checkFor(model) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  effect(() => {
    const text = model.text.value;
    clearTimeout(timer);
    if (text.trim().length < 2 || /^[/／]\S*$/.test(text)) {
      checked.value = null;
      return;
    }
    timer = setTimeout(() => void check(model, text), 350);
  });
  onEnd(() => clearTimeout(timer));
}

/** @param {Conversation} model @param {string} text @returns {Promise<Finding[]>} */
async function check(model, text) {
  try {
    const { findings } = await api.post("/api/language/check", { text, conversationId: model.id });
    if (model.text.peek() === text) checked.value = { id: model.id, text, findings };
    return findings;
  } catch {
    // Without an answer the server's own check at sending decides.
    return [];
  }
}

/**
 * Asks whatever must be asked before a text goes out.
 * @param {Conversation} model
 * @param {string} text
 * @returns {Promise<{ rule: string, reason: string }[] | null>} reasons given, or null: do not send
 */
export async function gate(model, text) {
  const held = model.held.peek();
  const known = checked.peek();
  const findings =
    held?.kind === "findings" && held.text === text
      ? held.findings
      : known?.text === text && known.id === model.id
        ? known.findings
        : [];
  // Not checked yet: the server checks every message and answers with its findings.
  if (!mayHold(findings)) return [];
  return confirm(findings, text);
}

/** @param {Finding[]} findings @param {string} text */
async function confirm(findings, text) {
  const needed = reasonsNeeded(findings);
  const blocked = worst(findings) === "block";
  /** @type {Map<string, HTMLTextAreaElement>} */
  const fields = new Map();
  return openDialog({
    title: blocked ? t("gate.blocked") : t("gate.confirm"),
    make: (dialog) => {
      const ready = signal(needed.length === 0);
      const look = () => (ready.value = needed.every((rule) => (fields.get(rule)?.value.trim().length ?? 0) >= 2));
      const give = () => dialog.close(needed.map((rule) => ({ rule, reason: fields.get(rule)?.value.trim() ?? "" })));
      const items = findings
        .filter((finding) => finding.severity === "block" || finding.severity === "error")
        .map((finding) =>
          h(
            "div",
            { class: `gate ${finding.severity}` },
            h(
              "div",
              { class: "row" },
              severityTag(finding),
              h("b", null, finding.title ?? ""),
              h("span", { class: "mut end" }, finding.rule),
            ),
            h("p", { class: "quote", dir: "auto" }, marked(text, finding)),
            h("p", null, finding.advice),
          ),
        );
      const asks = blocked
        ? []
        : needed.map((rule, at) => {
            const field = h("textarea", {
              class: "in",
              rows: 2,
              autofocus: at === 0,
              placeholder: t("gate.reason.hint"),
              oninput: look,
            });
            fields.set(rule, field);
            return h("label", { class: "field" }, h("span", null, t("gate.reason", { rule })), field);
          });
      return {
        body: [h("p", { class: "mut" }, blocked ? t("gate.blocked.text") : t("gate.confirm.text")), items, asks],
        actions: [
          h(
            "button",
            { type: "button", class: "btn", autofocus: blocked, onclick: () => dialog.close(null) },
            t("gate.back"),
          ),
          !blocked &&
            h(
              "button",
              { type: "button", class: "btn p", disabled: () => !ready.value, onclick: give },
              t("gate.send"),
            ),
        ],
      };
    },
  }).then((answer) => answer ?? null);
}

/**
 * A text with the words in question marked.
 * @param {string} text
 * @param {Finding} finding
 */
function marked(text, finding) {
  const { start, length } = finding.span;
  const from = Math.max(0, start - 16);
  const to = Math.min(text.length, start + length + 16);
  return [
    from > 0 ? "…" : "",
    text.slice(from, start),
    length > 0 ? h("mark", { class: finding.severity }, text.slice(start, start + length)) : null,
    text.slice(start + length, to),
    to < text.length ? "…" : "",
  ];
}

/** @param {Finding} finding */
function severityTag(finding) {
  const look = { block: "r", error: "o", warn: "b", info: "" }[finding.severity];
  return h("span", { class: `tag ${look}` }, t(`severity.${finding.severity}`));
}

/**
 * The findings under the text; a press shows the place.
 * @param {Box} box
 */
export function findingsView(box) {
  const { model, area } = box;
  return h("div", { class: "finds", role: "status", "aria-live": "polite" }, () => {
    const known = checked.value;
    if (!known || known.id !== model.id || model.mode.value === "note" || model.text.value !== known.text) return null;
    const shown = known.findings.filter((finding) => finding.severity !== "info");
    return shown.slice(0, 4).map((finding) =>
      h(
        "button",
        {
          type: "button",
          class: `find ${finding.severity}`,
          onclick: () => {
            area.focus();
            area.setSelectionRange(finding.span.start, finding.span.start + finding.span.length);
          },
        },
        icon(finding.severity === "block" ? "stop" : finding.severity === "error" ? "warn" : "info", "s"),
        severityTag(finding),
        finding.span.length > 0 ? h("span", { class: "where", dir: "auto" }, marked(known.text, finding)) : null,
        h("span", { class: "advice" }, finding.advice),
        h("span", { class: "mut" }, finding.rule),
      ),
    );
  });
}

/**
 * After the server refused for findings: opens the same dialog and sends again with the reasons.
 * @param {Box} box
 */
export function watchRefusals(box) {
  effect(() => {
    const held = box.model.held.value;
    if (held?.kind !== "findings" || !held.body.text) return;
    checked.value = { id: box.model.id, text: held.text, findings: held.findings };
    queueMicrotask(() => document.querySelector("dialog[open]") || box.submit());
  });
}
