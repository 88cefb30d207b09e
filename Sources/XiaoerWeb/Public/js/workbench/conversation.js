// One open conversation: its messages in order, its draft, its card, who else looks at it.
// @ts-check
import { api, ApiError, query } from "../lib/api.js";
import { signal } from "../lib/signals.js";
import { DraftKeeper } from "./draft.js";
import { putRow } from "./state.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Card} Card */
/** @typedef {{ clientId: string, body: any, note: boolean, text: string, at: number, state: "sending" | "failed", error?: unknown }} Pending */
/** @typedef {{ kind: "newer", text: string, body: any, newer: Message[] } | { kind: "findings", text: string, body: any, findings: import("./types.js").Finding[] }} Held */

/**
 * Puts messages into a list by sequence, without doubles. Pure.
 * @param {Message[]} held
 * @param {Message[]} more
 */
export function mergeMessages(held, more) {
  const byId = new Map(held.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

export class Conversation {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
    this.path = `/api/conversations/${encodeURIComponent(id)}`;
    this.status = signal(/** @type {"loading" | "ready" | "failed"} */ ("loading"));
    /** @type {unknown} */
    this.error = null;
    this.messages = signal(/** @type {Message[]} */ ([]));
    this.hasMore = signal(false);
    this.loadingOlder = signal(false);
    this.card = signal(/** @type {Card | null} */ (null));
    this.cardDismissed = signal("");
    this.cardAsked = 0;
    this.viewers = signal(/** @type {import("./types.js").Named[]} */ ([]));
    this.typing = signal(/** @type {{ by: string, name: string, until: number } | null} */ (null));
    this.unanswered = signal(/** @type {{ messageId: string, seq: number, text: string }[]} */ ([]));
    this.pending = signal(/** @type {Pending[]} */ ([]));
    this.held = signal(/** @type {Held | null} */ (null));
    this.text = signal("");
    this.noteText = signal("");
    this.mode = signal(/** @type {"reply" | "note"} */ ("reply"));
    this.draftState = signal(/** @type {"saved" | "saving" | "unsaved"} */ ("saved"));
    this.draftConflict = signal(/** @type {{ text: string, version: number } | null} */ (null));
    this.buyerReadSeq = signal(0);
    this.agentReadSeq = 0;
    /**
     * The phrase the text began as, for "sent unmodified".
     * @type {{ id: string, text: string } | null}
     */
    this.phrase = null;
    /**
     * Where reading stood before switching away.
     * @type {number | null}
     */
    this.scrollTop = null;
    this.draft = new DraftKeeper({
      save: (text, version, last) => api.put(`${this.path}/draft`, { text, version }, { keepalive: last }),
      remove: () => api.delete(`${this.path}/draft`),
      newerIn: (error) =>
        error instanceof ApiError && error.code === "draft.newer" ? (error.problem.draft ?? null) : null,
      conflict: (draft) => (this.draftConflict.value = draft),
      state: (state) => (this.draftState.value = state),
    });
  }

  /** The newest sequence number that this page shows. */
  get seenSeq() {
    return this.messages.peek().at(-1)?.seq ?? 0;
  }

  async load() {
    if (this.status.peek() === "failed") this.status.value = "loading";
    const first = this.status.peek() === "loading";
    try {
      const answer = await api.get(this.path);
      putRow(answer.conversation);
      const gap = !first && answer.hasMore && answer.messages[0]?.seq > this.seenSeq + 1;
      // After a long absence the old part would leave a hole: start from the newest page.
      this.messages.value = gap ? answer.messages : mergeMessages(this.messages.peek(), answer.messages);
      if (first || gap) this.hasMore.value = Boolean(answer.hasMore);
      void this.loadCard();
      this.viewers.value = answer.viewers ?? [];
      this.unanswered.value = answer.unanswered ?? [];
      this.buyerReadSeq.value = answer.conversation.buyerReadSeq ?? 0;
      this.agentReadSeq = answer.conversation.agentReadSeq ?? 0;
      if (first) {
        this.draft.adopt(answer.draft);
        if (answer.draft && this.text.peek() === "") this.text.value = answer.draft.text;
      }
      this.status.value = "ready";
    } catch (error) {
      this.error = error;
      if (first) this.status.value = "failed";
    }
  }

  /** What the procedure says about the buyer's last question. A late answer does not replace a newer one. */
  async loadCard() {
    const asked = ++this.cardAsked;
    try {
      const card = await api.get(`${this.path}/card`);
      if (asked === this.cardAsked) this.card.value = card?.id ? card : null;
    } catch {
      // Without a card the agent answers from knowledge; the next message asks again.
    }
  }

  async loadOlder() {
    const first = this.messages.peek()[0];
    if (!first || this.loadingOlder.peek() || !this.hasMore.peek()) return;
    this.loadingOlder.value = true;
    try {
      const answer = await api.get(`${this.path}/messages${query({ before: first.seq, limit: 50 })}`);
      this.messages.value = mergeMessages(answer.items, this.messages.peek());
      this.hasMore.value = Boolean(answer.hasMore);
    } finally {
      this.loadingOlder.value = false;
    }
  }

  /** Everything that was said since the newest message shown here. */
  async loadNewer() {
    const answer = await api.get(`${this.path}/messages${query({ after: this.seenSeq, limit: 200 })}`);
    this.messages.value = mergeMessages(this.messages.peek(), answer.items);
    this.forgetSent(answer.items);
  }

  /**
   * A message arrived over the live line.
   * @param {Message} message
   */
  take(message) {
    if (this.status.peek() !== "ready") return;
    const hole = message.seq > this.seenSeq + 1;
    this.messages.value = mergeMessages(this.messages.peek(), [message]);
    this.forgetSent([message]);
    if (message.from === "buyer" && message.kind !== "system") {
      this.typing.value = null;
      const question = { messageId: message.id, seq: message.seq, text: message.text };
      if (message.text && !this.unanswered.peek().some((one) => one.messageId === message.id)) {
        this.unanswered.value = [...this.unanswered.peek(), question];
      }
      void this.loadCard();
    } else if (message.from === "agent") {
      this.unanswered.value = this.unanswered.peek().filter((one) => one.seq > message.seq);
    }
    if (hole) void this.loadNewer().catch(() => {});
  }

  /** @param {Message[]} messages */
  forgetSent(messages) {
    const sent = new Set(messages.map((message) => message.clientId).filter(Boolean));
    const left = this.pending.peek().filter((one) => !sent.has(one.clientId));
    if (left.length !== this.pending.peek().length) this.pending.value = left;
  }

  /** @param {string} text */
  edit(text) {
    if (this.mode.peek() === "note") {
      this.noteText.value = text;
      return;
    }
    this.text.value = text;
    this.draft.edit(text);
    if (text.trim() === "") this.phrase = null;
  }

  /**
   * Puts words that could not be sent back, in front of what was typed meanwhile.
   * @param {string} text
   */
  giveBack(text) {
    const now = this.text.peek();
    this.mode.value = "reply";
    this.edit(now && now !== text ? `${text}\n${now}` : text);
  }
}

/**
 * The last few conversations stay, so that going back is instant and half-typed words are there.
 * @type {Map<string, Conversation>}
 */
const kept = new Map();

/** @param {string} id */
export function conversation(id) {
  let found = kept.get(id);
  if (found) kept.delete(id);
  else found = new Conversation(id);
  kept.set(id, found);
  for (const [key, old] of kept) {
    if (kept.size <= 16) break;
    const idle = old.pending.peek().length === 0 && old.draft.text === old.draft.savedText && !old.noteText.peek();
    if (idle && key !== id) kept.delete(key);
  }
  return found;
}

/**
 * A conversation only if it is at hand.
 * @param {string} id
 */
export function keptConversation(id) {
  return kept.get(id);
}

/** All that are at hand, for leaving the page and for loading again. */
export function keptConversations() {
  return [...kept.values()];
}
