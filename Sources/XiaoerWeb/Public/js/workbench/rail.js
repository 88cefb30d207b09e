// The rail on the left: pages, my promises, sound, look, and me.
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, language, t } from "../lib/i18n.js";
import { openMenu } from "../lib/menu.js";
import { chooseDensity, chooseTheme, density, isDark, theme } from "../lib/theme.js";
import { toastError } from "../lib/toast.js";
import { chooseSound, soundOn } from "./alarm.js";
import { keptConversations } from "./conversation.js";
import { showKeys } from "./help.js";
import { railCount } from "./list.js";
import { presence } from "./presence.js";
import { may, me, page, restockWaiting } from "./state.js";
import { openTasks, tasksDue } from "./tasks.js";

export function rail() {
  return h(
    "nav",
    { class: "rail", "aria-label": t("rail.label") },
    h("div", { class: "logo", "aria-hidden": "true" }, initial(me.peek().shop.name)),
    link("#", "chat", "chat", t("rail.chat"), railCount),
    link("#restock", "restock", "box", t("rail.restock"), () => restockWaiting.value),
    link("#team", "team", "team", t("rail.team"), () => 0),
    h("button", { type: "button", onclick: openTasks }, icon("task"), t("rail.tasks"), () => badge(tasksDue.value)),
    may("setting:write") || may("people:write")
      ? h("a", { href: "/admin.html" }, icon("gear"), t("rail.admin"))
      : null,
    h("div", { class: "sp" }),
    h(
      "button",
      {
        type: "button",
        class: "aside",
        "aria-label": () => (soundOn.value ? t("sound.off") : t("sound.on")),
        "aria-pressed": () => String(soundOn.value),
        onclick: () => chooseSound(!soundOn.peek()),
      },
      () => icon(soundOn.value ? "sound" : "mute"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "aside",
        "aria-label": () => (isDark() ? t("theme.to.light") : t("theme.to.dark")),
        onclick: () => chooseTheme(isDark() ? "light" : "dark"),
      },
      () => icon(isDark() ? "sun" : "moon"),
    ),
    h(
      "button",
      {
        type: "button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-label": () => t("rail.me", { name: me.peek().person.name, state: t(`presence.${presence.value}`) }),
        onclick: (/** @type {MouseEvent} */ event) => meMenu(/** @type {HTMLElement} */ (event.currentTarget)),
      },
      h(
        "span",
        { class: "av sm c3", "aria-hidden": "true" },
        initial(me.peek().person.name.slice(-1)),
        h("span", { class: () => `pd ${presence.value}` }),
      ),
    ),
  );
}

/** @param {string} href @param {string} name @param {string} drawing @param {string} words @param {() => number} count */
function link(href, name, drawing, words, count) {
  return h("a", { href, "aria-current": () => (page.value === name ? "page" : null) }, icon(drawing), words, () =>
    badge(count()),
  );
}

/** @param {number} count */
function badge(count) {
  return count > 0
    ? h("span", { class: "n" }, h("span", { class: "sr" }, t("rail.pending")), count > 99 ? "99+" : count)
    : null;
}

/** @param {HTMLElement} button */
function meMenu(button) {
  openMenu(
    button,
    [
      ...LANGUAGES.map((one) => ({
        label: LANGUAGE_NAMES[one],
        checked: language() === one,
        run: () => void speak(one),
      })),
      ...["system", "light", "dark"].map((one, at) => ({
        label: t(`theme.${one}`),
        checked: theme.peek() === one,
        separated: at === 0,
        run: () => chooseTheme(/** @type {any} */ (one)),
      })),
      ...["comfortable", "compact"].map((one, at) => ({
        label: t(`density.${one}`),
        checked: density.peek() === one,
        separated: at === 0,
        run: () => chooseDensity(/** @type {any} */ (one)),
      })),
      { label: t("keys.title"), icon: "key", separated: true, run: showKeys },
      { label: t("rail.logout"), icon: "logout", run: () => void logOut() },
    ],
    me.peek().person.name,
  );
}

async function draftsSafe() {
  await Promise.all(keptConversations().map((one) => one.draft.flush()));
}

/** @param {import("../lib/i18n.js").Language} next */
async function speak(next) {
  chooseLanguage(next);
  await draftsSafe();
  await api.put("/api/session/language", { language: next }).catch(() => {});
  location.reload();
}

async function logOut() {
  await draftsSafe();
  try {
    await api.delete("/api/session");
    location.href = "/login.html";
  } catch (error) {
    toastError(error);
  }
}
