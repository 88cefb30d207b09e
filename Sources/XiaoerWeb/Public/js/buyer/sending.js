// Sending: takes entries from the outbox one by one, uploads pictures, repeats what failed, keeps the order.
// @ts-check
import { ApiError, api, errorText, newClientId, upload } from "../lib/api.js";
import { signal } from "../lib/signals.js";
import { backoffMilliseconds } from "../lib/stream.js";
import { prepare } from "./images.js";
import { Outbox, nextToSend, verdict } from "./outbox.js";

/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {import("./thread.js").ChatMessage} ChatMessage */
/** @typedef {{ file: Blob, preview: string, progress: import("../lib/signals.js").Signal<number> }} Picture */

/**
 * @param {object} options
 * @param {string} options.slug
 * @param {any} options.page where the buyer is; the server files it with each message
 * @param {() => Promise<unknown>} options.login
 * @param {(messages: ChatMessage[]) => void} options.take
 * @param {(change: any) => void} options.conversation
 */
export function sender({ slug, page, login, take, conversation }) {
  const outbox = new Outbox(storage(), `xiaoer.outbox.${slug}`);
  /** What the thread shows below the messages. */
  const entries = signal(outbox.entries());
  /** True while a message waits because the line is down. */
  const waiting = signal(false);
  /**
   * Pictures not yet uploaded live only in this page.
   * @type {Map<string, Picture>}
   */
  const pictures = new Map();
  let running = false;
  let stopped = false;
  let attempt = 0;
  /** @type {(() => void) | null} */
  let hurry = null;

  const tab = tabName();
  const refresh = () => (entries.value = outbox.entries());
  const next = () => nextToSend(refresh(), tab, Date.now());

  /** @param {Omit<Entry, "clientId" | "at" | "state">} what @param {string} [clientId] */
  function add(what, clientId = newClientId()) {
    outbox.add({ ...what, clientId, at: Date.now(), state: "waiting" });
    refresh();
    drain();
    return clientId;
  }

  /** @param {string} text */
  const sendText = (text) => add({ kind: "text", text });
  /** @param {any} product */
  const sendProduct = (product) => add({ kind: "product", text: "", product });
  /** @param {File} file */
  async function sendPicture(file) {
    const clientId = newClientId();
    const blob = await prepare(file);
    pictures.set(clientId, { file: blob, preview: URL.createObjectURL(blob), progress: signal(0) });
    add({ kind: "image", text: "", fileName: file.name || "picture.jpg", owner: tab }, clientId);
  }

  /** Several tabs share one outbox: a lock keeps them from sending side by side, where the browser has locks. */
  function drain() {
    if (running || stopped) {
      hurry?.();
      return;
    }
    running = true;
    const work = () => drainAll().finally(() => (running = false));
    if (navigator.locks) void navigator.locks.request(`xiaoer.outbox.${slug}`, work);
    else void work();
  }

  async function drainAll() {
    for (let entry = next(); entry && !stopped; entry = next()) {
      try {
        await deliver(entry);
        attempt = 0;
        waiting.value = false;
      } catch (error) {
        await fail(entry, error);
      }
    }
  }

  /** @param {Entry} entry */
  async function deliver(entry) {
    const attachment = entry.kind === "image" ? await uploaded(entry) : undefined;
    const answer = await api.post("/api/chat/messages", {
      clientId: entry.clientId,
      text: entry.text || undefined,
      attachmentId: attachment?.id,
      product: entry.product ? { styleNumber: entry.product.number } : undefined,
      page: page ?? undefined,
    });
    outbox.remove(entry.clientId);
    // The message may also come through the stream; whoever is first, the thread shows it once.
    take([attachment && !answer.message.attachment ? { ...answer.message, attachment } : answer.message]);
    conversation(answer.conversation);
    forget(entry.clientId);
  }

  /** @param {Entry} entry @returns {Promise<any>} the stored attachment */
  async function uploaded(entry) {
    if (entry.attachment) return entry.attachment;
    const picture = pictures.get(entry.clientId);
    if (!picture) throw new ApiError(410, { code: "attachment.gone" });
    const name = encodeURIComponent(entry.fileName ?? "picture.jpg");
    const answer = await upload(`/api/chat/attachments?name=${name}`, picture.file, (share) => {
      picture.progress.value = share;
    });
    outbox.change(entry.clientId, { attachment: answer.attachment });
    return answer.attachment;
  }

  /** @param {Entry} entry @param {unknown} error */
  async function fail(entry, error) {
    const status = error instanceof ApiError ? error.status : 0;
    const what = verdict(status);
    if (what === "refused") {
      outbox.change(entry.clientId, { state: "refused", reason: errorText(error) });
      refresh();
      return;
    }
    waiting.value = true;
    if (what === "login" && attempt < 3) await login().catch(() => {});
    const asked = error instanceof ApiError ? (error.problem.retryAfterSeconds ?? 0) * 1000 : 0;
    await pause(Math.max(asked, backoffMilliseconds(++attempt, Math.random())));
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

  /** @param {string} clientId */
  function forget(clientId) {
    const picture = pictures.get(clientId);
    // The preview stays a moment longer: the thread swaps it for the server's picture.
    if (picture) setTimeout(() => URL.revokeObjectURL(picture.preview), 10_000);
    pictures.delete(clientId);
    refresh();
  }

  const retryNow = () => hurry?.();
  const shared = (/** @type {StorageEvent} */ event) => {
    if (event.key !== outbox.key) return;
    refresh();
    drain();
  };
  window.addEventListener("online", retryNow);
  window.addEventListener("storage", shared);

  return {
    entries,
    waiting,
    pictures,
    sendText,
    sendProduct,
    sendPicture,
    drain,
    /** @param {readonly ChatMessage[]} messages */
    arrived(messages) {
      for (const one of messages) if (one.clientId) outbox.remove(one.clientId);
      refresh();
    },
    /** @param {string} clientId */
    retry(clientId) {
      outbox.change(clientId, { state: "waiting", reason: undefined });
      refresh();
      drain();
    },
    /** @param {string} clientId */
    drop(clientId) {
      outbox.remove(clientId);
      forget(clientId);
    },
    retryNow,
    stop() {
      stopped = true;
      retryNow();
      window.removeEventListener("online", retryNow);
      window.removeEventListener("storage", shared);
    },
  };
}

/** A name for this tab that survives a reload. */
function tabName() {
  try {
    const name = sessionStorage.getItem("xiaoer.tab") ?? newClientId();
    sessionStorage.setItem("xiaoer.tab", name);
    return name;
  } catch {
    return newClientId();
  }
}

/**
 * The browser's storage, or a stand-in for as long as the page lives.
 * @returns {import("./outbox.js").Keep}
 */
function storage() {
  try {
    localStorage.setItem("xiaoer.probe", "1");
    localStorage.removeItem("xiaoer.probe");
    return localStorage;
  } catch {
    /** @type {Map<string, string>} */
    const held = new Map();
    return {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => void held.set(key, value),
      removeItem: (key) => void held.delete(key),
    };
  }
}
