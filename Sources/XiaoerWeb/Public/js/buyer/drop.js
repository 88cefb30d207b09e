// Dropping pictures onto the chat.
// @ts-check
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";

/**
 * Pictures dragged onto the chat are sent.
 * @param {HTMLElement} target
 * @param {(files: File[]) => void} attach
 */
export function dropPictures(target, attach) {
  const over = signal(false);
  let depth = 0;
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  target.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    over.value = true;
  });
  target.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    over.value = depth > 0;
  });
  target.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  target.addEventListener("drop", (event) => {
    depth = 0;
    over.value = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    attach(files);
  });
  target.append(h("div", { class: "drop-here", hidden: () => !over.value }, t("buyer.dropHere")));
}
