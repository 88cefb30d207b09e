// What the workbench knows: who works here, the conversations' rows, which one is open, how the line is.
// @ts-check
import { api, query } from "../lib/api.js";
import { second, serverNow } from "../lib/clock.js";
import { computed, signal } from "../lib/signals.js";
import { bucketOf, byUrgency } from "./turn.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Me} Me */
/** @typedef {"mine" | "waiting" | "team" | "closed"} Scope */

export const SCOPES = /** @type {const} */ (["mine", "waiting", "team", "closed"]);
export const me = signal(/** @type {Me} */ (/** @type {any} */ (null)));
export const line = signal(/** @type {import("../lib/stream.js").StreamState} */ ("connecting"));
export const scopeShown = signal(/** @type {Scope} */ ("mine"));
export const openId = signal(/** @type {string | null} */ (null));
export const counts = signal({ mine: 0, overdue: 0, toAnswer: 0, waitingBuyer: 0, queue: 0 });
export const restockWaiting = signal(0);
/** Which page is shown: conversations, restock or team. */
export const page = signal(/** @type {"chat" | "restock" | "team"} */ ("chat"));

/** @type {Map<string, import("../lib/signals.js").Signal<Row>>} */
const rows = new Map();
const rowsChanged = signal(0);

/** @typedef {{ state: "idle" | "loading" | "ready" | "failed", next: string | null, error?: unknown }} Loading */
/** @type {Record<Scope, import("../lib/signals.js").Signal<Loading>>} */
export const loading = {
  mine: signal(/** @type {Loading} */ ({ state: "idle", next: null })),
  waiting: signal(/** @type {Loading} */ ({ state: "idle", next: null })),
  team: signal(/** @type {Loading} */ ({ state: "idle", next: null })),
  closed: signal(/** @type {Loading} */ ({ state: "idle", next: null })),
};

/** @param {Row} row @returns {Scope} */
export function scopeOf(row) {
  if (row.state === "queued") return "waiting";
  if (row.state === "closed") return "closed";
  return row.owner?.id === me.peek().person.id ? "mine" : "team";
}

/**
 * Takes a row, or the changed parts of one that is known. What became empty comes as null.
 * @param {Row} row
 */
export function putRow(row) {
  const held = rows.get(row.id);
  if (held) held.value = { ...held.peek(), ...row };
  else if (row.customer) rows.set(row.id, signal(row));
  else return void fetchRow(row.id);
  rowsChanged.value = rowsChanged.peek() + 1;
}

/**
 * The changed parts of a row that is not known here: ask for all of it.
 * @param {string} id
 */
async function fetchRow(id) {
  try {
    putRow((await api.get(`/api/conversations/${encodeURIComponent(id)}`)).conversation);
  } catch {
    // Gone, or not for these eyes: there is nothing to show.
  }
}

/** @param {string} id */
export function dropRow(id) {
  if (rows.delete(id)) rowsChanged.value = rowsChanged.peek() + 1;
}

/**
 * The signal of one row; undefined when it is unknown.
 * @param {string} id
 */
export function rowSignal(id) {
  return rows.get(id);
}

/**
 * Every row of a scope as it is now.
 * @param {Scope} scope
 * @returns {Row[]}
 */
export function rowsOf(scope) {
  rowsChanged.value;
  return [...rows.values()].map((held) => held.peek()).filter((row) => scopeOf(row) === scope);
}

/** The present scope in groups, in the order of answering. */
export const groups = computed(() => {
  second.value;
  const now = serverNow();
  const scope = scopeShown.value;
  const all = rowsOf(scope);
  if (scope === "closed") {
    all.sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt));
    return [{ bucket: "closed", ids: all.map((row) => row.id) }];
  }
  all.sort(byUrgency(now));
  return ["overdue", "toAnswer", "waitingBuyer"].map((bucket) => ({
    bucket,
    ids: all.filter((row) => bucketOf(row, now) === bucket).map((row) => row.id),
  }));
});

/** Ids from top to bottom as the list shows them. */
export function shownIds() {
  return groups.peek().flatMap((group) => group.ids);
}

/** How many of mine wait for an answer and how many of them too long. */
export const urgent = computed(() => {
  second.value;
  const now = serverNow();
  let toAnswer = 0;
  let overdue = 0;
  if (me.value) {
    for (const row of rowsOf("mine")) {
      const bucket = bucketOf(row, now);
      if (bucket === "toAnswer") toAnswer += 1;
      if (bucket === "overdue") overdue += 1;
    }
  }
  return { toAnswer, overdue };
});

/**
 * Loads one scope from its start, or its next page.
 * @param {Scope} scope
 * @param {boolean} [more]
 */
export async function loadScope(scope, more = false) {
  const status = loading[scope];
  const cursor = more ? status.peek().next : null;
  status.value = { ...status.peek(), state: "loading" };
  try {
    const answer = await api.get(`/api/conversations${query({ scope, cursor, limit: 100 })}`);
    if (!more) {
      const now = new Set(answer.items.map((/** @type {Row} */ row) => row.id));
      for (const row of rowsOf(scope)) if (!now.has(row.id)) dropRow(row.id);
    }
    for (const row of answer.items) putRow(row);
    if (answer.counts) counts.value = { ...counts.peek(), ...answer.counts };
    status.value = { state: "ready", next: answer.next ?? null };
  } catch (error) {
    status.value = { ...status.peek(), state: "failed", error };
  }
}

/**
 * Whether I may do something.
 * @param {string} permission
 */
export function may(permission) {
  return Boolean(me.peek()?.permissions.includes(permission));
}
