// Light, dark or as the system; comfortable or compact. Remembered in this browser, shared by its tabs.
// @ts-check
import { signal } from "./signals.js";

/** @typedef {"system" | "light" | "dark"} Theme */
/** @typedef {"comfortable" | "compact"} Density */

const get = (/** @type {string} */ key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const set = (/** @type {string} */ key, /** @type {string} */ value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not remembered, but still applied to this page.
  }
};

/** @param {string | null} text @returns {Theme} */
const asTheme = (text) => (text === "light" || text === "dark" ? text : "system");

export const theme = signal(asTheme(get("xiaoer.theme")));
export const density = signal(/** @type {Density} */ (get("xiaoer.density") === "compact" ? "compact" : "comfortable"));

function apply() {
  const root = document.documentElement;
  if (theme.peek() === "system") delete root.dataset.theme;
  else root.dataset.theme = theme.peek();
  if (density.peek() === "compact") root.dataset.density = "compact";
  else delete root.dataset.density;
}

/** @param {Theme} next */
export function chooseTheme(next) {
  theme.value = next;
  set("xiaoer.theme", next);
  apply();
}

/** @param {Density} next */
export function chooseDensity(next) {
  density.value = next;
  set("xiaoer.density", next);
  apply();
}

/** Whether the page is dark now, whatever the reason. */
export function isDark() {
  return theme.value === "dark" || (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

if (typeof window !== "undefined") {
  window.addEventListener("storage", (event) => {
    if (event.key === "xiaoer.theme") theme.value = asTheme(event.newValue);
    if (event.key === "xiaoer.density") density.value = event.newValue === "compact" ? "compact" : "comfortable";
    apply();
  });
  apply();
}
