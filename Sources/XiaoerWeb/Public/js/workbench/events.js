// What the live line brings, and what to load again after it was cut.
// @ts-check
import { serverNow } from "../lib/clock.js";
import { connectLive } from "../lib/live.js";
import { arrived } from "./alarm.js";
import { keptConversation, keptConversations } from "./conversation.js";
import { current } from "./go.js";
import { presenceEvent } from "./presence.js";
import { loadRestockCount, takeRestock } from "./restock.js";
import { retryFailed } from "./send.js";
import {
  counts,
  dropRow,
  line,
  loading,
  loadScope,
  me,
  openId,
  putRow,
  rowSignal,
  rowsOf,
  SCOPES,
  scopeOf,
} from "./state.js";
import { loadTasks } from "./tasks.js";
import { takeTeamPresence } from "./team.js";

/** @type {Record<string, (data: any) => void>} */
const TAKE = {
  message({ conversationId, message, row }) {
    if (row) putRow(row);
    keptConversation(conversationId)?.take(message);
    if (message.from === "buyer" && rowSignal(conversationId)?.peek().owner?.id === me.peek().person.id)
      arrived(conversationId);
  },
  conversation({ row }) {
    const before = rowSignal(row.id)?.peek();
    const wasMine = before ? scopeOf(before) === "mine" : false;
    putRow(row);
    recount();
    if (!wasMine && scopeOf(row) === "mine") arrived(row.id);
  },
  "conversation.gone"({ conversationId }) {
    if (openId.peek() !== conversationId) dropRow(conversationId);
    recount();
  },
  queue({ counts: figures }) {
    if (figures) counts.value = { ...counts.peek(), ...figures };
  },
  read({ conversationId, by, seq }) {
    const model = keptConversation(conversationId);
    if (model && by === "buyer") model.buyerReadSeq.value = Math.max(model.buyerReadSeq.peek(), seq);
    const held = rowSignal(conversationId);
    if (by === "agent" && held && held.peek().unread > 0 && seq >= held.peek().lastSeq)
      putRow({ ...held.peek(), unread: 0 });
  },
  typing({ conversationId, by, name, personId }) {
    if (personId && personId === me.peek().person.id) return;
    const model = keptConversation(conversationId);
    if (model) model.typing.value = { by, name, until: serverNow() + 6000 };
  },
  viewers({ conversationId, viewers }) {
    const model = keptConversation(conversationId);
    if (model) model.viewers.value = viewers;
    const held = rowSignal(conversationId);
    if (held) putRow({ ...held.peek(), viewers });
  },
  card() {
    void current.peek()?.loadCard();
  },
  stock() {
    void current.peek()?.loadCard();
  },
  presence({ subjectId, data }) {
    const change = { personId: subjectId, state: data.after, suspended: data.after === "suspended" };
    presenceEvent(change.personId, change);
    takeTeamPresence(change);
  },
  task: () => void loadTasks(),
  restock() {
    void loadRestockCount();
    takeRestock({});
  },
  reset: () => void reloadAll(),
};

function recount() {
  counts.value = { ...counts.peek(), mine: rowsOf("mine").length };
}

/** Everything that is shown, fresh from the server. */
export async function reloadAll() {
  for (const scope of SCOPES) {
    if (loading[scope].peek().state !== "idle") void loadScope(scope);
  }
  void loadTasks();
  await current.peek()?.load();
}

/** Opens the live line; call once after the session is known. */
export function startLive() {
  let wasLost = false;
  connectLive({
    person: me.peek().person.id,
    onEvent(type, data) {
      TAKE[type]?.(data);
    },
    onState(state) {
      line.value = state;
      if (state === "lost") wasLost = true;
      if (state === "open" && wasLost) {
        wasLost = false;
        // The line itself brings what was missed; what is transient and what waits to be sent is looked after here.
        void reloadAll();
        for (const model of keptConversations()) void retryFailed(model);
      }
    },
  });
  window.addEventListener("online", () => keptConversations().forEach((model) => void retryFailed(model)));
}
