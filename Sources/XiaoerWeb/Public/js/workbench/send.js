// Sending: at once on the screen, repeated safely, held back when newer words or findings stand against it.
// @ts-check
import { api, ApiError, newClientId } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { mergeMessages } from "./conversation.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./conversation.js").Pending} Pending */

/**
 * Sends what stands in the input box (or a given body) and empties the box.
 * @param {Conversation} model
 * @param {{ text?: string, attachmentId?: string, product?: any, overrides?: { rule: string, reason: string }[], seenSeq?: number, label?: string }} [what]
 */
export async function send(model, what = {}) {
  const note = model.mode.peek() === "note" && what.text === undefined && !what.product && !what.attachmentId;
  const fromBox = what.text === undefined && !what.product && !what.attachmentId;
  const text = what.text ?? (fromBox ? (note ? model.noteText.peek() : model.text.peek()) : "");
  if (fromBox && text.trim() === "") return;
  /** @type {any} */
  const body = note ? { text } : { seenSeq: what.seenSeq ?? model.seenSeq };
  if (!note) {
    if (text) body.text = text;
    if (what.attachmentId) body.attachmentId = what.attachmentId;
    if (what.product) body.product = what.product;
    if (what.overrides?.length) body.overrides = what.overrides;
    if (fromBox && model.phrase) {
      body.phrase = { id: model.phrase.id, unmodified: model.phrase.text === text };
      const card = model.card.peek();
      if (card?.phrase?.id === model.phrase.id) body.cardId = card.id;
    }
  }
  if (fromBox) empty(model, note);
  await dispatch(model, {
    clientId: newClientId(),
    body,
    note,
    text: text || what.label || "",
    at: serverNow(),
    state: "sending",
  });
}

/** @param {Conversation} model @param {boolean} note */
function empty(model, note) {
  if (note) model.noteText.value = "";
  else {
    model.text.value = "";
    model.phrase = null;
    model.held.value = null;
    void model.draft.clear();
  }
}

/**
 * Sends a message again that did not get through; the client id keeps it from doubling.
 * @param {Conversation} model
 * @param {Pending} pending
 */
export async function dispatch(model, pending) {
  put(model, { ...pending, state: "sending", error: undefined });
  try {
    const path = `${model.path}/${pending.note ? "notes" : "messages"}`;
    const answer = await api.post(path, { clientId: pending.clientId, ...pending.body });
    const message = answer?.message ?? answer;
    if (message?.id) {
      model.messages.value = mergeMessages(model.messages.peek(), [message]);
      if (!pending.note) model.unanswered.value = model.unanswered.peek().filter((one) => one.seq > message.seq);
    }
    drop(model, pending.clientId);
  } catch (error) {
    refused(model, pending, error);
  }
}

/** @param {Conversation} model @param {Pending} pending @param {unknown} error */
function refused(model, pending, error) {
  if (error instanceof ApiError && error.code === "conversation.newer_messages") {
    drop(model, pending.clientId);
    const newer = error.problem.newer ?? [];
    model.messages.value = mergeMessages(model.messages.peek(), newer);
    model.held.value = { kind: "newer", text: pending.text, body: pending.body, newer };
    if (pending.body.text) model.giveBack(pending.body.text);
  } else if (error instanceof ApiError && error.code === "language.findings") {
    drop(model, pending.clientId);
    const findings = error.problem.findings ?? [];
    model.held.value = { kind: "findings", text: pending.text, body: pending.body, findings };
    if (pending.body.text) model.giveBack(pending.body.text);
  } else {
    put(model, { ...pending, state: "failed", error });
  }
}

/** @param {Conversation} model @param {Pending} pending */
function put(model, pending) {
  const others = model.pending.peek().filter((one) => one.clientId !== pending.clientId);
  model.pending.value = [...others, pending].sort((a, b) => a.at - b.at);
}

/** @param {Conversation} model @param {string} clientId */
function drop(model, clientId) {
  model.pending.value = model.pending.peek().filter((one) => one.clientId !== clientId);
}

/**
 * Gives up on a message that failed and puts its words back.
 * @param {Conversation} model
 * @param {Pending} pending
 */
export function takeBack(model, pending) {
  drop(model, pending.clientId);
  if (pending.note) {
    model.mode.value = "note";
    model.noteText.value = [pending.text, model.noteText.peek()].filter(Boolean).join("\n");
  } else if (pending.body.text) model.giveBack(pending.body.text);
}

/**
 * What failed for want of a line goes out when the line is back, one after the other.
 * @param {Conversation} model
 */
export async function retryFailed(model) {
  for (const pending of model.pending.peek()) {
    if (pending.state === "failed" && pending.error instanceof ApiError && pending.error.temporary) {
      await dispatch(model, pending);
    }
  }
}
