// The phrase palette: opens with "/" in the flow of the column, never over the messages.
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { fill, h, icon, list } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { openSlots, phraseText, previewPieces } from "./slots.js";

/** @typedef {import("./composer.js").Box} Box */
/** @typedef {import("./types.js").Phrase} Phrase */

const SCOPES = /** @type {const} */ (["all", "personal", "shop"]);

class Palette {
  /** @param {Box} box */
  constructor(box) {
    this.box = box;
    this.word = signal("");
    /** Where the slash stands. */
    this.start = 0;
    this.items = signal(/** @type {Phrase[]} */ ([]));
    this.at = signal(0);
    this.scope = signal(/** @type {typeof SCOPES[number]} */ ("all"));
    this.status = signal(/** @type {"loading" | "ready" | "failed"} */ ("loading"));
    /** @type {unknown} */
    this.error = null;
    /** @type {AbortController | null} */
    this.asking = null;
    /** @type {HTMLElement | null} */
    this.element = null;
  }

  async search() {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const path = `/api/phrases${query({ q: this.word.peek(), conversation: this.box.model.id, scope: this.scope.peek() })}`;
      const answer = await api.get(path, { signal: asking.signal });
      this.items.value = answer.items;
      this.at.value = 0;
      this.status.value = "ready";
    } catch (error) {
      if (asking.signal.aborted) return;
      this.error = error;
      this.status.value = "failed";
    }
  }

  /** @param {number} step */
  move(step) {
    const count = this.items.peek().length;
    if (count === 0) return;
    this.at.value = (this.at.peek() + step + count) % count;
    document.getElementById(`ph-${this.at.peek()}`)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} [sendNow] only a phrase without open slots goes straight out (SCR-5) */
  choose(sendNow = false) {
    const phrase = this.items.peek()[this.at.peek()];
    if (!phrase) return;
    const { area, model } = this.box;
    const text = phraseText(phrase);
    const from = this.start;
    const to = area.selectionEnd;
    const alone = area.value.slice(0, from).trim() === "" && area.value.slice(to).trim() === "";
    palette.value = null;
    if (alone) this.box.replace(text);
    else this.box.insert(text, from, to);
    model.phrase = alone ? { id: phrase.id, text } : null;
    if (sendNow && alone && openSlots(text).length === 0) this.box.submit();
  }

  close() {
    this.asking?.abort();
    palette.value = null;
  }

  /** @param {Box} box */
  view(box) {
    if (box !== this.box) return null;
    if (!this.element) this.element = draw(this);
    return this.element;
  }
}

export const palette = signal(/** @type {Palette | null} */ (null));

/**
 * Opens, narrows or closes the palette for what stands before the cursor.
 * @param {Box} box
 * @param {{ start: number, word: string } | null} word
 */
export function openPalette(box, word) {
  const open = palette.peek();
  if (!word) {
    open?.close();
    return;
  }
  if (open && open.box === box) {
    open.start = word.start;
    if (open.word.peek() !== word.word) {
      open.word.value = word.word;
      void open.search();
    }
    return;
  }
  const fresh = new Palette(box);
  fresh.start = word.start;
  fresh.word.value = word.word;
  palette.value = fresh;
  void fresh.search();
}

/**
 * Keys that belong to the palette while it is open.
 * @param {Box} box
 * @param {KeyboardEvent} event
 */
export function paletteKey(box, event) {
  const open = palette.peek();
  if (!open || open.box !== box) return false;
  const none = open.items.peek().length === 0;
  if (event.key === "ArrowDown" && !event.altKey) open.move(1);
  else if (event.key === "ArrowUp" && !event.altKey) open.move(-1);
  else if (event.key === "Enter" && !event.shiftKey && !event.altKey && !none)
    open.choose(event.ctrlKey || event.metaKey);
  else if (event.key === "Enter" && open.status.peek() === "loading") open.at.value = 0;
  else if (event.key === "Tab" && !event.shiftKey && !none) open.choose();
  else if (event.key === "Escape") open.close();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** @param {Palette} model */
function draw(model) {
  const rows = h("ul", { role: "listbox", "aria-label": t("palette.title"), tabindex: "0" });
  list(
    rows,
    () => model.items.value.map((phrase, index) => ({ phrase, index })),
    ({ phrase, index }) => `${phrase.id}-${index}`,
    ({ phrase, index }) =>
      h(
        "li",
        {
          role: "option",
          id: `ph-${index}`,
          "aria-selected": () => String(model.at.value === index),
          onclick: () => ((model.at.value = index), model.choose()),
          onmousemove: () => (model.at.value = index),
        },
        h("code", null, `/${phrase.key ?? ""}`),
        h("span", { class: "n1 clip" }, phrase.title),
        h("kbd", { class: () => (model.at.value === index ? "" : "hide") }, "Enter"),
        h("p", null, phraseText(phrase)),
      ),
  );
  const preview = h("div", { class: "pre", "aria-live": "polite" }, () => {
    const phrase = model.items.value[model.at.value];
    return phrase ? pieces(phrase) : null;
  });
  return h(
    "div",
    { class: "pal", role: "region", "aria-label": t("palette.title") },
    h(
      "div",
      { class: "ph" },
      icon("zap", "s"),
      h("b", null, t("palette.title")),
      h("span", { role: "status" }, () => headline(model)),
      h(
        "div",
        { class: "seg", role: "group", "aria-label": t("palette.scope") },
        SCOPES.map((scope) =>
          h(
            "button",
            {
              type: "button",
              "aria-pressed": () => String(model.scope.value === scope),
              onclick: () => ((model.scope.value = scope), void model.search(), model.box.area.focus()),
            },
            t(`palette.${scope}`),
          ),
        ),
      ),
    ),
    rows,
    preview,
    h(
      "div",
      { class: "pf" },
      h("span", null, h("kbd", null, "↑"), h("kbd", null, "↓"), t("palette.choose")),
      h("span", null, h("kbd", null, "Enter"), t("palette.insert")),
      h("span", null, h("kbd", null, "Tab"), t("palette.fill")),
      h("span", null, h("kbd", null, "Ctrl Enter"), t("palette.send")),
      h("span", null, h("kbd", null, "Esc"), t("common.close")),
    ),
  );
}

/** @param {Palette} model */
function headline(model) {
  if (model.status.value === "loading") return t("common.loading");
  if (model.status.value === "failed") return errorText(model.error);
  const count = model.items.value.length;
  if (count === 0) return t("palette.none", { word: model.word.value });
  return model.word.value ? t("palette.found", { word: model.word.value, count }) : t("palette.count", { count });
}

/**
 * A phrase with its open places marked.
 * @param {Phrase} phrase
 */
function pieces(phrase) {
  const text = h("div", { dir: "auto" });
  fill(
    text,
    ...previewPieces(phrase).map((piece) => (piece.missing ? h("mark", { class: "miss" }, piece.text) : piece.text)),
  );
  const missing = phrase.missing?.length ?? 0;
  return [
    text,
    h(
      "div",
      { class: "mut" },
      [
        missing > 0 ? t("palette.missing", { count: missing }) : t("palette.complete"),
        phrase.usedThisWeek ? t("palette.used", { count: phrase.usedThisWeek }) : null,
        phrase.level === "personal" ? t("palette.personal") : null,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
  ];
}
