// What a setting's field holds: text to value and back, ranges, chapters, search. Pure.
// @ts-check

/**
 * @typedef {object} Item
 * @property {string} name
 * @property {any} [value]
 * @property {any} default
 * @property {string} [kind] number, money, clock, flag, hours, list, choice
 * @property {any} [range] `1–600`, `a, b, c` or a pair of numbers
 * @property {string | null} [rule]
 * @property {string | null} [chapter]
 */

/**
 * Chapters by the letters of a rule id.
 * @type {Record<string, string>}
 */
const CHAPTERS = {
  REC: "reception",
  SCR: "scripts",
  LNT: "scripts",
  EMO: "scripts",
  QA: "quality",
  KPI: "quality",
  TEAM: "team",
  TRN: "team",
  STK: "catalog",
  RCM: "catalog",
  PQA: "catalog",
  PRC: "pricing",
  PRO: "pricing",
  SHP: "orders",
  PAY: "orders",
  ORD: "orders",
  INV: "orders",
  AFS: "aftersales",
  RFD: "aftersales",
  LOG: "logistics",
  CARE: "customers",
  CRM: "customers",
};

/**
 * The chapter of the rulebook that a setting belongs to: as the server says, else after its rule.
 * @param {Item} item
 */
export function chapterOf(item) {
  if (item.chapter) return item.chapter.replace(/^\d+-/, "");
  const letters = /(?:DT-)?([A-Z]+)/.exec(item.rule ?? "")?.[1] ?? "";
  return CHAPTERS[letters] ?? "other";
}

/** @param {Item} item */
export const isFlag = (item) => typeof item.default === "boolean" || item.kind === "flag" || item.kind === "boolean";

/** @param {Item} item */
export const isNumber = (item) =>
  typeof item.default === "number" || ["number", "integer", "money", "decimal"].includes(item.kind ?? "");

/**
 * The values to choose from, or null when the field is free.
 * @param {Item & { choices?: any[] }} item
 * @returns {any[] | null}
 */
export function choicesOf(item) {
  if (isFlag(item)) return ["true", "false"];
  if (item.kind !== "choice") return null;
  if (item.choices) return item.choices;
  return Array.isArray(item.range)
    ? item.range
    : String(item.range ?? "")
        .split(/,\s*/)
        .filter(Boolean);
}

/**
 * The value in force as the field shows it.
 * @param {Item} item
 */
export function shownValue(item) {
  const value = item.value ?? item.default;
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/**
 * The typed text in the form in which the default comes (text stays text); null when it does not fit the kind.
 * @param {Item} item
 * @param {string} text
 * @returns {any}
 */
export function parseValue(item, text) {
  const trimmed = text.trim();
  const asText = typeof item.default === "string";
  if (isFlag(item)) {
    if (trimmed !== "true" && trimmed !== "false") return null;
    return asText ? trimmed : trimmed === "true";
  }
  if (isNumber(item)) {
    const plain = trimmed.replace(/[，,]/g, "");
    const number = Number(plain);
    const whole = item.kind !== "decimal" && item.kind !== "money";
    if (plain === "" || !Number.isFinite(number) || (whole && !Number.isInteger(number))) return null;
    return asText ? plain : number;
  }
  if (item.kind === "hours" && !/^\d\d:\d\d-\d\d:\d\d$/.test(trimmed)) return null;
  if (item.kind === "clock" && !/^\d\d:\d\d$/.test(trimmed)) return null;
  const words = () =>
    trimmed
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter(Boolean);
  if (Array.isArray(item.default)) return words();
  return item.kind === "list" ? words().join(",") : trimmed;
}

/**
 * Smallest and largest number, if the setting has them.
 * @param {Item} item
 * @returns {[number, number] | null}
 */
export function rangeOf(item) {
  const range = item.range;
  if (typeof range === "string") {
    const found = /^(-?[\d.]+)\s*[–~]\s*(-?[\d.]+)$/.exec(range);
    return found ? [Number(found[1]), Number(found[2])] : null;
  }
  if (Array.isArray(range) && range.length === 2 && range.every((one) => typeof one === "number")) {
    return [range[0], range[1]];
  }
  if (range && typeof range === "object" && typeof range.from === "number") return [range.from, range.to];
  if (range && typeof range === "object" && typeof range.min === "number") return [range.min, range.max];
  return null;
}

/**
 * @param {Item} item
 * @param {any} value
 */
export function inRange(item, value) {
  const range = rangeOf(item);
  if (range === null || !isNumber(item)) return true;
  const number = Number(value);
  return number >= range[0] && number <= range[1];
}

/**
 * Whether every word of the search stands in the name, the rule or the label.
 * @param {Item} item
 * @param {string} label
 * @param {string} search
 */
export function matches(item, label, search) {
  const hay = `${item.name} ${item.rule ?? ""} ${label}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
