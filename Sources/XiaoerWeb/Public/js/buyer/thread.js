// Pure arithmetic of a thread: merging what arrives, time lines, read marks, words about waiting.
// @ts-check

/**
 * @typedef {object} ChatMessage
 * @property {string} id
 * @property {number} seq
 * @property {string} [clientId]
 * @property {"buyer" | "agent" | "system"} from
 * @property {string} [agentName]
 * @property {"text" | "image" | "file" | "product" | "order" | "system"} kind
 * @property {string} text
 * @property {{ id: string, name: string, mediaType: string, byteCount: number, width?: number, height?: number, url: string }} [attachment]
 * @property {any} [product]
 * @property {string} at
 */

const GAP = 5 * 60_000;

/**
 * One list ordered by sequence, each message once; a newer copy of the same message wins.
 * @param {readonly ChatMessage[]} old
 * @param {readonly ChatMessage[]} more
 * @returns {ChatMessage[]}
 */
export function merge(old, more) {
  const last = old.at(-1);
  if (more.length === 1 && last && more[0] && more[0].seq > last.seq) return [...old, more[0]];
  const bySeq = new Map(old.map((one) => [one.seq, one]));
  for (const one of more) bySeq.set(one.seq, one);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * Whether a time line stands before a message: at the top, after five quiet minutes and on another day.
 * @param {{ at: string } | undefined} before
 * @param {{ at: string }} message
 */
export function startsPart(before, message) {
  if (!before) return true;
  const a = Date.parse(before.at);
  const b = Date.parse(message.at);
  return b - a > GAP || new Date(a).toDateString() !== new Date(b).toDateString();
}

/**
 * Whether a message continues the one before it, so that face and name need not be repeated.
 * @param {ChatMessage | undefined} before
 * @param {ChatMessage} message
 */
export function continues(before, message) {
  return (
    before !== undefined &&
    before.from === message.from &&
    before.agentName === message.agentName &&
    !startsPart(before, message)
  );
}

/**
 * @param {ChatMessage} message
 * @param {number} agentReadSeq
 * @returns {"read" | "sent"}
 */
export function receipt(message, agentReadSeq) {
  return message.seq <= agentReadSeq ? "read" : "sent";
}

/**
 * Whole minutes to promise for a wait: rounded up, at least one.
 * @param {number} seconds
 */
export function waitMinutes(seconds) {
  return Math.max(1, Math.ceil(seconds / 60));
}

/**
 * How far away the opening is: today, tomorrow, or a date.
 * @param {string} opening ISO time
 * @param {number} now milliseconds
 * @returns {"today" | "tomorrow" | "later"}
 */
export function openingDay(opening, now) {
  const day = (/** @type {number} */ at) => new Date(at).toDateString();
  const at = Date.parse(opening);
  if (day(at) === day(now)) return "today";
  // Noon plus a day, so that a change of clocks does not skip or repeat a date.
  const tomorrow = new Date(now);
  tomorrow.setHours(12, 0, 0, 0);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return day(at) === day(tomorrow.getTime()) ? "tomorrow" : "later";
}
