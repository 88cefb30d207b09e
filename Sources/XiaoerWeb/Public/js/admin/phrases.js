// Phrases: the shop's library by scenario to read, one's own to write.
// @ts-check
import { api, query } from "../lib/api.js";
import { ask, openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { knows, t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { SECTIONS, scenarioNumber, sectionOf } from "./phrase-sections.js";
import { empty, field, formProblem, head, loaded, resource, searchField } from "./parts.js";

export function show() {
  const needle = signal("");
  const level = signal(/** @type {"shop" | "personal"} */ ("shop"));
  const source = resource(() =>
    api
      .get(`/api/phrases${query({ scope: level.peek(), q: needle.peek(), limit: 500 })}`)
      .then((answer) => answer.items),
  );
  const tab = (/** @type {"shop" | "personal"} */ name) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": () => String(level.value === name),
        onclick: () => ((level.value = name), void source.load()),
      },
      t(`phrases.${name}`),
    );
  const write = async (/** @type {any} */ phrase) => {
    if (await phraseDialog(phrase)) {
      level.value = "personal";
      void source.load();
    }
  };
  return [
    head("phrases", [
      h(
        "button",
        { type: "button", class: "btn p", onclick: () => void write(null) },
        icon("plus", "s"),
        t("phrases.new"),
      ),
    ]),
    h(
      "div",
      { class: "admin-bar" },
      h("div", { class: "seg", role: "group", "aria-label": t("phrases.level") }, tab("shop"), tab("personal")),
      searchField(t("phrases.search"), (text) => ((needle.value = text), void source.load())),
    ),
    loaded(source, (items) => {
      if (items.length === 0) {
        if (needle.peek()) return empty("book", t("admin.nothingFound"), t("admin.tryOther"));
        return level.peek() === "personal"
          ? empty("book", t("phrases.noneMine"), t("phrases.noneMineHint"))
          : empty("book", t("phrases.none"), t("phrases.noneHint"));
      }
      return h(
        "div",
        { class: "phrase-groups" },
        bySection(items).map(([name, list]) =>
          h(
            "section",
            { class: "admin-block" },
            h("h3", null, name),
            h(
              "ul",
              { class: "phrases" },
              list.map((one) => phraseRow(one, write, () => void source.load())),
            ),
          ),
        ),
      );
    }),
  ];
}

/**
 * Sections in the order of the rulebook, scenarios by number inside; one's own phrases stand together.
 * @param {any[]} items
 * @returns {[string, any[]][]}
 */
function bySection(items) {
  const mine = items.filter((one) => one.level === "personal");
  const shop = items
    .filter((one) => one.level !== "personal")
    .sort((a, b) => scenarioNumber(a.scenario) - scenarioNumber(b.scenario));
  const sections = SECTIONS.map(
    (name) =>
      /** @type {[string, any[]]} */ ([t(`section.${name}`), shop.filter((one) => sectionOf(one.scenario) === name)]),
  );
  return [.../** @type {[string, any[]][]} */ ([[t("phrases.personal"), mine]]), ...sections].filter(
    ([, list]) => list.length > 0,
  );
}

/** @param {any} phrase @param {(phrase: any) => void} write @param {() => void} reload */
function phraseRow(phrase, write, reload) {
  const mine = phrase.level === "personal";
  return h(
    "li",
    null,
    h(
      "div",
      { class: "row" },
      h("b", null, phrase.title),
      mine ? null : h("code", { class: "tag" }, phrase.scenario),
      phrase.key ? h("code", { class: "tag" }, phrase.key) : null,
      phrase.class && phrase.class !== "other"
        ? h("span", { class: "tag b" }, knows(`class.${phrase.class}`) ? t(`class.${phrase.class}`) : phrase.class)
        : null,
      phrase.usedThisWeek ? h("span", { class: "mut" }, t("phrases.used", { count: phrase.usedThisWeek })) : null,
      mine
        ? h(
            "span",
            { class: "end row" },
            h(
              "button",
              {
                type: "button",
                class: "btn sm",
                "aria-label": `${t("common.edit")} ${phrase.title}`,
                onclick: () => write(phrase),
              },
              t("common.edit"),
            ),
            h(
              "button",
              {
                type: "button",
                class: "btn ic sm ghost danger",
                "aria-label": `${t("common.delete")} ${phrase.title}`,
                onclick: () => void remove(phrase, reload),
              },
              icon("trash", "s"),
            ),
          )
        : null,
    ),
    h("p", null, withSlots(phrase.raw ?? phrase.text)),
  );
}

/**
 * Slots stand out from the words around them.
 * @param {string} text
 */
function withSlots(text) {
  return text
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? h("mark", { class: "slot" }, slotName(part.slice(1, -1))) : part));
}

/** @param {string} slot */
const slotName = (slot) => (knows(`slot.${slot}`) ? t(`slot.${slot}`) : `{${slot}}`);

/** @param {any} phrase @param {() => void} reload */
async function remove(phrase, reload) {
  if (
    !(await ask({
      title: t("phrases.deleteTitle"),
      text: t("phrases.deleteText", { title: phrase.title }),
      yes: t("common.delete"),
      danger: true,
    }))
  )
    return;
  try {
    await api.delete(`/api/phrases/${phrase.id}`);
    toast(t("phrases.deleted"));
    reload();
  } catch (error) {
    toastError(error);
  }
}

/** @param {any} phrase */
async function phraseDialog(phrase) {
  const problem = signal(/** @type {any} */ (null));
  const title = h("input", {
    class: "in",
    value: phrase?.title ?? "",
    required: true,
    maxlength: "40",
    autofocus: true,
  });
  const text = h("textarea", { class: "in", rows: "5", required: true, maxlength: "1000" });
  text.value = phrase?.raw ?? phrase?.text ?? "";
  const done = await openDialog({
    title: t(phrase ? "phrases.edit" : "phrases.new"),
    make: (dialog) => ({
      body: h(
        "form",
        {
          id: "phrase-form",
          class: "form",
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            problem.value = null;
            const body = { title: title.value.trim(), text: text.value.trim() };
            try {
              if (phrase) await api.put(`/api/phrases/${phrase.id}`, body);
              else await api.post("/api/phrases", body);
              dialog.close(true);
              toast(t("phrases.saved"));
            } catch (error) {
              problem.value = error;
            }
          },
        },
        formProblem(problem),
        field(t("phrases.title"), title, { hint: t("phrases.titleHint"), name: "title", problem }),
        field(t("phrases.words"), text, { hint: t("phrases.wordsHint"), name: "text", problem }),
      ),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close(false) }, t("common.cancel")),
        h("button", { type: "submit", form: "phrase-form", class: "btn p" }, t("common.save")),
      ],
    }),
  });
  return done === true;
}
