// The buyer's live connection: one stream that comes back by itself and never skips an event.
// @ts-check
import { session } from "../lib/api.js";
import { correctClock } from "../lib/clock.js";
import { signal } from "../lib/signals.js";
import { EventParser, backoff } from "./events.js";

/** The server sends a heartbeat every 20 s; after this much silence the line is dead though nothing said so. */
const SILENCE_MS = 45_000;

/**
 * @param {object} hooks
 * @param {(event: string, data: any) => void} hooks.event
 * @param {(resumed: boolean) => void} hooks.open called at every (re)connection; fetch what was missed here
 * @param {() => Promise<unknown>} hooks.login a fresh token, when the server does not know the old one
 */
export function connect(hooks) {
  /** connecting: first attempt; live; lost: trying again. */
  const state = signal(/** @type {"connecting" | "live" | "lost"} */ ("connecting"));
  let lastId = /** @type {string | null} */ (null);
  let attempt = 0;
  let stopped = false;
  let opened = false;
  /** @type {AbortController | null} */
  let controller = null;
  /** @type {(() => void) | null} */
  let hurry = null;

  async function run() {
    while (!stopped) {
      try {
        await read();
        attempt = 0;
      } catch {
        // Whatever broke the line, the cure is the same: wait a little and come back.
      }
      if (stopped) return;
      state.value = "lost";
      await pause(backoff(attempt++, Math.random()));
    }
  }

  async function read() {
    controller = new AbortController();
    const { signal: aborted } = controller;
    const answer = await fetch("/api/chat/live", {
      headers: {
        Accept: "text/event-stream",
        Authorization: `Bearer ${session.token ?? ""}`,
        ...(lastId ? { "Last-Event-ID": lastId } : {}),
      },
      cache: "no-store",
      signal: aborted,
    });
    correctClock(answer.headers.get("X-Server-Time"));
    if (answer.status === 401) await hooks.login();
    if (!answer.ok || !answer.body) throw new Error(`live ${answer.status}`);
    await listen(answer.body);
  }

  /** @param {ReadableStream<Uint8Array>} body */
  async function listen(body) {
    const parser = new EventParser((one) => {
      if (one.id) lastId = one.id;
      let data = null;
      try {
        data = JSON.parse(one.data);
      } catch {
        return;
      }
      if (one.event === "hello") {
        correctClock(data.now);
        attempt = 0;
        state.value = "live";
        hooks.open(opened);
        opened = true;
      } else hooks.event(one.event, data);
    });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let watchdog = setTimeout(() => controller?.abort(), SILENCE_MS);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        clearTimeout(watchdog);
        if (done) return;
        watchdog = setTimeout(() => controller?.abort(), SILENCE_MS);
        parser.push(decoder.decode(value, { stream: true }));
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  function pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      function done() {
        clearTimeout(timer);
        hurry = null;
        resolve();
      }
      hurry = done;
    });
  }

  /** The network is back, or the page is looked at again: do not wait out the pause. */
  function wake() {
    hurry?.();
  }
  function drop() {
    controller?.abort();
  }
  const seen = () => document.visibilityState === "visible" && wake();
  window.addEventListener("online", wake);
  window.addEventListener("offline", drop);
  document.addEventListener("visibilitychange", seen);
  void run();

  return {
    state,
    stop() {
      stopped = true;
      controller?.abort();
      wake();
      window.removeEventListener("online", wake);
      window.removeEventListener("offline", drop);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}
