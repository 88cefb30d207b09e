// Telling others that I look at a conversation and that I type; heartbeats stop when the page is out of sight.
// @ts-check
import { api } from "../lib/api.js";
import { effect } from "../lib/signals.js";
import { current } from "./go.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

const BEAT = 20_000;
const TYPING = 3_000;
let lastTyping = 0;
let lastId = "";

/** @param {Conversation} model */
export function sayTyping(model) {
  const now = Date.now();
  if (now - lastTyping < TYPING && lastId === model.id) return;
  lastTyping = now;
  lastId = model.id;
  void api.post(`${model.path}/typing`, {}).catch(() => {});
}

/** Follows the open conversation; call once. */
export function startViewing() {
  effect(() => {
    const model = current.value;
    if (!model) return;
    const beat = () => {
      if (document.visibilityState === "visible") void api.put(`${model.path}/viewing`, {}).catch(() => {});
    };
    const leave = () => void api.delete(`${model.path}/viewing`, undefined, { keepalive: true }).catch(() => {});
    const turn = () => (document.visibilityState === "visible" ? beat() : leave());
    beat();
    const timer = setInterval(beat, BEAT);
    document.addEventListener("visibilitychange", turn);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turn);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  });
}
