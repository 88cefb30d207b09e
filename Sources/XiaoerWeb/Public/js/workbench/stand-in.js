// Leaving the seat for longer: who looks after my customers meanwhile (REC-57).
// @ts-check
import { api } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { me, rowsOf } from "./state.js";

/**
 * Resolves with a person's id, "" for nobody, undefined when thought better of.
 * @param {"away" | "meal"} state
 * @returns {Promise<string | undefined>}
 */
export async function askStandIn(state) {
  const mine = rowsOf("mine").length;
  if (mine === 0) return "";
  const seats = await api
    .get("/api/team")
    .then((team) => team.groups.flatMap((/** @type {any} */ group) => group.seats))
    .catch(() => []);
  const others = seats.filter(
    (/** @type {any} */ seat, /** @type {number} */ at) =>
      seat.id !== me.peek().person.id &&
      seat.state === "online" &&
      !seat.suspended &&
      seats.findIndex((/** @type {any} */ one) => one.id === seat.id) === at,
  );
  const choice = h(
    "select",
    { class: "in", autofocus: true },
    h("option", { value: "" }, t("standin.nobody")),
    others.map((/** @type {any} */ seat) =>
      h("option", { value: seat.id }, `${seat.name} · ${t("team.open", { count: seat.open })}`),
    ),
  );
  return openDialog({
    title: t(`standin.${state}`),
    size: "s",
    make: (dialog) => ({
      body: [
        h("p", null, t("standin.text", { count: mine })),
        h("label", { class: "field" }, h("span", null, t("standin.who")), choice),
      ],
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h("button", { type: "button", class: "btn p", onclick: () => dialog.close(choice.value) }, t("standin.go")),
      ],
    }),
  });
}
