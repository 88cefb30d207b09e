// The agents' live events in a page: from the shared worker, else from the tab that holds the lock, else its own line.
// @ts-check
import { correctClock } from "./clock.js";
import { openStream } from "./stream.js";

/** @typedef {import("./stream.js").StreamState} StreamState */
/**
 * @typedef {object} LiveOptions
 * @property {string} person id of who is logged in; another one starts a new line
 * @property {(type: string, data: any) => void} onEvent
 * @property {(state: StreamState) => void} onState
 * @property {string} [url]
 */

/**
 * One live connection per browser, however many tabs: browsers allow six connections to one server.
 * @param {LiveOptions} options
 * @returns {{ close: () => void }}
 */
export function connectLive(options) {
  const url = options.url ?? "/api/live";
  /** @param {{ type: string, data: string }} event */
  const take = (event) => {
    let data;
    try {
      data = JSON.parse(event.data);
    } catch {
      return;
    }
    if (event.type === "hello") correctClock(data.now, 0);
    options.onEvent(event.type, data);
  };
  const line = byWorker(url, options, take) ?? byLock(url, options, take) ?? alone(url, options, take);
  const wake = () => document.visibilityState === "visible" && line.wake();
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pagehide", line.close);
  // A page that comes back out of the browser's cache has said goodbye: it starts afresh.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  return {
    close() {
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      line.close();
    },
  };
}

/**
 * @typedef {(event: { type: string, data: string }) => void} Take
 * @typedef {{ close: () => void, wake: () => void }} Line
 */

/** @param {string} url @param {LiveOptions} options @param {Take} take @returns {Line | null} */
function byWorker(url, options, take) {
  if (typeof SharedWorker === "undefined") return null;
  let worker;
  try {
    worker = new SharedWorker(new URL("./live-worker.js", import.meta.url), { type: "module", name: "xiaoer-live" });
  } catch {
    return null;
  }
  const port = worker.port;
  port.onmessage = ({ data }) => {
    if (data.kind === "event") take(data);
    else if (data.kind === "state") options.onState(data.state);
  };
  port.start();
  port.postMessage({ kind: "hello", person: options.person, url });
  return {
    close: () => port.postMessage({ kind: "bye" }),
    wake: () => port.postMessage({ kind: "wake" }),
  };
}

/** @param {string} url @param {LiveOptions} options @param {Take} take @returns {Line | null} */
function byLock(url, options, take) {
  if (!navigator.locks || typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel(`xiaoer-live-${options.person}`);
  /** @type {ReturnType<typeof openStream> | null} */
  let stream = null;
  let lastId = "";
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  channel.onmessage = ({ data }) => {
    if (data.kind === "event") {
      if (data.id) lastId = data.id;
      take(data);
    } else if (data.kind === "state") options.onState(data.state);
    else if (data.kind === "ask" && stream) channel.postMessage({ kind: "state", state: "open" });
    else if (data.kind === "wake") stream?.wake();
  };
  channel.postMessage({ kind: "ask" });
  void navigator.locks.request(`xiaoer-live-${options.person}`, async () => {
    stream = openStream({
      url,
      lastId,
      onEvent: (event) => {
        channel.postMessage({ kind: "event", ...event });
        take(event);
      },
      onState: (state) => {
        channel.postMessage({ kind: "state", state });
        options.onState(state);
      },
    });
    await held;
  });
  return {
    close() {
      stream?.close();
      release();
      channel.close();
    },
    wake() {
      stream?.wake();
      channel.postMessage({ kind: "wake" });
    },
  };
}

/** @param {string} url @param {LiveOptions} options @param {Take} take @returns {Line} */
function alone(url, options, take) {
  return openStream({ url, onEvent: take, onState: options.onState });
}
