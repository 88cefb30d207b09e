// What a setting's field holds: text to value and back, ranges, search. Pure.
// @ts-check

/** @typedef {{ name: string, value?: any, default: any, kind?: string, range?: any, rule?: string, chapter?: string }} Item */

/**
 * The value in force as the field shows it.
 * @param {Item} item
 */
export function shownValue(item) {
  const value = item.value ?? item.default;
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/**
 * The typed text as the kind of value that the default is; null when it is none.
 * @param {Item} item
 * @param {string} text
 * @returns {any}
 */
export function parseValue(item, text) {
  const trimmed = text.trim();
  if (typeof item.default === "boolean" || item.kind === "boolean")
    return trimmed === "true" ? true : trimmed === "false" ? false : null;
  if (typeof item.default === "number") {
    const number = Number(trimmed.replace(/[，,]/g, ""));
    const whole = item.kind !== "decimal" && Number.isInteger(item.default);
    return trimmed !== "" && Number.isFinite(number) && (!whole || Number.isInteger(number)) ? number : null;
  }
  if (Array.isArray(item.default))
    return trimmed === ""
      ? []
      : trimmed
          .split(/[,，、]/)
          .map((one) => one.trim())
          .filter(Boolean);
  return trimmed;
}

/**
 * Smallest and largest number, if the setting has them.
 * @param {Item} item
 * @returns {[number, number] | null}
 */
export function rangeOf(item) {
  const range = item.range;
  if (Array.isArray(range) && range.length === 2 && range.every((one) => typeof one === "number"))
    return [range[0], range[1]];
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
  return range === null || typeof value !== "number" || (value >= range[0] && value <= range[1]);
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
