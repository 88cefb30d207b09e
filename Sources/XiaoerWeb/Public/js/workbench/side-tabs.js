// Which tab of the side panel is shown; other parts may turn to one.
// @ts-check
import { signal } from "../lib/signals.js";

export const SIDE_TABS = /** @type {const} */ (["orders", "sop", "customer", "history"]);
/** @typedef {typeof SIDE_TABS[number]} SideTab */
export const sideTab = signal(/** @type {SideTab} */ ("orders"));
/** Whether the side panel lies over the thread (narrow windows). */
export const sideOpen = signal(false);

/** @param {SideTab} tab */
export function showSideTab(tab) {
  sideTab.value = tab;
  sideOpen.value = true;
}
