// Opening hours as the server writes them, `09:00-22:30`, and as a form shows them. Pure.
// @ts-check

/** @typedef {{ closed: boolean, from: string, to: string }} Hours */

/**
 * An empty or unreadable range counts as closed, with an ordinary day proposed.
 * @param {string} text
 * @returns {Hours}
 */
export function readRange(text) {
  const found = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
  const from = found?.[1];
  const to = found?.[2];
  if (!from || !to || from === to) return { closed: true, from: "09:00", to: "18:00" };
  return { closed: false, from, to };
}

/**
 * A day that ends at 00:00 ends at midnight; closed is a range of no length.
 * @param {Hours} hours
 */
export function writeRange({ closed, from, to }) {
  if (closed) return "00:00-00:00";
  return `${from}-${to === "00:00" ? "24:00" : to}`;
}
