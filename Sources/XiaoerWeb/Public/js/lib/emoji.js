// The handful of emoji that service talk needs, as a small panel.
// @ts-check
import { h } from "./dom.js";

export const EMOJI = [
  ..."😊😄🙂😉🤗🥰😂🤔😅🙏👍👌👏💪🤝👋❤️🌹🌿🌸✨🎉🎁🛍️📦🚚📷📏👟👢👗🧥👜🧦🧢☀️🌧️❄️⏰✅❗❓💰🔍".matchAll(/\p{Emoji}️?/gu),
].map((found) => found[0]);

/**
 * @param {(emoji: string) => void} onPick
 * @param {string} label
 */
export function emojiPanel(onPick, label) {
  return h(
    "div",
    { class: "emoji", role: "group", "aria-label": label },
    EMOJI.map((one) => h("button", { type: "button", "aria-label": one, onclick: () => onPick(one) }, one)),
  );
}
