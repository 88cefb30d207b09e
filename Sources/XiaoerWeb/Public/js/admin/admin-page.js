// admin.html: rail, list of pages, and the page named by the address's hash.
// @ts-check
import { ApiError, api, errorText, session } from "../lib/api.js";
import { append, fill, find, h, icon } from "../lib/dom.js";
import { initial } from "../lib/format.js";
import { LANGUAGES, chooseLanguage, language, loadWords, t } from "../lib/i18n.js";
import { scope, signal } from "../lib/signals.js";
import { chooseTheme, isDark } from "../lib/theme.js";
import { PAGES } from "./pages.js";

await loadWords("common", "admin");
const app = find("#app");
const current = signal(pageOfHash());
/** @type {() => void} */
let leave = () => {};

session.unauthorised = toLogin;
await open();

async function open() {
  /** @type {any} */
  let me;
  try {
    me = await api.get("/api/session");
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return;
    fill(
      app,
      h(
        "main",
        { class: "empty" },
        icon("warn"),
        h("h1", null, errorText(error)),
        h("button", { type: "button", class: "btn p", onclick: () => location.reload() }, t("common.retry")),
      ),
    );
    return;
  }
  // The person's own language follows them to a browser that has not chosen one.
  if (!chosenHere() && me.person.language !== language() && LANGUAGES.includes(me.person.language)) {
    chooseLanguage(me.person.language);
    location.reload();
    return;
  }
  const main = h("main", { class: "admin-main", id: "main", tabindex: "0" });
  append(app, [
    h(
      "a",
      { class: "skip", href: "#main", onclick: (/** @type {Event} */ e) => (e.preventDefault(), main.focus()) },
      t("admin.skip"),
    ),
    rail(me),
    sections(),
    main,
  ]);
  window.addEventListener("hashchange", () => void show(main, me));
  await show(main, me);
}

function chosenHere() {
  try {
    return localStorage.getItem("xiaoer.language") !== null;
  } catch {
    return true;
  }
}

function pageOfHash() {
  const id = location.hash.slice(1).split("/")[0];
  return PAGES.find((one) => one.id === id) ?? /** @type {typeof PAGES[number]} */ (PAGES[0]);
}

/** @param {HTMLElement} main @param {any} me */
async function show(main, me) {
  const page = pageOfHash();
  const moved = page !== current.peek();
  current.value = page;
  document.title = `${t(`admin.${page.id}`)} · ${t("admin.title")}`;
  const module = await page.load();
  if (page !== pageOfHash()) return;
  leave();
  main.replaceChildren();
  const [view, stop] = scope(() =>
    module.show({ me, part: location.hash.slice(1).split("/").slice(1).map(decodeURIComponent).join("/") }),
  );
  leave = stop;
  append(main, [view]);
  main.scrollTop = 0;
  if (moved) main.focus();
  document.querySelector(".admin-sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {any} me */
function rail(me) {
  return h(
    "nav",
    { class: "rail", "aria-label": t("admin.rail") },
    h("div", { class: "logo", "aria-hidden": "true" }, initial(me.shop.name)),
    h("a", { href: "workbench.html" }, icon("chat"), t("admin.bench")),
    h("a", { href: "admin.html", "aria-current": "page" }, icon("gear"), t("admin.short")),
    h("a", { href: "shop.html", target: "_blank", rel: "noopener" }, icon("bag"), t("admin.shop")),
    h("div", { class: "sp" }),
    h(
      "button",
      {
        type: "button",
        "aria-label": () => t(isDark() ? "admin.toLight" : "admin.toDark"),
        onclick: () => chooseTheme(isDark() ? "light" : "dark"),
      },
      () => icon(isDark() ? "sun" : "moon"),
    ),
    h("button", { type: "button", "aria-label": t("admin.logout"), onclick: () => void logout() }, icon("logout")),
    h(
      "a",
      { href: "#account", "aria-label": t("admin.accountOf", { name: me.person.name }) },
      h("span", { class: "av sm c3", "aria-hidden": "true" }, [...me.person.name].at(-1) ?? ""),
    ),
  );
}

function sections() {
  return h(
    "nav",
    { class: "admin-sections", "aria-label": t("admin.sections") },
    h("h1", null, t("admin.title")),
    h(
      "ul",
      null,
      PAGES.map((one) =>
        h(
          "li",
          null,
          h(
            "a",
            { href: `#${one.id}`, "aria-current": () => (current.value === one ? "page" : null) },
            icon(one.icon),
            t(`admin.${one.id}`),
          ),
        ),
      ),
    ),
  );
}

async function logout() {
  await api.delete("/api/session").catch(() => {});
  location.href = "login.html";
}

function toLogin() {
  location.replace(`login.html?next=${encodeURIComponent(`admin.html${location.hash}`)}`);
}
