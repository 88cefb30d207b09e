// The input: reply or note, phrases, emoji, pictures, products; Enter sends.
// @ts-check
import { composing, h, icon } from "../lib/dom.js";
import { emojiPanel } from "../lib/emoji.js";
import { t } from "../lib/i18n.js";
import { effect, onEnd, signal } from "../lib/signals.js";
import { toast } from "../lib/toast.js";
import { cardHint, insertCardPhrase } from "./hint.js";
import { checkFor, findingsView, gate } from "./findings.js";
import { noticesAbove } from "./notices.js";
import { openPalette, palette, paletteKey } from "./palette.js";
import { pickProduct } from "./product-picker.js";
import { send } from "./send.js";
import { nextSlot, openSlots, slashWord } from "./slots.js";
import { takeFiles, uploadsView } from "./upload.js";
import { sayTyping } from "./viewing.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

const LIMIT = 4000;

/**
 * What other parts may do with the input box of the open conversation.
 * @typedef {object} Box
 * @property {Conversation} model
 * @property {HTMLTextAreaElement} area
 * @property {(text: string, from?: number, to?: number) => void} insert replaces from…to, or what is selected
 * @property {(text: string) => void} replace the whole text
 * @property {() => boolean} focusSlot goes to the next open slot, false when there is none
 * @property {() => void} submit
 */

/** The input on the screen now. */
export const box = signal(/** @type {Box | null} */ (null));

/** @param {Conversation} model @param {boolean} [notesOnly] somebody else serves: only notes for colleagues */
export function composer(model, notesOnly = false) {
  if (notesOnly) model.mode.value = "note";
  else if (model.noteText.peek() === "") model.mode.value = "reply";
  const emojiShown = signal(false);
  const fileInput = h("input", {
    type: "file",
    class: "sr",
    tabindex: "-1",
    "aria-hidden": "true",
    multiple: true,
    onchange: () => (takeFiles(model, fileInput.files), (fileInput.value = "")),
  });
  const area = h("textarea", {
    rows: 2,
    "aria-label": () => (model.mode.value === "note" ? t("composer.note") : t("composer.reply")),
    placeholder: () => (model.mode.value === "note" ? t("composer.note.hint") : t("composer.reply.hint")),
    value: () => (model.mode.value === "note" ? model.noteText.value : model.text.value),
    oninput,
    onkeydown,
    onpaste: (/** @type {ClipboardEvent} */ event) =>
      event.clipboardData?.files.length && (event.preventDefault(), takeFiles(model, event.clipboardData.files)),
    "aria-keyshortcuts": "Enter",
  });

  /** @type {Box} */
  const me = {
    model,
    area,
    insert(text, from = area.selectionStart, to = area.selectionEnd) {
      area.focus();
      area.setRangeText(text, from, to, "end");
      const slot = nextSlot(text, 0);
      if (slot) area.setSelectionRange(from + slot.start, from + slot.start + slot.length);
      model.edit(area.value);
      grow();
    },
    replace(text) {
      me.insert(text, 0, area.value.length);
    },
    focusSlot() {
      const slot = nextSlot(area.value, area.selectionEnd);
      if (!slot) return false;
      area.focus();
      area.setSelectionRange(slot.start, slot.start + slot.length);
      return true;
    },
    submit: () => void submit(),
  };
  box.value = me;
  onEnd(() => box.peek() === me && (box.value = null));

  function grow() {
    area.style.height = "auto";
    area.style.height = `${Math.min(220, Math.max(52, area.scrollHeight))}px`;
  }
  function oninput() {
    model.edit(area.value);
    grow();
    if (model.mode.peek() === "reply") {
      sayTyping(model);
      const word = slashWord(area.value, area.selectionStart);
      openPalette(me, word);
    }
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (composing(event)) return;
    if (paletteKey(me, event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Tab" && !event.shiftKey && openSlots(area.value).length > 0) {
      event.preventDefault();
      me.focusSlot();
    } else if (event.key === "j" && event.ctrlKey) {
      event.preventDefault();
      insertCardPhrase(me);
    } else if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      insertCardPhrase(me);
    } else if (event.key === "Escape") {
      emojiShown.value = false;
    }
  }

  async function submit() {
    const note = model.mode.peek() === "note";
    const text = area.value;
    if (text.trim() === "") return;
    if (text.length > LIMIT) {
      toast(t("composer.toolong", { count: text.length - LIMIT }), { kind: "error" });
      return;
    }
    if (note) {
      await send(model);
      return;
    }
    // SCR-6: a phrase with an open slot does not go out.
    if (openSlots(text).length > 0) {
      me.focusSlot();
      toast(t("composer.slots", { count: openSlots(text).length }), { kind: "info", seconds: 3 });
      return;
    }
    const held = model.held.peek();
    if (held?.kind === "newer") model.held.value = null;
    const overrides = await gate(model, text);
    if (overrides === null) {
      area.focus();
      return;
    }
    await send(model, { overrides });
    queueMicrotask(grow);
  }

  effect(() => {
    // Words that come back after a refusal, a draft from elsewhere, another conversation: the height follows.
    model.text.value;
    model.mode.value;
    requestAnimationFrame(grow);
  });
  checkFor(model);

  const form = h(
    "form",
    {
      class: () => (model.mode.value === "note" ? "cmp isnote" : "cmp"),
      onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), void submit()),
    },
    h(
      "div",
      { class: "tb" },
      tool("zap", t("tool.phrases"), slash, () => palette.value !== null),
      tool(
        "smile",
        t("tool.emoji"),
        () => (emojiShown.value = !emojiShown.peek()),
        () => emojiShown.value,
      ),
      tool("image", t("tool.image"), () => choose("image/png,image/jpeg,image/gif,image/webp")),
      tool("clip", t("tool.file"), () => choose("")),
      tool("bag", t("tool.product"), () => void pickProduct(me)),
      h(
        "div",
        { class: "mode", role: "group", "aria-label": t("composer.mode") },
        !notesOnly && modeButton("reply"),
        modeButton("note"),
      ),
    ),
    () => (emojiShown.value ? emojiPanel((one) => me.insert(one), t("tool.emoji")) : null),
    uploadsView(model),
    area,
    findingsView(me),
    h(
      "div",
      { class: "ft" },
      h("span", { class: "wide" }, h("kbd", null, "/"), t("foot.phrases")),
      h("span", { class: "wide" }, h("kbd", null, "Shift Enter"), t("foot.newline")),
      h("span", { class: "wide" }, h("kbd", null, "Alt ↓"), t("foot.next")),
      h("span", { class: "end", role: "status" }, () => draftWords(model)),
      h(
        "span",
        { class: () => (model.text.value.length > LIMIT ? "over" : "") },
        () => `${(model.mode.value === "note" ? model.noteText.value : model.text.value).length} / ${LIMIT}`,
      ),
      h(
        "button",
        { class: "btn p", type: "submit" },
        () => (model.mode.value === "note" ? t("composer.save") : t("common.send")),
        icon("send", "s"),
      ),
    ),
    fileInput,
  );

  /** The button does what the key does, so that typing on narrows the list. */
  function slash() {
    if (palette.peek()) return openPalette(me, null);
    model.mode.value = "reply";
    const before = area.value.slice(0, area.selectionStart);
    me.insert(before === "" || /\s$/.test(before) ? "/" : " /");
    openPalette(me, slashWord(area.value, area.selectionStart));
  }
  /** @param {string} accept */
  function choose(accept) {
    fileInput.accept = accept;
    fileInput.click();
  }
  /** @param {"reply" | "note"} mode */
  function modeButton(mode) {
    return h(
      "button",
      {
        type: "button",
        "aria-pressed": () => String(model.mode.value === mode),
        onclick: () => ((model.mode.value = mode), area.focus()),
      },
      t(`mode.${mode}`),
    );
  }

  if (matchMedia("(hover: hover)").matches)
    requestAnimationFrame(() => area.isConnected && document.activeElement === document.body && area.focus());
  return h(
    "div",
    { class: () => (palette.value ? "below choosing" : "below") },
    noticesAbove(me),
    () => (model.mode.value === "reply" ? cardHint(me) : null),
    paletteSlot(me),
    form,
  );
}

/** @param {Box} me */
function paletteSlot(me) {
  return h("div", { class: "palslot" }, () => palette.value?.view(me) ?? null);
}

/** @param {string} drawing @param {string} words @param {() => void} run @param {() => boolean} [on] */
function tool(drawing, words, run, on) {
  return h(
    "button",
    {
      type: "button",
      class: () => (on?.() ? "btn on" : "btn"),
      "aria-label": words,
      title: words,
      "aria-expanded": on ? () => String(on()) : null,
      onclick: run,
    },
    icon(drawing),
  );
}

/** @param {Conversation} model */
function draftWords(model) {
  if (model.mode.value === "note" || model.text.value === "") return "";
  return t(`draft.${model.draftState.value}`);
}
