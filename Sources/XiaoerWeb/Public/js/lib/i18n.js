// Interface words: one catalogue per language and area, Chinese when a word is missing.
// @ts-check

/** @typedef {"zh-Hans" | "zh-Hant" | "en"} Language */
/** @typedef {Record<string, string>} Catalogue */

export const LANGUAGES = /** @type {const} */ (["zh-Hans", "zh-Hant", "en"]);
/**
 * Each language in its own name.
 * @type {Record<Language, string>}
 */
export const LANGUAGE_NAMES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

const KEY = "xiaoer.language";
/** @type {Catalogue} */
let words = {};

/**
 * The language of this browser: what was chosen, else what the browser prefers.
 * @returns {Language}
 */
export function language() {
  const chosen = stored();
  if (chosen) return chosen;
  const preferred = typeof navigator === "undefined" ? ["zh"] : (navigator.languages ?? [navigator.language]);
  for (const one of preferred) {
    if (/^zh-(hant|tw|hk|mo)/i.test(one)) return "zh-Hant";
    if (/^zh/i.test(one)) return "zh-Hans";
    if (/^en/i.test(one)) return "en";
  }
  return "zh-Hans";
}

/** @returns {Language | null} */
function stored() {
  try {
    const value = localStorage.getItem(KEY);
    return LANGUAGES.includes(/** @type {Language} */ (value)) ? /** @type {Language} */ (value) : null;
  } catch {
    return null;
  }
}

/**
 * Remembers the choice; the page shows it after reloading, which callers do once drafts are safe.
 * @param {Language} next
 */
export function chooseLanguage(next) {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser without storage simply keeps its own preference.
  }
}

/**
 * Loads the catalogues of the named areas (js/text/AREA.LANGUAGE.js) and sets `<html lang>`. Call once before drawing.
 * @param {...string} areas
 */
export async function loadWords(...areas) {
  const wanted = language();
  for (const area of areas) {
    for (const one of wanted === "zh-Hans" ? ["zh-Hans"] : ["zh-Hans", wanted]) {
      const module = await import(new URL(`../text/${area}.${one}.js`, import.meta.url).href);
      words = { ...words, ...module.default };
    }
  }
  document.documentElement.lang = wanted === "en" ? "en" : wanted === "zh-Hant" ? "zh-Hant" : "zh-Hans";
}

/**
 * For tests and small pages: gives words directly.
 * @param {Catalogue} more
 */
export function giveWords(more) {
  words = { ...words, ...more };
}

/**
 * The words for `key`, with {name} places filled. A missing key shows itself, so that it is noticed.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values) {
  const text = words[key];
  if (text === undefined) return key;
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * Whether the catalogue knows `key`.
 * @param {string} key
 */
export function knows(key) {
  return key in words;
}
