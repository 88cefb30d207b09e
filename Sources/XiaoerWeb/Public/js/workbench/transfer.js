// Handing a conversation on: to whom and why not others, the reason, the note, the notice to the buyer (REC-67, 83 … 94).
// @ts-check
import { api, errorText, newClientId } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { computed, signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { closeThread } from "./go.js";
import { presenceWord } from "./presence.js";
import { may, rowSignal } from "./state.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

/** @param {Conversation} model */
export async function openTransfer(model) {
  /** @type {any} */
  let targets;
  try {
    targets = await api.get(`${model.path}/transfer-targets`);
  } catch (error) {
    toastError(error);
    return;
  }
  const row = rowSignal(model.id)?.peek();
  const form = {
    group: signal(targets.groups[0]?.id ?? ""),
    personId: signal(""),
    reason: signal(""),
    topic: signal(row?.intent?.name ?? row?.topic ?? ""),
    promised: signal(""),
    open: signal(
      model.unanswered
        .peek()
        .map((one) => one.text)
        .join("；")
        .slice(0, 200),
    ),
    orderId: signal(""),
    text: signal(t("transfer.notice.default")),
    consent: signal(""),
    override: signal(""),
    problem: signal(""),
    busy: signal(false),
  };
  const key = newClientId();
  const seat = computed(
    () =>
      targets.groups
        .flatMap((/** @type {any} */ g) => g.seats)
        .find((/** @type {any} */ s) => s.id === form.personId.value) ?? null,
  );
  const done = await openDialog({
    title: t("transfer.title"),
    size: "l",
    make: (dialog) => ({
      body: h("div", { class: "cols2" }, targetsView(targets, form), detailsView(model, targets, form, seat)),
      actions: [
        h(
          "span",
          { class: "grow alert bad", role: "alert", hidden: () => !form.problem.value },
          () => form.problem.value,
        ),
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h(
          "button",
          {
            type: "button",
            class: "btn p",
            disabled: () => form.busy.value,
            onclick: () => void go(model, form, seat.peek(), key, dialog),
          },
          t("transfer.go"),
        ),
      ],
    }),
  });
  if (done) {
    toast(t("transfer.done"));
    closeThread();
  }
}

/** @param {Conversation} model @param {any} form @param {any} seat @param {string} key @param {import("../lib/dialog.js").OpenDialog} dialog */
async function go(model, form, seat, key, dialog) {
  const missing = !form.group.peek()
    ? "who"
    : !form.reason.peek()
      ? "reason"
      : !form.topic.peek().trim()
        ? "topic"
        : !form.open.peek().trim()
          ? "open"
          : !form.text.peek().trim()
            ? "notice"
            : null;
  if (missing) {
    form.problem.value = t(`transfer.missing.${missing}`);
    return;
  }
  if (rowSignal(model.id)?.peek().upset && !form.consent.peek()) {
    form.problem.value = t("transfer.missing.consent");
    return;
  }
  if (seat && !seat.allowed && form.override.peek().trim().length < 2) {
    form.problem.value = t("transfer.missing.override");
    return;
  }
  form.busy.value = true;
  form.problem.value = "";
  try {
    await api.post(
      `${model.path}/transfer`,
      {
        group: form.group.peek(),
        personId: form.personId.peek() || undefined,
        reason: form.reason.peek(),
        note: {
          topic: form.topic.peek().trim(),
          promised: form.promised.peek().trim(),
          open: form.open.peek().trim(),
          orderId: form.orderId.peek() || undefined,
        },
        text: form.text.peek().trim(),
        consentMessageId: form.consent.peek() || undefined,
        overrideReason: form.override.peek().trim() || undefined,
      },
      { key },
    );
    dialog.close(true);
  } catch (error) {
    form.problem.value = errorText(error);
  } finally {
    form.busy.value = false;
  }
}

/** @param {any} targets @param {any} form */
function targetsView(targets, form) {
  const override = may("conversation:override");
  return h(
    "fieldset",
    { class: "targets field" },
    h("legend", null, t("transfer.to")),
    targets.groups.map((/** @type {any} */ group) =>
      h(
        "div",
        { class: "tgroup" },
        h(
          "label",
          { class: "tick thead" },
          h("input", {
            type: "radio",
            name: "to",
            checked: () => form.group.value === group.id && !form.personId.value,
            onchange: () => ((form.group.value = group.id), (form.personId.value = "")),
          }),
          h("b", null, group.name),
          h(
            "span",
            { class: group.open ? "tag g end" : "tag end" },
            group.open ? t("team.isopen") : t("team.isclosed"),
          ),
        ),
        group.seats.map((/** @type {any} */ seat) =>
          h(
            "label",
            { class: seat.allowed ? "tick seat" : "tick seat no" },
            h("input", {
              type: "radio",
              name: "to",
              disabled: !seat.allowed && !override,
              checked: () => form.personId.value === seat.id && form.group.value === group.id,
              onchange: () => ((form.group.value = group.id), (form.personId.value = seat.id)),
            }),
            h("span", { class: `pd ${seat.state}`, "aria-hidden": "true" }),
            h(
              "span",
              { class: "cell2 grow" },
              seat.name,
              h("small", null, seat.reason ?? t("transfer.seat", { state: presenceWord(seat), load: seat.load })),
            ),
            h("span", { class: "mut" }, seat.load),
          ),
        ),
      ),
    ),
  );
}

/** @param {Conversation} model @param {any} targets @param {any} form @param {{ readonly value: any }} seat */
function detailsView(model, targets, form, seat) {
  const upset = rowSignal(model.id)?.peek().upset;
  const buyers = model.messages
    .peek()
    .filter((one) => one.from === "buyer" && one.text)
    .slice(-8)
    .reverse();
  /** @param {string} name @param {number} rows */
  const field = (name, rows) =>
    h(
      "label",
      { class: "field" },
      h("span", null, t(`transfer.${name}`)),
      h("textarea", {
        class: "in",
        rows,
        value: () => form[name].value,
        oninput: (/** @type {any} */ event) => (form[name].value = event.target.value),
      }),
    );
  return h(
    "div",
    { class: "stack" },
    h(
      "label",
      { class: "field" },
      h("span", null, t("transfer.reason")),
      h(
        "select",
        { class: "in", onchange: (/** @type {any} */ event) => (form.reason.value = event.target.value) },
        h("option", { value: "" }, t("transfer.choose")),
        targets.reasons.map((/** @type {any} */ one) => h("option", { value: one.id }, one.name)),
      ),
    ),
    field("topic", 1),
    field("promised", 1),
    field("open", 2),
    h(
      "label",
      { class: "field" },
      h("span", null, t("transfer.notice")),
      h("textarea", {
        class: "in",
        rows: 2,
        value: () => form.text.value,
        oninput: (/** @type {any} */ event) => (form.text.value = event.target.value),
      }),
      h("small", null, t("transfer.notice.hint")),
    ),
    upset
      ? h(
          "label",
          { class: "field" },
          h("span", null, icon("heart", "s"), t("transfer.consent")),
          h(
            "select",
            { class: "in", onchange: (/** @type {any} */ event) => (form.consent.value = event.target.value) },
            h("option", { value: "" }, t("transfer.consent.choose")),
            buyers.map((one) => h("option", { value: one.id }, one.text.slice(0, 40))),
          ),
          h("small", null, t("transfer.consent.hint")),
        )
      : null,
    () =>
      seat.value && !seat.value.allowed
        ? h(
            "label",
            { class: "field" },
            h("span", null, t("transfer.override", { why: seat.value.reason ?? "" })),
            h("input", {
              class: "in",
              value: () => form.override.value,
              oninput: (/** @type {any} */ event) => (form.override.value = event.target.value),
            }),
          )
        : null,
  );
}
