// My state: online, suspended, busy, away, at meal, invisible, off duty (REC-53).
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openMenu } from "../lib/menu.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { me } from "./state.js";
import { askStandIn } from "./stand-in.js";

export const STATES = /** @type {const} */ (["online", "suspended", "busy", "away", "meal", "invisible", "off"]);
/** @typedef {typeof STATES[number]} PresenceState */

export const presence = signal(/** @type {PresenceState} */ ("online"));

/**
 * The server keeps online and suspended apart; people see one list.
 * @param {any} answer
 */
export function takePresence(answer) {
  if (!answer) return;
  presence.value = answer.suspended && answer.state === "online" ? "suspended" : answer.state;
}

/** @param {PresenceState} state */
export async function choosePresence(state) {
  const before = presence.peek();
  if (state === before) return;
  /** @type {string | undefined} */
  let standIn;
  if (state === "away" || state === "meal") {
    const answer = await askStandIn(state);
    if (answer === undefined) return;
    standIn = answer || undefined;
  }
  presence.value = state;
  try {
    takePresence(await api.put("/api/presence", standIn ? { state, standIn } : { state }));
    toast(t("presence.changed", { state: t(`presence.${presence.peek()}`) }));
  } catch (error) {
    presence.value = before;
    toastError(error);
  }
}

/** @param {HTMLElement} button */
export function presenceMenu(button) {
  openMenu(
    button,
    STATES.map((state) => ({
      label: t(`presence.${state}`),
      hint: t(`presence.${state}.hint`),
      dot: state,
      checked: presence.peek() === state,
      run: () => void choosePresence(state),
    })),
    t("presence.menu"),
  );
}

export function presenceButton() {
  return h(
    "button",
    {
      type: "button",
      class: "status end",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": () => t("presence.label", { state: t(`presence.${presence.value}`) }),
      onclick: (/** @type {MouseEvent} */ event) => presenceMenu(/** @type {HTMLElement} */ (event.currentTarget)),
    },
    h("span", { class: () => `pd ${presence.value}`, "aria-hidden": "true" }),
    () => t(`presence.${presence.value}`),
    icon("down", "s"),
  );
}

/**
 * Presence in words for other people.
 * @param {{ state: string, suspended?: boolean }} seat
 */
export function presenceWord(seat) {
  return t(`presence.${seat.suspended && seat.state === "online" ? "suspended" : seat.state}`);
}

/** @param {string} personId @param {any} change */
export function presenceEvent(personId, change) {
  if (personId === me.peek().person.id) takePresence(change);
}
