// Settings: every figure of the rulebook with its default, its range and its rule; who changed what, and back again.
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { knows, language, t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { empty, head, loaded, nameOf, resource, searchField, waiting, when } from "./parts.js";
import {
  chapterOf,
  choicesOf,
  inRange,
  isFlag,
  isNumber,
  matches,
  parseValue,
  rangeOf,
  shownValue,
} from "./setting-values.js";

export function show() {
  const needle = signal("");
  const changedOnly = signal(false);
  const source = resource(() => api.get("/api/settings").then((answer) => answer.items));
  const replace = (/** @type {any} */ item) =>
    (source.data.value = (source.data.peek() ?? []).map((/** @type {any} */ one) =>
      one.name === item.name ? item : one,
    ));
  const box = h("input", { type: "checkbox", onchange: () => (changedOnly.value = box.checked) });
  return [
    head("settings"),
    h(
      "div",
      { class: "admin-bar" },
      searchField(t("settings.search"), (text) => (needle.value = text)),
      h("label", { class: "tick" }, box, h("span", null, t("settings.changedOnly"))),
    ),
    loaded(source, (items) => {
      const found = items.filter(
        (/** @type {any} */ one) => matches(one, label(one), needle.value) && (!changedOnly.value || changed(one)),
      );
      if (found.length === 0)
        return empty(
          "gear",
          t(needle.value ? "admin.nothingFound" : "settings.none"),
          t(needle.value ? "admin.tryOther" : "settings.noneHint"),
        );
      return byChapter(found).map(([chapter, list]) =>
        h(
          "section",
          { class: "admin-block" },
          h("h3", null, chapterName(chapter)),
          h(
            "ul",
            { class: "settings" },
            list.map((one) => settingRow(one, replace)),
          ),
        ),
      );
    }),
  ];
}

/** @param {any} item */
const changed = (item) => item.changedAt != null || (item.value != null && String(item.value) !== String(item.default));

/** @param {any} item */
function label(item) {
  const key = `setting.${item.name}`;
  const own = language() === "en" ? item.english : item.chinese;
  return item.title ?? item.label ?? own ?? (knows(key) ? t(key) : "");
}

/** @param {any[]} items @returns {[string, any[]][]} */
function byChapter(items) {
  /** @type {Map<string, any[]>} */
  const out = new Map();
  for (const one of items) out.set(chapterOf(one), [...(out.get(chapterOf(one)) ?? []), one]);
  return [...out];
}

/** @param {string} chapter */
const chapterName = (chapter) => (knows(`chapter.${chapter}`) ? t(`chapter.${chapter}`) : chapter);

/** @param {string | null | undefined} unit */
function unitWord(unit) {
  if (!unit) return "";
  return knows(`unit.${unit}`) ? t(`unit.${unit}`) : unit;
}

/** @param {any} item @param {(item: any) => void} replace */
function settingRow(item, replace) {
  const words = label(item);
  const typed = signal(shownValue(item));
  const problem = signal("");
  const busy = signal(false);
  const id = `setting-${item.name}`;
  const dirty = () => typed.value !== shownValue(item);

  async function save() {
    const value = parseValue(item, typed.peek());
    if (value === null || !inRange(item, value)) {
      problem.value = t("settings.outOfRange", { range: rangeText(item) });
      return;
    }
    await send(() => api.put(`/api/settings/${encodeURIComponent(item.name)}`, { value }), "settings.saved");
  }

  /** @param {() => Promise<any>} act @param {string} done */
  async function send(act, done) {
    busy.value = true;
    problem.value = "";
    try {
      const answer = await act();
      toast(t(done, { name: words || item.name }));
      replace(
        answer?.name
          ? answer
          : ((await api.get("/api/settings")).items.find((/** @type {any} */ one) => one.name === item.name) ?? item),
      );
    } catch (error) {
      problem.value = errorText(error);
    } finally {
      busy.value = false;
    }
  }
  const reset = () =>
    void send(() => api.delete(`/api/settings/${encodeURIComponent(item.name)}`), "settings.resetDone");

  return h(
    "li",
    { class: changed(item) ? "setting changed" : "setting" },
    h(
      "div",
      { class: "setting-words" },
      h("label", { for: id }, words || item.name),
      h(
        "p",
        { class: "mut" },
        words ? h("code", null, item.name) : null,
        h("span", { class: "tag" }, item.rule),
        h("span", null, t("settings.default", { value: valueText(item, item.default) })),
        item.range && !Array.isArray(item.range[2]) ? h("span", null, rangeText(item)) : null,
      ),
      item.changedAt
        ? h("p", { class: "mut" }, t("settings.changedBy", { name: nameOf(item.changedBy) }), " ", when(item.changedAt))
        : null,
    ),
    h(
      "form",
      {
        class: "setting-value",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void save();
        },
      },
      editor(item, id, typed),
      h("span", { class: "unit mut" }, unitWord(item.unit)),
      h(
        "button",
        { type: "submit", class: "btn p sm", hidden: () => !dirty(), disabled: () => busy.value },
        t("common.save"),
      ),
      changed(item)
        ? h(
            "button",
            {
              type: "button",
              class: "btn ic sm ghost",
              hidden: dirty,
              "aria-label": t("settings.reset", { name: words || item.name }),
              title: t("settings.resetShort"),
              onclick: reset,
            },
            icon("undo", "s"),
          )
        : null,
      h(
        "button",
        {
          type: "button",
          class: "btn ic sm ghost",
          hidden: dirty,
          "aria-label": t("settings.history", { name: words || item.name }),
          title: t("settings.historyShort"),
          onclick: () => void history(item, words || item.name),
        },
        icon("clock", "s"),
      ),
      h("p", { class: "err", role: "alert", hidden: () => problem.value === "" }, () => problem.value),
    ),
  );
}

/** @param {any} item @param {string} id @param {import("../lib/signals.js").Signal<string>} typed */
function editor(item, id, typed) {
  const choices = choicesOf(item);
  if (choices) {
    const select = h(
      "select",
      { class: "in", id, value: typed.peek(), onchange: () => (typed.value = select.value) },
      choices.map((/** @type {any} */ one) =>
        h("option", { value: String(one.id ?? one) }, one.label ?? choiceText(String(one))),
      ),
    );
    return select;
  }
  const number = isNumber(item);
  const input = h("input", {
    class: number ? "in number" : "in",
    id,
    inputmode: number ? "decimal" : null,
    autocomplete: "off",
    value: typed.peek(),
    oninput: () => (typed.value = input.value),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") typed.value = input.value = shownValue(item);
    },
  });
  return input;
}

/** @param {string} value */
function choiceText(value) {
  return knows(`choice.${value}`) ? t(`choice.${value}`) : value;
}

/** @param {any} item @param {any} value */
function valueText(item, value) {
  if (isFlag(item)) return choiceText(String(value));
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "—");
  return item.kind === "choice" ? choiceText(text) : `${text}${unitWord(item.unit) ? ` ${unitWord(item.unit)}` : ""}`;
}

/** @param {any} item */
function rangeText(item) {
  const range = rangeOf(item);
  return range ? t("settings.range", { from: range[0], to: range[1] }) : "";
}

/** @param {any} item @param {string} title */
async function history(item, title) {
  const events = signal(/** @type {any[] | null} */ (null));
  api
    .get(`/api/events${query({ type: "setting.changed", limit: 200 })}`)
    .then(
      (answer) =>
        (events.value = answer.items.filter((/** @type {any} */ one) =>
          JSON.stringify([one.subject, one.data]).includes(`"${item.name}"`),
        )),
    )
    .catch((error) => {
      events.value = [];
      toastError(error);
    });
  await openDialog({
    title: t("settings.historyOf", { name: title }),
    make: () => ({
      body: () => {
        if (!events.value) return waiting();
        if (events.value.length === 0) return h("p", { class: "mut" }, t("settings.noHistory"));
        return h(
          "ul",
          { class: "history" },
          events.value.map((one) =>
            h(
              "li",
              null,
              when(one.at),
              h("b", null, nameOf(one.actor)),
              h(
                "span",
                null,
                `${one.data?.from ?? one.data?.before ?? "—"} → ${one.data?.to ?? one.data?.after ?? t("settings.theDefault")}`,
              ),
            ),
          ),
        );
      },
    }),
  });
}
