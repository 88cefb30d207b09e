// Language and appearance, as small controls at the top of pages that need no login.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { LANGUAGES, LANGUAGE_NAMES, chooseLanguage, language, t } from "../lib/i18n.js";
import { chooseTheme, isDark } from "../lib/theme.js";

/** A choice of language; the page loads again in it. */
export function languagePicker() {
  const select = h(
    "select",
    {
      class: "pick",
      "aria-label": t("doors.language"),
      value: language(),
      onchange: () => {
        chooseLanguage(/** @type {import("../lib/i18n.js").Language} */ (select.value));
        location.reload();
      },
    },
    LANGUAGES.map((one) => h("option", { value: one, lang: one }, LANGUAGE_NAMES[one])),
  );
  return select;
}

/** Light or dark; a click leaves "as the system". */
export function themeButton() {
  return h(
    "button",
    {
      type: "button",
      class: "btn ic ghost",
      "aria-label": () => t(isDark() ? "doors.toLight" : "doors.toDark"),
      onclick: () => chooseTheme(isDark() ? "light" : "dark"),
    },
    () => icon(isDark() ? "sun" : "moon"),
  );
}
