// login.html: name and password, then the one-time code where it is switched on; honest words when it has to wait.
// @ts-check
import { ApiError, api, errorText } from "../lib/api.js";
import { append, find, h, icon } from "../lib/dom.js";
import { loadWords, t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { brand } from "./brand.js";
import { doorFor } from "./next.js";
import { languagePicker, themeButton } from "./preferences.js";

await loadWords("common", "doors");
document.title = t("login.title");

const next = new URLSearchParams(location.search).get("next");
const step = signal(/** @type {"password" | "code"} */ ("password"));
const busy = signal(false);
const problem = signal("");
const waitUntil = signal(0);
const now = signal(Date.now());
const shown = signal(false);
const login = input("username", { autocapitalize: "none", spellcheck: "false", autofocus: true });
const password = input("current-password", { id: "password", type: () => (shown.value ? "text" : "password") });
const code = input("one-time-code", { inputmode: "numeric", maxlength: "6", pattern: "[0-9]*", class: "in code" });

append(find("#top"), [brand(), h("span", { class: "end" }), languagePicker(), themeButton()]);
append(find("#login"), [
  h(
    "form",
    { class: "login", novalidate: true, onsubmit: submit },
    h("h1", null, t("login.heading")),
    h("p", { class: "mut" }, t("login.sub")),
    h("div", { class: "login-step" }, () => (step.value === "password" ? passwordStep() : codeStep())),
    h(
      "p",
      { class: "alert bad", role: "alert", hidden: () => message() === "" },
      icon("warn", "s"),
      h("span", null, message),
    ),
    h("button", { type: "submit", class: "btn p lg", disabled: () => busy.value || waiting() > 0 }, () =>
      t(busy.value ? "login.going" : step.value === "code" ? "login.verify" : "login.go"),
    ),
    () =>
      step.value === "code"
        ? h("button", { type: "button", class: "btn ghost", onclick: again }, t("login.back"))
        : null,
    h("details", { class: "forgot" }, h("summary", null, t("login.forgot")), h("p", null, t("login.forgotText"))),
  ),
]);
login.focus();
setInterval(() => (now.value = Date.now()), 1000);
effect(() => {
  if (step.value === "code") queueMicrotask(() => code.focus());
});
// Someone who is logged in already has nothing to do here.
api
  .get("/api/session", { quiet: true })
  .then((me) => location.replace(doorFor(me, next)))
  .catch(() => {});

/** @param {string} autocomplete @param {Record<string, any>} more */
function input(autocomplete, more) {
  return h("input", { class: "in", autocomplete, oninput: () => (problem.value = ""), ...more });
}

function passwordStep() {
  return [
    h("label", { class: "field" }, h("span", null, t("login.login")), login),
    h(
      "div",
      { class: "field" },
      h("label", { for: "password" }, t("login.password")),
      h(
        "div",
        { class: "with-eye" },
        password,
        h(
          "button",
          {
            type: "button",
            class: "btn ic ghost",
            "aria-pressed": () => String(shown.value),
            "aria-label": () => t(shown.value ? "login.hide" : "login.show"),
            onclick: () => (shown.value = !shown.value),
          },
          icon("eye"),
        ),
      ),
    ),
  ];
}

function codeStep() {
  return h("label", { class: "field" }, h("span", null, t("login.code")), code, h("small", null, t("login.codeHint")));
}

function waiting() {
  return Math.max(0, Math.ceil((waitUntil.value - now.value) / 1000));
}

function message() {
  return waiting() > 0 ? t("login.wait", { seconds: waiting() }) : problem.value;
}

function again() {
  step.value = "password";
  problem.value = "";
  code.value = "";
  queueMicrotask(() => login.focus());
}

/** @param {Event} event */
async function submit(event) {
  event.preventDefault();
  if (busy.peek() || waiting() > 0) return;
  const missing = login.value.trim() === "" ? login : password.value === "" ? password : null;
  if (missing) {
    problem.value = t(missing === login ? "login.needLogin" : "login.needPassword");
    missing.focus();
    return;
  }
  busy.value = true;
  problem.value = "";
  try {
    const body = {
      login: login.value.trim(),
      password: password.value,
      code: step.peek() === "code" ? code.value.replace(/\D/g, "") : undefined,
    };
    const me = await api.post("/api/session", body, { quiet: true });
    location.replace(doorFor(me, next));
  } catch (error) {
    busy.value = false;
    refuse(error);
  }
}

/** @param {unknown} error */
function refuse(error) {
  const what = error instanceof ApiError ? error.code : "";
  if (what === "session.code_needed" && step.peek() === "password") {
    step.value = "code";
    return;
  }
  if (error instanceof ApiError && error.status === 429) {
    now.value = Date.now();
    waitUntil.value = Date.now() + (error.problem.retryAfterSeconds ?? 30) * 1000;
    return;
  }
  if (step.peek() === "code") {
    problem.value = error instanceof ApiError && error.status === 401 ? t("login.codeWrong") : errorText(error);
    code.select();
    return;
  }
  problem.value = errorText(error);
  password.select();
}
