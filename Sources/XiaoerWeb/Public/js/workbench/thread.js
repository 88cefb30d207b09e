// The middle column: who it is, what can be done with the conversation, the messages, the input.
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { duration } from "../lib/format.js";
import { serverNow, second } from "../lib/clock.js";
import { t } from "../lib/i18n.js";
import { openMenu } from "../lib/menu.js";
import { effect, signal } from "../lib/signals.js";
import { errorText } from "../lib/api.js";
import { toast, toastError } from "../lib/toast.js";
import { openClosing } from "./close.js";
import { composer } from "./composer.js";
import { closeThread, current, openConversation } from "./go.js";
import { isMember, levelName, names } from "./list-row.js";
import { messageLog } from "./log.js";
import { me, putRow, rowSignal } from "./state.js";
import { sideOpen } from "./side-tabs.js";
import { openTransfer } from "./transfer.js";
import { turnClock } from "./turn-view.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

export function threadPanel() {
  return h("section", { class: "thread", "aria-label": t("thread.label") }, () => {
    const model = current.value;
    if (!model) return nothingOpen();
    return h("div", { class: "tbox" }, () => {
      const status = model.status.value;
      if (status === "failed") return failed(model);
      return [header(model), messageLog(model), status === "ready" ? foot(model) : null];
    });
  });
}

function nothingOpen() {
  return h(
    "div",
    { class: "empty big" },
    icon("chat"),
    h("h1", null, t("thread.none")),
    h("span", null, t("thread.none.hint")),
    h("kbd", null, "Alt ↓"),
  );
}

/** @param {Conversation} model */
function failed(model) {
  return h(
    "div",
    { class: "empty big", role: "alert" },
    icon("warn"),
    h("b", null, t("thread.failed")),
    h("span", null, errorText(model.error)),
    h("button", { type: "button", class: "btn", onclick: () => model.load() }, t("common.retry")),
    h("button", { type: "button", class: "btn ghost", onclick: closeThread }, t("thread.back")),
  );
}

/** @param {Conversation} model */
function header(model) {
  const row = () => rowSignal(model.id)?.value;
  return h(
    "header",
    { class: "th" },
    h(
      "button",
      { type: "button", class: "btn ic ghost back", "aria-label": t("thread.back"), onclick: closeThread },
      icon("left"),
    ),
    h(
      "div",
      { class: "who" },
      h(
        "div",
        null,
        h("h1", { class: "clip" }, () => row()?.customer.name ?? "…"),
        () => {
          const now = row();
          if (!now) return null;
          return [
            now.upset && h("span", { class: "tag r" }, t("row.upset")),
            isMember(now.customer.level) && h("span", { class: "tag v" }, levelName(now.customer.level ?? "")),
            now.intent && h("span", { class: "tag o" }, now.intent.name),
          ];
        },
      ),
      h("div", { class: "sub" }, () => subline(model)),
    ),
    () => (row()?.turn ? turnClock(() => row(), { long: true }) : null),
    () => actions(model),
    h(
      "button",
      {
        type: "button",
        class: "btn ic ghost sidebtn",
        "aria-label": t("side.open"),
        "aria-expanded": () => String(sideOpen.value),
        onclick: () => (sideOpen.value = !sideOpen.peek()),
      },
      icon("cols"),
    ),
  );
}

/** @param {Conversation} model */
function subline(model) {
  const row = rowSignal(model.id)?.value;
  if (!row) return "";
  second.value;
  const parts = [t(`source.${row.source}`), t(`phase.${row.phase}`)];
  if (row.openedAt) parts.push(t("thread.open", { time: duration(serverNow() - Date.parse(row.openedAt)) }));
  if (row.firstResponseSeconds != null) parts.push(t("thread.first", { seconds: Math.round(row.firstResponseSeconds) }));
  if (row.owner && row.owner.id !== me.peek().person.id) parts.push(t("thread.owner", { name: row.owner.name }));
  const others = model.viewers.value.filter((one) => one.id !== me.peek().person.id);
  if (others.length > 0) parts.push(t("viewers.watching", { names: names(others) }));
  return parts.join(" · ");
}

/** @param {Conversation} model */
function actions(model) {
  const row = rowSignal(model.id)?.value;
  if (!row) return null;
  if (row.state === "queued") {
    return h(
      "button",
      { type: "button", class: "btn p", onclick: () => void claim(model) },
      icon("check", "s"),
      h("span", { class: "bl" }, t("action.claim")),
    );
  }
  if (row.state === "closed") return h("span", { class: "tag" }, t("thread.closed"));
  const mine = row.owner?.id === me.peek().person.id;
  return [
    mine && button("swap", t("action.transfer"), () => void openTransfer(model)),
    mine && button("check", t("action.close"), () => void openClosing(model)),
    h(
      "button",
      {
        type: "button",
        class: "btn ic ghost",
        "aria-label": t("common.more"),
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        onclick: (/** @type {MouseEvent} */ event) => moreMenu(/** @type {HTMLElement} */ (event.currentTarget), model),
      },
      icon("dots"),
    ),
  ];
}

/** @param {string} drawing @param {string} words @param {() => void} run */
function button(drawing, words, run) {
  return h(
    "button",
    { type: "button", class: "btn", title: words, onclick: run },
    icon(drawing, "s"),
    h("span", { class: "bl" }, words),
  );
}

/** @param {Conversation} model */
export async function claim(model) {
  try {
    const answer = await api.post(`${model.path}/claim`, {});
    if (answer?.row ?? answer?.conversation) putRow(answer.row ?? answer.conversation);
    await model.load();
    openConversation(model.id, { show: true });
  } catch (error) {
    toastError(error);
  }
}

/** @param {HTMLElement} at @param {Conversation} model */
function moreMenu(at, model) {
  const row = rowSignal(model.id)?.peek();
  if (!row) return;
  /** @param {string} path @param {any} body @param {string} words */
  const change = (path, body, words) => async () => {
    try {
      const answer = await api.put(`${model.path}/${path}`, body);
      if (answer?.row ?? answer?.conversation) putRow(answer.row ?? answer.conversation);
      else
        putRow({
          ...row,
          ...(path === "mood" ? { upset: body.upset } : path === "no-reply" ? { noReplyNeeded: body.value } : body),
        });
      toast(words);
    } catch (error) {
      toastError(error);
    }
  };
  const upset = Boolean(row.upset);
  const noReply = Boolean(row.noReplyNeeded);
  openMenu(
    at,
    [
      {
        label: noReply ? t("action.reply.needed") : t("action.noreply"),
        hint: t("action.noreply.hint"),
        checked: noReply,
        run: change("no-reply", { value: !noReply }, t("done.saved")),
      },
      {
        label: t("action.upset"),
        hint: t("action.upset.hint"),
        checked: upset,
        run: change("mood", { upset: !upset }, t("done.saved")),
      },
      ...["pre_sale", "in_sale", "after_sale"].map((phase, index) => ({
        label: t(`phase.${phase}`),
        hint: index === 0 ? t("action.phase") : undefined,
        checked: row.phase === phase,
        separated: index === 0,
        run: change("topic", { phase }, t("done.saved")),
      })),
    ],
    t("common.more"),
  );
}

/**
 * The input for mine, an offer for others'.
 * @param {Conversation} model
 */
function foot(model) {
  const box = h("div", { class: "foot-slot" });
  const mode = signal("");
  effect(() => {
    const row = rowSignal(model.id)?.value;
    mode.value = !row
      ? "none"
      : row.state === "closed"
        ? "closed"
        : row.state === "queued"
          ? "queued"
          : row.owner?.id === me.peek().person.id
            ? "mine"
            : "other";
  });
  box.append(
    h("div", { class: "fs" }, () => {
      if (mode.value === "mine" || mode.value === "other") return composer(model, mode.value === "other");
      if (mode.value === "queued") {
        return h(
          "div",
          { class: "offer" },
          h("span", null, t("thread.queued")),
          h("button", { type: "button", class: "btn p lg", onclick: () => void claim(model) }, t("action.claim")),
        );
      }
      if (mode.value === "closed") return h("div", { class: "offer mut" }, t("thread.closed.hint"));
      return null;
    }),
  );
  return box;
}
