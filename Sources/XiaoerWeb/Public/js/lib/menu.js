// Menus that drop from a button: arrow keys, Home, End, Esc, and a press elsewhere closes.
// @ts-check
import { h, icon } from "./dom.js";

/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [icon]
 * @property {string} [dot] class of a coloured dot before the label
 * @property {boolean} [checked] makes it a radio item
 * @property {boolean} [disabled]
 * @property {boolean} [separated] a line above it
 * @property {() => void} run
 */

/** @type {(() => void) | null} */
let closeOpen = null;

/**
 * Opens a menu below (or above) the button that was pressed.
 * @param {HTMLElement} button
 * @param {MenuItem[]} items
 * @param {string} label
 */
export function openMenu(button, items, label) {
  if (closeOpen) {
    const same = button.getAttribute("aria-expanded") === "true";
    closeOpen();
    if (same) return;
  }
  const rows = items.map((item) =>
    h(
      "button",
      {
        type: "button",
        class: item.separated ? "mi line" : "mi",
        role: item.checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": item.checked === undefined ? null : String(item.checked),
        "aria-disabled": item.disabled ? "true" : null,
        tabindex: "-1",
        onclick: () => {
          if (item.disabled) return;
          close();
          item.run();
        },
      },
      item.dot && h("span", { class: `pd ${item.dot}`, "aria-hidden": "true" }),
      item.icon && icon(item.icon, "s"),
      h("span", { class: "ml" }, item.label, item.hint && h("small", null, item.hint)),
      item.checked && icon("check", "s"),
    ),
  );
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label }, rows);
  document.body.append(menu);
  place(menu, button);
  button.setAttribute("aria-expanded", "true");
  (rows.find((row) => row.getAttribute("aria-checked") === "true") ?? rows[0])?.focus();

  menu.addEventListener("keydown", (event) => {
    const at = rows.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[(to + rows.length) % rows.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      close();
      button.focus();
    }
  });
  const elsewhere = (/** @type {Event} */ event) => {
    const target = /** @type {Node} */ (event.target);
    if (!menu.contains(target) && !button.contains(target)) close();
  };
  function close() {
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", elsewhere, true);
    window.removeEventListener("resize", close);
    closeOpen = null;
    if (document.activeElement === document.body) button.focus();
  }
  document.addEventListener("pointerdown", elsewhere, true);
  window.addEventListener("resize", close);
  closeOpen = close;
}

/** @param {HTMLElement} menu @param {HTMLElement} button */
function place(menu, button) {
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 6 + size.height <= window.innerHeight - 8;
  const top = below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6);
  let left = at.left;
  if (left + size.width > window.innerWidth - 8) left = Math.max(8, at.right - size.width);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
