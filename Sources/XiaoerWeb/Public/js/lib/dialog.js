// Modal dialogs on the native <dialog>: focus stays inside, Esc closes, focus returns to where it came from.
// @ts-check
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { scope } from "./signals.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {{ close: (value?: any) => void, element: HTMLDialogElement }} OpenDialog */

/**
 * Opens a dialog and resolves with what it was closed with (undefined: dismissed).
 * @param {object} options
 * @param {string} options.title
 * @param {(dialog: OpenDialog) => { body: Child, actions?: Child }} options.make
 * @param {"s" | "m" | "l"} [options.size]
 * @param {string} [options.kind] extra class
 * @returns {Promise<any>}
 */
export function openDialog({ title, make, size = "m", kind = "" }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    /** @type {any} */
    let answer;
    const id = `dialog-${Math.random().toString(36).slice(2)}`;
    const element = h("dialog", { class: `dialog ${size} ${kind}`, "aria-labelledby": id });
    /** @type {OpenDialog} */
    const dialog = {
      element,
      close(value) {
        answer = value;
        element.close();
      },
    };
    const [parts, stop] = scope(() => make(dialog));
    element.append(
      h(
        "header",
        null,
        h("h2", { id }, title),
        h(
          "button",
          { type: "button", class: "btn ic ghost end", "aria-label": t("common.close"), onclick: () => dialog.close() },
          icon("x"),
        ),
      ),
      h("div", { class: "body" }, parts.body),
    );
    if (parts.actions) element.append(h("footer", null, parts.actions));
    element.addEventListener("close", () => {
      stop();
      element.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(answer);
    });
    // A press on the backdrop closes, a drag that ends there does not.
    element.addEventListener("mousedown", (event) => {
      if (event.target === element && outside(event, element)) dialog.close();
    });
    document.body.append(element);
    element.showModal();
    const first = element.querySelector("[autofocus]");
    if (first instanceof HTMLElement) first.focus();
  });
}

/** @param {MouseEvent} event @param {HTMLElement} element */
function outside(event, element) {
  const box = element.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

/**
 * A yes-or-no question.
 * @param {{ title: string, text: string, yes: string, no?: string, danger?: boolean }} options
 * @returns {Promise<boolean>}
 */
export async function ask({ title, text, yes, no, danger }) {
  const answer = await openDialog({
    title,
    size: "s",
    make: (dialog) => ({
      body: h("p", null, text),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close(false) }, no ?? t("common.cancel")),
        h(
          "button",
          {
            type: "button",
            class: danger ? "btn p danger" : "btn p",
            autofocus: true,
            onclick: () => dialog.close(true),
          },
          yes,
        ),
      ],
    }),
  });
  return answer === true;
}
