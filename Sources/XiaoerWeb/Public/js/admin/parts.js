// Pieces that every page of the administration is made of.
// @ts-check
import { ApiError, api, errorText } from "../lib/api.js";
import { serverNow } from "../lib/clock.js";
import { h, icon } from "../lib/dom.js";
import { clockTime, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";

/** Counts fields, so that each gets an id of its own. */
let fields = 0;

/** @typedef {import("../lib/dom.js").Child} Child */

/**
 * @param {string} id of the page
 * @param {Child[]} [actions]
 */
export function head(id, actions = []) {
  return h(
    "header",
    { class: "admin-head" },
    h("div", { class: "grow" }, h("h2", null, t(`admin.${id}`)), h("p", { class: "mut" }, t(`admin.${id}.text`))),
    actions,
  );
}

/**
 * Something loaded from the server, with its waiting and its failure.
 * @template T
 * @param {() => Promise<T>} read
 */
export function resource(read) {
  const data = signal(/** @type {T | null} */ (null));
  const failure = signal(/** @type {unknown} */ (null));
  const busy = signal(false);
  let turn = 0;
  async function load() {
    const mine = ++turn;
    busy.value = true;
    try {
      const answer = await read();
      if (mine !== turn) return;
      data.value = answer;
      failure.value = null;
    } catch (error) {
      if (mine === turn) failure.value = error;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  void load();
  return { data, failure, busy, load };
}

/**
 * Draws what was loaded, or why there is nothing.
 * @template T
 * @param {ReturnType<typeof resource<T>>} source
 * @param {(data: T) => Child} draw
 * @returns {() => Child}
 */
export function loaded(source, draw) {
  return () => {
    if (source.failure.value) return trouble(source.failure.value, source.load);
    const data = source.data.value;
    return /** @type {any} */ (data === null ? waiting() : draw(data));
  };
}

/** @param {unknown} error @param {() => void} again */
export function trouble(error, again) {
  const forbidden = error instanceof ApiError && error.status === 403;
  return h(
    "div",
    { class: "empty", role: "alert" },
    icon(forbidden ? "lock" : "warn"),
    h("b", null, forbidden ? t("admin.forbidden") : errorText(error)),
    forbidden
      ? h("p", null, t("admin.forbiddenHint"))
      : h("button", { type: "button", class: "btn", onclick: again }, t("common.retry")),
  );
}

export function waiting() {
  return h(
    "div",
    { class: "admin-wait", role: "status" },
    h("span", { class: "sr" }, t("common.loading")),
    [1, 2, 3, 4].map(() => h("div", { class: "skel" })),
  );
}

/** @param {string} symbol @param {string} title @param {string} hint @param {Child} [action] */
export function empty(symbol, title, hint, action = null) {
  return h("div", { class: "empty" }, icon(symbol), h("b", null, title), h("p", null, hint), action);
}

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: any) => Child} cell
 * @property {string} [kind] class of its cells: num, wrap
 * @property {boolean} [quiet] the label is only read out
 */

/**
 * A table in its own scroll box; on phones each row becomes a block with the labels inside.
 * @param {string} label
 * @param {Column[]} columns
 * @param {any[]} rows
 */
export function table(label, columns, rows) {
  return h(
    "div",
    { class: "admin-table", role: "region", "aria-label": label, tabindex: "0" },
    h(
      "table",
      { class: "grid" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          columns.map((one) =>
            h(
              "th",
              { scope: "col", class: one.kind ?? null },
              one.quiet ? h("span", { class: "sr" }, one.label) : one.label,
            ),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map((row) =>
          h(
            "tr",
            null,
            columns.map((one) =>
              h(
                "td",
                { class: one.kind ?? null, "data-label": one.quiet ? null : one.label },
                /** @type {any} */ (one.cell(row)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/**
 * A list that grows page by page.
 * @param {(cursor: string | null) => Promise<{ items: any[], next: string | null }>} read
 */
export function pages(read) {
  const items = signal(/** @type {any[] | null} */ (null));
  const next = signal(/** @type {string | null} */ (null));
  const failure = signal(/** @type {unknown} */ (null));
  const busy = signal(false);
  let turn = 0;
  /** @param {boolean} fresh */
  async function load(fresh) {
    const mine = ++turn;
    busy.value = true;
    try {
      const answer = await read(fresh ? null : next.peek());
      if (mine !== turn) return;
      items.value = fresh ? answer.items : [...(items.peek() ?? []), ...answer.items];
      next.value = answer.next ?? null;
      failure.value = null;
    } catch (error) {
      if (mine === turn) failure.value = error;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  const reload = () => void load(true);
  reload();
  return {
    items,
    next,
    failure,
    busy,
    reload,
    /** @param {(items: any[]) => Child} draw @returns {() => Child} */
    view: (draw) => () =>
      /** @type {any} */ (
        failure.value ? trouble(failure.value, reload) : items.value === null ? waiting() : draw(items.value)
      ),
    more: () =>
      next.value
        ? h(
            "button",
            { type: "button", class: "btn admin-more", disabled: busy.value, onclick: () => void load(false) },
            t("admin.more"),
          )
        : null,
  };
}

/**
 * A search field that waits until typing pauses.
 * @param {string} label
 * @param {(text: string) => void} search
 * @param {string} [value]
 */
export function searchField(label, search, value = "") {
  let timer = 0;
  const input = h("input", {
    type: "search",
    placeholder: label,
    value,
    oninput: () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => search(input.value.trim()), 220);
    },
  });
  return h("label", { class: "search admin-search" }, icon("search", "s"), h("span", { class: "sr" }, label), input);
}

/**
 * A labelled field of a form; `name` is what the server calls it in a refusal.
 * @param {string} label
 * @param {HTMLElement} input
 * @param {{ hint?: string, name?: string, problem?: import("../lib/signals.js").Signal<any> }} [options]
 */
export function field(label, input, options = {}) {
  const { hint, name, problem } = options;
  const id = input.id || `field-${++fields}`;
  const wrong = () => (name && problem?.value?.problem?.field === name ? errorText(problem.value) : "");
  input.id = id;
  effect(() => {
    const about = [hint ? `${id}-hint` : "", wrong() ? `${id}-error` : ""].filter(Boolean).join(" ");
    if (about) input.setAttribute("aria-describedby", about);
    else input.removeAttribute("aria-describedby");
    input.setAttribute("aria-invalid", String(wrong() !== ""));
  });
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    input,
    hint ? h("small", { id: `${id}-hint` }, hint) : null,
    () => (wrong() ? h("small", { class: "err", id: `${id}-error`, role: "alert" }, wrong()) : null),
  );
}

/**
 * What was refused without naming a field.
 * @param {import("../lib/signals.js").Signal<any>} problem
 */
export function formProblem(problem) {
  return () =>
    problem.value && !problem.value.problem?.field
      ? h("p", { class: "alert bad", role: "alert" }, icon("warn", "s"), errorText(problem.value))
      : null;
}

/** @param {string | number | null | undefined} at */
export function when(at) {
  if (at === null || at === undefined) return "—";
  const now = serverNow();
  const words = shortTime(at, now, t("common.yesterday"));
  const text = words.includes(":") ? words : `${words} ${clockTime(at)}`;
  return h("time", { datetime: new Date(at).toISOString() }, text);
}

/**
 * A name wherever the server gives a person, an id or plain words.
 * @param {any} value
 */
export function nameOf(value) {
  if (value === null || value === undefined) return "—";
  if (typeof value !== "object") return String(value);
  return String(value.name ?? value.title ?? value.label ?? [value.kind, value.id].filter(Boolean).join(" ") ?? "");
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Roles and groups for forms, asked once per page. */
export const rolesAndGroups = () =>
  Promise.all([api.get("/api/roles"), api.get("/api/groups")]).then(([roles, groups]) => ({
    roles: roles.items,
    groups: groups.items,
  }));
