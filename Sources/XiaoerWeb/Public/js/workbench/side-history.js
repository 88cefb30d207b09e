// What happened to this conversation, event by event.
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { clockTime, day } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";

/** @param {import("./conversation.js").Conversation} model */
export function historyTab(model) {
  const items = signal(/** @type {any[]} */ ([]));
  const next = signal(/** @type {string | null} */ (null));
  const status = signal("loading");
  /** @type {unknown} */
  let problem;
  const load = async () => {
    status.value = "loading";
    try {
      const answer = await api.get(`${model.path}/history${query({ cursor: next.peek(), limit: 50 })}`);
      items.value = [...items.peek(), ...answer.items];
      next.value = answer.next ?? null;
      status.value = "ready";
    } catch (error) {
      problem = error;
      status.value = "failed";
    }
  };
  void load();
  return h("div", { class: "stack" }, () => [
    h(
      "ol",
      { class: "tl hist" },
      items.value.map((one) =>
        h(
          "li",
          null,
          h("span", null, eventWords(one), h("small", null, one.actor?.name ?? one.actor ?? "")),
          h("time", { datetime: one.at }, `${day(one.at).slice(5)} ${clockTime(one.at)}`),
        ),
      ),
    ),
    status.value === "loading" ? h("p", { class: "mut", role: "status" }, t("common.loading")) : null,
    status.value === "failed"
      ? h(
          "div",
          { class: "empty", role: "alert" },
          icon("warn"),
          errorText(problem),
          h("button", { type: "button", class: "btn sm", onclick: load }, t("common.retry")),
        )
      : null,
    status.value === "ready" && items.value.length === 0 ? h("div", { class: "empty" }, t("history.none")) : null,
    status.value === "ready" && next.value
      ? h("button", { type: "button", class: "btn sm ghost", onclick: load }, t("common.more"))
      : null,
  ]);
}

/**
 * What happened, in words.
 * @param {{ type: string, data?: any }} event
 */
function eventWords({ type, data }) {
  const from = type === "message.created" ? data?.from : null;
  const key = from === "agent" || from === "note" ? `event.${type}.${from}` : `event.${type}`;
  const words = t(key);
  return words === key ? type : words;
}
