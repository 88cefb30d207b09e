// The buyer's side of a conversation: what was said, what is on its way, where the buyer stands in the queue.
// @ts-check
import { api, query, session } from "../lib/api.js";
import { correctClock } from "../lib/clock.js";
import { computed, signal } from "../lib/signals.js";
import { openStream } from "../lib/stream.js";
import { merge } from "./thread.js";
import { sender } from "./sending.js";

/** @typedef {import("./thread.js").ChatMessage} ChatMessage */
/** @typedef {{ name: string, open: boolean, nextOpen: string | null, hoursText: string, linkHosts?: string[] }} Shop */
/** @typedef {{ styleNumber: string, title: string, url: string }} Page */
/**
 * @typedef {object} Conversation
 * @property {string} id
 * @property {"queued" | "active" | "closed" | "offline"} state
 * @property {number} [queuePosition]
 * @property {number} [expectedWaitSeconds]
 * @property {{ name: string } | null} [agent]
 * @property {number} lastSeq
 * @property {number} buyerReadSeq
 * @property {number} agentReadSeq
 */

const TYPING_SHOWN_MS = 6000;
const TYPING_SENT_MS = 3000;

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the chat works until the page is closed.
  }
}

/**
 * Whether this browser has talked with the shop before.
 * @param {string} slug
 */
export function knowsShop(slug) {
  return recall(`xiaoer.visitor.${slug}`) !== null;
}

/**
 * @param {object} options
 * @param {string} options.slug
 * @param {Page | null} [options.page] where the buyer is; the agent sees it
 * @param {any} [options.product] the article of that page, offered for sending
 * @param {any} [options.identity] who the buyer is, signed by the shop's own site
 */
export function createChat({ slug, page = null, product = null, identity }) {
  const tokenKey = `xiaoer.visitor.${slug}`;
  const shop = signal(/** @type {Shop | null} */ (null));
  const conversation = signal(/** @type {Conversation | null} */ (null));
  const messages = signal(/** @type {ChatMessage[]} */ ([]));
  const hasMore = signal(false);
  const loading = signal(true);
  const failure = signal(/** @type {unknown} */ (null));
  const typing = signal(/** @type {string | null} */ (null));
  const visible = signal(false);
  const lastSeq = () => messages.peek().at(-1)?.seq ?? 0;
  /** The newest sequence the buyer has seen; never runs backwards. */
  const seen = signal(0);
  const unread = computed(
    () => messages.value.filter((one) => one.from !== "buyer" && one.kind !== "system" && one.seq > seen.value).length,
  );
  let typingTimer = 0;
  let typingSentAt = 0;
  /** @type {ReturnType<typeof openStream> | null} */
  let line = null;
  let lineOpened = false;
  /** @type {Promise<void> | null} */
  let loggingIn = null;
  const online = signal(/** @type {"connecting" | "live" | "lost"} */ ("connecting"));

  /** One login at a time, whoever asks. */
  function login() {
    loggingIn ??= api
      .post("/api/chat/visitor", {
        shop: slug,
        token: recall(tokenKey) ?? undefined,
        identity,
        page: page ?? undefined,
      })
      .then((answer) => {
        session.token = answer.token;
        remember(tokenKey, answer.token);
      })
      .finally(() => {
        loggingIn = null;
      });
    return loggingIn;
  }

  /** @param {ChatMessage[]} more */
  function take(more) {
    if (more.length === 0) return;
    messages.value = merge(messages.peek(), more);
    outgoing.arrived(more);
    if (more.some((one) => one.from === "agent")) typing.value = null;
    markRead();
  }

  const outgoing = sender({ slug, page, login, take, conversation: (change) => patch(change) });

  /** @param {Partial<Conversation> & { id: string }} change */
  function patch(change) {
    const before = conversation.peek();
    const fresh = { lastSeq: 0, buyerReadSeq: 0, agentReadSeq: 0, state: /** @type {const} */ ("active") };
    conversation.value = { ...(before ?? fresh), ...change };
  }

  async function load() {
    const view = await api.get("/api/chat?limit=50");
    shop.value = view.shop;
    conversation.value = view.conversation;
    seen.value = Math.max(seen.peek(), view.conversation?.buyerReadSeq ?? 0);
    // Older messages loaded before a reconnection stay; what is new joins them.
    const known = messages.peek();
    const gap = known.length > 0 && (view.messages[0]?.seq ?? 0) > lastSeq() + 1;
    if (gap) messages.value = [];
    if (known.length === 0 || gap) hasMore.value = view.hasMore;
    take(view.messages);
  }

  async function start() {
    if (line) return;
    failure.value = null;
    loading.value = true;
    try {
      await login();
      await load();
    } catch (error) {
      failure.value = error;
      loading.value = false;
      return;
    }
    loading.value = false;
    listen();
    outgoing.drain();
  }

  /** @param {string} [lastId] */
  function listen(lastId) {
    line = openStream({
      url: "/api/chat/live",
      lastId,
      headers: () => ({ Authorization: `Bearer ${session.token ?? ""}` }),
      onEvent(one) {
        try {
          event(one.type, JSON.parse(one.data));
        } catch {
          // An event that cannot be read is made good by the next reload of the thread.
        }
      },
      onState(state) {
        if (state === "denied") void again();
        else online.value = state === "open" ? "live" : lineOpened || state === "lost" ? "lost" : "connecting";
      },
    });
  }

  /** The server no longer knows this visitor's token (a restored backup, a long absence): say hello anew. */
  async function again() {
    online.value = "lost";
    line?.close();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await login().catch(() => {});
    listen(line?.lastId());
  }

  /** @param {string} name @param {any} data */
  function event(name, data) {
    if (name === "hello") {
      correctClock(data.now);
      // Everything that could have been missed while the line was down, whatever the stream itself repeats.
      if (lineOpened) void load().catch(() => {});
      lineOpened = true;
    } else if (name === "message") take([data]);
    else if (name === "conversation") patch(data);
    else if (name === "queue") {
      const now = conversation.peek();
      if (now) patch({ id: now.id, queuePosition: data.position, expectedWaitSeconds: data.expectedWaitSeconds });
    } else if (name === "read" && data.by === "agent") {
      const now = conversation.peek();
      if (now && data.seq > now.agentReadSeq) patch({ id: now.id, agentReadSeq: data.seq });
    } else if (name === "typing" && data.by === "agent") {
      typing.value = data.name ?? "";
      clearTimeout(typingTimer);
      typingTimer = window.setTimeout(() => (typing.value = null), TYPING_SHOWN_MS);
    } else if (name === "reset") void load().catch(() => {});
  }

  async function loadOlder() {
    const first = messages.peek()[0];
    if (!first || !hasMore.peek()) return;
    const answer = await api.get(`/api/chat/messages${query({ before: first.seq, limit: 50 })}`);
    hasMore.value = answer.hasMore;
    messages.value = merge(messages.peek(), answer.items);
  }

  /** Tells the shop what was read, only while the chat is open and looked at. */
  function markRead() {
    const seq = lastSeq();
    if (!visible.peek() || document.visibilityState !== "visible" || seq <= seen.peek()) return;
    seen.value = seq;
    void api.post("/api/chat/read", { seq }).catch(() => {});
  }

  /** Called while the buyer types; says so at most every three seconds. */
  function tellTyping() {
    const now = Date.now();
    if (now - typingSentAt < TYPING_SENT_MS || !conversation.peek()) return;
    typingSentAt = now;
    void api.post("/api/chat/typing").catch(() => {});
  }

  const back = () => {
    if (document.visibilityState !== "visible") return;
    markRead();
    line?.wake();
  };
  const wake = () => line?.wake();
  document.addEventListener("visibilitychange", back);
  window.addEventListener("online", wake);

  return {
    shop,
    conversation,
    messages,
    hasMore,
    loading,
    failure,
    typing,
    unread,
    online,
    product,
    slug,
    outgoing,
    start,
    loadOlder,
    tellTyping,
    /** @param {boolean} is */
    show(is) {
      visible.value = is;
      if (is) markRead();
    },
    stop() {
      document.removeEventListener("visibilitychange", back);
      window.removeEventListener("online", wake);
      outgoing.stop();
      line?.close();
    },
  };
}

/** @typedef {ReturnType<typeof createChat>} Chat */
