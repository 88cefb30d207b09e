// Server-sent events over fetch: carries headers, notices silence, resumes where it stopped. Buyers and agents use it.
// @ts-check

/** @typedef {{ id: string, type: string, data: string }} StreamEvent */
/** @typedef {"connecting" | "open" | "lost" | "denied"} StreamState */

/**
 * Cuts a stream of text into events, as the HTML standard describes. Pure.
 * @param {(event: StreamEvent) => void} onEvent
 * @returns {(text: string) => void} takes the next piece of text
 */
export function eventParser(onEvent) {
  let rest = "";
  let type = "";
  let id = "";
  /** @type {string[]} */
  let data = [];
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) onEvent({ id, type: type || "message", data: data.join("\n") });
        type = "";
        data = [];
        continue;
      }
      const colon = line.indexOf(":");
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") type = value;
      else if (field === "data") data.push(value);
      else if (field === "id" && !value.includes("\0")) id = value;
    }
  };
}

/**
 * How long to wait before the next attempt: grows to 15 s, with some randomness so that a whole shop does not return
 * in the same instant after a restart.
 * @param {number} failures
 * @param {number} chance 0…1
 */
export function backoffMilliseconds(failures, chance) {
  const base = Math.min(15_000, 500 * 2 ** Math.min(failures, 6));
  return Math.round(base * (0.5 + chance / 2));
}

/**
 * @typedef {object} StreamOptions
 * @property {string} url
 * @property {() => Record<string, string>} [headers]
 * @property {(event: StreamEvent) => void} onEvent
 * @property {(state: StreamState) => void} [onState]
 * @property {string} [lastId]
 * @property {number} [silenceMilliseconds] without a byte (heartbeats count) the line is taken for dead
 */

/**
 * Keeps a stream open until closed.
 * @param {StreamOptions} options
 * @returns {{ close: () => void, wake: () => void, lastId: () => string }}
 */
export function openStream(options) {
  const silence = options.silenceMilliseconds ?? 50_000;
  let lastId = options.lastId ?? "";
  let closed = false;
  let failures = 0;
  let lastByte = Date.now();
  /** @type {AbortController | null} */
  let running = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tell = (/** @type {StreamState} */ state) => !closed && options.onState?.(state);

  async function run() {
    const attempt = (running = new AbortController());
    tell(failures > 0 ? "lost" : "connecting");
    lastByte = Date.now();
    try {
      /** @type {Record<string, string>} */
      const headers = { Accept: "text/event-stream", ...options.headers?.() };
      if (lastId) headers["Last-Event-ID"] = lastId;
      const response = await fetch(options.url, {
        headers,
        signal: attempt.signal,
        cache: "no-store",
        credentials: "same-origin",
      });
      if (response.status === 401 || response.status === 403 || response.status === 404) {
        tell("denied");
        return;
      }
      if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
      failures = 0;
      tell("open");
      await drain(response.body);
      failures = 1;
    } catch {
      failures += 1;
    }
    if (closed || running !== attempt) return;
    tell("lost");
    timer = setTimeout(run, backoffMilliseconds(failures, Math.random()));
  }

  /** @param {ReadableStream<Uint8Array>} body */
  async function drain(body) {
    const decoder = new TextDecoder();
    const parse = eventParser((event) => {
      if (event.id) lastId = event.id;
      if (!closed) options.onEvent(event);
    });
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      lastByte = Date.now();
      parse(decoder.decode(value, { stream: true }));
    }
  }

  function restart() {
    clearTimeout(timer);
    const old = running;
    running = null;
    old?.abort();
    if (!closed) void run();
  }

  const watch = setInterval(() => {
    if (running && Date.now() - lastByte > silence) {
      failures = Math.max(failures, 1);
      restart();
    }
  }, 5_000);

  void run();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(watch);
      running?.abort();
    },
    /** The network or the page came back: do not wait for the next attempt. */
    wake() {
      if (failures > 0) restart();
    },
    lastId: () => lastId,
  };
}
