// How long a customer has waited and what that means (REC-7 … REC-12). Pure: the clock is an argument.
// @ts-check

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Turn} Turn */
/** @typedef {"golden" | "ok" | "warn" | "late" | "breach"} TurnLevel */

/**
 * @typedef {object} TurnState
 * @property {TurnLevel} level golden: first seconds; ok: before the target; warn: target missed; late; breach: hard limit
 * @property {number} remaining milliseconds to the next limit; for late and breach: how long it has been late
 * @property {number} share 1…0, what is left of the present stage
 * @property {boolean} offerBusy the busy notice should be offered (REC-11)
 * @property {number} waited milliseconds since the turn began
 */

/**
 * @param {Turn | null | undefined} turn
 * @param {number} now
 * @returns {TurnState | null}
 */
export function turnState(turn, now) {
  if (!turn) return null;
  const at = (/** @type {string} */ iso) => Date.parse(iso);
  const started = at(turn.startedAt);
  const waited = Math.max(0, now - started);
  const offerBusy = now >= at(turn.busyWarnAt);
  /** @param {TurnLevel} level @param {number} from @param {number} to */
  const stage = (level, from, to) => {
    const whole = Math.max(1, to - from);
    return { level, remaining: to - now, share: Math.min(1, Math.max(0, (to - now) / whole)), offerBusy, waited };
  };
  if (now < at(turn.goldenAt)) return stage("golden", started, at(turn.goldenAt));
  if (now < at(turn.targetAt)) return stage("ok", started, at(turn.targetAt));
  if (now < at(turn.lateAt)) return stage("warn", at(turn.targetAt), at(turn.lateAt));
  const level = now < at(turn.hardAt) ? "late" : "breach";
  return { level, remaining: now - at(turn.lateAt), share: 0, offerBusy, waited };
}

/**
 * In which part of the list a row stands now; time alone can make it overdue.
 * @param {Row} row
 * @param {number} now
 * @returns {"overdue" | "toAnswer" | "waitingBuyer"}
 */
export function bucketOf(row, now) {
  if (!row.turn || row.noReplyNeeded) return row.bucket === "overdue" ? "waitingBuyer" : row.bucket;
  return now >= Date.parse(row.turn.lateAt) ? "overdue" : "toAnswer";
}

/**
 * REC-19: beyond the hard limit first, then buying, then upset, then the longest wait. Those who wait for nothing
 * stand newest first.
 * @param {number} now
 * @returns {(a: Row, b: Row) => number}
 */
export function byUrgency(now) {
  const wait = (/** @type {Row} */ row) => Date.parse(row.waitingSince ?? row.turn?.startedAt ?? row.lastMessageAt);
  const breached = (/** @type {Row} */ row) => (row.turn && now >= Date.parse(row.turn.hardAt) ? 0 : 1);
  return (a, b) => {
    if (!a.turn && !b.turn) return Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt);
    return (
      breached(a) - breached(b) ||
      Number(Boolean(b.buying)) - Number(Boolean(a.buying)) ||
      Number(Boolean(b.upset)) - Number(Boolean(a.upset)) ||
      wait(a) - wait(b)
    );
  };
}

/**
 * Which limits were crossed between two looks at the clock; each sounds once (REC-8, REC-20).
 * Level 1: the customer has waited the alarm time; 2: late; 3: the busy notice is due, and every 30 s from then on.
 * @param {Row[]} rows
 * @param {number} before
 * @param {number} now
 * @param {number} alertWaitSeconds
 * @returns {{ id: string, level: 1 | 2 | 3 }[]}
 */
export function alarmsBetween(rows, before, now, alertWaitSeconds) {
  /** @type {{ id: string, level: 1 | 2 | 3 }[]} */
  const out = [];
  for (const row of rows) {
    if (!row.turn || row.noReplyNeeded) continue;
    const crossed = (/** @type {number} */ limit) => before < limit && now >= limit;
    const busy = Date.parse(row.turn.busyAt);
    const rounds = (/** @type {number} */ at) => Math.floor((at - busy) / 30_000);
    if (crossed(busy) || (before >= busy && rounds(now) > rounds(before))) out.push({ id: row.id, level: 3 });
    else if (crossed(Date.parse(row.turn.lateAt))) out.push({ id: row.id, level: 2 });
    else if (crossed(Date.parse(row.turn.startedAt) + alertWaitSeconds * 1000)) out.push({ id: row.id, level: 1 });
  }
  return out;
}

/**
 * REC-14: an answer that comes late should begin with an apology; after the ceiling it must.
 * @param {Turn | null | undefined} turn
 * @param {number} now
 * @param {{ slaFirstSeconds: number, slaTurnSeconds: number }} settings
 * @returns {null | "suggested" | "expected"}
 */
export function apologyDue(turn, now, settings) {
  if (!turn) return null;
  const waited = now - Date.parse(turn.startedAt);
  if (waited > settings.slaTurnSeconds * 1000) return "expected";
  if (turn.kind === "first" && waited > settings.slaFirstSeconds * 1000) return "suggested";
  return null;
}

/** Whether a text already apologises. */
export const APOLOGY = /抱歉|不好意思|对不起|對不起|久等|见谅|見諒|sorry|apolog/i;
