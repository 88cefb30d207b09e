// Which section of the library a scenario belongs to, after chapter 02 §2. Pure.
// @ts-check

export const SECTIONS = /** @type {const} */ ([
  "opening",
  "transfer",
  "product",
  "price",
  "order",
  "aftersale",
  "closing",
  "other",
]);
/** @typedef {typeof SECTIONS[number]} Section */

/**
 * First and last scenario number of each section.
 * @type {[number, number, Section][]}
 */
const RANGES = [
  [30, 45, "opening"],
  [46, 59, "transfer"],
  [60, 82, "product"],
  [83, 104, "price"],
  [105, 119, "order"],
  [120, 131, "aftersale"],
  [132, 141, "closing"],
  [164, 164, "order"],
  [165, 165, "opening"],
  [166, 166, "product"],
  [169, 169, "opening"],
  [170, 170, "transfer"],
  [171, 173, "product"],
  [174, 174, "price"],
  [175, 175, "order"],
  [176, 181, "aftersale"],
  [182, 185, "closing"],
];

/**
 * @param {string} scenario `SCR-61`, with or without a variant
 * @returns {Section}
 */
export function sectionOf(scenario) {
  const number = Number(/^SCR-(\d+)/.exec(scenario)?.[1] ?? 0);
  return RANGES.find(([from, to]) => number >= from && number <= to)?.[2] ?? "other";
}

/**
 * The number to sort scenarios by.
 * @param {string} scenario
 */
export function scenarioNumber(scenario) {
  return Number(/^SCR-(\d+)/.exec(scenario)?.[1] ?? Infinity);
}
