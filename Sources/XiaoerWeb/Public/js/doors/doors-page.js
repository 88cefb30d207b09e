// index.html: the three doors of the house, and on the demo shop the logins to try them with.
// @ts-check
import { api } from "../lib/api.js";
import { append, find, h, icon } from "../lib/dom.js";
import { loadWords, t } from "../lib/i18n.js";
import { productPicture } from "../lib/pictures.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { brand } from "./brand.js";
import { doorFor } from "./next.js";
import { languagePicker, themeButton } from "./preferences.js";

await loadWords("common", "doors");
document.title = t("doors.title");

/** @type {import("../lib/signals.js").Signal<any[]>} */
const logins = signal([]);
const me = signal(/** @type {any} */ (null));
const entering = signal("");

append(find("#top"), [brand(), h("span", { class: "end" }), languagePicker(), themeButton()]);
append(find("#doors"), [
  h("section", { class: "lead" }, h("h1", null, t("doors.lead")), h("p", null, t("doors.sub"))),
  h(
    "div",
    { class: "doors" },
    door(
      "shop",
      "shop.html",
      "bag",
      h(
        "div",
        { class: "door-art", "aria-hidden": "true" },
        ["shoe", "dress", "bag"].map((kind, at) =>
          productPicture({ kind, hue: [28, 340, 205][at] ?? 0 }, { class: "art" }),
        ),
      ),
    ),
    door("bench", "workbench.html", "chat", bubbles()),
    door("admin", "admin.html", "gear", bars()),
  ),
  () => (logins.value.length > 0 ? demo() : null),
  h("p", { class: "guide" }, t("doors.guide")),
]);

api
  .get("/api/public/demo")
  .then((answer) => (logins.value = answer.logins))
  .catch(() => {
    // A real shop has no demo logins; the doors stand open all the same.
  });
api
  .get("/api/session", { quiet: true })
  .then((answer) => (me.value = answer))
  .catch(() => {});

/** @param {string} name @param {string} href @param {string} symbol @param {Element} art */
function door(name, href, symbol, art) {
  return h(
    "a",
    { class: `door ${name}`, href },
    art,
    h("h2", null, icon(symbol), t(`doors.${name}`)),
    h("p", null, t(`doors.${name}.text`)),
    h("span", { class: "door-go" }, t(`doors.${name}.go`), icon("right", "s")),
  );
}

function bubbles() {
  return h("div", { class: "door-art talk", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

function bars() {
  return h(
    "div",
    { class: "door-art bars", "aria-hidden": "true" },
    [1, 2, 3, 4, 5, 6].map(() => h("i")),
  );
}

function demo() {
  return h(
    "section",
    { class: "demo" },
    h("h2", null, t("doors.demo")),
    h("p", { class: "mut" }, t("doors.demo.text")),
    () =>
      me.value
        ? h("p", { class: "alert info" }, icon("user", "s"), t("doors.here", { name: me.value.person.name }))
        : null,
    h("ul", null, logins.value.map(loginRow)),
  );
}

/** @param {{ login: string, password: string, name: string, role: string, roleText: string }} one @param {number} at */
function loginRow(one, at) {
  return h(
    "li",
    null,
    h("span", { class: `av c${(at % 8) + 1}`, "aria-hidden": "true" }, [...one.name].at(-1) ?? ""),
    h(
      "div",
      { class: "grow" },
      h("b", null, one.name),
      h("small", null, one.roleText, " · ", h("code", null, one.login)),
    ),
    h(
      "button",
      {
        type: "button",
        class: "btn ic ghost",
        "aria-label": `${t("doors.demo.copy")} · ${one.name}`,
        title: t("doors.demo.copy"),
        onclick: () => void copy(one),
      },
      icon("copy"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "btn p",
        "aria-label": t("doors.demo.login", { name: one.name }),
        disabled: () => entering.value !== "",
        onclick: () => void enter(one),
      },
      () => t(entering.value === one.login ? "doors.demo.entering" : "doors.demo.loginShort"),
    ),
  );
}

/** @param {{ login: string, password: string }} one */
async function copy(one) {
  try {
    await navigator.clipboard.writeText(one.password);
    toast(t("doors.demo.copied", { login: one.login }));
  } catch {
    toast(t("doors.demo.copyFailed", { password: one.password }), { kind: "info", seconds: 12 });
  }
}

/** @param {{ login: string, password: string }} one */
async function enter(one) {
  entering.value = one.login;
  try {
    const person = await api.post("/api/session", { login: one.login, password: one.password }, { quiet: true });
    location.href = doorFor(person, null);
  } catch (error) {
    toastError(error);
    entering.value = "";
  }
}
