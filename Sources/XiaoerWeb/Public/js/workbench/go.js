// Moving about: the address after # says what is open, so that reload, back and links work.
// @ts-check
import { signal } from "../lib/signals.js";
import { conversation, keptConversation } from "./conversation.js";
import { loadScope, loading, openId, page, rowSignal, scopeOf, scopeShown, shownIds } from "./state.js";

/** The open conversation's model. */
export const current = signal(/** @type {import("./conversation.js").Conversation | null} */ (null));

/** @param {string} id @param {{ show?: boolean }} [options] show: also turn the list to the scope it is in */
export function openConversation(id, options = {}) {
  if (options.show) showScopeOf(id);
  const hash = `#c/${encodeURIComponent(id)}`;
  if (location.hash === hash) route();
  else location.hash = hash;
}

/** @param {string} id */
function showScopeOf(id) {
  const row = rowSignal(id)?.peek();
  if (row) showScope(scopeOf(row));
}

/** @param {import("./state.js").Scope} scope */
export function showScope(scope) {
  scopeShown.value = scope;
  if (loading[scope].peek().state === "idle" || scope === "closed") void loadScope(scope);
}

/** Back to the list (phones), or nothing open. */
export function closeThread() {
  location.hash = "#";
}

/**
 * Alt ↑ / ↓: the neighbour in the list, in the order shown.
 * @param {1 | -1} step
 */
export function openNeighbour(step) {
  const ids = shownIds();
  if (ids.length === 0) return;
  const at = openId.peek() ? ids.indexOf(/** @type {string} */ (openId.peek())) : -1;
  const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : (at + step + ids.length) % ids.length;
  openConversation(ids[next]);
}

/** Follows the address. */
export function route() {
  const hash = location.hash;
  const chat = /^#c\/(.+)$/.exec(hash);
  if (hash === "#restock" || hash === "#team") {
    leave();
    page.value = hash === "#team" ? "team" : "restock";
    return;
  }
  page.value = "chat";
  if (!chat) {
    leave();
    return;
  }
  const id = decodeURIComponent(chat[1]);
  if (openId.peek() === id && current.peek()) return;
  leave();
  openId.value = id;
  const model = conversation(id);
  current.value = model;
  void model.load().then(() => {
    if (openId.peek() === id && scopeShown.peek() !== "team") showScopeOf(id);
  });
}

function leave() {
  const id = openId.peek();
  if (id) void keptConversation(id)?.draft.flush();
  openId.value = null;
  current.value = null;
}
