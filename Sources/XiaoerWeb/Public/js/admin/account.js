// My account: password, one-time codes, language and appearance.
// @ts-check
import { api, errorText } from "../lib/api.js";
import { ask, openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { LANGUAGES, LANGUAGE_NAMES, chooseLanguage, language, t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { chooseDensity, chooseTheme, density, theme } from "../lib/theme.js";
import { toast, toastError } from "../lib/toast.js";
import { field, formProblem, head } from "./parts.js";
import { qrPicture } from "./qr-picture.js";

/** @param {import("./pages.js").Context} context */
export function show({ me }) {
  const totp = signal(Boolean(me.totpEnabled));
  return [
    head("account"),
    h(
      "div",
      { class: "account" },
      h(
        "section",
        { class: "card pad" },
        h("h3", null, me.person.name),
        h(
          "dl",
          { class: "lines" },
          h("dt", null, t("people.login")),
          h("dd", null, me.person.login),
          h("dt", null, t("people.code")),
          h("dd", null, me.person.code),
          h("dt", null, t("account.shop")),
          h("dd", null, me.shop.name),
        ),
      ),
      looks(),
      passwordCard(),
      h(
        "section",
        { class: "card pad" },
        h("h3", null, t("account.totp")),
        h("p", { class: "mut" }, t("account.totpText")),
        () => (totp.value ? totpOn(me, totp) : totpOff(me, totp)),
      ),
    ),
  ];
}

function looks() {
  /** @param {string} label @param {string} value @param {[string, string][]} options @param {(value: any) => void} choose */
  const pick = (label, value, options, choose) => {
    const select = h(
      "select",
      { class: "in", value, onchange: () => choose(select.value) },
      options.map(([id, name]) => h("option", { value: id }, name)),
    );
    return h("label", { class: "field" }, h("span", null, label), select);
  };
  return h(
    "section",
    { class: "card pad form" },
    h("h3", null, t("account.looks")),
    pick(
      t("account.language"),
      language(),
      LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]]),
      async (next) => {
        chooseLanguage(next);
        await api.put("/api/session/language", { language: next }).catch(toastError);
        location.reload();
      },
    ),
    pick(
      t("account.theme"),
      theme.peek(),
      ["system", "light", "dark"].map((one) => [one, t(`theme.${one}`)]),
      chooseTheme,
    ),
    pick(
      t("account.density"),
      density.peek(),
      ["comfortable", "compact"].map((one) => [one, t(`density.${one}`)]),
      chooseDensity,
    ),
  );
}

function passwordCard() {
  const problem = signal(/** @type {any} */ (null));
  const busy = signal(false);
  const current = h("input", { class: "in", type: "password", autocomplete: "current-password", required: true });
  const next = h("input", {
    class: "in",
    type: "password",
    autocomplete: "new-password",
    required: true,
    minlength: "10",
  });
  const again = h("input", {
    class: "in",
    type: "password",
    autocomplete: "new-password",
    required: true,
    oninput: () => again.setCustomValidity(""),
  });
  const form = h(
    "form",
    {
      class: "card pad form",
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        problem.value = null;
        if (next.value !== again.value) {
          again.setCustomValidity(t("account.different"));
          again.reportValidity();
          return;
        }
        busy.value = true;
        try {
          await api.put("/api/session/password", { current: current.value, new: next.value });
          form.reset();
          toast(t("account.passwordSaved"));
        } catch (error) {
          problem.value = error;
        } finally {
          busy.value = false;
        }
      },
    },
    h("h3", null, t("account.password")),
    formProblem(problem),
    field(t("account.current"), current, { name: "current", problem }),
    field(t("account.new"), next, { hint: t("account.newHint"), name: "new", problem }),
    field(t("account.again"), again),
    h("button", { type: "submit", class: "btn p self", disabled: () => busy.value }, t("account.change")),
  );
  return form;
}

/** @param {any} me @param {import("../lib/signals.js").Signal<boolean>} totp */
function totpOff(me, totp) {
  return h(
    "p",
    null,
    h(
      "button",
      {
        type: "button",
        class: "btn p",
        onclick: async () => {
          try {
            const made = await api.post("/api/session/totp");
            if (await confirmTotp(made)) {
              me.totpEnabled = true;
              totp.value = true;
              toast(t("account.totpIsOn"));
            }
          } catch (error) {
            toastError(error);
          }
        },
      },
      icon("shield", "s"),
      t("account.totpStart"),
    ),
  );
}

/** @param {any} me @param {import("../lib/signals.js").Signal<boolean>} totp */
function totpOn(me, totp) {
  const code = codeInput();
  const problem = signal("");
  return h(
    "form",
    {
      class: "form",
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        if (
          !(await ask({
            title: t("account.totpStop"),
            text: t("account.totpStopText"),
            yes: t("account.totpStop"),
            danger: true,
          }))
        )
          return;
        try {
          await api.delete("/api/session/totp", { code: code.value });
          me.totpEnabled = false;
          totp.value = false;
          toast(t("account.totpIsOff"));
        } catch (error) {
          problem.value = errorText(error);
        }
      },
    },
    h("p", { class: "alert ok" }, icon("check", "s"), t("account.totpOn")),
    h("label", { class: "field" }, h("span", null, t("account.code")), code, () =>
      problem.value ? h("small", { class: "err", role: "alert" }, problem.value) : null,
    ),
    h("button", { type: "submit", class: "btn danger self" }, t("account.totpStop")),
  );
}

function codeInput() {
  return h("input", {
    class: "in mono",
    inputmode: "numeric",
    autocomplete: "one-time-code",
    pattern: "[0-9]{6}",
    maxlength: "6",
    required: true,
  });
}

/** @param {{ secret: string, uri: string }} made @returns {Promise<boolean>} */
async function confirmTotp(made) {
  const code = codeInput();
  const problem = signal("");
  const done = await openDialog({
    title: t("account.totpStart"),
    make: (dialog) => ({
      body: h(
        "form",
        {
          id: "totp-form",
          class: "form",
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            try {
              await api.put("/api/session/totp", { code: code.value });
              dialog.close(true);
            } catch (error) {
              problem.value = errorText(error);
              code.select();
            }
          },
        },
        h("p", null, t("account.scan")),
        h("div", { class: "qr" }, qrPicture(made.uri, t("account.qr"))),
        h(
          "details",
          null,
          h("summary", null, t("account.cannotScan")),
          h("p", { class: "mono secret" }, made.secret.replace(/(.{4})(?=.)/g, "$1 ")),
          h("p", null, h("a", { class: "link", href: made.uri }, t("account.openApp"))),
        ),
        h("label", { class: "field" }, h("span", null, t("account.code")), code, () =>
          problem.value ? h("small", { class: "err", role: "alert" }, problem.value) : null,
        ),
      ),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close(false) }, t("common.cancel")),
        h("button", { type: "submit", form: "totp-form", class: "btn p" }, t("account.totpConfirm")),
      ],
    }),
  });
  return done === true;
}
