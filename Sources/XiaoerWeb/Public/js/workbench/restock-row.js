// One waiting customer of the restock queue, and what the clerk may do.
// @ts-check
import { api, newClientId } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { day, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { colourDot } from "../lib/pictures.js";
import { toast, toastError } from "../lib/toast.js";
import { openConversation } from "./go.js";

/**
 * The look of each state.
 * @type {Record<string, string>}
 */
const LOOKS = { arrived: "o", waiting: "", notified: "b", ordered: "g", declined: "", expired: "" };

/** @param {any} one @param {() => void} reload */
export function restockRow(one, reload) {
  const act = async (/** @type {string} */ what, /** @type {any} */ body, /** @type {string} */ words) => {
    try {
      await api.post(`/api/restock/${one.id}/${what}`, body, { key: newClientId() });
      toast(words);
      reload();
    } catch (error) {
      toastError(error);
    }
  };
  const can = (/** @type {string} */ what) => (one.allowed ?? []).includes(what);
  return h(
    "tr",
    null,
    h(
      "td",
      null,
      h(
        "div",
        { class: "cell2" },
        h("b", null, one.customer?.name ?? one.customer),
        one.conversationId
          ? h(
              "button",
              {
                type: "button",
                class: "link small",
                onclick: () => openConversation(one.conversationId, { show: true }),
              },
              t("restock.chat"),
            )
          : null,
      ),
    ),
    h(
      "td",
      null,
      h(
        "div",
        { class: "cell2" },
        h("span", null, colourDot(one.sku.colour), ` ${one.sku.style} · ${one.sku.colour} / ${one.sku.size}`),
        h("small", { class: "mono" }, one.sku.code),
      ),
    ),
    h(
      "td",
      null,
      h(
        "div",
        { class: "cell2" },
        one.expectedAt ? day(one.expectedAt) : t("restock.nodate"),
        h("small", null, t("restock.available", { count: one.available ?? 0 })),
      ),
    ),
    h("td", null, h("div", { class: "cell2" }, t(`channel.${one.channel}`), one.channel === "chat" ? null : h("small", null, one.contactMasked))),
    h(
      "td",
      null,
      h(
        "div",
        { class: "cell2" },
        one.registeredBy?.name ?? one.registeredBy,
        h("small", null, shortTime(one.registeredAt, serverNow(), t("common.yesterday"))),
      ),
    ),
    h("td", null, h("span", { class: `tag ${LOOKS[one.state] ?? ""}` }, one.stateText)),
    h(
      "td",
      null,
      h(
        "div",
        { class: "acts nowrap" },
        can("notify") &&
          h("button", { type: "button", class: "btn sm p", onclick: () => void notify(one, act) }, t("restock.notify")),
        can("ordered") &&
          h(
            "button",
            { type: "button", class: "btn sm", onclick: () => void act("ordered", {}, t("done.saved")) },
            t("restock.markordered"),
          ),
        can("decline") &&
          h(
            "button",
            { type: "button", class: "btn sm ghost", onclick: () => void decline(act) },
            t("restock.decline"),
          ),
      ),
    ),
  );
}

/** @param {any} one @param {(what: string, body: any, words: string) => Promise<void>} act */
async function notify(one, act) {
  const text = h("textarea", {
    class: "in",
    rows: 3,
    autofocus: true,
    value: t("restock.text", { style: one.sku.style, colour: one.sku.colour, size: one.sku.size }),
  });
  const answer = await openDialog({
    title: t("restock.notify.title", { name: one.customer?.name ?? one.customer }),
    size: "s",
    make: (dialog) => ({
      body: [
        h(
          "p",
          { class: "mut" },
          t("restock.notify.hint", { channel: t(`channel.${one.channel}`), contact: one.contactMasked ?? "" }),
        ),
        h("label", { class: "field" }, h("span", null, t("restock.words")), text),
      ],
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h(
          "button",
          { type: "button", class: "btn p", onclick: () => dialog.close(text.value.trim()) },
          t("restock.notify"),
        ),
      ],
    }),
  });
  if (answer) await act("notify", { text: answer }, t("restock.notified.toast"));
}

/** @param {(what: string, body: any, words: string) => Promise<void>} act */
async function decline(act) {
  const reason = h("input", { class: "in", autofocus: true });
  const answer = await openDialog({
    title: t("restock.decline.title"),
    size: "s",
    make: (dialog) => ({
      body: h("label", { class: "field" }, h("span", null, t("restock.decline.reason")), reason),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h(
          "button",
          {
            type: "button",
            class: "btn p danger",
            onclick: () => dialog.close({ reason: reason.value.trim() || undefined }),
          },
          t("restock.decline"),
        ),
      ],
    }),
  });
  if (answer) await act("decline", answer, t("done.saved"));
}
