// What findings mean for sending: a block never passes, an error passes with a reason, the rest is advice. Pure.
// @ts-check

/** @typedef {import("./types.js").Finding} Finding */

const ORDER = /** @type {const} */ (["block", "error", "warn", "info"]);

/**
 * The gravest severity among findings.
 * @param {Finding[]} findings
 * @returns {Finding["severity"] | null}
 */
export function worst(findings) {
  return ORDER.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;
}

/**
 * Whether a person must be asked.
 * @param {Finding[]} findings
 */
export function mayHold(findings) {
  const gravest = worst(findings);
  return gravest === "block" || gravest === "error";
}

/**
 * The rules that need a reason, each once.
 * @param {Finding[]} findings
 */
export function reasonsNeeded(findings) {
  return [...new Set(findings.filter((finding) => finding.severity === "error").map((finding) => finding.rule))];
}
