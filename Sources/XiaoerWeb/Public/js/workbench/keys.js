// Keys that work everywhere on the workbench.
// @ts-check
import { composing } from "../lib/dom.js";
import { box } from "./composer.js";
import { closeThread, openNeighbour } from "./go.js";
import { showKeys } from "./help.js";
import { insertCardPhrase } from "./hint.js";
import { openSearch } from "./search.js";
import { sideOpen } from "./side-tabs.js";
import { openId } from "./state.js";

/** @param {EventTarget | null} target */
const typing = (target) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === "k") {
      event.preventDefault();
      void openSearch();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (event.altKey && (key === "arrowdown" || key === "arrowup")) {
      event.preventDefault();
      openNeighbour(key === "arrowdown" ? 1 : -1);
    } else if ((event.ctrlKey && key === "j") || (event.altKey && key === "enter")) {
      const now = box.peek();
      if (now) {
        event.preventDefault();
        insertCardPhrase(now);
      }
    } else if (event.key === "?" && !typing(event.target)) {
      event.preventDefault();
      showKeys();
    } else if (event.key === "Escape") {
      if (sideOpen.peek()) sideOpen.value = false;
      else if (typing(event.target)) /** @type {HTMLElement} */ (event.target).blur();
      else if (openId.peek() && matchMedia("(max-width: 760px)").matches) closeThread();
    } else if (!typing(event.target) && key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // A letter typed anywhere goes into the input, as in every chat.
      const now = box.peek();
      if (now && !(event.target instanceof HTMLButtonElement && key === " ")) now.area.focus();
    }
  });
}
