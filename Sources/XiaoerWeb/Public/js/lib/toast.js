// Short notices at the top of the page that go by themselves; errors stay longer and are read out at once.
// @ts-check
import { errorText } from "./api.js";
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

/** @type {HTMLElement | null} */
let shelf = null;

/**
 * @param {string} text
 * @param {{ kind?: "ok" | "error" | "info", action?: { label: string, run: () => void }, seconds?: number }} [options]
 */
export function toast(text, options = {}) {
  const kind = options.kind ?? "ok";
  if (!shelf) {
    shelf = h("div", { class: "toasts", role: "region", "aria-label": t("common.notices"), "aria-live": "polite" });
  }
  // An open modal dialog hides everything outside of it: the notice goes where it is seen.
  const modals = document.querySelectorAll("dialog[open]");
  const host = modals[modals.length - 1] ?? document.body;
  if (shelf.parentElement !== host) host.append(shelf);
  const away = () => note.remove();
  const action = options.action;
  const note = h(
    "div",
    { class: `toast ${kind}`, role: kind === "error" ? "alert" : "status" },
    icon({ ok: "check", info: "info", error: "warn" }[kind], "s"),
    h("span", null, text),
    action && h("button", { type: "button", class: "btn sm", onclick: () => (action.run(), away()) }, action.label),
    h(
      "button",
      { type: "button", class: "btn ic sm ghost", "aria-label": t("common.close"), onclick: away },
      icon("x", "s"),
    ),
  );
  shelf.append(note);
  setTimeout(away, (options.seconds ?? (kind === "error" ? 8 : 4)) * 1000);
}

/**
 * Shows what went wrong and what to do.
 * @param {unknown} error
 */
export function toastError(error) {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (!(error instanceof Error && error.name === "ApiError")) console.error(error);
  toast(errorText(error), { kind: "error" });
}
