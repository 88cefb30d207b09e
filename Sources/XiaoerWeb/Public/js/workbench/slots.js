// Phrase slots inside plain text: an open one stands as 〔label〕, Tab walks through them. Pure.
// @ts-check

/** @typedef {import("./types.js").Phrase} Phrase */

const OPEN = /〔[^〔〕\n]{1,24}〕/g;

/**
 * The text of a phrase for the input box, its missing slots written as 〔label〕.
 * @param {Pick<Phrase, "text" | "missing">} phrase
 */
export function phraseText(phrase) {
  const missing = [...(phrase.missing ?? [])].sort((a, b) => b.start - a.start);
  let text = phrase.text;
  for (const slot of missing) {
    text = text.slice(0, slot.start) + `〔${slot.label}〕` + text.slice(slot.start + slot.length);
  }
  return text;
}

/**
 * Open slots of a text, in order.
 * @param {string} text
 * @returns {{ start: number, length: number, label: string }[]}
 */
export function openSlots(text) {
  return [...text.matchAll(OPEN)].map((found) => ({
    start: found.index ?? 0,
    length: found[0].length,
    label: found[0].slice(1, -1),
  }));
}

/**
 * The next open slot after the cursor, else the first one.
 * @param {string} text
 * @param {number} from
 */
export function nextSlot(text, from) {
  const slots = openSlots(text);
  return slots.find((slot) => slot.start >= from) ?? slots[0] ?? null;
}

/**
 * Text cut into plain and marked pieces for a preview.
 * @param {Pick<Phrase, "text" | "missing">} phrase
 * @returns {{ text: string, missing: boolean }[]}
 */
export function previewPieces(phrase) {
  /** @type {{ text: string, missing: boolean }[]} */
  const out = [];
  let at = 0;
  for (const slot of [...(phrase.missing ?? [])].sort((a, b) => a.start - b.start)) {
    if (slot.start > at) out.push({ text: phrase.text.slice(at, slot.start), missing: false });
    out.push({ text: slot.label, missing: true });
    at = slot.start + slot.length;
  }
  if (at < phrase.text.length) out.push({ text: phrase.text.slice(at), missing: false });
  return out;
}

/**
 * The word that opens the phrase palette: a slash at the start of a line or after a space, and what follows up to the
 * cursor. Null when the cursor is not in one.
 * @param {string} text
 * @param {number} cursor
 * @returns {{ start: number, word: string } | null}
 */
export function slashWord(text, cursor) {
  const found = /(^|\s)[/／]([^\s/／]{0,20})$/.exec(text.slice(0, cursor));
  if (!found) return null;
  return { start: cursor - found[2].length - 1, word: found[2] };
}
