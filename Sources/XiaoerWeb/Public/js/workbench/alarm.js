// Nobody is forgotten: sound, title and browser notification grow with the waiting time (REC-8, REC-20).
// @ts-check
import { serverNow, second } from "../lib/clock.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { openConversation } from "./go.js";
import { me, rowsOf, rowSignal, urgent } from "./state.js";
import { alarmsBetween } from "./turn.js";
import { presence } from "./presence.js";

const KEY_SOUND = "xiaoer.sound";
const KEY_ASKED = "xiaoer.notify.asked";
/** @param {string} key */
const read = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
/** @param {string} key @param {string} value */
const write = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Asked again next time, no harm.
  }
};

export const soundOn = signal(read(KEY_SOUND) !== "off");
const asked = signal(read(KEY_ASKED) !== null);

/** @param {boolean} on */
export function chooseSound(on) {
  soundOn.value = on;
  write(KEY_SOUND, on ? "on" : "off");
  if (on) beep(1);
}

/** @type {AudioContext | null} */
let audio = null;

/**
 * One to three short tones, rising with urgency. Browsers allow sound after the first press of a key or button.
 * @param {1 | 2 | 3} level
 */
function beep(level) {
  if (!soundOn.peek() || typeof AudioContext === "undefined") return;
  const activation = /** @type {any} */ (navigator).userActivation;
  if (!audio && activation && !activation.hasBeenActive) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume().catch(() => {});
  const start = audio.currentTime + 0.02;
  for (let n = 0; n < level; n += 1) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = start + n * 0.19;
    tone.frequency.value = 620 + level * 90 + n * 60;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.05 + level * 0.03, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.16);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.18);
  }
}

/** @param {string} id @param {1 | 2 | 3} level */
function notify(id, level) {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  if (document.visibilityState === "visible" && document.hasFocus()) return;
  const row = rowSignal(id)?.peek();
  if (!row) return;
  const note = new Notification(t(`alarm.title.${level}`, { name: row.customer.name }), {
    body: row.preview,
    tag: `xiaoer-${id}`,
    icon: "/favicon.svg",
    lang: document.documentElement.lang,
  });
  note.onclick = () => {
    window.focus();
    openConversation(id, { show: true });
    note.close();
  };
}

/** Only one tab of a browser makes noise. */
let speaker = !("locks" in navigator);

/** Starts watching the clock; call once. */
export function startAlarm() {
  if (!speaker) void navigator.locks.request("xiaoer-alarm", () => ((speaker = true), new Promise(() => {})));
  let before = serverNow();
  effect(() => {
    second.value;
    const now = serverNow();
    const settings = me.peek().settings;
    for (const { id, level } of alarmsBetween(rowsOf("mine"), before, now, settings.alertWaitSeconds ?? 15)) {
      if (!speaker || presence.peek() === "off") continue;
      beep(level);
      notify(id, level);
    }
    before = now;
  });
  const plain = document.title;
  effect(() => {
    const { toAnswer, overdue } = urgent.value;
    const blink = document.hidden && overdue > 0 && second.value % 2 === 0;
    if (blink) document.title = t("alarm.tab.late", { count: overdue });
    else document.title = toAnswer + overdue > 0 ? `(${toAnswer + overdue}) ${plain}` : plain;
  });
}

/**
 * A new customer or message arrived while the page is out of sight: one soft tone and a notice.
 * @param {string} id
 */
export function arrived(id) {
  if (!speaker || presence.peek() === "off") return;
  if (document.visibilityState === "visible" && document.hasFocus()) return;
  beep(1);
  notify(id, 1);
}

/** The polite question, once, in the list rather than in a pop-up. */
export function alarmBanner() {
  const possible = typeof Notification !== "undefined";
  const done = () => {
    asked.value = true;
    write(KEY_ASKED, "1");
  };
  return h("div", { class: "askbar" }, () => {
    if (!possible || asked.value || Notification.permission !== "default") return null;
    return h(
      "div",
      { class: "alert info" },
      icon("bell", "s"),
      h("span", { class: "grow" }, t("alarm.ask")),
      h(
        "button",
        { type: "button", class: "btn sm p", onclick: () => Notification.requestPermission().finally(done) },
        t("alarm.yes"),
      ),
      h("button", { type: "button", class: "btn sm ghost", onclick: done }, t("alarm.later")),
    );
  });
}
